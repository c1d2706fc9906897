"""A table from the command line: a project that answers any of its columns, examined, and asked row by row."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import pytest

from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import Ended, explained, here

CITIES = ("Lyon", "Nice", "Lyon, FR")


def write_table(file: Path) -> Path:
    """Rents that follow from the area and the city, with gaps, and whether somebody would take the flat."""
    draw = random.Random(1)
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["area", "city", "owner", "rent", "taken"])
        for number in range(160):
            area, city = draw.uniform(10, 90), CITIES[number % 3]
            rent = 8 * area + 50 * (number % 3) + draw.uniform(0, 10)
            shown = "" if number % 10 == 0 else f"{area:.1f}"
            table.writerow([shown, city, f"o{number % 40}", f"{rent:.2f}", "yes" if rent < 400 else "no"])
    return file


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_table(tmp_path_factory.mktemp("flats") / "flats.csv")


def made(capsys: pytest.CaptureFixture[str], folder: Path, *options: object) -> Ended:
    ended = here(capsys, "new", folder, *options)
    assert ended.code == 0, ended
    return ended


@pytest.fixture(scope="module")
def trained(table: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A project that tells the rent, and one that tells whether a flat is taken, each trained for a moment."""
    from deepstudio.cli.app import run

    home = tmp_path_factory.mktemp("projects")
    found = {}
    for target, template in (("rent", "table-regression"), ("taken", "table-mlp")):
        folder = found[target] = home / target
        assert not run(["new", str(folder), "--template", template, "--data", str(table), "--target", target])
        unit = ["--set", "data.rent.unit=€"] if target == "rent" else []
        assert not run(["train", str(folder), "--epochs", "4", "--device", "cpu", *unit])
    return found


# Projects


