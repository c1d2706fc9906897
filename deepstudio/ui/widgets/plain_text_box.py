"""A box for plain text of any origin that never becomes too long to type in."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.buttons import IconButton
from deepstudio.ui.widgets.drops import copy
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.widgets.styling import painting

LINE_HEIGHT = 150.0  # percent
PIXELS = 15


class PlainTextBox(QTextEdit):
    """Several lines of text, at most `limit` UTF-16 units. What is pasted loses its look; undo works."""

    cut_off = Signal(int, int)
    """Something was too long: how many characters were given, and how many were taken."""
    kept = Signal()
    """Ctrl+Enter was pressed."""

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._hint = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        face = fonts.body()
        face.setPixelSize(scaled(PIXELS))
        self.setFont(face)
        self._space_lines()
        self.textChanged.connect(self._trim)

    def text(self) -> str:
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Replaces everything, as one step that can be undone. What is longer than the box shows its beginning."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self._insert(cursor, text)
        self.setTextCursor(cursor)
        if self.verticalScrollBar().maximum() > 0:
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def put_data(self, source: QMimeData) -> None:
        """Replaces everything by what was copied or dropped."""
        self.put(self._words(source))

    def set_hint(self, words: str) -> None:
        """What stands in the empty box."""
        self._hint = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Files mean something else, and whoever holds the box may take them.
        files = any(url.isLocalFile() for url in source.urls())
        return not files and (source.hasText() or source.hasHtml())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._insert(self.textCursor(), self._words(source))
        self.ensureCursorVisible()

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        if event.isAccepted() and event.source() is not self.viewport():
            copy(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            self._paint_hint()

    def _paint_hint(self) -> None:
        # Qt's own placeholder loses its second line where lines are spaced.
        edge = self.document().documentMargin()
        room = QRectF(self.viewport().rect()).adjusted(edge, edge, -edge, -edge)
        with painting(self.viewport()) as painter:
            painter.setPen(theme.color("text3"))
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self._hint)

    def _words(self, source: QMimeData) -> str:
        if source.hasText():
            return source.text()
        # Enough markup for a full box; laying out megabytes would stop the window.
        return QTextDocumentFragment.fromHtml(source.html()[: 10 * self._limit]).toPlainText()

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        chosen = cursor.selectionEnd() - cursor.selectionStart()
        room = max(0, self._limit - self._length() + chosen)
        wanted = clean(text[: 2 * self._limit])
        taken = first_units(wanted, room)
        cursor.insertText(taken)
        if len(taken) < len(wanted) or len(text) > 2 * self._limit:
            self.cut_off.emit(len(text), len(taken))

    def _length(self) -> int:
        return self.document().characterCount() - 1

    def _trim(self) -> None:
        """Takes back what was typed into a full box."""
        over = self._length() - self._limit
        if over <= 0:
            return
        cursor = self.textCursor()
        cursor.joinPreviousEditBlock()
        while self._length() > self._limit and not cursor.atStart():
            cursor.deletePreviousChar()
        cursor.endEditBlock()
        self.cut_off.emit(over, 0)

    def _space_lines(self) -> None:
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.textCursor().mergeBlockFormat(spaced)
        self.document().clearUndoRedoStacks()


def clean(text: str) -> str:
    """`text` without control characters, halves of characters and placeholders of objects."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    whole = lines.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return "".join(sign for sign in whole if sign in "\n\t" or _is_seen(sign))


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) != "Cc" and sign not in "\ufffc\ufdd0\ufdd1"


def first_units(text: str, count: int) -> str:
    """As much of `text` as fits into `count` UTF-16 units; no character is halved."""
    return text.encode("utf-16-le")[: 2 * count].decode("utf-16-le", "ignore")


MOST_LINES = 16


class CodeBlock(QWidget):
    """Shows all of its lines, up to `MOST_LINES`, without wrapping them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFont(fonts.mono())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.copy = IconButton("copy", self.tr("Copy"), small=True, outlined=True, parent=self)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        row_of((self.text, 1), (self.copy, 0, Qt.AlignmentFlag.AlignTop), gap=8, on=self)
        self.text.setAccessibleName(self.tr("How to use it"))

    def set_code(self, code: str) -> None:
        lines = code.rstrip("\n")
        self.text.setPlainText(lines)
        count = min(lines.count("\n") + 1, MOST_LINES)
        # Room for the lines, the margins of the document, the frame and a scroll bar below.
        self.text.setFixedHeight(count * QFontMetrics(self.text.font()).lineSpacing() + 26)
