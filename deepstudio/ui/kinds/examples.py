"""Samples of an examination below each other, each with the right answer and the one that was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from PySide6.QtCore import QModelIndex, QRectF, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets.rows import RIGHT, RowDelegate, RowList, RowModel, draw_words, elided_pair
from deepstudio.ui.widgets.styling import wrapped
from deepstudio.ui.widgets.text_list import paint_two_lines
from deepstudio.ui.widgets.token_chips import readable

LEAST = 160  # pixels
SIDE = 210  # for classes and confidence
SEEN = 400  # characters; more never fit into a row


@dataclass(frozen=True, slots=True)
class ExampleRow:
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

    def set_examples(self, rows: Sequence[ExampleRow]) -> None: ...

    def selected(self) -> list[str]: ...

    def reveal(self, key: str) -> None:
        """Selects a sample and scrolls to it."""

    def clearSelection(self) -> None: ...


class ExamplesList(RowList[ExampleRow]):
    """What each of them says. Enter or a double click selects the current one again."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.texts = _Model()
        super().__init__(self.texts, _Delegate(), parent)
        self.setMinimumHeight(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.verticalScrollBar().setSingleStep(_Delegate.height // 2)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))
        self.activated.connect(self._open)

    def set_plan(self, plan: DataPlan | None) -> None:
        """What the samples say is known."""

    def set_examples(self, rows: Sequence[ExampleRow]) -> None:
        """Replaces what is shown; what was selected and is still there stays selected."""
        self.set_rows(rows)

    def _open(self, index: QModelIndex) -> None:
        if self.selected():
            self.chosen.emit(self.selected())
        else:
            self.reveal(self.texts.rows[index.row()].key)


class _Model(RowModel[ExampleRow]):
    def said(self, row: ExampleRow) -> str:
        return f"{row.tip}: {readable(row.text[:SEEN])}"

    def tip(self, row: ExampleRow) -> str:
        return wrapped(f"{readable(row.text[:SEEN])}\n{row.tip}")


class _Delegate(RowDelegate[ExampleRow]):
    """Paints the text at the left, the answers and how far they are apart at the right."""

    height: ClassVar[int] = 48
    width: ClassVar[int] = 320
    radius: ClassVar[float] = 7
    is_ringed: ClassVar[bool] = True

    def paint_ground(self, painter: QPainter, room: QRectF, state: QStyle.StateFlag) -> None:
        if not state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(room.bottomLeft(), room.bottomRight())
        super().paint_ground(painter, room, state)

    def paint_row(self, painter: QPainter, room: QRectF, row: ExampleRow, state: QStyle.StateFlag) -> None:
        painter.setOpacity(0.5 if row.faded else 1.0)
        inner = room.adjusted(12, 5, -12, -5)
        paint_two_lines(painter, inner.adjusted(0, 0, -scaled(SIDE) - 16, 0), row.text[:SEEN])
        upper = QRectF(inner.right() - scaled(SIDE), inner.y(), scaled(SIDE), inner.height() / 2)
        caption = elided_pair(row.caption, QFontMetrics(fonts.strong()), scaled(SIDE))
        draw_words(painter, upper, caption, "good" if row.corrected else "text", fonts.strong(), side=RIGHT)
        note = fonts.tabular(fonts.secondary())
        draw_words(painter, upper.translated(0, upper.height()), row.note, "text2", note, side=RIGHT)
