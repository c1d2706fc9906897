"""A kind whose values are files brings its words, the ends of their names and how one is shown; the rest is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.ui.kinds.files import FileGiver, FileView
from deepstudio.ui.kinds.giver import GivenValue
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.layouts import column_of


class LetterView(FileView):
    def _build(self) -> None:
        self.words = QLabel(self)
        column_of(self.words, on=self)

    def _read(self, path: Path) -> str:
        try:
            return path.read_text()
        except OSError as error:
            raise Explained(T("This letter is gone.")) from error

    def _show(self, found: str | None, name: str) -> None:
        self.words.setText(found or "")
        self.words.setAccessibleName(name)


class LetterGiver(FileGiver):
    kind: ClassVar[type[ColumnKind]] = TextColumn
    shown_by: ClassVar[type[FileView]] = LetterView

    def _suffixes(self) -> Iterable[str]:
        return (".txt", ".md")


@pytest.fixture
def giver(studio: Studio, qtbot: QtBot) -> LetterGiver:
    made = LetterGiver(studio, ("letter",))
    qtbot.addWidget(made)
    made.show()
    made.brought.connect(lambda wholes: made.put(wholes[0]))
    return made


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    made = tmp_path / "letter.txt"
    made.write_text("Dear all")
    return made


def shown(giver: LetterGiver) -> str:
    assert isinstance(giver.card.view, LetterView)
    return giver.card.view.words.text()


def of_files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_while_there_is_nothing_it_says_what_to_do(giver: LetterGiver) -> None:
    assert giver.given() is None
    assert giver.card.title() == "Text"
    assert giver.card.empty.isVisible()
    assert giver.card.empty.text() == "Drop texts here"
    assert not giver.card.findChildren(QPushButton), "the ways to give something stand at the side, once"
    assert giver.buttons[0].text() == "Choose texts…"
    assert "You can also drop texts" in giver.buttons[0].toolTip()


def test_a_file_is_dropped_shown_and_removed(giver: LetterGiver, letter: Path, qtbot: QtBot) -> None:
    assert giver.takes(of_files(letter))
    assert not giver.takes(of_files(letter.parent)), "a folder is left to the window"
    with qtbot.waitSignal(giver.changed):
        assert giver.drop(of_files(letter))
    assert giver.given() == {"letter": {"path": str(letter)}}
    assert giver.title(giver.given()) == "letter.txt"
    qtbot.waitUntil(lambda: shown(giver) == "Dear all")
    assert not giver.card.empty.isVisible()
    with qtbot.waitSignal(giver.changed):
        giver.removed()
    assert giver.given() is None
    assert giver.card.empty.isVisible()


def test_files_are_chosen_by_the_ends_of_their_names(giver: LetterGiver, letter: Path, qtbot: QtBot) -> None:
    qtbot.mouseClick(giver.buttons[0], Qt.MouseButton.LeftButton)
    dialog = giver.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.windowTitle() == "Choose texts"
    assert dialog.nameFilters() == ["Text (*.txt *.md)"]
    dialog.filesSelected.emit([str(letter)])
    dialog.close()
    qtbot.waitUntil(lambda: shown(giver) == "Dear all")


def test_a_file_that_cannot_be_read_is_told(giver: LetterGiver, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(giver.card.view.refused) as refused:
        giver.put(GivenValue(giver.cells(tmp_path / "gone.txt"), "gone.txt"))
    assert str(refused.args[0]) == "This letter is gone."
    assert shown(giver) == ""


def test_what_was_given_is_there_in_another_language(
    giver: LetterGiver, studio: Studio, letter: Path, qtbot: QtBot
) -> None:
    giver.bring([letter])
    again = LetterGiver(studio, ("letter",))
    qtbot.addWidget(again)
    again.take_back(giver.remembered())
    assert again.given() == giver.given()
    qtbot.waitUntil(lambda: shown(again) == "Dear all")
