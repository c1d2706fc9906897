"""Which column of a table holds the texts, which the labels, and by which the samples can be divided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import ChoiceField, ElidedLabel, FoldedSection, Label, Labelled
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.styling import wrapped

if TYPE_CHECKING:
    from deepstudio.data.tables.guess import TableColumn


class ColumnChoice(QWidget):
    """The column that a setting of the source names, with an example below; "guessed" while nobody chose it."""

    chosen = Signal(str)

    def __init__(self, setting: str, parent: QWidget, title: str, help: str, needed: bool = True) -> None:
        super().__init__(parent)
        self.setting = setting
        self._needed = needed
        """Whether there has to be such a column; of others, none is one of the choices."""
        self._columns: Sequence[TableColumn] = ()
        self.field = ChoiceField(parent=self)
        self.field.edited.connect(lambda name, _merge: self.chosen.emit(str(name)))
        self.field.setPlaceholderText(self.tr("Choose a column"))
        self.labelled = Labelled(title, self.field, help, parent=self)
        self.example = ElidedLabel(parent=self, role="small", tone="text3")
        self._guessed = False
        column_of(self.labelled, self.example, gap=2, on=self)

    def show_columns(self, columns: Sequence[TableColumn], chosen: str, guess: str) -> None:
        """The columns of the file; `chosen` is what the project says, `guess` stands in while it says nothing."""
        self._columns, self._guessed = columns, not chosen and bool(guess)
        self._fill()
        self.field.set_value(chosen or guess)
        self.labelled.set_note(self.tr("guessed") if self._guessed else "", "accent")
        found = next((column for column in self._columns if column.name == self.field.value()), None)
        self.example.setText(" · ".join(found.examples) if found is not None else "")
        self.example.setVisible(found is not None)

    def _fill(self) -> None:
        none = [] if self._needed else [("", self.tr("None"))]
        self.field.set_choices([*none, *((column.name, column.name) for column in self._columns)])
        for number, column in enumerate(self._columns, len(none)):
            self.field.setItemData(number, self._tip(column), Qt.ItemDataRole.ToolTipRole)

    def show_error(self, reason: str) -> None:
        """Marks the choice as wrong; the sentence stands above the samples."""
        self.field.set_error(reason)

    def _tip(self, column: TableColumn) -> str:
        words = self.tr("{n} different values").format(n=f"{column.distinct:,}")
        return wrapped("\n".join((*column.examples, words)))


class ColumnsForm(QWidget):
    """Says by `edited(setting, column)` what the user chose."""

    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ColumnChoice(
            "text",
            self,
            self.tr("Text column"),
            self.tr("The column that holds the texts the network reads."),
        )
        self.label = ColumnChoice(
            "label",
            self,
            self.tr("Label column"),
            self.tr("The column that says which class each text belongs to."),
        )
        self.group, self.time, self.part = (
            ColumnChoice(name, self, title, help, needed=False) for name, title, help in self._dividing()
        )
        self._needed, self._others = (self.text, self.label), (self.group, self.time, self.part)
        self.choices = {choice.setting: choice for choice in (*self._needed, *self._others)}
        for name, choice in self.choices.items():
            choice.field.setObjectName(f"data.column-{name}")
            choice.chosen.connect(lambda column, n=name: self.edited.emit(n, column))
        self.reason = Label("", "secondary", "bad", wrap=True, parent=self)
        self._reason: Text | None = None
        self._columns: tuple[TableColumn, ...] = ()
        self._chosen: Mapping[str, str] = {}
        column = column_of(*self._needed, gap=10, on=self)
        self.dividing = FoldedSection(self.tr("Divide by a column"), parent=self)
        self.dividing.header.setObjectName("data.dividing-columns")
        for choice in self._others:
            self.dividing.add(choice)
        column.addWidget(self.dividing)
        column.addWidget(self.reason)
        self.reason.hide()

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """The columns there are."""
        self._columns, self._reason = tuple(columns), None
        self._show()

    def set_chosen(self, chosen: Mapping[str, str]) -> None:
        """What the project says by setting; an empty name leaves text and label to the guess, and others out."""
        self._chosen = chosen
        self._show()

    def clear(self) -> None:
        """Forgets the columns, as of another file."""
        self._columns, self._reason = (), None
        self._show()

    def show_reason(self, reason: Text) -> None:
        """Why the columns are not known."""
        self._columns, self._reason = (), reason
        self._show()

    def _show(self) -> None:
        from deepstudio.data.tables.guess import guess_columns

        chosen = {name: self._chosen.get(name, "") for name in self.choices}
        guesses = guess_columns(self._columns, *(chosen[choice.setting] for choice in self._needed))
        for choice, guess in zip(self._needed, guesses, strict=True):
            choice.show_columns(self._columns, chosen[choice.setting], guess)
            choice.setVisible(self._reason is None)
        for choice in self._others:
            choice.show_columns(self._columns, chosen[choice.setting], "")
        used = any(chosen[choice.setting] for choice in self._others)
        more = len(self._columns) > len(self._needed) or used
        self.dividing.setVisible(self._reason is None and more)
        if used:
            self.dividing.set_expanded(True)
        self.reason.setText(tr_text(self._reason) if self._reason is not None else "")
        self.reason.setVisible(self._reason is not None)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Which choice is wrong, and why."""
        for name, choice in self.choices.items():
            choice.show_error(errors.get(name, ""))

    def focus(self, setting: str) -> None:
        self.choices[setting].field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _dividing(self) -> tuple[tuple[str, str, str], ...]:
        """The settings that say how samples are divided, with their words."""
        return (
            (
                "group",
                self.tr("Group column"),
                self.tr(
                    "The column that says what belongs together, such as the patient. Its rows come into the same "
                    "part."
                ),
            ),
            (
                "time",
                self.tr("Time column"),
                self.tr("The column of dates or years. Divided in time, the newest are the test."),
            ),
            (
                "part",
                self.tr("Part column"),
                self.tr("The column that says train, validation or test, where the table gives the parts."),
            ),
        )
