"""One editor for each kind of setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from deepstudio.catalog import registry
from deepstudio.core.settings import SettingSpec
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets.fields import ChoiceField, SwitchField, TextField
from deepstudio.ui.widgets.numberfield import NumberField
from deepstudio.ui.widgets.pathfield import PathField

Editor = NumberField | SwitchField | ChoiceField | TextField | PathField


class Field(Protocol):
    """What every field can do."""

    def value(self) -> Any: ...
    def set_value(self, value: object) -> None: ...
    def set_error(self, text: str) -> None: ...
    def set_blocked(self, reason: str) -> None: ...


def make_editor(spec: SettingSpec, parent: QWidget) -> Editor:
    """A new editor for `spec`, without texts; `show_texts` fills those in."""
    return _MAKERS[spec.kind](spec, parent)


def show_texts(editor: Editor, spec: SettingSpec) -> None:
    """Writes the words of `spec` on its editor in the language in use."""
    title = tr_text(spec.title)
    editor.setAccessibleName(title)
    if isinstance(editor, SwitchField):
        editor.setText(title)
    elif isinstance(editor, ChoiceField):
        editor.set_choices(_choices(spec))
    elif isinstance(editor, NumberField):
        editor.set_unit(tr_text(spec.unit) if spec.unit else "")


def _number(integer: bool) -> Callable[[SettingSpec, QWidget], Editor]:
    def make(spec: SettingSpec, parent: QWidget) -> Editor:
        start = spec.default if isinstance(spec.default, int | float) else spec.ge or 0
        return NumberField(
            start,
            integer=integer,
            minimum=spec.ge,
            maximum=spec.le,
            step=spec.step,
            usual=spec.usual,
            parent=parent,
        )

    return make


def _choice(spec: SettingSpec, parent: QWidget) -> Editor:
    return ChoiceField(_choices(spec), parent)


def _choices(spec: SettingSpec) -> list[tuple[Any, str]]:
    """What can be chosen, also of a family that plugins add to."""
    return [(choice.value, tr_text(choice.title)) for choice in registry().choices(spec)]


_MAKERS: dict[str, Callable[[SettingSpec, QWidget], Editor]] = {
    "int": _number(True),
    "float": _number(False),
    "bool": lambda _spec, parent: SwitchField(parent=parent),
    "choice": _choice,
    "family": _choice,
    "text": lambda _spec, parent: TextField(parent=parent),
    "path": lambda _spec, parent: PathField(parent=parent),
}
