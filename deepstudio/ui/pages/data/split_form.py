"""How the samples are divided into training, validation and test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import Split
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, SplitPlan
from deepstudio.core.registry import InvalidSettings, Registry
from deepstudio.core.settings import Choice, SettingSpec
from deepstudio.core.text import T, Text
from deepstudio.data.plan_edits import change_split
from deepstudio.ui.widgets import ChoiceField, SettingsForm

METHOD = "method"
OF_METHOD = "method."  # before the names of settings that belong to the method


class SplitForm(SettingsForm):
    """The method and the shares. A method that goes by a column is blocked while there is none."""

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._plan: DataPlan | None = None

    def show_plan(self, plan: DataPlan) -> None:
        """Shows how `plan` divides; editors keep what the user is typing."""
        self._plan = plan
        method = plan.split.method
        own = {f"{OF_METHOD}{name}": value for name, value in method.settings.items()}
        values = {**plan.split.values(), METHOD: method.id, **own}
        self.set_specs(list(_specs(plan, self._registry)), values)
        self._block()

    def changed(self, name: str, value: object) -> SplitPlan | Text:
        """The split with another setting, or why it cannot be."""
        plan = self._plan.split if self._plan is not None else SplitPlan()
        if name == METHOD:
            return change_split(plan, {METHOD: Chosen(id=str(value))})
        if not name.startswith(OF_METHOD):
            return change_split(plan, {name: value})
        settings = {**plan.method.settings, name.removeprefix(OF_METHOD): value}
        method = plan.method.replace(settings=settings)
        made = self._registry.splits.resolve(method.id, method.settings, method.key)
        return made.errors[0].message if isinstance(made, InvalidSettings) else plan.replace(method=method)

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
    own = () if METHOD in hidden else _of_method(plan, registry)
    specs = (_method(plan, registry), *own, *SplitPlan.specs())
    yield from (spec for spec in specs if spec.name not in hidden)


def _of_method(plan: DataPlan, registry: Registry) -> Iterator[SettingSpec]:
    """The method's own settings, under names that none of the split's has."""
    chosen = registry.splits.get(plan.split.method.id)
    for spec in chosen.specs() if chosen is not None else ():
        shown_by = spec.visible_when and (f"{OF_METHOD}{spec.visible_when[0]}", spec.visible_when[1])
        yield replace(spec, name=f"{OF_METHOD}{spec.name}", visible_when=shown_by)


def _method(plan: DataPlan, registry: Registry) -> SettingSpec:
    """The choice of a method, with the words of the one that is chosen."""
    chosen = registry.splits.get(plan.split.method.id)
    help = chosen.help if chosen is not None else T("How it is decided which sample is in which part.")
    choices = tuple(Choice(method.id, method.title) for method in registry.splits)
    return SettingSpec(METHOD, "choice", T("Divided"), help, SplitPlan().method.id, choices=choices)
