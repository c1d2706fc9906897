"""A row as input: a form with a field for each of its cells."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, ClassVar

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QWidget

from deepstudio.catalog.columns import NumberColumn, entering
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.effects import RowExplanation
from deepstudio.core.numerals import parse
from deepstudio.core.project import NOTHING_FOUND, Found, Project
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.giver import GivenCells, GivenValue, Giver
from deepstudio.ui.kinds.row.cells import RowCell, cell
from deepstudio.ui.kinds.row.why import RowWhy
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Card, Scroll
from deepstudio.ui.widgets.layouts import STRETCH, column_of, discard

FORMAT = "application/x-deepstudio-row"
AT_ONCE = 8  # fields that are made in one go


class RowGiver(Giver):
    """A field for each cell."""

    begins: ClassVar[bool] = True

    def __init__(self, studio: Studio, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(studio, columns, parent)
        self.cells: dict[str, RowCell] = {}
        self._values: GivenCells = {}
        self._kinds: dict[str, ColumnKind] = {}
        self._found: Found | None = None
        self._explained: GivenCells | None = None
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._make_some)
        self._inside = QWidget(self)
        self._column = column_of(STRETCH, gap=6, on=self._inside)
        self.effects: RowWhy = RowWhy(self)
        self.effects.chosen.connect(self._go_to)
        card = Card(self.tr("Row"), parent=self)
        self._scroll = Scroll(self._inside, self)
        card.add(self._scroll, 1)
        column_of(card, on=self)

    def set_run(self, run: RunFolder, project: Project) -> None:
        found = project.data.found if project.data is not None else None
        self._kinds = dict(entering(project.data, self.studio.registry)) if project.data is not None else {}
        if found != self._found or not self.cells:
            self._found = found
            discard(*self.cells.values())
            self.cells = {}
            self._make_some()

    def given(self) -> GivenCells | None:
        if not self._values:
            return None
        try:
            for one in self.cells.values():
                one.value()
        except ValueError:
            return None
        return {name: self._values.get(name) for name in self.columns}

    def put(self, whole: GivenValue) -> None:
        self.is_proposal = False
        self._values = dict(whole.cells)
        for name, one in self.cells.items():
            one.set_value(self._values.get(name))
        self.changed.emit()

    def grew(self, before: GivenCells, after: GivenCells) -> bool:
        return True

    def hint(self) -> str:
        return self.tr("Fill in the row, or try a test sample, and the answer stands here.")

    # Answers

    def show_seen(self, given: Any, seen: Any, label: str) -> None:
        if given is None:
            self.effects.clear()
        elif given != self._explained:
            self.effects.show_stale()

    def explains(self) -> bool:
        return True

    def show_explanation(self, given: Any, why: Any, names: Mapping[str, str]) -> None:
        found = RowExplanation.read(why)
        self._explained = given
        if found is not None:
            self.effects.show_effects(found.named(self.studio.class_names))

    def show_no_explanation(self, reason: Text) -> None:
        self.effects.show_failure(reason)

    # What is dropped and pasted

    def takes(self, data: QMimeData) -> bool:
        return data.hasFormat(FORMAT)

    def take(self, data: QMimeData) -> None:
        cells = json.loads(bytes(data.data(FORMAT).data()))
        self.put(GivenValue({name: self._plain(name, cells.get(name)) for name in self.columns}))

    def _plain(self, name: str, value: Any) -> Any:
        """A value of a file as a cell has it: numbers stand there as words."""
        is_number = isinstance(self._kinds.get(name), NumberColumn) and isinstance(value, str)
        return parse(value, False) if is_number else None if value == "" else value

    def remembered(self) -> Any:
        return None if self.is_proposal else self.given()

    def _is_empty(self) -> bool:
        return not self._values

    def _go_to(self, name: str) -> None:
        """The field of a column, to try another value."""
        one = self.cells.get(name)
        if one is not None:
            self._scroll.ensureWidgetVisible(one)
            one.setFocus()

    def _make_some(self) -> None:
        """The next fields; hundreds at once would keep the window waiting."""
        rest = [name for name in self.columns if name not in self.cells]
        for name in rest[:AT_ONCE]:
            found = self._found.column(name) if self._found is not None else NOTHING_FOUND
            made = self.cells[name] = cell(name, self._kinds[name], found, self._inside)
            made.setObjectName(f"predict.row.{name}")
            made.set_value(self._values.get(name))
            made.edited.connect(lambda name=name: self._edited(name))
            self._column.insertWidget(self._column.count() - 1, made)
        if len(rest) > AT_ONCE:
            self._more.start()

    def _edited(self, name: str) -> None:
        self.is_proposal = False
        with suppress(ValueError):  # its note says why, and nothing is given until it is mended
            self._values[name] = self.cells[name].value()
        self.changed.emit()


def row_data(cells: GivenCells) -> QMimeData:
    """A row, to be tried on another page."""
    data = QMimeData()
    data.setData(FORMAT, json.dumps(cells).encode())
    return data
