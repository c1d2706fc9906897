"""Many rows below each other: a virtual list, its model, and what paints a row. Only what is in view is painted."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.styling import draw_box

Index = QModelIndex | QPersistentModelIndex


Row = TypeVar("Row")
ROW = Qt.ItemDataRole.UserRole
"""The role by which a model says the row itself."""
ROOT = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CUT = Qt.TextElideMode.ElideRight
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class KeyedRows(Generic[Row]):
    """Rows in order, each with a key of its own; for models, also of tables."""

    rows: list[Row]
    _places: dict[Hashable, int] | None = None

    def key_of(self, row: Row) -> Hashable:
        """What a row is known by, also when its content changes."""
        return cast(Hashable, cast(Any, row).key)

    def row_of(self, key: Hashable) -> int | None:
        """The place of the row with this key."""
        if self._places is None:
            self._places = {self.key_of(row): place for place, row in enumerate(self.rows)}
        return self._places.get(key)

    def row(self, key: Hashable) -> Row | None:
        """The row with this key."""
        place = self.row_of(key)
        return self.rows[place] if place is not None else None


class RowModel(KeyedRows[Row], QAbstractListModel):
    """The rows of a list. A class that derives from this one says how a row reads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = []

    def said(self, row: Row) -> str:
        """The row in words, for those who do not see it."""
        raise NotImplementedError

    def tip(self, row: Row) -> str | None:
        """What is shown on hover."""
        return None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replaces all; where the keys are the same, selection and place stay as they are."""
        if [self.key_of(row) for row in rows] == [self.key_of(row) for row in self.rows]:
            self.rows = list(rows)
            self.refresh()
            return
        self.beginResetModel()
        self.rows, self._places = list(rows), None
        self.endResetModel()

    def insert(self, rows: Sequence[Row], at: int = 0) -> None:
        if rows:
            self.beginInsertRows(ROOT, at, at + len(rows) - 1)
            self.rows[at:at], self._places = rows, None
            self.endInsertRows()

    def remove(self, place: int) -> None:
        self.beginRemoveRows(ROOT, place, place)
        del self.rows[place]
        self._places = None
        self.endRemoveRows()

    def clear(self) -> None:
        self.set_rows(())

    def change(self, row: Row) -> None:
        """Puts `row` in the place of the one with its key, if there still is one."""
        place = self.row_of(self.key_of(row))
        if place is not None:
            self.rows[place] = row
            self.refresh(place, place)

    def refresh(self, first: int = 0, last: int = -1) -> None:
        """Rows read or look differently now; all of them by default."""
        if self.rows:
            self.dataChanged.emit(self.index(first), self.index(last if last >= 0 else len(self.rows) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in _SPOKEN:
            return self.said(row)
        return self.tip(row) if role == Qt.ItemDataRole.ToolTipRole else None


if TYPE_CHECKING:
    ViewBase = QAbstractItemView
else:
    ViewBase = object


class KeyedSelection(Generic[Row], ViewBase):
    """A mixin for a view of `rows`: what is selected in it, by keys. Name it before the Qt class.

    Delete says `delete_wanted`, the context menu `menu_wanted`, if any is selected.
    """

    rows: Any
    """A model, with `KeyedRows`."""
    menu_wanted: SignalInstance
    delete_wanted: SignalInstance

    def current(self) -> Row | None:
        """The row at which the keyboard is."""
        index = self.currentIndex()
        return cast(Row, self.rows.rows[index.row()]) if index.isValid() else None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replaces what is shown; what was selected and is still there stays selected, and so does the place."""
        kept, place, here = self.selected(), self.verticalScrollBar().value(), self.current()
        current = self.rows.key_of(here) if here is not None else None
        self.rows.set_rows(rows)
        if self.selected() != kept:
            self.select(kept, current)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(place)

    def selected(self) -> list[Any]:
        """The keys that are selected, in the order of the rows."""
        found = self.selectionModel().selection()  # ranges; Qt itself walks all of them for each row
        parts = [found.at(number) for number in range(found.count())]
        places = sorted({place for part in parts for place in range(part.top(), part.bottom() + 1)})
        return [self.rows.key_of(self.rows.rows[place]) for place in places]

    def select(self, keys: Iterable[Hashable], current: Hashable | None = None) -> None:
        """Selects exactly these rows; the keyboard goes to `current`, or else to the first of them."""
        model, found = self.selectionModel(), QItemSelection()
        places = sorted(place for key in keys if (place := self.rows.row_of(key)) is not None)
        for first, last in _runs(places):
            found.select(self.rows.index(first, 0), self.rows.index(last, 0))
        here = self.rows.row_of(current) if current is not None else None
        here = places[0] if here is None and places else here
        if here is not None:
            model.setCurrentIndex(self.rows.index(here, 0), model.SelectionFlag.NoUpdate)
        model.select(found, model.SelectionFlag.ClearAndSelect | model.SelectionFlag.Rows)

    def reveal(self, *keys: Hashable) -> None:
        """Selects these rows and scrolls to the first."""
        self.select(keys)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.selectionModel().hasSelection():
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selectionModel().hasSelection():
            self.menu_wanted.emit(event.globalPos())


