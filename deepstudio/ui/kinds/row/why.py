"""Why a row is answered so: what each of its columns adds to the answer, or takes from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.effects import AnswerEffects, ColumnEffect, RowExplanation
from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import BarList, Label, WholeLabel
from deepstudio.ui.widgets.bars import LOW, Bar, BarColumns
from deepstudio.ui.widgets.layouts import column_of, discard
from deepstudio.ui.widgets.mark_paint import tone
from deepstudio.ui.widgets.styling import wrapped

MOST, FEW = 8, 4  # bars that are seen without scrolling, of one answer and of several
COLUMNS = BarColumns(most_name=0.42, least_number=0, signed=True)


class RowWhy(QWidget):
    """Bars to the right speak for the answer, or make a number larger; those to the left do the opposite.

    A `brief` one has fewer bars, which lead nowhere, and how to read them is told by a tip.
    """

    chosen = Signal(object)
    """The column of a bar that was clicked."""

    def __init__(self, parent: QWidget | None = None, *, brief: bool = False) -> None:
        super().__init__(parent)
        self._brief = brief
        self.title = Label(self.tr("Why this answer"), "strong", parent=self)
        self.note = WholeLabel(parent=self)
        self.lists: list[BarList] = []
        self._captions: list[WholeLabel] = []
        self._column = column_of(self.title, self.note, gap=6, on=self)
        self.clear()

    def clear(self) -> None:
        """Nothing is known yet."""
        self._forget()
        self.title.hide()
        self.note.hide()

    def show_effects(self, found: RowExplanation) -> None:
        """The strongest columns first, for each answer."""
        self._forget()
        self.title.show()
        several = len(found.answers) > 1
        most = FEW if several or self._brief else MOST
        for name, effects in found.answers.items():
            self._add(tr_text(effects.how()), name if several else "", effects, most)
        reading = next(iter(found.answers.values())).reading
        self.note.setText("" if self._brief else tr_text(reading))
        self.note.setVisible(not self._brief)
        self.setToolTip(wrapped(tr_text(reading)) if self._brief else "")

    def show_stale(self) -> None:
        """Another row stands there by now."""
        if self.lists:
            self.note.setText(self.tr("About the values before; this follows as soon as they rest."))

    def show_failure(self, reason: Text) -> None:
        """Why there is none."""
        self._forget()
        self.title.show()
        self.note.setText(tr_text(reason))
        self.note.show()

    def _forget(self) -> None:
        discard(*self.lists, *self._captions)
        self.lists, self._captions = [], []

    def _add(self, how: str, answer: str, effects: AnswerEffects, most: int) -> None:
        caption = WholeLabel(f"{answer}: {how}" if answer else how, parent=self)
        bars = BarList(self, COLUMNS, choosable=not self._brief)
        bars.setObjectName("predict.why")
        bars.setAccessibleName(caption.text())
        bars.chosen.connect(self.chosen)
        whole = max((abs(one.change) for one in effects.columns), default=0.0)
        bars.set_bars([self._bar(effects, one) for one in effects.columns], whole or 1.0)
        bars.setFixedHeight(scaled(LOW) * min(most, len(effects.columns)))
        self._captions.append(caption)
        self.lists.append(bars)
        for widget in (caption, bars):
            self._column.insertWidget(self._column.count() - 1, widget)

    def _bar(self, effects: AnswerEffects, one: ColumnEffect) -> Bar:
        words = effects.words(one)
        tip = self._said(effects, one, words)
        return Bar(one.name, ((one.change, tone(one.change)),), words, tip)

    def _said(self, effects: AnswerEffects, one: ColumnEffect, words: str) -> str:
        amount = self.tr("{n} percentage points").format(n=words) if effects.form == "percent" else words
        if not one.change:
            said = self.tr("“{name}” changes nothing: with {instead} in its place the answer is the same.")
        else:
            said = self.tr("“{name}”: {amount} against {instead}, its usual value.")
        return said.format(name=one.name, amount=amount, instead=one.instead)
