"""One editor for each kind of setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from deepstudio.catalog import registry
from deepstudio.core.settings import SettingSpec
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets.columnfield import ColumnField
from deepstudio.ui.widgets.fields import ChoiceField, SwitchField, TextField
from deepstudio.ui.widgets.numberfield import NumberField
from deepstudio.ui.widgets.pathfield import PathField

Editor = NumberField | SwitchField | ChoiceField | ColumnField | TextField | PathField


class Field(Protocol):
    """What every field can do."""

    def value(self) -> Any: ...
    def set_value(self, value: object) -> None: ...
    def set_error(self, text: str) -> None: ...
    def set_blocked(self, reason: str) -> None: ...


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
    whole = spec.kind == "int"
    return NumberField(start, integer=whole, unit=unit, usual=spec.usual, parent=parent, **limits)


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
