"""The samples that were taken for another class, the most confident mistakes first."""

from __future__ import annotations

from PIL import Image
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.ui.pages.evaluate.evaluation import Evaluation, Wrong
from deepstudio.ui.pages.evaluate.fixes import is_excluded, new_label
from deepstudio.ui.widgets import Card, LinkButton, SecondaryLabel, Translated, percent
from deepstudio.ui.widgets.confusion import Cell
from deepstudio.ui.widgets.thumbnail_grid import Thumb, ThumbnailGrid
from deepstudio.ui.widgets.thumbnail_pictures import Load


class WrongCard(Translated, Card):
    """`opened(sample)` comes for the one that is selected."""

    opened = Signal(object)
    filter_dropped = Signal()

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._registry = registry
        self._evaluation: Evaluation | None = None
        self._cell: Cell | None = None
        self._now: DataPlan | None = None
        filtered = QWidget(self)
        row = QHBoxLayout(filtered)
        row.setContentsMargins(0, 0, 0, 0)
        self._count = SecondaryLabel(parent=self, wrap=False)
        self.all_button = LinkButton(icon="close", parent=self)
        self.all_button.setObjectName("evaluate.all-wrong")
        self.all_button.clicked.connect(self.filter_dropped)
        row.addWidget(self._count)
        row.addWidget(self.all_button)
        self.set_trailing(filtered)
        self.grid = ThumbnailGrid(size=84, parent=self)
        self.grid.setObjectName("evaluate.wrong")
        self.grid.setSelectionMode(ThumbnailGrid.SelectionMode.SingleSelection)
        self.grid.setMinimumHeight(124)
        self.grid.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.grid.chosen.connect(self._choose)
        self._nothing = SecondaryLabel(parent=self)
        self.add(self._nothing)
        self.add(self.grid, 1)
        self.retranslate()

    def set_evaluation(self, evaluation: Evaluation, plan: DataPlan | None) -> None:
        """`plan` says where the samples lie."""
        self._evaluation, self._cell = evaluation, None
        self.grid.set_load(_loader(plan, self._registry) if plan is not None else None)
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
        chosen = self.grid.selected()
        if chosen and chosen[0] in keys:
            self.grid.reveal(keys[(keys.index(chosen[0]) + distance) % len(keys)])

    def retranslate(self) -> None:
        self.set_title(self.tr("Most confident mistakes"))
        self.all_button.setText(self.tr("Show all"))
        self.grid.setAccessibleName(self.tr("Samples that were taken for another class"))
        self._show()

    def _show(self) -> None:
        found = self._evaluation
        if found is None:
            return
        shown = self.shown()
        self.grid.set_thumbs([self._thumb(one) for one in shown])
        self.grid.setVisible(bool(shown))
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

    def _thumb(self, one: Wrong) -> Thumb:
        gone = is_excluded(self._now, one.id)
        label = new_label(self._now, one.id, one.true)
        tip = self.tr("{id}\n“{true}” taken for “{predicted}” with {confidence}").format(
            id=one.id, true=one.true, predicted=one.predicted, confidence=percent(one.confidence)
        )
        tone = "text3" if gone else "good" if label != one.true else ""
        return Thumb(
            key=one.id,
            caption=f"{one.true} → {one.predicted}",
            tone=tone,
            tip=tip + self._changed(gone, label != one.true, label),
            faded=gone,
            note=f"{one.confidence * 100:.0f} %",
        )

    def _changed(self, gone: bool, relabelled: bool, label: str) -> str:
        if gone:
            return "\n" + self.tr("excluded")
        return "\n" + self.tr("the label is “{label}” now").format(label=label) if relabelled else ""

    def _choose(self, keys: list[str]) -> None:
        known = {one.id: one for one in self.shown()}
        self.opened.emit(known.get(keys[0]) if keys else None)


def _loader(plan: DataPlan, registry: Registry) -> Load:
    def load(key: str, pixels: int) -> Image.Image:
        from deepstudio.data.thumbnails import thumbnail

        return thumbnail(plan, registry, key, pixels)

    return load
