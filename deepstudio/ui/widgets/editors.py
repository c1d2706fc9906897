"""One editor for each kind of setting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class EditorKind:
    """How settings of one kind are edited: `make` gives an editor without texts, `texts` writes those it has."""

    make: Callable[[SettingSpec, QWidget], Editor]
    texts: Callable[[Any, SettingSpec], None] = lambda _editor, _spec: None


def make_editor(spec: SettingSpec, parent: QWidget) -> Editor:
    """A new editor for `spec`, without texts; `show_texts` fills those in."""
    return EDITORS[spec.kind].make(spec, parent)


def show_texts(editor: Editor, spec: SettingSpec) -> None:
    """Writes the words of `spec` on its editor in the language in use."""
    editor.setAccessibleName(tr_text(spec.title))
    EDITORS[spec.kind].texts(editor, spec)


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


def _show_unit(editor: NumberField, spec: SettingSpec) -> None:
    editor.set_unit(tr_text(spec.unit) if spec.unit else "")


_CHOICE = EditorKind(_choice, lambda editor, spec: editor.set_choices(_choices(spec)))

EDITORS: dict[str, EditorKind] = {
    "int": EditorKind(_number(True), _show_unit),
    "float": EditorKind(_number(False), _show_unit),
    "bool": EditorKind(
        lambda _spec, parent: SwitchField(parent=parent),
        lambda editor, spec: editor.setText(tr_text(spec.title)),
    ),
    "choice": _CHOICE,
    "family": _CHOICE,
    "text": EditorKind(lambda _spec, parent: TextField(parent=parent)),
    "path": EditorKind(lambda _spec, parent: PathField(parent=parent)),
    "column": EditorKind(
        lambda _spec, parent: ColumnField(parent), lambda editor, _spec: editor.show_texts()
    ),
}
"""By kind of setting."""
