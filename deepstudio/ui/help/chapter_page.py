"""A chapter of the guide, set in the program's own type and colours."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QDesktopServices,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from deepstudio.core.glossary import GlossaryEntry
from deepstudio.core.guide import Chapter, anchors, readable
from deepstudio.core.text import Language
from deepstudio.ui.help.places import HelpPlace
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, theme

LINE = 130.0  # percent of the height of a line


class ChapterPage(QTextBrowser):
    """Links lead to other chapters; one to the web is opened by a press in the system's browser."""

    opened = Signal(object)

    def __init__(
        self, language: Language, glossary: Mapping[str, GlossaryEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._words = {
            name.casefold(): entry.id
            for entry in reversed(tuple(glossary.values()))
            for name in reversed(entry.names(tr_text))
        }
        self._chapter: Chapter | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("help.chapter")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(12)
        self.anchorClicked.connect(self._follow)
        theme.notifier().changed.connect(self._set_anew)

    def show_chapter(self, chapter: Chapter) -> None:
        self._chapter = chapter
        self.setAccessibleName(chapter.title)
        self.document().setDefaultFont(fonts.body())
        self.setMarkdown(f"## {chapter.title}\n\n{readable(chapter, self._language, self._words)}")
        _set_blocks(self)
        _set_tables(self)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _set_anew(self) -> None:
        if self._chapter is not None:
            self.show_chapter(self._chapter)

    def _follow(self, url: QUrl) -> None:
        number = anchors(self._language).get(url.fragment())
        if url.scheme() == "word":
            self.opened.emit(HelpPlace("word", url.path()))
        elif number is not None:
            self.opened.emit(HelpPlace("chapter", str(number)))
        elif url.scheme() == "https":
            QDesktopServices.openUrl(url)


def _set_blocks(browser: QTextBrowser) -> None:
    """Titles, paragraphs and code in the fonts of the program."""
    block = browser.document().begin()
    while block.isValid():
        _set_block(block)
        block = block.next()


def _set_block(block: QTextBlock) -> None:
    cursor, room = QTextCursor(block), QTextBlockFormat()
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    kind = block.blockFormat()
    is_code = kind.hasProperty(QTextFormat.Property.BlockCodeFence) or kind.nonBreakableLines()
    if kind.headingLevel():
        look = QTextCharFormat()
        look.setFont(fonts.title())
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
        cursor.mergeCharFormat(look)
        room.setBottomMargin(8)
    elif is_code:
        look = QTextCharFormat()
        look.setFont(fonts.mono())
        cursor.mergeCharFormat(look)
        room.setBackground(QBrush(theme.color("sunken")))
    else:
        if block.textList() is None and QTextCursor(block).currentTable() is None:
            room.setBottomMargin(8)
        room.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    QTextCursor(block).mergeBlockFormat(room)


def _set_tables(browser: QTextBrowser) -> None:
    """Thin lines, the whole width; a head without words goes."""
    tables = [
        frame for frame in browser.document().rootFrame().childFrames() if isinstance(frame, QTextTable)
    ]
    for table in tables:
        if not any(
            table.cellAt(0, column).firstCursorPosition().block().text() for column in range(table.columns())
        ):
            table.removeRows(0, 1)
        look = table.format()
        look.setBorderCollapse(True)
        look.setBorder(1)
        look.setBorderBrush(QBrush(theme.color("line")))
        look.setCellPadding(6)
        look.setCellSpacing(0)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(look)
