"""Bars: beside names and numbers below each other, and the share that each part has of a whole."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from deepstudio.core.amounts import percent
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.rows import RIGHT, ROOT, Index, RowDelegate, RowList, RowModel, draw_words
from deepstudio.ui.widgets.styling import painting, wrapped

LOW, TALL = 26, 36  # pixels of a row; the latter with the bar below its name
GAP = 12
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its name, `parts` of the bar side by side, each an amount with a colour token, and a number in words.

    Without a token, the bar of a strong row has the accent colour, and others are pale. `tip` is all in a sentence.
    A row is known by its name, or by a `key` where several may have the same.
    """

    name: str
    parts: tuple[tuple[float, str], ...]
    words: str
    tip: str = ""
    strong: bool = False
    key: Hashable = None

    @property
    def amount(self) -> float:
        """Of all parts."""
        return sum(amount for amount, _ in self.parts)

    @property
    def font(self) -> QFont:
        return fonts.strong() if self.strong else fonts.body()


def share_bars(shares: Iterable[tuple[str, float]]) -> list[Bar]:
    """Names with what each has of a whole, in percent; the first one is strong."""
    return [
        Bar(name, ((share, ""),), percent(share), strong=number == 0)
        for number, (name, share) in enumerate(shares)
    ]


@dataclass(frozen=True, slots=True)
class BarColumns:
    """How the rows of a list are laid out; names are cut, numbers never."""

    most_name: float = 0.45
    """Of the width."""
    least_number: int = 64
    """Pixels, so that bars do not jump while their numbers change."""
    above: bool = False
    """Name and number stand above the bar, where names are long."""
    signed: bool = False
    """Bars begin in the middle; negative amounts go to the left."""


class BarList(RowList[Bar]):
    """Rows whose bars begin and end together, as high as all of them. They can be chosen where something follows."""

    chosen = Signal(object)
    """The key of a row that was clicked, or at which Enter was pressed."""
    looked_at = Signal(object)
    """The key of the row that somebody hovers or has come to by keyboard; None where there is none any more."""

    def __init__(
        self, parent: QWidget | None = None, columns: BarColumns = BarColumns(), *, choosable: bool = False
    ) -> None:
        super().__init__(BarModel(), _BarDelegate(self), parent)
        self.columns, self.choosable = columns, choosable
        self.whole = 1.0
        self.name_width = self.number_width = 0
        self.setStyleSheet("QListView { background: transparent; padding: 0; }")  # it lies on the page itself
        self.setSelectionMode(QListView.SelectionMode.NoSelection)  # what is chosen is marked from outside
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.verticalScrollBar().setSingleStep(scaled(LOW))
        self.entered.connect(self._look)
        self.viewportEntered.connect(self._look)
        if choosable:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(self._choose)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_bars(self, bars: Sequence[Bar], whole: float = 1.0) -> None:
        """Replaces the rows; a full bar stands for the amount `whole`."""
        self.whole = whole
        self.name_width = max((_width(bar.name, bar.font) for bar in bars), default=0)
        numbers = (_width(bar.words, fonts.tabular(bar.font)) + 8 for bar in bars)
        self.number_width = max(self.columns.least_number, *numbers, 0)
        self.set_rows(bars)
        self.updateGeometry()

    def row_height(self) -> int:
        return scaled(TALL if self.columns.above else LOW)

    def sizeHint(self) -> QSize:
        return QSize(240, self.row_height() * len(self.rows.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.choosable and event.key() in _KEYS:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._look(current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._look(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._look()

    def _look(self, index: Index = ROOT) -> None:
        self.looked_at.emit(self.rows.key_of(self.rows.rows[index.row()]) if index.isValid() else None)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.key_of(self.rows.rows[index.row()]))


class BarModel(RowModel[Bar]):
    def key_of(self, row: Bar) -> Hashable:
        return row.name if row.key is None else row.key

    def said(self, row: Bar) -> str:
        return row.tip or f"{row.name}: {row.words}"

    def tip(self, row: Bar) -> str:
        return wrapped(self.said(row))


class _BarDelegate(RowDelegate[Bar]):
    """Paints name, bar and number."""

    is_ringed = True

    def __init__(self, bars: BarList) -> None:
        super().__init__()
        self._bars = bars

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width, self._bars.row_height())

    def state_of(self, option: QStyleOptionViewItem, index: Index) -> QStyle.StateFlag:
        state = super().state_of(option, index)
        return state if self._bars.choosable else state & ~QStyle.StateFlag.State_MouseOver

    def paint_row(self, painter: QPainter, room: QRectF, row: Bar, state: QStyle.StateFlag) -> None:
        bars, edge = self._bars, 6 if self._bars.choosable else 2
        tone = "text" if row.strong else "text2"
        line = QRectF(room.x() + edge, room.y(), room.width() - 2 * edge, scaled(LOW))
        name, number = min(bars.name_width, line.width() * bars.columns.most_name), bars.number_width
        track = QRectF(line.x() + name + GAP, line.center().y() - 4, line.width() - name - GAP - number, 8)
        if bars.columns.above:
            name, track = line.width() - number, QRectF(line.x(), line.bottom() - 2, line.width(), 6)
        named = QRectF(line.x(), line.y(), name, scaled(LOW))
        name_tone = "text" if bars.choosable else tone
        draw_words(painter, named, row.name, name_tone, row.font, Qt.TextElideMode.ElideMiddle)
        draw_words(painter, line, row.words, tone, fonts.tabular(row.font), side=RIGHT)
        over = state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        parts = [(amount / (bars.whole or 1.0), _ink(token, row.strong)) for amount, token in row.parts]
        paint_parts(painter, track, parts, "line" if over else "sunken", 0.5 if bars.columns.signed else 0.0)


class MiniBar(QWidget):
    """Parts of a whole side by side, such as the parameters of each layer family."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[float, str], ...] = ()
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[tuple[float, str]], description: str = "") -> None:
        """(share from 0 to 1, colour token or `#RRGGBB`), left to right; `description` says it in words."""
        self._parts = tuple(parts)
        self.setAccessibleName(description)
        self.setToolTip(wrapped(description))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_parts(
                painter, QRectF(self.rect()), [(share, theme.color(token)) for share, token in self._parts]
            )


def paint_parts(
    painter: QPainter,
    track: QRectF,
    parts: Iterable[tuple[float, QColor]],
    ground: str = "sunken",
    zero: float = 0.0,
) -> None:
    """Shares of a track side by side. They begin at `zero` (0 to 1) of its width, which is marked unless it is 0."""
    shape = QPainterPath()
    shape.addRoundedRect(track, 4, 4)
    left, whole = track.x() + zero * track.width(), (1 - zero) * track.width()
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(track, theme.color(ground))
    for share, color in parts:
        wide = whole * min(max(share, -1.0), 1.0)
        painter.fillRect(QRectF(left, track.y(), wide, track.height()).normalized(), color)
        left += wide
    painter.restore()
    if zero:
        middle = track.x() + zero * track.width()
        painter.fillRect(QRectF(middle - 0.5, track.y() - 2, 1, track.height() + 4), theme.color("text3"))


def _ink(token: str, strong: bool) -> QColor:
    if token or strong:
        return theme.color(token or "accent")
    return theme.mix(theme.color("line"), theme.color("text3"), 0.55)


def _width(words: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(words) + 2
