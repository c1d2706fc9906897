"""The samples that were taken for another class, the most confident mistakes first; how they look is left open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.ui.kinds.evaluation import Evaluation, Wrong
from deepstudio.ui.widgets import Card, LinkButton, SecondaryLabel, Translated
from deepstudio.ui.widgets.confusion import Cell


class WrongSamples(Translated, Card):
    """`opened(sample)` comes for the one that is selected. A kind of input shows its samples in a view of its own."""

    opened = Signal(object)
    filter_dropped = Signal()

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._registry = registry
        self._evaluation: Evaluation | None = None
        self._cell: Cell | None = None
        self._now: DataPlan | None = None
        self.set_trailing(self._filtered())
        self._nothing = SecondaryLabel(parent=self)
        self.add(self._nothing)
        self._view = self._made_view()
        self._view.setObjectName("evaluate.wrong")
        self.add(self._view, 1)
        self.retranslate()

    def set_evaluation(self, evaluation: Evaluation, plan: DataPlan | None) -> None:
        """`plan` says where the samples lie."""
        self._evaluation, self._cell = evaluation, None
        self._take_plan(plan)
        self._show()

    def set_filter(self, cell: Cell | None) -> None:
        """Shows only the mistakes of one cell of the matrix."""
        self._cell = cell
        self._show()

    def set_present(self, plan: DataPlan | None) -> None:
        """The project's data now; what was corrected since is marked."""
        self._now = plan
        self._show()

    def shown(self) -> tuple[Wrong, ...]:
        """The mistakes in view."""
        found = self._evaluation
        if found is None or self._cell is None:
            return found.wrong if found is not None else ()
        true, predicted = (found.classes[number] for number in self._cell)
        return tuple(one for one in found.wrong if (one.true, one.predicted) == (true, predicted))

    def step(self, distance: int) -> None:
        """Selects the next or the previous one."""
        keys = [one.id for one in self.shown()]
        chosen = self.selected()
        if chosen and chosen[0] in keys:
            self.reveal(keys[(keys.index(chosen[0]) + distance) % len(keys)])

    def retranslate(self) -> None:
        self.set_title(self.tr("Most confident mistakes"))
        self.all_button.setText(self.tr("Show all"))
        self._view.setAccessibleName(self.tr("Samples that were taken for another class"))
        self._show()

    # What a kind of input shows

    def _made_view(self) -> QWidget:
        raise NotImplementedError

    def _take_plan(self, plan: DataPlan | None) -> None:
        """Where the samples of the evaluation lie."""

    def _fill(self, shown: Sequence[Wrong]) -> None:
        raise NotImplementedError

    def selected(self) -> list[str]:
        """The ids of the samples that are selected."""
        raise NotImplementedError

    def reveal(self, id: str) -> None:
        """Selects a sample and brings it into view."""
        raise NotImplementedError

    def clear_selection(self) -> None:
        raise NotImplementedError

    def _choose(self, keys: list[str]) -> None:
        known = {one.id: one for one in self.shown()}
        self.opened.emit(known.get(keys[0]) if keys else None)

    # What all have in common

    def _filtered(self) -> QWidget:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        self._count = SecondaryLabel(parent=self, wrap=False)
        self.all_button = LinkButton(icon="close", parent=self)
        self.all_button.setObjectName("evaluate.all-wrong")
        self.all_button.clicked.connect(self.filter_dropped)
        row.addWidget(self._count)
        row.addWidget(self.all_button)
        return head

    def _show(self) -> None:
        found = self._evaluation
        if found is None:
            return
        shown = self.shown()
        self._fill(shown)
        self._view.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._nothing.setText(self._why_nothing(found))
        self.all_button.setVisible(self._cell is not None)
        self._count.setText(self._counted(found, len(shown)))

    def _counted(self, found: Evaluation, shown: int) -> str:
        if self._cell is not None:
            true, predicted = (found.classes[number] for number in self._cell)
            pair = self.tr("“{true}” taken for “{predicted}”").format(true=true, predicted=predicted)
            total = found.confusion[self._cell[0]][self._cell[1]]
            return (
                pair
                if shown >= total
                else self.tr("{pair}: {shown} of {total}").format(pair=pair, shown=shown, total=total)
            )
        if shown < found.mistakes:
            return self.tr("the first {shown} of {total}").format(shown=shown, total=found.mistakes)
        return ""

    def _why_nothing(self, found: Evaluation) -> str:
        if self._cell is not None and self._cell[0] == self._cell[1]:
            return self.tr("These samples were recognised, so there is no mistake to show.")
        if self._cell is not None and found.confusion[self._cell[0]][self._cell[1]]:
            return self.tr("These mistakes are not among the most confident ones that are kept.")
        if self._cell is not None:
            return self.tr("This mistake did not happen.")
        return self.tr(
            "Not a single mistake. Is the test part large enough, and are its samples new to the network?"
        )

    def _changed(self, gone: bool, relabelled: bool, label: str) -> str:
        if gone:
            return "\n" + self.tr("excluded")
        return "\n" + self.tr("the label is “{label}” now").format(label=label) if relabelled else ""
