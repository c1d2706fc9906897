"""Answers for a file of texts: which column is read, and that no file of the user is overwritten."""

import csv
import os
from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.events import Note
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.data.tables.options import TableOptions
from deepstudio.engine.preparing import prepared_data
from deepstudio.engine.tables import predict_table
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.exporting import drawn_run
from tests.unit.engine.test_export_texts import text_project

HEAD = "id,summary,text,label"


def table_run(folder: Path, **columns: str) -> RunFolder:
    """A run on a table with two columns of texts. Where none is chosen, "text" is guessed."""
    rows = [f"{n},room {n},all that was said of room {n},{n % 3}" for n in range(60)]
    (folder / "train.csv").write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    source = Chosen(id="text-table", settings={"path": str(folder / "train.csv"), **columns})
    project = text_project()
    return drawn_run(folder / "project", project.replace(data=project.data.replace(source=source)))


def inputs(run: RunFolder, file: Path, column: str = "") -> list[str]:
    out = file.with_name("answers.csv")
    list(predict_table(run, file, out, column=column))
    return [row[0] for row in csv.reader(out.read_text(encoding="utf-8-sig").splitlines())][1:]


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return table_run(tmp_path_factory.mktemp("chosen"), text="summary", label="label")


@pytest.fixture(scope="module")
def guessed(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return table_run(tmp_path_factory.mktemp("guessed"))


def test_the_column_is_the_one_the_run_learned_from(chosen: RunFolder, tmp_path: Path) -> None:
    file = tmp_path / "new.csv"
    file.write_text(f"{HEAD}\n1,good,the whole text,0\n2,bad,another text,1\n", encoding="utf-8")
    assert inputs(chosen, file) == ["good", "bad"]
    assert inputs(chosen, file, "text") == ["the whole text", "another text"]


def test_a_column_that_was_guessed_in_training_is_taken_again(guessed: RunFolder, tmp_path: Path) -> None:
    """Alone, "review" would be the better guess."""
    file = tmp_path / "new.csv"
    file.write_text("review,text\na long review of all the rooms,good\nand one more of them,bad\n")
    assert inputs(guessed, file) == ["good", "bad"]
    file.write_text("id,review\n1,a review\n2,and one more\n")
    assert inputs(guessed, file) == ["a review", "and one more"]


def test_a_column_of_the_run_that_stands_alone_has_its_name_in_the_first_line(
    chosen: RunFolder, tmp_path: Path
) -> None:
    (tmp_path / "new.csv").write_text("summary\ngood\nbad\n", encoding="utf-8")
    assert inputs(chosen, tmp_path / "new.csv") == ["good", "bad"]


@pytest.mark.parametrize("way", ["same", "relative", "soft link", "hard link"])
def test_the_file_that_is_read_is_not_overwritten(
    way: str, chosen: RunFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, link = tmp_path / "new.csv", tmp_path / "link.csv"
    file.write_text("id,summary\n1,good\n2,bad\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    if way == "soft link":
        link.symlink_to(file)
    elif way == "hard link":
        os.link(file, link)
    out = {"same": file, "relative": Path("new.csv")}.get(way, link)
    with pytest.raises(Explained) as caught:
        list(predict_table(chosen, file, out))
    assert caught.value.cause == "same_file"
    assert file.read_text(encoding="utf-8") == "id,summary\n1,good\n2,bad\n"


def test_what_was_decided_on_the_way_to_the_texts_is_told(chosen: RunFolder, tmp_path: Path) -> None:
    file, out = tmp_path / "new.csv", tmp_path / "answers.csv"
    rows = "".join(f'{n},"скучный фильм и очень долго {n}\n' for n in range(9))
    file.write_bytes(f"id,summary\n{rows}".encode("cp1251"))
    events = list(predict_table(chosen, file, out))
    told = [str(event.message.text()) for event in events if isinstance(event, Note)]
    assert any("Windows-1251" in text for text in told)
    assert any(
        text.startswith("Lines of new.csv with a quotation mark that is not closed (9)") for text in told
    )
    answers = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))[1:]
    assert [row[0].strip('"') for row in answers] == [f"скучный фильм и очень долго {n}" for n in range(9)]


def test_how_a_file_is_read_can_be_said(chosen: RunFolder, tmp_path: Path) -> None:
    file, out = tmp_path / "new.csv", tmp_path / "answers.csv"
    file.write_bytes("id,summary\n1,ХОРОШО\n2,ПЛОХО\n".encode("koi8_r"))
    list(predict_table(chosen, file, out, options=TableOptions(encoding="koi8_r")))
    answers = list(csv.reader(out.read_text(encoding="utf-8-sig").splitlines()))[1:]
    assert [row[0] for row in answers] == ["ХОРОШО", "ПЛОХО"]


def test_training_and_evaluation_tell_what_was_decided_about_their_data(tmp_path: Path) -> None:
    rows = "".join(f"a text of its own {n},{('Pos', 'pos', 'neg')[n % 3]}\n" for n in range(30))
    (tmp_path / "t.csv").write_text(f"text,label\n{rows}what,nan\n", encoding="utf-8")
    source = Chosen(id="text-table", settings={"path": str(tmp_path / "t.csv")})
    project = text_project()
    project = project.replace(data=project.data.replace(source=source))
    told = [
        str(event.message.text())
        for event in prepared_data(project, registry(), lambda: False)
        if isinstance(event, Note)
    ]
    assert any("stands for a missing value" in text for text in told)
    assert any("only spelled differently" in text for text in told)
