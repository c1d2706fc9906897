"""A form made from settings: one editor per kind of setting, none written for a single parameter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets.editors import ColumnField, Editor, make_editor
from deepstudio.ui.widgets.fields import SwitchField
from deepstudio.ui.widgets.labelled import FoldedSection, Labelled
from deepstudio.ui.widgets.labels import Tone
from deepstudio.ui.widgets.layouts import column_of, discard
from deepstudio.ui.widgets.numberfield import NumberField

OfferedColumns = Mapping[str, Sequence[str]]


class SettingRow(Labelled):
    """One setting: its name, its editor, and what is wrong with it."""

    edited = Signal(str, object, bool)

    def __init__(self, spec: SettingSpec, parent: QWidget, editor: Editor | None = None) -> None:
        self.spec = spec
        self.editor: Editor = editor if editor is not None else make_editor(spec, parent)
        title = "" if isinstance(self.editor, SwitchField) else tr_text(spec.title)
        super().__init__(
            title, self.editor, tr_text(spec.help), parent=parent, about=spec.about, name=tr_text(spec.title)
        )
        self.editor.setAccessibleName(tr_text(spec.title))
        self._outer_error: str | Text = ""
        self.editor.edited.connect(self._edited)
        if isinstance(self.editor, NumberField):
            self.editor.problem.connect(lambda _message: self._show_error())
        self._show_error()

    def set_columns(self, columns: OfferedColumns) -> None:
        """The columns of the data by what they are used for, where this is a choice of one."""
        if isinstance(self.editor, ColumnField):
            self.editor.set_columns(columns.get(self.spec.use, ()))

    @property
    def is_needed(self) -> bool:
        """Whether there is something to set; of the only column there is nothing to choose."""
        return not isinstance(self.editor, ColumnField) or self.editor.is_needed

    def show_error(self, error: str | Text) -> None:
        """Why the setting's value cannot be used; empty when it can."""
        self._outer_error = error
        self._show_error()

    def block(self, reason: str) -> None:
        """Disables the editor and shows the reason on hover; an empty reason enables it."""
        self.editor.set_blocked(reason)
        self.set_help(reason or tr_text(self.spec.help))

    def _show_error(self) -> None:
        outer = self._outer_error
        words = tr_text(outer) if isinstance(outer, Text) else outer
        own = self.editor.message() if isinstance(self.editor, NumberField) else ""
        self.editor.set_error(words)
        self.set_error(own or words)

    def _edited(self, value: object, merge: bool) -> None:
        self.edited.emit(self.spec.name, value, merge)


class SettingsForm(QWidget):
    """Shows settings and says what the user changes: `edited(name, value, merge)`.

    `merge` is true while a change continues the one before it, as in typing. What is set from outside
    is silent.
    """

    edited = Signal(str, object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, SettingRow] = {}
        self._key = ""
        self.advanced = FoldedSection(parent=self)
        self._column = column_of(self.advanced, gap=10, on=self)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.advanced.hide()

    def set_specs(
        self,
        specs: Sequence[SettingSpec],
        values: Mapping[str, object],
        errors: Mapping[str, str | Text] | None = None,
        key: str = "",
        columns: OfferedColumns | None = None,
    ) -> None:
        """Shows `specs` in their order; `key` says whose settings they are, such as a node's name.

        `columns` are those of the data by what they are used for, for settings that name one.

        The same specs of the same owner keep their editors, focus and half-typed text.
        """
        if key != self._key or [row.spec for row in self._rows.values()] != list(specs):
            self._key = key
            self._rebuild(specs)
        for row in self._rows.values():
            row.set_columns(columns or {})
        self.set_values({spec.name: spec.default for spec in specs} | dict(values))
        self.set_errors(errors or {})

    def set_values(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            if name in self._rows:
                self._rows[name].editor.set_value(value)
        self._show_those_that_apply()

    def set_errors(self, errors: Mapping[str, str | Text]) -> None:
        """Shows these and takes away all others; an error in a closed part opens it."""
        for name, row in self._rows.items():
            row.show_error(errors.get(name, ""))
            if name in errors and row.spec.advanced:
                self.advanced.set_expanded(True)

    def set_blocked(self, reason: str) -> None:
        """Disables every editor and says why on hover; an empty reason enables them."""
        for row in self._rows.values():
            row.block(reason)

    def set_note(self, name: str, text: str, tone: Tone = "text3") -> None:
        """A few words at the right of a setting's name."""
        self._rows[name].set_note(text, tone)

    def field(self, name: str) -> Editor:
        """The editor of a setting. Raises KeyError when the form does not show it."""
        return self._rows[name].editor

    def row(self, name: str) -> SettingRow:
        return self._rows[name]

    def names(self) -> tuple[str, ...]:
        return tuple(self._rows)

    def specs(self) -> tuple[SettingSpec, ...]:
        """The settings that make a difference as the others are."""
        return tuple(self._rows[name].spec for name in self.applying())

    def applying(self) -> tuple[str, ...]:
        """The settings that make a difference as the others are."""
        return tuple(name for name, row in self._rows.items() if self._applies(row))

    def focus(self, name: str) -> None:
        """Opens what hides the setting and puts the cursor into it."""
        if self._rows[name].spec.advanced:
            self.advanced.set_expanded(True)
        self._rows[name].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_below(self, name: str, widget: QWidget) -> None:
        """Something that belongs to a setting stands below it."""
        self._column.insertWidget(self._column.indexOf(self._rows[name]) + 1, widget)

    def make_row(self, spec: SettingSpec, parent: QWidget) -> SettingRow:
        """The row of a setting. A form may have rows of its own."""
        return SettingRow(spec, parent)

    def _rebuild(self, specs: Sequence[SettingSpec]) -> None:
        discard(*self._rows.values())
        self._rows = {}
        for spec in specs:
            parent = self.advanced.content if spec.advanced else self
            row = self.make_row(spec, parent)
            row.edited.connect(self._edited)
            self._rows[spec.name] = row
            if spec.advanced:
                self.advanced.add(row)
            else:
                self._column.insertWidget(self._column.indexOf(self.advanced), row)

    def _edited(self, name: str, value: object, merge: bool) -> None:
        self._show_those_that_apply()
        self.edited.emit(name, value, merge)

    def _show_those_that_apply(self) -> None:
        shown = {name: self._applies(row) for name, row in self._rows.items()}
        for name, row in self._rows.items():
            row.setVisible(shown[name])
        self.advanced.setVisible(any(shown[name] for name, row in self._rows.items() if row.spec.advanced))

    def _applies(self, row: SettingRow) -> bool:
        shown_by = row.spec.visible_when
        if shown_by is None or shown_by[0] not in self._rows:
            return row.is_needed
        other, values = self._rows[shown_by[0]], shown_by[1]
        return other.editor.value() in values and self._applies(other)
