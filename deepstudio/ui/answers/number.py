"""A number: large, with its unit, and where it lies among those of the training part."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.results import Answer, NumberAnswer, written
from deepstudio.core.text import T
from deepstudio.ui.answers.base import AnswerView, Difference
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Label, NumberLabel
from deepstudio.ui.widgets.rows import draw_words
from deepstudio.ui.widgets.styling import draw_box, painting, wrapped

BEYOND = 0.12  # room at both sides for what lies outside, as a share of the range
MARK = 11  # pixels across


class NumberAnswerView(AnswerView):
    """The number, a bar over the range of the training part, and a note where it lies outside."""

    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(parent, small)
        self.value = Label("", "title", parent=self) if small else NumberLabel(parent=self)
        self.value.setObjectName("predict.number")
        self.value.setWordWrap(True)
        self.truth = Label("", "secondary" if small else "strong", "text2", wrap=True, parent=self)
        self.range = RangeBar(self)
        self.outside = Label("", "secondary", "warn", wrap=True, parent=self)
        for widget in (self.value, self.truth, self.range, self.outside):
            self.column.addWidget(widget)
        if not small:
            self.column.addStretch(1)

    def show_answer(self, answer: Answer, true: Answer | None = None) -> None:
        if not isinstance(answer, NumberAnswer):
            return
        self.value.setText(_words(answer, answer.value))
        self._show_truth(answer, true if isinstance(true, NumberAnswer) else None)
        self._show_range(answer, true.value if isinstance(true, NumberAnswer) else None)

    @classmethod
    def difference(cls, answer: Answer, true: Answer) -> Difference:
        if not isinstance(answer, NumberAnswer) or not isinstance(true, NumberAnswer):
            return super().difference(answer, true)
        said, right = _words(answer, answer.value), _words(answer, true.value)
        error = answer.value - true.value
        note = ("+" if error > 0 else "") + _words(answer, error)
        words = tr_text(T("{answer} instead of {true}", answer=said, true=right))
        pair = f"{written(true.value)} → {written(answer.value)}"
        return Difference(pair, note, f"{words} ({note})")

    def _show_truth(self, answer: NumberAnswer, true: NumberAnswer | None) -> None:
        self.truth.setVisible(true is not None)
        if true is not None:
            words = self.tr("It is {value}; off by {error}.")
            error = abs(answer.value - true.value)
            self.truth.setText(words.format(value=_words(answer, true.value), error=_words(answer, error)))

    def _show_range(self, answer: NumberAnswer, true: float | None) -> None:
        low, high = answer.low, answer.high
        known = low is not None and high is not None and low < high
        self.range.setVisible(known)
        self.outside.setVisible(known and answer.is_outside)
        if low is None or high is None or not known:
            return
        ends = (_words(answer, low), _words(answer, high))
        said = self.tr("In the training samples, numbers go from {low} to {high}.")
        self.range.set_range(low, high, ends, said.format(low=ends[0], high=ends[1]))
        self.range.set_marks(answer.value, true)
        outside = self.tr("No training sample had such a number: they go from {low} to {high}.")
        self.outside.setText(outside.format(low=ends[0], high=ends[1]))


class RangeBar(QWidget):
    """A line from the least to the largest number, with a mark where one lies, and a ring where it should."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low, self.high = 0.0, 1.0
        self.value = 0.0
        self.true: float | None = None
        self._ends = ("", "")
        self.setFont(fonts.tabular(fonts.small()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_range(self, low: float, high: float, ends: tuple[str, str], words: str) -> None:
        """`ends` are the limits as they are written."""
        self.low, self.high, self._ends = low, high, ends
        self.setAccessibleName(words)
        self.setToolTip(wrapped(words))
        self.update()

    def set_marks(self, value: float, true: float | None = None) -> None:
        self.value, self.true = value, true
        self.update()

    def place(self, value: float) -> float:
        """Where a number lies, in pixels; what is far outside stands at the end of the bar."""
        room = self.width() - MARK
        share = (value - self.low) / (self.high - self.low)
        along = (min(max(share, -BEYOND), 1 + BEYOND) + BEYOND) / (1 + 2 * BEYOND)
        return MARK / 2 + room * along

    def sizeHint(self) -> QSize:
        return QSize(240, scaled(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, scaled(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            left, right = self.place(self.low), self.place(self.high)
            pale = theme.mix(theme.color("line"), theme.color("text3"), 0.55)
            draw_box(painter, QRectF(0, 5, self.width(), 6), 3, "sunken")
            draw_box(painter, QRectF(left, 5, right - left, 6), 3, pale)
            self._paint_ends(painter, left, right)
            inside = self.low <= self.value <= self.high
            painter.setPen(QPen(theme.color("surface"), 2))
            painter.setBrush(theme.color("accent" if inside else "warn"))
            painter.drawEllipse(QPointF(self.place(self.value), 8), MARK / 2, MARK / 2)
            if self.true is not None:
                painter.setPen(QPen(theme.color("good"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(self.place(self.true), 8), MARK / 2 - 1, MARK / 2 - 1)

    def _paint_ends(self, painter: QPainter, left: float, right: float) -> None:
        for words, at, side in ((self._ends[0], left, 0.0), (self._ends[1], right, 1.0)):
            wide = self.fontMetrics().horizontalAdvance(words) + 2
            start = min(max(at - wide * side, 0), self.width() - wide)
            middle = Qt.AlignmentFlag.AlignCenter
            draw_words(painter, QRectF(start, 17, wide, scaled(16)), words, "text3", self.font(), side=middle)


def _words(answer: NumberAnswer, value: float) -> str:
    return written(value, "number", answer.unit)
