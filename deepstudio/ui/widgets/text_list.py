"""Many texts in a list, each in two lines. Only what is in view is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.chip import draw_dot
from deepstudio.ui.widgets.rows import LEFT, RIGHT, RowDelegate, RowList, RowModel, draw_words
from deepstudio.ui.widgets.styling import draw_box, wrapped
from deepstudio.ui.widgets.token_chips import readable, reads_from_right

LINE = 20  # pixels
ROW = 2 * LINE + 14
SIDE = 104  # pixels for the class and the part
SEEN = 400  # characters; more never fit into the lines of a row
TIP = 600


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


class TextList(RowList[str]):
    """A virtual list of `keys`; `describe(key)` says what stands in a row."""

    chosen = Signal(list)
    """The keys that are selected now, in order."""

    def __init__(self, describe: DescribeText, parent: QWidget | None = None) -> None:
        self.texts = TextModel(describe)
        super().__init__(self.texts, _TextDelegate(self), parent, several=True)
        self.setStyleSheet("QListView { background: transparent; padding: 0; }")  # it lies on the page itself
        self.verticalScrollBar().setSingleStep(scaled(ROW))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))

    def set_keys(self, keys: Sequence[str]) -> None:
        """Replaces what is shown; what was selected and is still there stays selected, and so does the place."""
        self.set_rows(keys)


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
    """Paints class and part at the left, the beginning of the text at the right."""

    height = ROW
    width = 200

    def __init__(self, view: TextList) -> None:
        super().__init__()
        self._view = view

    def paint_row(self, painter: QPainter, room: QRectF, row: str, state: QStyle.StateFlag) -> None:
        item = self._view.texts.describe(row)
        painter.setOpacity(0.5 if item.faded else 1.0)
        self._paint_side(
            painter, QRectF(room.x() + 10, room.y() + 7, scaled(SIDE) - 14, 2 * scaled(LINE)), item
        )
        text = QRectF(
            room.x() + scaled(SIDE), room.y() + 7, room.width() - scaled(SIDE) - 10, 2 * scaled(LINE)
        )
        paint_two_lines(painter, text, item.text[:SEEN])

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


def paint_two_lines(painter: QPainter, room: QRectF, text: str) -> None:
    """Draws a text of any script in two lines, the second one with an ellipsis where there is more."""
    from_right = reads_from_right(text)
    painter.setFont(fonts.body())
    painter.setPen(theme.color("text"))
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(right if from_right else left)
    high = room.height() / 2
    for number, line in enumerate(two_lines(readable(text), painter, room.width())):
        place = QRectF(room.x(), room.y() + number * high, room.width(), high)
        side = RIGHT if from_right else LEFT
        painter.drawText(place, side | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine, line)
    painter.setLayoutDirection(left)


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
