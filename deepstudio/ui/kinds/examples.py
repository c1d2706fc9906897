"""Samples of an examination below each other, each with the right answer and the one that was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QPainter, QPen, QTextLayout
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from deepstudio.core.project import DataPlan
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.model_index import Index
from deepstudio.ui.widgets.styling import wrapped
from deepstudio.ui.widgets.token_chips import readable, reads_from_right

ROOT = QModelIndex()
KEY = Qt.ItemDataRole.UserRole
ITEM = Qt.ItemDataRole.UserRole + 1
ROW = 48  # pixels
LEAST = 160
SIDE = 210  # for classes and confidence
SEEN = 400  # characters; more never fit into a row
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Example:
    """One sample. `caption` has both answers, `note` how far apart they are; `tip` says all of it in a sentence.

    A faded one takes no part any more; of a corrected one, the answer was changed since.
    """

    key: str
    text: str
    caption: str
    note: str = ""
    tip: str = ""
    faded: bool = False
    corrected: bool = False


class ExamplesView(Protocol):
    """What shows examples; a widget, in which one can be selected. A kind of column may bring its own."""

    chosen: SignalInstance
    """The key that is selected now in a list, or an empty one."""

    def set_plan(self, plan: DataPlan | None) -> None:
        """Where the samples lie."""

    def set_examples(self, rows: Sequence[Example]) -> None: ...

    def selected(self) -> list[str]: ...

    def reveal(self, key: str) -> None:
        """Selects a sample and scrolls to it."""

    def clearSelection(self) -> None: ...


class ExamplesList(QListView):
    """What each of them says. Enter or a double click selects the current one again."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = _Model(self)
        self.setModel(self.texts)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMinimumHeight(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(ROW // 2)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))
        self.activated.connect(self._open)
        theme.notifier().changed.connect(self.viewport().update)

    def set_plan(self, plan: DataPlan | None) -> None:
        """What the samples say is known."""

    def set_examples(self, rows: Sequence[Example]) -> None:
        """Replaces what is shown; what was selected and is still there stays selected."""
        if tuple(row.key for row in rows) == tuple(row.key for row in self.texts.rows):
            self.texts.change(tuple(rows))
            return
        kept = self.selected()
        self.texts.reset(tuple(rows))
        if kept and self.texts.row_of(kept[0]) is not None:
            self.reveal(kept[0])

    def selected(self) -> list[str]:
        return [self.texts.rows[index.row()].key for index in self.selectionModel().selectedIndexes()]

    def reveal(self, key: str) -> None:
        """Selects a sample and scrolls to it."""
        row = self.texts.row_of(key)
        if row is not None:
            self.setCurrentIndex(self.texts.index(row))
            self.scrollTo(self.currentIndex())

    def _open(self, index: Index) -> None:
        if self.selected():
            self.chosen.emit(self.selected())
        else:
            self.reveal(str(index.data(KEY)))
            self.selectionModel().select(
                self.currentIndex(), self.selectionModel().SelectionFlag.ClearAndSelect
            )


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Example, ...] = ()

    def reset(self, rows: tuple[Example, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def change(self, rows: tuple[Example, ...]) -> None:
        """The same texts with other marks."""
        self.rows = rows
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_of(self, key: str) -> int | None:
        return next((number for number, row in enumerate(self.rows) if row.key == key), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == KEY:
            return row.key
        if role == ITEM:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.tip}: {readable(row.text[:SEEN])}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrapped(f"{readable(row.text[:SEEN])}\n{row.tip}")
        return None


class _Delegate(QStyledItemDelegate):
    """Paints the text at the left, the classes and the confidence at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: Example = index.data(ITEM)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, rect, state)
        painter.setOpacity(0.5 if item.faded else 1.0)
        inner = QRectF(rect).adjusted(12, 5, -12, -5)
        _paint_text(painter, QRectF(inner.x(), inner.y(), inner.width() - SIDE - 16, inner.height()), item)
        _paint_side(painter, QRectF(inner.right() - SIDE, inner.y(), SIDE, inner.height()), item)
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(box, 7, 7)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(box, 7, 7)
    else:
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)


def _paint_text(painter: QPainter, room: QRectF, item: Example) -> None:
    """Two lines, the second one with an ellipsis where there is more."""
    from_right = reads_from_right(item.text)
    painter.setFont(fonts.body())
    painter.setPen(theme.color("text"))
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
    )
    high = room.height() / 2
    for number, line in enumerate(two_lines(readable(item.text[:SEEN]), painter, room.width())):
        place = QRectF(room.x(), room.y() + number * high, room.width(), high)
        side = RIGHT if from_right else LEFT
        painter.drawText(place, side | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine, line)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def two_lines(text: str, painter: QPainter, width: float) -> list[str]:
    """`text` broken once, between words or Chinese characters, and cut with an ellipsis behind."""
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    units = text.encode("utf-16-le", "surrogatepass")
    first = units[: 2 * line.textLength()].decode("utf-16-le", "replace").rstrip()
    rest = units[2 * line.textLength() :].decode("utf-16-le", "replace")
    layout.endLayout()
    metrics = painter.fontMetrics()
    return [first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(width))] if rest else [first]


def _paint_side(painter: QPainter, room: QRectF, item: Example) -> None:
    half = room.height() / 2
    upper = QRectF(room.x(), room.y(), room.width(), half)
    painter.setFont(fonts.strong())
    painter.setPen(theme.color("good" if item.corrected else "text"))
    shown = painter.fontMetrics().elidedText(item.caption, Qt.TextElideMode.ElideMiddle, round(room.width()))
    painter.drawText(upper, RIGHT | Qt.TextFlag.TextSingleLine, shown)
    painter.setFont(fonts.tabular(fonts.secondary()))
    painter.setPen(theme.color("text2"))
    painter.drawText(upper.translated(0, half), RIGHT | Qt.TextFlag.TextSingleLine, item.note)
