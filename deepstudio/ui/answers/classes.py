"""A class: as an answer, how probable each is; among the data, how many samples each has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from operator import eq
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from deepstudio.core.amounts import percent
from deepstudio.core.results import Answer, Cell, ClassAnswer
from deepstudio.core.text import T, Text
from deepstudio.data.cells import natural
from deepstudio.data.split import PARTS
from deepstudio.ui.answers.base import AnswerView, Difference
from deepstudio.ui.answers.target import (
    TONES,
    Corrector,
    PartsLegend,
    TargetChart,
    TargetLooks,
    ValueFilter,
    part_word,
)
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import icons
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import BarList, ChoiceField, IconButton, Label, LinkButton, NumberLabel
from deepstudio.ui.widgets.bars import LOW, Bar, BarColumns, share_bars
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.widgets.renaming import RenameField

FIRST = 5  # bars
BESIDE = 4  # bars of a small view
CLOSE = 0.1  # between two probabilities that hardly differ


class ClassAnswerView(AnswerView):
    """The class in large letters, the probabilities as bars; a small one shows the first bars alone."""

    def __init__(self, parent: QWidget | None = None, small: bool = False) -> None:
        super().__init__(parent, small)
        self._answer: ClassAnswer | None = None
        self._all = False
        self.label = NumberLabel(parent=self)
        self.label.setObjectName("predict.label")
        self.label.setWordWrap(True)
        self.sure = Label("", "secondary", "text2", wrap=True, parent=self)
        self.truth = Label("", "strong", "good", wrap=True, parent=self)
        self.bars = BarList(self)
        self.bars.setAccessibleName(self.tr("Classes"))
        self.more = LinkButton(parent=self, name="predict.all-classes", run=self._toggle)
        for widget in (self.label, self.sure, self.truth, self.bars):
            self.column.addWidget(widget)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        if small:
            for beside in (self.label, self.sure, self.truth, self.more):
                beside.hide()
        else:
            self.bars.setMinimumHeight(scaled(LOW) * BESIDE)  # all of many classes are scrolled
            self.column.addStretch(1)

    def show_answer(self, answer: Answer, true: Answer | None = None) -> None:
        if not isinstance(answer, ClassAnswer):
            return
        self._answer = answer
        self.label.setText(answer.label)
        self.sure.setText(self._how_sure(answer))
        self._show_truth(answer, true)
        self._show_bars(answer)

    def _how_sure(self, answer: ClassAnswer) -> str:
        """Also that another class is nearly as probable, so that nobody trusts what might as well be tossed."""
        share = percent(answer.confidence)
        others = ((value, name) for name, value in answer.probabilities.items() if name != answer.label)
        second, name = max(others, default=(0.0, ""))
        if second and answer.confidence - second < CLOSE:
            words = self.tr("with a probability of {share}, hardly more than “{name}” ({other}): not sure")
            return words.format(share=share, name=name, other=percent(second))
        return self.tr("with a probability of {share}").format(share=share)

    @classmethod
    def difference(cls, answer: Answer, true: Answer) -> Difference:
        if not isinstance(answer, ClassAnswer):
            return super().difference(answer, true)
        right, sure = str(true.plain), percent(answer.confidence)
        words = T(
            "“{true}” taken for “{predicted}” with {confidence}",
            true=right,
            predicted=answer.label,
            confidence=sure,
        )
        return Difference(f"{right} → {answer.label}", sure, tr_text(words))

    def _show_truth(self, answer: ClassAnswer, true: Answer | None) -> None:
        self.truth.setVisible(isinstance(true, ClassAnswer) and not self.small)
        if isinstance(true, ClassAnswer):
            right = true.label == answer.label
            words = self.tr("Right: it is “{label}”.") if right else self.tr("Wrong: it is “{label}”.")
            self.truth.setText(words.format(label=true.label))
            self.truth.set_tone("good" if right else "bad")

    def _show_bars(self, answer: ClassAnswer) -> None:
        shares = answer.probabilities or {answer.label: answer.confidence}
        chances = sorted(shares.items(), key=lambda row: -row[1])
        if self.small:
            self.bars.set_bars(share_bars(chances[:BESIDE]))
            return
        self.bars.set_bars(share_bars(chances if self._all else chances[:FIRST]))
        self.more.setVisible(len(chances) > FIRST)
        shown = self.tr("Show all {n}").format(n=len(chances))
        self.more.setText(self.tr("Show only the first {n}").format(n=FIRST) if self._all else shown)

    def _toggle(self) -> None:
        self._all = not self._all
        if self._answer is not None:
            self._show_bars(self._answer)


MOST_ROWS = 10
COLUMNS = BarColumns(most_name=0.36, least_number=0)


class ClassTarget(TargetLooks):
    """One of several classes."""

    deed: ClassVar[Text] = T("Label as")
    deed_tip: ClassVar[Text] = T("Gives the selected samples another class. Your files stay as they are.")
    hint: ClassVar[Text] = T("Select samples to label or exclude them.")

    def written(self, value: Cell) -> str:
        return str(value)

    def filters(self, values: Sequence[Any]) -> tuple[ValueFilter, ...]:
        names = sorted({str(value) for value in values}, key=natural)
        return tuple(ValueFilter(name, partial(eq, name)) for name in names)

    def chart(self, parent: QWidget) -> ClassCard:
        return ClassCard(parent)

    def corrector(self, parent: QWidget) -> ClassCorrector:
        return ClassCorrector(self, parent)


class ClassCorrector(Corrector):
    """The classes there are, and those that an examination named."""

    def __init__(self, looks: ClassTarget, parent: QWidget) -> None:
        plan = looks.plan
        found = plan.found.column(looks.column) if plan is not None and plan.found is not None else None
        self._known = plan.all_called(looks.column, found.classes) if plan and found is not None else ()
        self.field = ChoiceField()
        self.field.setObjectName("evaluate.label")
        super().__init__(self.field, T("Its label"), parent)
        self.field.edited.connect(self.corrected)

    def show_value(self, value: Any, changed: bool, proposals: Sequence[Any] = ()) -> None:
        super().show_value(value, changed)
        self.field.set_choices([(name, name) for name in dict.fromkeys((*self._known, *proposals, value))])
        self.field.set_value(value)


class ClassCard(TargetChart):
    """A bar for each class, with its parts side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Classes"))
        self.set_about("class")
        self._filters: dict[str, ValueFilter] = {}
        self._places: dict[str, int] = {}
        self.total = Label("", "secondary", "text3", parent=self)
        tip = self.tr("Name the classes… (F2 or a double click names one)")
        self.names = IconButton(
            "pencil", tip, True, parent=self, name="data.name-classes", run=self.names_wanted
        )
        head = QWidget(self)
        row_of(self.total, self.names, gap=4, on=head)
        self.set_trailing(head)
        self.chart = BarList(self, COLUMNS, choosable=True)
        self.chart.setObjectName("data.class-chart")
        self.chart.setAccessibleName(self.title())
        self.chart.chosen.connect(self._choose)
        self.chart.doubleClicked.connect(lambda _index: self.rename())
        self.chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.chart.customContextMenuRequested.connect(self._pop_menu)
        self.field = RenameField("data.class-name", self.chart.viewport())
        self.field.setAccessibleName(self.tr("Name of the class"))
        self.field.named.connect(self._rename)
        self.field.left.connect(self.chart.setFocus)
        self.chart.installEventFilter(self)
        self._renaming = ""
        self.legend = PartsLegend(self)
        self.add(self.legend)
        self.add(self.chart)

    def set_order(self, names: Sequence[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}

    def show_values(self, values: Sequence[Any], parts: Sequence[str]) -> None:
        filters = ClassTarget().filters(values)
        filters = tuple(sorted(filters, key=lambda one: self._places.get(one.name, len(self._places))))
        self._filters = {one.name: one for one in filters}
        counts = Counter(zip(map(str, values), parts, strict=True))
        bars = [self._bar(one.name, [counts[one.name, part] for part in PARTS]) for one in filters]
        self.chart.set_bars(bars, max((bar.amount for bar in bars), default=1))
        self.chart.setFixedHeight(scaled(LOW) * min(max(1, len(bars)), MOST_ROWS))
        self.legend.show_parts(parts)
        self.total.setText(self.tr("{n} classes").format(n=len(bars)))

    def mark(self, name: str) -> None:
        self.chart.select([name] if name else [])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F2 is the list's own key while it has the focus, whatever else it may mean in the window."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2 and watched is self.chart:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self.rename()
            return event.type() != QEvent.Type.KeyRelease
        return super().eventFilter(watched, event)

    def rename(self) -> None:
        """Lets a person type another name for the class at which the keyboard is."""
        bar = self.chart.current()
        if bar is None or not bar.name:
            return
        self._renaming = bar.name
        self.chart.scrollTo(self.chart.currentIndex())
        room = self.chart.visualRect(self.chart.currentIndex())
        self.field.setGeometry(room.adjusted(0, -1, 0, 1))
        self.field.rename(bar.name)

    def _rename(self, name: str) -> None:
        if name and name != self._renaming:
            self.renamed.emit(self._renaming, name)

    def menu(self) -> QMenu:
        """What can be done with the class at which the keyboard is."""
        menu = QMenu(self)
        menu.setObjectName("data.class-menu")
        menu.addAction(icons.icon("rename"), self.tr("Rename…"), self.rename)
        menu.addAction(icons.icon("pencil"), self.tr("Name the classes…"), self.names_wanted.emit)
        return menu

    def _pop_menu(self, place: QPoint) -> None:
        index = self.chart.indexAt(place)
        if index.isValid():
            self.chart.setCurrentIndex(index)
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.chart.viewport().mapToGlobal(place))

    def _bar(self, name: str, counts: Sequence[int]) -> Bar:
        told = (f"{count:,} {part_word(part)}" for part, count in zip(PARTS, counts, strict=True))
        parts = tuple((count, TONES[part]) for part, count in zip(PARTS, counts, strict=True))
        return Bar(name, parts, f"{sum(counts):,}", f"{name}: " + ", ".join(told))

    def _choose(self, name: str) -> None:
        """The one that is chosen is let go."""
        self.chosen.emit(None if self.chart.selected() == [name] else self._filters.get(name))
