"""How the samples are divided into training, validation and test."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import Split
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, SplitPlan
from deepstudio.core.registry import Registry
from deepstudio.core.settings import Choice, SettingSpec
from deepstudio.core.text import T, Text
from deepstudio.ui.pages.data.edits import change_split
from deepstudio.ui.widgets import ChoiceField, SettingsForm

METHOD = "method"


class SplitForm(SettingsForm):
    """The method and the shares. A method that goes by a column is blocked while there is none."""

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._plan: DataPlan | None = None

    def show_plan(self, plan: DataPlan) -> None:
        """Shows how `plan` divides; editors keep what the user is typing."""
        self._plan = plan
        values = {**plan.split.values(), METHOD: plan.split.method.id}
        self.set_specs(list(_specs(plan, self._registry)), values)
        self._block()

    def changed(self, name: str, value: object) -> SplitPlan | Text:
        """The split with another setting, or why it cannot be."""
        plan = self._plan.split if self._plan is not None else SplitPlan()
        return change_split(plan, {name: Chosen(id=str(value)) if name == METHOD else value})

    def retranslate(self) -> None:
        super().retranslate()
        self._block()

    def _block(self) -> None:
        plan = self._plan
        field = self.field(METHOD) if METHOD in self.names() else None
        if plan is None or not isinstance(field, ChoiceField):
            return
        for method in self._registry.splits:
            there = not method.column or bool(plan.of_use(method.column))
            field.block_choice(method.id, "" if there else self._reason(method))

    def _reason(self, method: type[Split]) -> str:
        reasons = {
            "group": self.tr(
                "Say first what belongs together: in the source, by a column of the table or by folders or names."
            ),
            "time": self.tr("Choose first the column of the table that says when each sample was."),
        }
        return reasons.get(method.column, self.tr("No column of the data is for this."))


def _specs(plan: DataPlan, registry: Registry) -> Iterator[SettingSpec]:
    """What there is to decide: nothing about shares that the data itself gives."""
    given = plan.found.given if plan.found is not None else ()
    hidden = set() if given else {"given"}
    if plan.keeps_parts:
        hidden |= {"train"} if given[2] else set()
        hidden |= {METHOD, "validation", "seed"} if given[1] and given[2] else set()
    yield from (spec for spec in (_method(plan, registry), *SplitPlan.specs()) if spec.name not in hidden)


def _method(plan: DataPlan, registry: Registry) -> SettingSpec:
    """The choice of a method, with the words of the one that is chosen."""
    chosen = registry.splits.get(plan.split.method.id)
    help = chosen.help if chosen is not None else T("How it is decided which sample is in which part.")
    choices = tuple(Choice(method.id, method.title) for method in registry.splits)
    return SettingSpec(METHOD, "choice", T("Divided"), help, SplitPlan().method.id, choices=choices)
