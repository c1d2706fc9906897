"""Many texts in a list, their tokens as chips. Only what is in view is cut into tokens and painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.rows import RowDelegate, RowList, RowModel, draw_words
from deepstudio.ui.widgets.styling import draw_box, wrapped
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


class TextList(RowList[str]):
    """A virtual list of `keys`; `describe(key)` says what stands in a row, `cut(text)` makes its chips."""

    chosen = Signal(list)
    """The keys that are selected now, in order."""

    def __init__(self, describe: DescribeText, parent: QWidget | None = None) -> None:
        self.texts = TextModel(describe)
        super().__init__(self.texts, _TextDelegate(self), parent, several=True)
        self._cut: Cut | None = None
        self._placed: dict[str, list[Placed]] = {}
        self.setFont(fonts.secondary())
        self.setStyleSheet("QListView { background: transparent; padding: 0; }")  # it lies on the page itself
        self.verticalScrollBar().setSingleStep(ROW)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))

    def set_keys(self, keys: Sequence[str]) -> None:
        """Replaces what is shown; what was selected and is still there stays selected, and so does the place."""
        self._placed.clear()
        self.set_rows(keys)

    def set_cut(self, cut: Cut | None) -> None:
        """How a text becomes tokens; nothing shows the text itself."""
        self._cut = cut
        self._placed.clear()
        self.viewport().update()

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

    def _arranged(self, item: TextItem, width: int) -> list[Placed]:
        tokens = self._cut(item.text[:SEEN]) if self._cut is not None else ()
        return arrange(tokens, width, self.fontMetrics(), LINES, reads_from_right(item.text))


class TextModel(RowModel[str]):
    """The keys in order; a row is described when it is needed."""

    def __init__(self, describe: DescribeText) -> None:
        super().__init__()
        self.describe = describe

    def key_of(self, row: str) -> str:
        return row

    def said(self, row: str) -> str:
        item = self.describe(row)
        return f"{item.name}, {item.part}: {item.text[:TIP]}"

    def tip(self, row: str) -> str:
        from deepstudio.data.sources.rows import shown

        item = self.describe(row)
        more = "…" if len(item.text) > TIP else ""
        return wrapped(f"{readable(item.text[:TIP])}{more}\n{shown(item.key)} · {item.name} · {item.part}")


class _TextDelegate(RowDelegate[str]):
    """Paints class and part at the left, the first tokens at the right."""

    height = ROW
    width = 200

    def __init__(self, view: TextList) -> None:
        super().__init__()
        self._view = view

    def paint_row(self, painter: QPainter, room: QRectF, row: str, state: QStyle.StateFlag) -> None:
        item = self._view.texts.describe(row)
        painter.setOpacity(0.5 if item.faded else 1.0)
        self._paint_side(painter, QRectF(room.x() + 10, room.y() + 7, SIDE - 14, 2 * LINE), item)
        self._paint_text(
            painter, QRectF(room.x() + SIDE, room.y() + 7, room.width() - SIDE - 10, 2 * LINE), item
        )

    def paint_ground(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = "accent" if chosen or focus else "text3" if over else "line"
        draw_box(painter, room.adjusted(0.5, 1.5, -0.5, -1.5), 7, "surface", edge, 1.5 if chosen else 1)

    def _paint_side(self, painter: QPainter, room: QRectF, item: TextItem) -> None:
        upper = QRectF(room.x(), room.y(), room.width(), LINE - 2)
        draw_words(painter, upper, item.name, "text", fonts.strong(), Qt.TextElideMode.ElideMiddle)
        lower = upper.translated(0, LINE - 2)
        draw_dot(painter, lower.x() + 4, lower.center().y(), theme.color(item.tone))
        draw_words(painter, lower.adjusted(14, 0, 0, 0), item.part, "text2", fonts.small())

    def _paint_text(self, painter: QPainter, room: QRectF, item: TextItem) -> None:
        painter.setFont(self._view.font())
        if not self._view.cuts:
            painter.setPen(theme.color("text2"))
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, readable(item.text[:SEEN]))
            return
        painter.translate(room.topLeft())
        paint_tokens(painter, self._view.placed(item, round(room.width())))
