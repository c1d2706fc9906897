"""The table of layers says exactly which rows differ."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.analysis import Analyser
from deepstudio.core.graph import Graph
from deepstudio.core.graph_edits import with_changed_node, without_nodes
from deepstudio.core.shapes import Image
from deepstudio.core.summary import ModelSummary, summarise
from deepstudio.ui.canvas.faces import CheckedNetwork
from deepstudio.ui.pages.model.summary_table import LAYER, SummaryModel

GRAPH = sequential("input", "conv2d", "relu", "conv2d", "flatten")


class Shown:
    """A model that follows values of a network, and what it announced for the last one."""

    def __init__(self) -> None:
        self.analyser = Analyser(registry())
        self.model = SummaryModel()
        self.summary: ModelSummary | None = None
        self.rows: list[int] = []
        self.resets = 0
        self.model.dataChanged.connect(self._changed)
        self.model.modelReset.connect(self._reset)

    def show(self, graph: Graph) -> None:
        self.rows, self.resets = [], 0
        analysis = self.analyser.analyse("model", graph, {"input": Image(1, 28, 28)})
        self.summary = summarise(analysis, 32, self.summary)
        self.model.show_summary(CheckedNetwork("model", graph, analysis), self.summary)

    def texts(self, row: int) -> list[str]:
        return [str(self.model.index(row, column).data()) for column in range(self.model.columnCount())]

    def _changed(self, first: QModelIndex, last: QModelIndex, _roles: object) -> None:
        self.rows += range(first.row(), last.row() + 1)

    def _reset(self) -> None:
        self.resets += 1


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    made = Shown()
    made.show(GRAPH)
    return made


def test_a_moved_layer_changes_no_row(shown: Shown) -> None:
    shown.show(with_changed_node(GRAPH, "relu", position=(300.0, 40.0)))
    assert (shown.rows, shown.resets) == ([], 0)


def test_a_setting_changes_the_rows_whose_numbers_differ(shown: Shown) -> None:
    names = [row.node for row in shown.model.rows]
    before = [shown.texts(row) for row in range(len(names))]
    shown.show(with_changed_node(GRAPH, "relu", settings={}))
    assert shown.rows == []
    last = names[3]
    shown.show(with_changed_node(GRAPH, last, settings={"filters": 3}))
    assert shown.rows == [3, 4]
    assert shown.texts(3) != before[3]
    assert shown.texts(2) == before[2]


def test_a_title_appears_in_its_row(shown: Shown) -> None:
    shown.show(with_changed_node(GRAPH, "relu", title="Mine"))
    assert shown.rows == [2]
    assert shown.texts(2)[LAYER] == "Mine"


def test_another_set_of_layers_begins_anew(shown: Shown) -> None:
    shown.show(without_nodes(GRAPH, ["relu"]))
    assert shown.resets == 1
    assert shown.model.rowCount() == len(GRAPH.nodes) - 1


def test_the_tooltip_of_a_long_title_is_broken_into_lines(shown: Shown) -> None:
    shown.show(with_changed_node(GRAPH, "relu", title="so long a title " * 12))
    cell = shown.model.index(2, LAYER)
    tip = cell.data(Qt.ItemDataRole.ToolTipRole)
    assert len(tip.splitlines()) > 2
    assert " ".join(tip.split()) == " ".join(cell.data(Qt.ItemDataRole.AccessibleTextRole).split())
