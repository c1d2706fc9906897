"""Many texts in a list, their tokens as chips. Only what is in view is cut into tokens and painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.model_index import Index
from deepstudio.ui.widgets.styling import wrapped
from deepstudio.ui.widgets.token_chips import (
    LINE,
    Placed,
    Token,
    arrange,
    paint_tokens,
    readable,
    reads_from_right,
)

LINES = 2
ROW = LINES * LINE + 14
SIDE = 104  # pixels for the class and the part
SEEN = 400  # characters; more never fit into the lines of a row
TIP = 600
REMEMBERED = 400  # rows whose chips are kept


@dataclass(frozen=True, slots=True)
class TextItem:
    """One text; `tone` colours the dot before `part`."""

    key: str
    text: str
    name: str = ""
    part: str = ""
    tone: str = "text3"
    faded: bool = False


DescribeText = Callable[[str], TextItem]
Cut = Callable[[str], Sequence[Token]]


class TextList(QListView):
    """A virtual list of `keys`; `describe(key)` says what stands in a row, `cut(text)` makes its chips."""

    chosen = Signal(list)
    """The keys that are selected now, in order."""
    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()

    def __init__(self, describe: DescribeText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = TextModel(describe, self)
        self._cut: Cut | None = None
        self._placed: dict[str, list[Placed]] = {}
        self.setModel(self.texts)
        self.setItemDelegate(_TextDelegate(self))
        self._lay_out()
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))
        theme.notifier().changed.connect(self.viewport().update)

    def set_keys(self, keys: Sequence[str]) -> None:
        """Replaces what is shown; what was selected and is still there stays selected, and so does the place."""
        self._placed.clear()
        if tuple(keys) == self.texts.keys:
            self.viewport().update()
            return
        kept, place = set(self.selected()), self.verticalScrollBar().value()
        current = self.currentIndex().data(KEY)
        self.texts.set_keys(tuple(keys))
        self.select(kept, current)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)

    def set_cut(self, cut: Cut | None) -> None:
        """How a text becomes tokens; nothing shows the text itself."""
        self._cut = cut
        self._placed.clear()
        self.viewport().update()

    def selected(self) -> list[str]:
        """The keys that are selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.texts.keys[row] for row in rows]

    def select(self, keys: Iterable[str], current: str | None = None) -> None:
        """Selects exactly these texts."""
        model = self.selectionModel()
        rows = sorted(row for key in keys if (row := self.texts.row_of(key)) is not None)
        found = QItemSelection()
        for row in rows:
            found.select(self.texts.index(row), self.texts.index(row))
        here = self.texts.row_of(current) if current else None
        here = rows[0] if here is None and rows else here
        if here is not None:
            model.setCurrentIndex(self.texts.index(here), model.SelectionFlag.NoUpdate)
        model.select(found, model.SelectionFlag.ClearAndSelect)

    def reveal(self, keys: Sequence[str]) -> None:
        """Selects these texts and scrolls to the first."""
        self.select(keys)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def placed(self, item: TextItem, width: int) -> list[Placed]:
        """The chips of a row, remembered while it is in view."""
        found = self._placed.get(item.key)
        if found is None:
            if len(self._placed) >= REMEMBERED:
                self._placed.clear()
            found = self._placed[item.key] = self._arranged(item, width)
        return found

    @property
    def cuts(self) -> bool:
        """Whether texts are shown as tokens."""
        return self._cut is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.key() in keys and self.selectionModel().hasSelection():
            self.delete_wanted.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selectionModel().hasSelection():
            self.menu_wanted.emit(event.globalPos())

    def _arranged(self, item: TextItem, width: int) -> list[Placed]:
        tokens = self._cut(item.text[:SEEN]) if self._cut is not None else ()
        metrics = self.fontMetrics()
        return arrange(tokens, width, metrics, LINES, reads_from_right(item.text))

    def _lay_out(self) -> None:
        self.setFont(fonts.secondary())
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; padding: 0; }")  # it lies on the page itself
        self.verticalScrollBar().setSingleStep(ROW)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)


KEY = Qt.ItemDataRole.UserRole
ITEM = Qt.ItemDataRole.UserRole + 1


class TextModel(QAbstractListModel):
    """The keys in order; a row is described when it is needed."""

    def __init__(self, describe: DescribeText, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys: tuple[str, ...] = ()
        self._describe = describe
        self._rows: dict[str, int] | None = None

    def set_keys(self, keys: tuple[str, ...]) -> None:
        self.beginResetModel()
        self.keys, self._rows = keys, None
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        if self._rows is None:
            self._rows = {known: row for row, known in enumerate(self.keys)}
        return self._rows.get(key)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        key = self.keys[index.row()]
        if role == KEY:
            return key
        if role == ITEM:
            return self._describe(key)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            item = self._describe(key)
            return f"{item.name}, {item.part}: {item.text[:TIP]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(self._describe(key))
        return None

    def _tip(self, item: TextItem) -> str:
        from deepstudio.data.sources.rows import shown

        more = "…" if len(item.text) > TIP else ""
        return wrapped(f"{readable(item.text[:TIP])}{more}\n{shown(item.key)} · {item.name} · {item.part}")


class _TextDelegate(QStyledItemDelegate):
    """Paints class and part at the left, the first tokens at the right."""

    def __init__(self, view: TextList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: TextItem = index.data(ITEM)
        cell, state = _rect(option), _state(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, cell, state)
        painter.setOpacity(0.5 if item.faded else 1.0)
        self._paint_side(painter, QRectF(cell.x() + 10, cell.y() + 7, SIDE - 14, 2 * LINE), item)
        room = QRectF(cell.x() + SIDE, cell.y() + 7, cell.width() - SIDE - 10, 2 * LINE)
        self._paint_text(painter, room, item)
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(cell).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.setBrush(theme.color("surface"))
        edge = "accent" if chosen or focus else "text3" if over else "line"
        painter.setPen(QPen(theme.color(edge), 1.5 if chosen else 1))
        painter.drawRoundedRect(box, 7, 7)

    def _paint_side(self, painter: QPainter, room: QRectF, item: TextItem) -> None:
        painter.setFont(fonts.strong())
        painter.setPen(theme.color("text"))
        name = painter.fontMetrics().elidedText(item.name, Qt.TextElideMode.ElideMiddle, round(room.width()))
        upper = QRectF(room.x(), room.y(), room.width(), LINE - 2)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(upper, left | Qt.TextFlag.TextSingleLine, name)
        lower = upper.translated(0, LINE - 2)
        draw_dot(painter, lower.x() + 4, lower.center().y(), theme.color(item.tone))
        painter.setFont(fonts.small())
        painter.setPen(theme.color("text2"))
        painter.drawText(lower.adjusted(14, 0, 0, 0), left, item.part)

    def _paint_text(self, painter: QPainter, room: QRectF, item: TextItem) -> None:
        painter.setFont(self._view.font())
        if not self._view.cuts:
            painter.setPen(theme.color("text2"))
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, readable(item.text[:SEEN]))
            return
        painter.translate(room.topLeft())
        paint_tokens(painter, self._view.placed(item, round(room.width())))


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
