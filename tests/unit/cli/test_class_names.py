"""Classes that a person named, on the command line: of a network that was trained before they had names."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from deepstudio.core.data_edits import name_classes
from deepstudio.core.problems import Edit
from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import here


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("data") / "flats.csv"
    rows = [f"{number}.5,{number % 7},{int(number > 60)}" for number in range(120)]
    file.write_text("\n".join(["area,floor,taken", *rows]), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def trained(table: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Trained while its classes were 0 and 1; they were named afterwards."""
    from deepstudio.cli.app import run

    place = tmp_path_factory.mktemp("projects") / "flats"
    assert not run(["new", str(place), "--template", "table-mlp", "--data", str(table), "--target", "taken"])
    assert not run(["train", str(place), "--epochs", "1", "--device", "cpu"])
    folder = ProjectFolder(place)
    project = folder.load()
    assert project.data is not None
    edit = name_classes(project.data, "taken", {"0": "空置", "1": "已租"})
    assert isinstance(edit, Edit)
    folder.save(edit.apply(project))
    return place


def test_an_examination_says_the_names_and_keeps_the_classes(
    trained: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = here(capsys, "evaluate", trained)
    assert told.code == 0, told
    rows = [line.split()[0] for line in told.out.splitlines() if line.split()]
    assert {"空置", "已租"} < set(rows)
    assert not {"0", "1"} & set(rows)
    (value,) = here(capsys, "evaluate", trained, "--json").json
    assert value["classes"] == ["空置", "已租"]
    assert [one["class"] for one in value["per_class"]] == ["空置", "已租"]
    matrix = next(one for one in value["examinations"][0]["sections"] if one["kind"] == "matrix")
    assert matrix["names"] == ["空置", "已租"]
    kept = json.loads((trained / "runs" / "run-001" / "evaluation-test.json").read_bytes())
    assert kept["classes"] == ["0", "1"], "another name tomorrow is said as well"


def test_answers_and_tables_of_answers_say_the_names(
    trained: Path, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = here(capsys, "predict", trained, "--row", "area=100, floor=2", "--json")
    assert ended.code == 0, ended
    (value,) = ended.json
    assert set(value["probabilities"]) == {"空置", "已租"}
    assert value["label"] in value["probabilities"]
    out = tmp_path / "answers.csv"
    assert here(capsys, "predict", trained, table, "--csv", out).code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        titles = next(csv.reader(file))
    assert titles[-2:] == ["空置", "已租"]


def test_an_export_says_the_names_and_learns_from_the_same_files(
    trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here(capsys, "evaluate", trained).code == 0
    ended = here(capsys, "export", trained, "--format", "python", "--out", tmp_path / "out")
    assert ended.code == 0, ended
    code: dict[str, object] = {}
    exec((tmp_path / "out" / "answer.py").read_text(encoding="utf-8"), code)
    assert code["said"]([0.1, 0.9])["label"] == "已租"  # type: ignore[operator]
    assert code["read"]("1") == 1, "labels in tables are called as before"  # type: ignore[operator]
    readme = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "空置" in readme
    assert ", in the data " in readme
    card = (tmp_path / "out" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "空置" in card
    assert not [line for line in card.splitlines() if line.startswith(("| 0 |", "| 1 |"))]


def test_a_new_project_takes_names(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--template", "table-mlp", "--data", table, "--target", "taken")
    names = ("--class-name", "0=空 = 置", "--class-name", "1=已租")
    assert here(capsys, "new", tmp_path / "p", *given, *names).code == 0
    data = ProjectFolder(tmp_path / "p").load().data
    assert data is not None
    assert data.class_names("taken") == {"0": "空 = 置", "1": "已租"}
    assert data.classes == ("0", "1")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["2=two"], "names none of the classes 0, 1"),
        (["0=one", "1=one"], "Two classes would be called “one”"),
    ],
)
def test_names_that_cannot_be(
    names: list[str], words: str, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--template", "table-mlp", "--data", table, "--target", "taken")
    options = [part for name in names for part in ("--class-name", name)]
    ended = here(capsys, "new", tmp_path / "p", *given, *options)
    assert ended.code == 2
    assert words in ended.err
    assert not (tmp_path / "p").exists()
