"""What there is to read: chapters and words, all of them or those that a search finds."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QWidget

from deepstudio.core import ranking
from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.guide import Chapter
from deepstudio.ui.help.places import HelpPlace
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.rows import Index, RowDelegate, RowList, RowModel, draw_words

HIGH = 30  # pixels a row


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A line of the contents; one without a place is a heading."""

    text: str
    place: HelpPlace | None = None
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    level: int = 0


class ContentsList(RowList[HelpRow]):
    """A click or Enter opens what a row is about."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_Rows(), _Row(), parent)
        self.setAccessibleName(self.tr("What there is to read"))
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def open_current(self) -> None:
        """Opens the row at which the keyboard is."""
        self._open(self.currentIndex())

    def go_by(self, by: int) -> None:
        """Goes up or down to the next row that can be opened."""
        rows, place = self.rows.rows, self.currentIndex().row()
        openable = [number for number, row in enumerate(rows) if row.place is not None]
        ahead = [number for number in openable if (number - place) * by > 0]
        if openable:
            near = (min(ahead) if by > 0 else max(ahead)) if ahead else openable[0 if by > 0 else -1]
            self.setCurrentIndex(self.rows.index(near))

    def show_rows(self, rows: list[HelpRow], marked: bool) -> None:
        """Shows these; where `marked`, Enter takes the first."""
        self.rows.set_rows(rows)
        first = next((number for number, row in enumerate(rows) if row.place is not None), -1)
        self.setCurrentIndex(self.rows.index(first if marked else -1))
        self.scrollToTop()

    def _open(self, index: Index) -> None:
        if index.isValid() and (place := self.rows.rows[index.row()].place) is not None:
            self.opened.emit(place)


def all_rows(chapters: Iterable[Chapter], entries: Iterable[GlossaryEntry], guide: str) -> list[HelpRow]:
    """The guide, then the words by topic, each under its heading."""
    rows = [HelpRow(guide), *map(_of_chapter, chapters)]
    for topic, found in groupby(entries, lambda entry: tr_text(entry.topic)):
        rows += [HelpRow(topic), *map(_of_word, found)]
    return rows


def found_rows(query: str, rows: Iterable[HelpRow]) -> list[HelpRow]:
    """The rows that a search finds, the best first."""
    return ranking.best(query, _openable(rows), lambda row: row.names, lambda row: row.words)


def _openable(rows: Iterable[HelpRow]) -> Iterator[HelpRow]:
    return (row for row in rows if row.place is not None)


def _of_chapter(chapter: Chapter) -> HelpRow:
    place = HelpPlace("chapter", str(chapter.number))
    return HelpRow(chapter.title, place, (chapter.title,), (chapter.text,), chapter.level)


def _of_word(entry: GlossaryEntry) -> HelpRow:
    place = HelpPlace("word", entry.id)
    return HelpRow(tr_text(entry.title), place, entry.names(tr_text), (tr_text(entry.text),))


class _Rows(RowModel[HelpRow]):
    def key_of(self, row: HelpRow) -> Hashable:
        return row.place or row.text

    def said(self, row: HelpRow) -> str:
        return row.text

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        flags = super().flags(index)
        return flags if self.rows[index.row()].place is not None else Qt.ItemFlag.NoItemFlags


class _Row(RowDelegate[HelpRow]):
    height = HIGH

    def paint_row(self, painter: QPainter, room: QRectF, row: HelpRow, state: QStyle.StateFlag) -> None:
        if row.place is None:
            draw_words(painter, room.adjusted(10, 8, -8, 0), row.text, "text2", fonts.strong())
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        tone = "accent" if chosen else "text"
        draw_words(painter, room.adjusted(10 + 14 * row.level, 0, -8, 0), row.text, tone, fonts.body())
