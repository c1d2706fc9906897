"""`deepstudio new --data` takes whatever the program can learn from: pictures and texts alike."""

import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.overrides import with_overrides
from deepstudio.core.check import check
from deepstudio.core.project import Project
from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import Ended, explained, here

REVIEWS = [
    ("a clean room", "good"),
    ("a cold soup", "bad"),
    ("such a nice view", "good"),
    ("never again", "bad"),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "酒店 reviews.csv"
    rows = [f"{number},{text} {number},{label}" for number in range(10) for text, label in REVIEWS]
    file.write_text("\n".join(["id,review,label", *rows]), encoding="utf-16")
    return file


def made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], template: str, data: object
) -> tuple[Project, Ended]:
    ended = here(capsys, "new", tmp_path / "project", "--template", template, "--data", data)
    assert ended.code == 0, ended
    return ProjectFolder(tmp_path / "project").load(), ended


@pytest.mark.parametrize("template", ["sentiment-lstm", "digits-cnn"])
def test_a_table_for_any_template(
    template: str, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A network for pictures does not fit texts; the project is made all the same and its problems are told."""
    project, ended = made(tmp_path, capsys, template, table)
    assert project.data is not None
    assert project.data.found is not None
    assert (project.data.source.id, project.data.classes) == ("text-table", ("bad", "good"))
    assert list(project.data.columns) == ["text", "label"]
    assert "40 samples in 2 classes" in ended.out


def test_what_the_template_says_of_texts_stays(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, _ = made(tmp_path / "1", capsys, "sentiment-lstm", "toy-sentiment")
    other, _ = made(tmp_path / "2", capsys, "sentiment-lstm", table)
    assert own.data is not None
    assert other.data is not None
    assert own.data.source.id == "toy-sentiment"
    assert other.data.columns["text"] == own.data.columns["text"]


def test_files_of_lines_and_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("pos", "neg"):
        (tmp_path / "folder" / name).mkdir(parents=True)
        (tmp_path / "lines").mkdir(exist_ok=True)
        (tmp_path / "lines" / f"{name}.txt").write_text("".join(f"{name} {number}\n" for number in range(20)))
        for number in range(20):
            (tmp_path / "folder" / name / f"{number}.txt").write_text(f"{name} {number}")
    for number, (data, source) in enumerate({"lines": "text-lines", "folder": "text-folder"}.items()):
        project, _ = made(tmp_path / str(number), capsys, "sentiment-lstm", tmp_path / data)
        assert project.data is not None
        assert project.data.source.id == source


def test_what_is_no_data_makes_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "no label.csv").write_text(
        "text\tother\n" + "".join(f"text {n}\tword {n}\n" for n in range(9))
    )
    said = {"report.pdf": "is nothing to learn from", "no label.csv": "Choose the column that holds them"}
    for name, sentence in said.items():
        ended = here(capsys, "new", tmp_path / "p", "--template", "sentiment-lstm", "--data", tmp_path / name)
        assert sentence in explained(ended)
        assert not (tmp_path / "p").exists()


def test_the_help_speaks_of_texts(capsys: pytest.CaptureFixture[str]) -> None:
    ended = here(capsys, "new", "--help")
    assert "table of texts" in " ".join(ended.out.replace("│", " ").split())


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_a_name_in_bytes_that_the_terminal_does_not_know(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in a locale without UTF-8: `项目 é` arrives as halves of characters."""
    name = "项目 é".encode().decode("ascii", "surrogateescape")
    ended = here(capsys, "new", tmp_path / name, "--template", "digits-mlp")
    assert ended.code == 0, ended.err
    assert ProjectFolder(tmp_path / "项目 é").load().name == "项目 é"
    strange = os.fsdecode(b"caf\xe9")
    assert here(capsys, "new", tmp_path / strange, "--template", "digits-mlp", "--json").code == 0
    assert ProjectFolder(tmp_path / strange).load().name == "caf\ufffd"


@pytest.fixture
def divided(tmp_path: Path) -> Path:
    """Texts in folders for training and for the test."""
    for part, count in (("seg_train", 10), ("seg_test", 4)):
        for name in ("good", "bad"):
            for number in range(count):
                file = tmp_path / "divided" / part / name / f"{number}.txt"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(f"a {name} thing, seen {number} times in {part}")
    return tmp_path / "divided"


@pytest.mark.parametrize(("options", "given"), [([], "keep"), (["--split", "new"], "new")])
def test_parts_that_folders_give(
    options: list[str], given: str, divided: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = here(
        capsys, "new", tmp_path / "p", "--template", "sentiment-lstm", "--data", divided, "--json", *options
    )
    (said,) = ended.json[0]["remarks"]
    assert (said["id"], said["option"]) == {
        "keep": ("parts-given", "--split new"),
        "new": ("parts-drawn", "--split keep"),
    }[given]
    data = ProjectFolder(tmp_path / "p").load().data
    assert data is not None
    assert data.split.given == given
    assert [round(share) for share in data.shares] == {"keep": [59, 13, 29], "new": [70, 15, 15]}[given]
    checked = here(capsys, "check", tmp_path / "p", "--json").json[0]
    assert said["id"] in [found["id"] for found in checked["findings"]]
    explained(here(capsys, "train", tmp_path / "p", "--set", "data.split.given=perhaps"), 2)
    refusal = explained(here(capsys, "train", tmp_path / "p", "--set", "data.split.validation=90"), 2)
    assert "leave nothing for the test" in refusal


def test_coloured_pictures_for_a_network_that_sees_grey(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Squares that only their colour tells apart."""
    for number in range(24):
        for name, color in (("red", (220, number, 0)), ("green", (number, 220, 0))):
            file = tmp_path / "squares" / name / f"{number}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            Image.new("RGB", (20, 20), color).save(file)
    project, ended = made(tmp_path, capsys, "lenet5", tmp_path / "squares")
    assert "Warning, data: Your pictures are coloured, but the network sees them in grey." in ended.out
    assert "Fix: Show the colours to the network" in ended.out
    (problem,) = [one for one in check(project, registry()).problems if one.id == "colours-unseen"]
    fixed = problem.fixes[0].apply(project)
    report = check(fixed, registry())
    assert report.problems == ()
    assert fixed.data is not None
    assert fixed.data.columns["picture"].settings["color"] == "rgb"


# What is guessed, and how it is said otherwise


def new(capsys: pytest.CaptureFixture[str], tmp_path: Path, data: Path, *options: object) -> Ended:
    where = tmp_path / f"p{len(list(tmp_path.glob('p*')))}"
    return here(capsys, "new", where, "--template", "sentiment-lstm", "--data", data, *options, "--json")


def found(ended: Ended) -> tuple[dict[str, int], list[str]]:
    """The classes, and what was remarked."""
    assert ended.code == 0, ended
    (said,) = ended.json
    return said["classes"], [remark["id"] for remark in said["remarks"]]


def test_open_quotes_and_numbers_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "t.csv"
    rows = 'nice a,1\n"bad b,0\nnice c,1.0\nbad d,0\n"nice e,1\nbad f,0.0\n'
    file.write_text("text,label\n" + rows * 3)
    assert found(new(capsys, tmp_path, file)) == ({"0": 9, "1": 9}, ["quotes-open", "labels-merged"])
    apart, _ = found(new(capsys, tmp_path, file, "--apart"))
    assert apart == {"0": 6, "0.0": 3, "1": 6, "1.0": 3}


def test_columns_are_chosen_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "t.csv"
    file.write_text(
        "code,kind,grade\n" + "".join(f"{n * 7919},{'xy'[n % 2]},{'abc'[n % 3]}\n" for n in range(60))
    )
    refused = explained(new(capsys, tmp_path, file))
    assert "--input COLUMN" in refused
    assert set(found(new(capsys, tmp_path, file, "--input", "code", "--target", "grade"))[0]) == set("abc")
    missing = explained(new(capsys, tmp_path, file, "--input", "nothing"))
    assert "It has code, kind, grade." in missing


def test_an_encoding_is_chosen_by_any_of_its_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "t.csv"
    file.write_bytes(("text,label\n" + "ХОРОШО 1,pos\nПЛОХО 2,neg\n" * 5).encode("koi8_r"))
    _, remarks = found(new(capsys, tmp_path, file))
    assert remarks == ["encoding-found"]
    assert found(new(capsys, tmp_path, file, "--encoding", "KOI8-R"))[1] == []
    ended = new(capsys, tmp_path, file, "--encoding", "klingon")
    assert "is no encoding that is known here" in explained(ended, 2)
    assert "not written in UTF-8" in explained(new(capsys, tmp_path, file, "--encoding", "utf-8"))


def test_options_that_say_nothing_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--sheet", "--delimiter", "--input"):
        ended = here(capsys, "new", tmp_path / "p", "--template", "digits-cnn", option, "x")
        assert f"{option} says nothing about this data" in explained(ended, 2)
    file = tmp_path / "t.csv"
    file.write_text("text,label\na b,x\nc d,y\n" * 5)
    assert "must be one of" in explained(new(capsys, tmp_path, file, "--delimiter", "x"), 2)
    assert "has no sheets" in explained(new(capsys, tmp_path, file, "--sheet", "x"))


def test_check_tells_again_what_was_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "t.csv"
    file.write_text("text,label\n" + "a good one,Pos\na bad one,neg\nso so,pos\nwhat,nan\n" * 5)
    assert here(capsys, "new", tmp_path / "p", "--template", "sentiment-lstm", "--data", file).code == 0
    (said,) = here(capsys, "check", tmp_path / "p", "--json").json
    assert {"labels-merged", "labels-missing"} <= {finding["id"] for finding in said["findings"]}


@pytest.mark.parametrize(
    ("option", "column", "method", "said"),
    [
        ("--group", "person", "group", "No group is in two parts: 10 groups"),
        ("--time", "day", "time", ""),
        ("--part", "set", "stratified", "30 for training, 5 for validation and 5 for the test"),
    ],
)
def test_a_column_divides_a_table(
    option: str, column: str, method: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = ["train"] * 30 + ["dev"] * 5 + ["test"] * 5
    rows = [
        f"a long review {row},{'good' if row % 2 else 'bad'},p{row % 10},2024-01-{row % 28 + 1},{part}"
        for row, part in enumerate(parts)
    ]
    (tmp_path / "t.csv").write_text("\n".join(["text,label,person,day,set", *rows]))
    source = ("--data", tmp_path / "t.csv", "--input", "text", "--target", "label")
    ended = here(capsys, "new", tmp_path / "p", "--template", "sentiment-average", *source, option, column)
    assert ended.code == 0, ended
    assert said in ended.out
    project = ProjectFolder(tmp_path / "p").load()
    assert project.data is not None
    assert project.data.split.method.id == method
    assert here(capsys, "check", tmp_path / "p").code == 0


def test_a_source_that_knows_no_groups_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--template", "digits-mlp", "--data", "digits", "--group", "person")
    ended = here(capsys, "new", tmp_path / "p", *given)
    assert ended.code == 2
    assert "--group says nothing about this data" in ended.err


def test_the_way_to_divide_can_be_chosen_for_one_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here(capsys, "new", tmp_path / "p", "--template", "digits-mlp")
    project = ProjectFolder(tmp_path / "p").load()
    changed = with_overrides(project, ["data.split.method=random"], registry())
    assert changed.data is not None
    assert changed.data.split.method.id == "random"
    with pytest.raises(WrongUsage, match="“moon” is not one of"):
        with_overrides(project, ["data.split.method=moon"], registry())


def test_what_decides_otherwise_is_an_option_that_there_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        f"a long review {row},{row % 2},p{row % 9},{'train' if row < 30 else 'test'}" for row in range(40)
    ]
    (tmp_path / "t.csv").write_text("\n".join(["text,label,person,set", *rows]))
    given = ("--data", tmp_path / "t.csv", "--target", "label", "--group", "person", "--part", "set")
    ended = here(capsys, "new", tmp_path / "p", "--template", "sentiment-average", *given)
    assert "deepstudio train … --set data.split.method=group" in ended.out
    assert "deepstudio new … --set" not in ended.out


def test_a_choice_that_is_nothing_is_not_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("cats", "dogs"):
        (tmp_path / "pets" / kind).mkdir(parents=True)
        (tmp_path / "pets" / kind / "one.png").write_bytes(b"")
    given = ("--template", "lenet5", "--data", tmp_path / "pets", "--group", "moon")
    ended = here(capsys, "new", tmp_path / "p", *given)
    assert "must be one of folder, name." in ended.err
