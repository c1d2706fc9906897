"""Which column of a table holds the texts, which the labels, and by which the samples can be divided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import Source
from deepstudio.core.settings import SettingSpec
from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import ChoiceField, ElidedLabel, Label, SettingsForm
from deepstudio.ui.widgets.form import SettingRow
from deepstudio.ui.widgets.styling import wrapped

if TYPE_CHECKING:
    from deepstudio.data.tables.guess import TableColumn


def naming(source: type[Source] | None) -> tuple[str, ...]:
    """The settings that name columns, of a source whose table has them to choose from."""
    return (*source.guessed, *source.dividing) if source is not None and source.guessed else ()


class FileColumnRow(SettingRow):
    """The column that a setting names, with an example below; "guessed" while nobody chose it."""

    def __init__(self, spec: SettingSpec, parent: QWidget) -> None:
        self.choice = ChoiceField(parent=parent, name=f"data.column-{spec.name}")
        super().__init__(spec, parent, self.choice)
        self.choice.setPlaceholderText(self.tr("Choose a column"))
        self.example = ElidedLabel(parent=self, role="small", tone="text3")
        self.column.addWidget(self.example)

    def show_columns(self, columns: Sequence[TableColumn], name: str, guessed: bool) -> None:
        """The columns of the file, with the one that is named; where it only divides there need not be one."""
        none = [("", self.tr("None"))] if self.spec.advanced else []
        self.choice.set_choices([*none, *((column.name, column.name) for column in columns)])
        for place, column in enumerate(columns, len(none)):
            self.choice.setItemData(place, self._tip(column), Qt.ItemDataRole.ToolTipRole)
        self.choice.set_value(name)
        self.set_note(self.tr("guessed") if guessed else "", "accent")
        found = next((column for column in columns if column.name == name), None)
        self.example.setText(" · ".join(found.examples) if found is not None else "")
        self.example.setVisible(found is not None)

    def show_error(self, error: str | Text) -> None:
        """Marks the choice as wrong; the sentence stands above the samples."""
        self.choice.set_error(str(error))

    def _tip(self, column: TableColumn) -> str:
        words = self.tr("{n} different values").format(n=f"{column.distinct:,}")
        return wrapped("\n".join((*column.examples, words)))


class ColumnsForm(SettingsForm):
    """The settings of a source that name a column; the columns there are come later than what is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[TableColumn] = ()
        self._reason: Text | None = None
        self._guessed: tuple[str, ...] = ()
        self._chosen: dict[str, str] = {}
        self.advanced.set_title(self.tr("Divide by a column"))
        self.advanced.header.setObjectName("data.dividing-columns")
        self.reason = Label("", "secondary", "bad", wrap=True, parent=self, hides=True)
        self._column.addWidget(self.reason)

    def show_chosen(self, source: type[Source], settings: Mapping[str, object]) -> None:
        """What the project says; an empty name leaves what is guessed to the guess, and others out."""
        specs = [spec for spec in source.specs() if spec.name in naming(source)]
        self._guessed = source.guessed
        self._chosen = {spec.name: str(settings.get(spec.name, "")) for spec in specs}
        self.set_specs(specs, self._chosen)
        if self._divides:
            self.advanced.set_expanded(True)
        self._show()

    def set_columns(self, columns: Sequence[TableColumn], reason: Text | None = None) -> None:
        """The columns there are, or why they are not known."""
        self._columns, self._reason = columns, reason
        self._show()

    def make_row(self, spec: SettingSpec, parent: QWidget) -> SettingRow:
        return FileColumnRow(spec, parent)

    @property
    def _divides(self) -> bool:
        return any(column for name, column in self._chosen.items() if name not in self._guessed)

    def _applies(self, row: SettingRow) -> bool:
        """Only a further column can divide."""
        further = self._divides or len(self._columns) > len(self._guessed)
        return self._reason is None and (further or not row.spec.advanced)

    def _show(self) -> None:
        from deepstudio.data.tables.guess import guess_columns

        guesses = guess_columns(self._columns, *(self._chosen[name] for name in self._guessed))
        named = {**self._chosen, **dict(zip(self._guessed, guesses, strict=False))}
        for name, row in self._rows.items():
            if isinstance(row, FileColumnRow):
                row.show_columns(self._columns, named[name], named[name] != self._chosen[name])
        self._show_those_that_apply()
        self.reason.setText(tr_text(self._reason) if self._reason is not None else "")
