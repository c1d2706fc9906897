"""How the right answers in a column are shown among the data, and how one is corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.catalog.columns import objective_of, targets
from deepstudio.core.blame import blamed
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.results import Cell, written
from deepstudio.core.rooms import has_part, part
from deepstudio.core.text import T, Text
from deepstudio.data.sample_table import EXCLUDED
from deepstudio.data.split import PARTS
from deepstudio.storage.error_log import record_error
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import Card, Label, Labelled, StatusDot
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

TONES = {"train": "accent", "validation": "family_activation", "test": "family_dense", EXCLUDED: "text3"}
WORDS = {"train": T("training"), "validation": T("validation"), "test": T("test"), EXCLUDED: T("excluded")}


def part_word(part: str) -> str:
    """What a part of the data is called."""
    return tr_text(WORDS[part])


class PartsLegend(QWidget):
    """A dot, a word and a number for each part, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row_of(STRETCH, gap=10, margins=(0, 0, 0, 2), on=self)
        self._numbers = {which: self._added(which) for which in PARTS}

    def show_parts(self, parts: Sequence[str]) -> None:
        """The part of each sample."""
        counts = Counter(parts)
        for which, number in self._numbers.items():
            number.setText(f"{counts[which]:,}")
            number.setAccessibleName(f"{part_word(which)} {counts[which]:,}")

    def _added(self, which: str) -> Label:
        dot, number = (
            StatusDot(part_word(which), TONES[which], parent=self),
            Label(role="strong", parent=self),
        )
        number.setFont(fonts.tabular(number.font()))
        number.setIndent(15)  # below the word, not the dot
        column = column_of(dot, number, gap=1)
        self._row.insertLayout(self._row.count() - 1, column)
        return number


@dataclass(frozen=True)
class ValueFilter:
    """Samples with some answers: `name` says which, and is what a kind of column knows the samples by."""

    name: str
    fits: Callable[[Any], bool]


class TargetChart(Card):
    """What answers there are, and how often; something in it can be chosen, so that only such samples are shown."""

    chosen = Signal(object)
    """A `ValueFilter`, or None when it is let go."""
    renamed = Signal(str, str)
    """What is shown so is to be called otherwise everywhere."""
    names_wanted = Signal()
    """All names are to be given at once."""

    def show_values(self, values: Sequence[Any], parts: Sequence[str]) -> None:
        """The answer of each sample that takes part, and in which part of the data it is."""
        raise NotImplementedError

    def set_order(self, names: Sequence[str]) -> None:
        """The order in which words stand, before they are shown."""

    def mark(self, name: str) -> None:
        """The filter with this name is in use; an empty word means none."""


class Corrector(QWidget):
    """A field with the answer of one sample. `corrected` comes with another, and whether it is still being typed."""

    corrected = Signal(object, bool)

    def __init__(self, field: QWidget, title: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help = self.tr(
            "If the network is right and the label is not, correct it here. Your files are not changed."
        )
        self.labelled = Labelled(tr_text(title), field, help, parent=self)
        column_of(self.labelled, on=self)

    def show_value(self, value: Any, changed: bool, proposals: Sequence[Any] = ()) -> None:
        """The answer as it is now, and whether that is not what the files say; `proposals` are others it may be."""
        self.labelled.set_note(self.tr("corrected") if changed else "", "good")


class TargetLooks:
    """What a column with right answers looks like. An objective names its own as `Objective.shown`.

    This one is for columns that nothing is known of, and where there is none: no chart, and nothing is corrected.
    """

    deed: ClassVar[Text] = T("Correct")
    """What is done to several samples at once."""
    deed_tip: ClassVar[Text] = T("Gives the selected samples another answer. Your files stay as they are.")
    hint: ClassVar[Text] = T("Select samples to exclude them.")

    def __init__(
        self, column: str = "", kind: ColumnKind | None = None, plan: DataPlan | None = None
    ) -> None:
        self.column, self.kind, self.plan = column, kind, plan

    has_corrector: ClassVar[bool] = False
    """Whether one answer can be given to several samples with `corrector`."""

    @property
    def key(self) -> tuple[object, ...]:
        """Looks with the same key show the same."""
        return type(self), self.column, self.kind

    def written(self, value: Cell) -> str:
        """An answer in words."""
        return written(value)

    def filters(self, values: Sequence[Any]) -> tuple[ValueFilter, ...]:
        """By what a person picks samples in a list of words; a chart may offer others."""
        return ()

    def chart(self, parent: QWidget) -> TargetChart | None:
        """What stands beside the samples; nothing where there is nothing to count."""
        return None

    def corrector(self, parent: QWidget) -> Corrector | None:
        """How the answer of one sample is corrected; nothing where it cannot be."""
        return None


_recorded: set[str] = set()
"""Objectives whose looks failed; the log says it once."""


def target_looks(plan: DataPlan | None, registry: Registry, column: str = "") -> TargetLooks:
    """Those of a column that is answered, or of the first one; plain ones where its own cannot be loaded."""
    known = dict(targets(plan, registry)) if plan is not None else {}
    name = column or next(iter(known), "")
    kind = known.get(name)
    objective = objective_of(kind, registry) if kind is not None else None
    if objective is not None and has_part(objective, "shown"):
        try:
            made: TargetLooks = part(objective, "shown", TargetLooks)(name, kind, plan)
        except Exception as error:
            if not isinstance(error, Explained) and blamed(error) is None:
                raise
            if objective.id not in _recorded:
                record_error(error, f"showing answers of {objective.id}")
                _recorded.add(objective.id)
            return TargetLooks(name, kind, plan)
        return made
    return TargetLooks(name, kind, plan)
