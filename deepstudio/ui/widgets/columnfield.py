"""A choice of one of the columns of the data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deepstudio.ui.widgets.fields import ChoiceField


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
