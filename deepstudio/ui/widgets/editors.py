"""One editor for each kind of setting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from deepstudio.catalog import registry
from deepstudio.core.settings import SettingSpec
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets.fields import ChoiceField, SwitchField, TextField
from deepstudio.ui.widgets.numberfield import NumberField
from deepstudio.ui.widgets.pathfield import PathField


class ColumnField(ChoiceField):
    """One of the columns that fit, by name. The first choice names none, which means the only one there is.

    A column that the data does not have (any more) stays shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._columns: tuple[str, ...] = ()
        self._offer("")

    @property
    def is_needed(self) -> bool:
        """Whether there is something to choose: several columns, or one that is named but not there."""
        value = self.value()
        return len(self._columns) > 1 or bool(value and value not in self._columns)

    def set_columns(self, columns: Sequence[str]) -> None:
        """What can be chosen now."""
        if tuple(columns) != self._columns:
            self._columns = tuple(columns)
            name = str(self.value() or "")
            self._offer(name)
            super().set_value(name)

    def set_value(self, value: object) -> None:
        name = str(value or "")
        if name != self.value():
            self._offer(name)
            super().set_value(name)

    def _offer(self, name: str) -> None:
        choices = [("", self._open()), *((column, column) for column in self._columns)]
        if name and name not in self._columns:
            choices.append((name, self.tr("{name} (not in the data)").format(name=name)))
        self.set_choices(choices)

    def _open(self) -> str:
        if len(self._columns) == 1:
            return self.tr("the only one: {name}").format(name=self._columns[0])
        return self.tr("not chosen") if self._columns else self.tr("the only one")


Editor = NumberField | SwitchField | ChoiceField | ColumnField | TextField | PathField


MakeEditor = Callable[[SettingSpec, QWidget], Editor]


def make_editor(spec: SettingSpec, parent: QWidget) -> Editor:
    """A new editor for `spec`, in its words."""
    made = EDITORS[spec.kind](spec, parent)
    made.setAccessibleName(tr_text(spec.title))
    return made


def _number(spec: SettingSpec, parent: QWidget) -> Editor:
    start = spec.default if isinstance(spec.default, int | float) else spec.ge or 0
    limits = {"minimum": spec.ge, "maximum": spec.le, "step": spec.step}
    unit = tr_text(spec.unit) if spec.unit else ""
    words = {"unit": unit, "zero": tr_text(spec.zero) if spec.zero else ""}
    whole = spec.kind == "int"
    return NumberField(start, integer=whole, usual=spec.usual, parent=parent, **words, **limits)


def _choice(spec: SettingSpec, parent: QWidget) -> Editor:
    """What can be chosen, also of a family that plugins add to."""
    choices = [(choice.value, tr_text(choice.title)) for choice in registry().choices(spec)]
    return ChoiceField(choices, parent)


EDITORS: dict[str, MakeEditor] = {
    "int": _number,
    "float": _number,
    "bool": lambda spec, parent: SwitchField(tr_text(spec.title), parent),
    "choice": _choice,
    "family": _choice,
    "text": lambda _spec, parent: TextField(parent=parent),
    "path": lambda _spec, parent: PathField(parent=parent),
    "column": lambda _spec, parent: ColumnField(parent),
}
"""By kind of setting."""
