"""The rows of the data, and one of them closely."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.core.results import written
from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.answers.parts import part_word
from deepstudio.ui.kinds.details import SampleDetails
from deepstudio.ui.kinds.row.table import RowsModel, RowsTable
from deepstudio.ui.kinds.sample_table import SampleEntry
from deepstudio.ui.kinds.samples_panel import SamplesPanel
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Card, ElidedLabel, Label, Scroll
from deepstudio.ui.workers.background import Aside

MOST = 200  # cells of a row that are shown below each other
HIGHEST = 320  # pixels


class RowsPanel(SamplesPanel):
    """One row a sample."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units: dict[str, str] = {}
        self.table = RowsTable(RowsModel(part_word), self)
        self._build(self.table, "data.rows")
        self._lay_out(self.table)
        self.retranslate()

    def take_source(self, plan: DataPlan | None) -> None:
        self._units = units_of(plan)

    def _show_entries(self, entries: Sequence[SampleEntry]) -> None:
        self.table.show_entries(self._table, entries, self._units)

    def _counted(self, entries: Sequence[SampleEntry]) -> str:
        if len(entries) == self._table.used:
            return self.tr("{n} rows").format(n=f"{len(entries):,}")
        words = self.tr("{n} of {total} rows")
        return words.format(n=f"{len(entries):,}", total=f"{len(self._table.entries):,}")

    def _reveal(self, ids: Sequence[str]) -> None:
        self.table.select(ids)
        self.table.scrollTo(self.table.currentIndex())
        self.table.setFocus()


class RowCard(Card):
    """All cells of one row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Row"), parent=parent)
        self._shown: tuple[str, str] = ("", "")
        self._aside = Aside()
        self.destroyed.connect(self._aside.forget)
        self.hint = Label(self.tr("Select a row to see its values here."), "secondary", "text3", True, self)
        inside = QWidget(self)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[Label, Label]] = []
        self._area = Scroll(inside, self)
        self.add(self._area, 1)
        self.add(self.hint)
        self._show({}, {})

    def show_sample(self, plan: DataPlan | None, id: str) -> None:
        """Reads a row beside the window's thread; an empty id shows none."""
        shown = (plan.source.key, id) if plan is not None and id else ("", "")
        if shown == self._shown:
            return
        self._shown = shown
        self._aside.forget()
        if plan is None or not id:
            self._show({}, {})
            return
        show = partial(self._show, units_of(plan))
        self._aside.ask(partial(_cells, plan, id), show, self._refuse)

    def show_cells(self, cells: dict[str, Any], units: dict[str, str]) -> None:
        self._show(units, cells)

    def values(self) -> dict[str, str]:
        """What is shown, by column."""
        return {name.text(): value.text() for name, value in self._lines if not value.isHidden()}

    def _show(self, units: dict[str, str], cells: dict[str, Any]) -> None:
        self.hint.setVisible(not cells)
        self._area.setVisible(bool(cells))
        names = list(cells)[:MOST]
        while len(self._lines) < len(names):
            self._add_line()
        for place, (name, value) in enumerate(self._lines):
            known = names[place] if place < len(names) else None
            name.setVisible(known is not None)
            value.setVisible(known is not None)
            if known is not None:
                name.setText(known)
                value.setText(_said(cells[known], units.get(known, "")))
        self._area.setFixedHeight(min(HIGHEST, 24 * len(names) + 8))

    def _add_line(self) -> None:
        name = ElidedLabel(parent=self, role="secondary", tone="text2")
        value = Label("", "body", parent=self)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, len(self._lines), 0)
        self._grid.addWidget(value, len(self._lines), 1, Qt.AlignmentFlag.AlignRight)
        self._lines.append((name, value))

    def _refuse(self, reason: Text) -> None:
        self._show({}, {})
        self.hint.setText(tr_text(reason))


class RowDetails(SampleDetails):
    """What belongs to rows."""

    def show_sample(self, plan: DataPlan | None, id: str, text: str) -> None:
        self.row.show_sample(plan, id)

    def _made_cards(self) -> Sequence[QWidget]:
        self.row = RowCard(self)
        return (self.row,)


def units_of(plan: DataPlan | None) -> dict[str, str]:
    """What the numbers of each column count."""
    columns = plan.columns if plan is not None else {}
    return {name: str(chosen.settings.get("unit") or "") for name, chosen in columns.items()}


def _cells(plan: DataPlan, id: str) -> dict[str, Any]:
    """In another thread. Raises `Explained`."""
    first = [*plan.of_use("target"), *plan.of_use("input")]
    names = dict.fromkeys((*first, *(name for name, one in plan.columns.items() if one.use != "unused")))
    own = data_process().call(served.row_of, plan.source, id, tuple(names))
    return {**own, **plan.corrected.get(id, {})}


def _said(value: Any, unit: str) -> str:
    """A value as it stands in the data."""
    if value is None or value == "" or value != value:
        return written(None)
    return f"{written(value) if isinstance(value, float) else value} {unit}".rstrip()
