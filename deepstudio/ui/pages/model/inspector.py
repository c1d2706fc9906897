"""The column at the right: one layer, several, or the whole network."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from deepstudio.core.summary import ModelSummary
from deepstudio.ui.canvas.canvas import Canvas
from deepstudio.ui.canvas.network import CheckedNetwork
from deepstudio.ui.pages.model.node_panel import NodePanel
from deepstudio.ui.pages.model.selection_panel import SelectionPanel
from deepstudio.ui.pages.model.summary_panel import SummaryPanel
from deepstudio.ui.widgets import Panel, Scroll


class Inspector(Panel):
    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="left")
        self.setObjectName("model.inspector")
        self.setFixedWidth(300)
        self._canvas = canvas
        self.node = NodePanel()
        self.selection = SelectionPanel(canvas)
        self.summary = SummaryPanel()
        self._node_scroll = Scroll(self.node, self)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        for page in (self.summary, self._node_scroll, self.selection):
            self._stack.addWidget(page)

    def show_network(self, network: CheckedNetwork, summary: ModelSummary, batch: int) -> None:
        """Shows what is selected; what is out of sight is not computed."""
        nodes = self._canvas.scene.selected_nodes()
        links = self._canvas.scene.selected_links()
        if len(nodes) == 1 and not links:
            self.node.show_node(network, network.graph.by_name[nodes[0]], self._canvas.mistake.told())
            self._stack.setCurrentWidget(self._node_scroll)
        elif nodes or links:
            self.selection.show_selection(network, nodes, links)
            self._stack.setCurrentWidget(self.selection)
        else:
            self.summary.show_summary(network, summary, batch)
            self._stack.setCurrentWidget(self.summary)
