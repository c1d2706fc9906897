"""How the samples are divided into training, validation and test."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import Split
from deepstudio.core.project import DataPlan, SplitPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import Text
from deepstudio.data.split_settings import METHOD, OF_METHOD, changed_split, split_specs
from deepstudio.ui.widgets import ChoiceField, SettingsForm


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
        self.set_specs(list(split_specs(plan, self._registry)), values)
        self._block()

    def changed(self, name: str, value: object) -> SplitPlan | Text:
        """The split with another setting, or why it cannot be."""
        plan = self._plan.split if self._plan is not None else SplitPlan()
        return changed_split(plan, name, value, self._registry)

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