def test_a_number_is_answered(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ended = made(
        capsys,
        tmp_path / "p",
        "--template",
        "table-mlp",
        "--data",
        table,
        "--target",
        "rent",
        "--group",
        "owner",
    )
    data = ProjectFolder(tmp_path / "p").load().data
    assert data is not None
    assert (data.target, data.columns["taken"].use, data.of_use("group")) == ("rent", "input", ("owner",))
    assert data.split.method.id == "group"
    assert "160 samples. To be answered: “rent” from 9" in ended.out
    assert "“rent” is answered from area, city, taken." in ended.out
    (checked,) = here(capsys, "check", tmp_path / "p", "--json").json
    assert checked["errors"] == 0, "the network of a template for classes was fitted"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--target", "price"), "The data has no column “price”. It has area, city, owner, rent, taken."),
        (("--group", "rents"), "The data has no column “rents”."),
        (("--input", "city"), "--input says nothing about this data"),
    ],
)
def test_columns_that_are_not_there(
    table: Path, tmp_path: Path, options: tuple[str, str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = here(capsys, "new", tmp_path / "p", "--template", "table-mlp", "--data", table, *options)
    assert ended.code == 2
    assert words in ended.err
    assert not (tmp_path / "p").exists()


def test_machines_read_what_each_column_is(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (value,) = made(
        capsys, tmp_path / "p", "--template", "table-mlp", "--data", table, "--target", "taken", "--json"
    ).json
    assert value["columns"]["area"] == {"kind": "number", "use": "input"}
    assert value["columns"]["taken"] == {"kind": "category", "use": "target"}
    assert set(value["classes"]) == {"no", "yes"}


# Examinations


def test_numbers_are_examined_in_their_unit(
    trained: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    told = here(capsys, "evaluate", trained["rent"], "--baseline")
    assert told.code == 0, told
    lines = told.out.splitlines()
    assert lines[1].startswith("Mean error ")
    assert lines[1].endswith(" €")
    assert "predicted" in told.out
    assert "“area=" in told.out, "a row is told by what stands in it"
    rows = [line.split("  ")[0] for line in lines]
    assert rows[rows.index("Compared") + 1 :][:2] == ["Network", "Ridge regression"]
    (value,) = here(capsys, "evaluate", trained["rent"], "--json").json
    assert set(value["metrics"]) == {"mae", "rmse", "r2"}
    assert value["mae"] == value["metrics"]["mae"]
    assert value["examinations"][0]["objective"] == "number"


def test_the_run_says_its_numbers_in_their_unit(
    trained: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert " €" in here(capsys, "runs", trained["rent"]).out
    (run,) = here(capsys, "runs", trained["rent"], "--json").json
    assert set(run["test"]) == {"loss", "mae", "rmse", "r2"}


# Predictions


def test_a_row_is_typed(trained: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    row = 'area=50, city="Lyon, FR", owner=o1, rent=300'
    ended = here(capsys, "predict", trained["taken"], "--row", row)
    assert ended.code == 0, ended
    assert ended.err == ""
    assert ended.out.startswith(("yes (", "no ("))
    (value,) = here(capsys, "predict", trained["taken"], "--row", row, "--json").json
    assert set(value["probabilities"]) == {"yes", "no"}
    one = '{"area": 50, "city": "Nice", "owner": "o1"}'
    ended = here(capsys, "predict", trained["rent"], "--row", one, "--row", "area=50,taken=no", "--json")
    first, second = ended.json
    assert first["unit"] == second["unit"] == "€"
    assert "counted as missing (1): taken" in ended.err
    assert "counted as missing (2): city, owner" in ended.err


def test_what_training_has_not_seen_is_told(
    trained: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    row = "area=5000, city=Mars, owner=o1, taken=no"
    ended = here(capsys, "predict", trained["rent"], "--row", row)
    assert "Training has not seen “Mars”" in ended.err
    assert "5,000 lies outside of what training had" in ended.err
    (value,) = here(capsys, "predict", trained["rent"], "--row", row, "--json").json
    assert len(value["doubts"]) == 2


@pytest.mark.parametrize(
    ("options", "words", "code"),
    [
        (("--row", "price=3"), "takes no column “price”. It takes area, city, owner, taken.", 1),
        (("--row", "area=3,5"), "“5” is not that", 2),
        (
            ("--text", "hello"),
            "takes rows with the columns area, city, owner, taken. Give a table, or --row",
            1,
        ),
        (("--input", "area", "x.csv"), "takes rows with the columns", 1),
        (("nowhere.csv",), "nowhere.csv", 1),
        ((), "or --row 'NAME=VALUE, …'", 2),
        (("--row", "area=3", "--csv", "o.csv"), "not --row", 2),
    ],
)
def test_what_cannot_be_asked(
    trained: dict[str, Path],
    options: tuple[str, ...],
    words: str,
    code: int,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = here(capsys, "predict", trained["rent"], *options)
    assert words in explained(ended, code)
    assert not list(tmp_path.iterdir())


def test_a_wrong_value_costs_one_answer(trained: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    ended = here(capsys, "predict", trained["rent"], "--row", "area=wide", "--row", "area=30", "--json")
    assert ended.code == 1
    first, second = ended.json
    assert "“area”" in first["error"]
    assert "“wide” is no number" in first["error"]
    assert second["value"] == pytest.approx(second["value"])


def test_a_table_becomes_a_table(
    trained: dict[str, Path], table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = here(capsys, "predict", trained["rent"], table, "--csv", tmp_path / "out.csv")
    assert ended.code == 0, ended
    assert "160 rows are in" in ended.out
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()))
    assert (len(rows), rows[2]["input"], rows[2]["city"]) == (160, "3", "Lyon, FR")
    one = here(capsys, "predict", trained["rent"], table, "--json").json[2]
    assert float(rows[2]["value"]) == pytest.approx(one["value"], abs=1e-5)
    told = here(capsys, "predict", trained["rent"], table).out.splitlines()
    assert (len(told), told[2].partition(":")[0]) == (160, "3")


def test_a_table_of_json_lines_with_odd_rows(
    trained: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{"AREA": 40, "city": "Nice"}, {"AREA": "wide", "city": "Mars"}, {"AREA": None, "city": None}]
    (tmp_path / "odd.jsonl").write_text("\n".join(map(json.dumps, lines)))
    ended = here(
        capsys, "predict", trained["rent"], tmp_path / "odd.jsonl", "--csv", tmp_path / "o.csv", "--json"
    )
    assert ended.code == 1
    (value,) = ended.json
    assert (value["rows"], value["errors"]) == (2, 1), "a row without a single value is no sample"
    assert "Not given, so counted as missing (2): owner, taken." in ended.err
    assert "such as row 2" in ended.err


def test_a_table_with_none_of_the_columns(
    trained: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.csv").write_text("year,month\n1,2\n3,4\n")
    said = explained(here(capsys, "predict", trained["rent"], tmp_path / "other.csv"))
    assert "It has year, month" in said


# Why


def test_an_examination_tells_which_columns_count(
    trained: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ended = here(capsys, "evaluate", trained["rent"])
    assert ended.code == 0, ended
    assert "By how much “Mean error” gets worse where a column is shuffled" in ended.out
    assert "It says what this network uses, not what causes what." in ended.out
    (value,) = here(capsys, "evaluate", trained["rent"], "--json").json
    (found,) = (one for one in value["examinations"][0]["sections"] if one["kind"] == "importance")
    assert {one["name"] for one in found["columns"]} == {"area", "city", "owner", "taken"}
    assert found["metric"]["unit"] == "€"


def test_a_row_is_told_why_column_by_column(
    trained: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    row = "area=80, city=Nice, owner=o3"
    ended = here(capsys, "why", trained["rent"], "--row", f"{row}, taken=no")
    assert ended.code == 0, ended
    assert ended.out.startswith("How much a column adds to the answer (")
    assert {line.split()[0] for line in ended.out.splitlines()} >= {"area", "city", "owner", "taken"}
    (answer,) = here(capsys, "predict", trained["taken"], "--row", f"{row}, rent=700", "--json").json
    (why,) = here(capsys, "why", trained["taken"], "--row", f"{row}, rent=700", "--json").json
    effects = why["answers"]["taken"]
    assert (effects["label"], effects["value"]) == (answer["label"], pytest.approx(answer["confidence"]))
    assert {one["name"] for one in effects["columns"]} == {"area", "city", "owner", "rent"}


def test_the_rows_of_a_table_are_told_why_one_after_the_other(
    trained: dict[str, Path], table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = tmp_path / "few.csv"
    few.write_text("".join(table.read_text(encoding="utf-8").splitlines(True)[:3]), encoding="utf-8")
    told = here(capsys, "why", trained["taken"], few, "--label", "no", "--json").json
    assert [one["label"] for one in told] == ["no", "no"]
    refused = here(capsys, "why", trained["taken"])
    assert "--row 'NAME=VALUE" in explained(refused, code=2)