class RowList(KeyedSelection[Row], QListView):
    """Shows the rows of `model`."""

    menu_wanted = Signal(QPoint)
    delete_wanted = Signal()

    def __init__(
        self,
        model: RowModel[Row],
        delegate: RowDelegate[Row],
        parent: QWidget | None = None,
        *,
        several: bool = False,
    ) -> None:
        super().__init__(parent)
        self.rows = model
        model.setParent(self)
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if several:
            self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        theme.notifier().changed.connect(self.viewport().update)


class RowDelegate(QStyledItemDelegate, Generic[Row]):
    """Paints the ground of a row, which tells its state; `paint_row` paints what stands on it."""

    height: ClassVar[int] = 28
    width: ClassVar[int] = 120
    radius: ClassVar[float] = 6
    inset: ClassVar[float] = 1
    """Pixels that the ground leaves free above and below."""
    is_ringed: ClassVar[bool] = False
    """Whether an edge tells where the keyboard is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width, scaled(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        room, state = room_of(option), self.state_of(option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, room, state)
        self.paint_row(painter, room, index.data(ROW), state)
        painter.restore()

    def state_of(self, option: QStyleOptionViewItem, index: Index) -> QStyle.StateFlag:
        """How the row is shown: selected, under the pointer, with the focus. Qt's stubs leave the name out."""
        return cast(QStyle.StateFlag, cast(Any, option).state)

    def paint_ground(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag) -> None:
        ground = room.adjusted(0, self.inset, 0, -self.inset)
        chosen = state & QStyle.StateFlag.State_Selected
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            draw_box(painter, ground, self.radius, "accent_soft" if chosen else "sunken")
        if self.is_ringed and state & QStyle.StateFlag.State_HasFocus:
            draw_box(painter, ground.adjusted(0.5, 0.5, -0.5, -0.5), self.radius, edge="accent")

    def paint_row(self, painter: QPainter, room: QRectF, row: Row, state: QStyle.StateFlag) -> None:
        raise NotImplementedError


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of neighbours among places that rise."""
    first = 0
    for number, place in enumerate(places):
        if number + 1 == len(places) or places[number + 1] != place + 1:
            yield places[first], place
            first = number + 1


def draw_words(
    painter: QPainter,
    room: QRectF,
    words: str,
    tone: str,
    font: QFont,
    cut: Qt.TextElideMode = CUT,
    side: Qt.AlignmentFlag = LEFT,
) -> float:
    """Draws words on one line, cut with an ellipsis where `room` ends; returns their width in pixels."""
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    shown = painter.fontMetrics().elidedText(words, cut, max(0, round(room.width())))
    painter.drawText(room, side | Qt.TextFlag.TextSingleLine, shown)
    return float(painter.fontMetrics().horizontalAdvance(shown))


ARROW = " → "


def elided_pair(words: str, metrics: QFontMetrics, width: float) -> str:
    """Two names with an arrow between them, each cut where both do not fit; other words are cut in the middle."""
    first, arrow, second = words.partition(ARROW)
    if not arrow or metrics.horizontalAdvance(words) <= width:
        return str(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, max(0, int(width))))
    room = int(width) - metrics.horizontalAdvance(ARROW)
    wide = [metrics.horizontalAdvance(name) for name in (first, second)]
    own = [max(room // 2, room - other) for other in reversed(wide)]
    names = (
        metrics.elidedText(name, CUT, max(0, share)) for name, share in zip((first, second), own, strict=True)
    )
    return ARROW.join(names)


def room_of(option: QStyleOptionViewItem) -> QRectF:
    """Where a row is painted; Qt's stubs leave the name out."""
    return QRectF(cast(Any, option).rect)
