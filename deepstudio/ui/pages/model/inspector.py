"""The column at the right: one layer, several, or the whole network."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedLayout, QWidget

from deepstudio.core.amounts import amount
from deepstudio.core.graph import Link
from deepstudio.core.summary import ModelSummary
from deepstudio.ui.canvas.canvas import Canvas
from deepstudio.ui.canvas.faces import CheckedNetwork, group_title, key_of, size_words
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.group_part import GroupPart
from deepstudio.ui.pages.model.node_panel import NodePanel
from deepstudio.ui.pages.model.summary_panel import SummaryPanel
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Button, Label, OutlineButton, Panel, Scroll, SwitchField
from deepstudio.ui.widgets.chip import Header
from deepstudio.ui.widgets.layouts import STRETCH, column_of


class SelectionPanel(QWidget):
    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        do = canvas.commands
        self.header = Header(self)
        self.words = Label("", "body", "text2", wrap=True, parent=self)
        self.group = GroupPart(self)
        self.freeze = SwitchField(self.tr("Freeze"), name="model.selection.freeze", parent=self)
        self.freeze.edited.connect(lambda value, _merge: do.set_frozen(bool(value)))
        self.freeze.setToolTip(self.tr("Training leaves the weights of these layers as they are."))
        self.insert = self._button(self.tr("Insert a layer…"), "plus", "insert", self._insert)
        self.copy = self._button(self.tr("Copy"), "copy", "copy", lambda: do.copy())
        self.duplicate = self._button(self.tr("Duplicate"), "duplicate", "duplicate", do.duplicate)
        self.wires = self._button(self.tr("Cut all wires"), "close", "wires", do.cut_wires)
        self.delete = self._button(self.tr("Delete"), "trash", "delete", do.delete)
        buttons = (self.insert, self.copy, self.duplicate, self.wires, self.delete)
        column_of(
            self.header, self.words, self.group, self.freeze, *buttons, STRETCH, gap=10, margins=14, on=self
        )

    def show_selection(
        self,
        network: CheckedNetwork,
        nodes: tuple[str, ...],
        links: tuple[Link, ...],
        summary: ModelSummary,
    ) -> None:
        """Several nodes, wires, or both; nodes that are one group, as this."""
        wire = links[0] if len(links) == 1 and not nodes else None
        for widget in (self.freeze, self.copy, self.duplicate, self.wires):
            widget.setVisible(bool(nodes))
        self.insert.setVisible(wire is not None)
        if wire is not None:
            self._show_wire(network, wire)
        else:
            self._show_several(network, nodes, links)
        id = "" if links else self._canvas.scene.selected_group()
        self.group.setVisible(bool(id))
        if id:
            self._show_group(network, id, summary)

    def _show_group(self, network: CheckedNetwork, id: str, summary: ModelSummary) -> None:
        group = network.graph.groups[id]
        self.header.glyph.show_glyph("group", "block")
        self.header.title.setText(group_title(group))
        self.header.numbers.setText(self.tr("{n} layers").format(n=len(group.members)))
        self.words.hide()
        self.group.show_group(network, id, summary)

    def _show_wire(self, network: CheckedNetwork, link: Link) -> None:
        shape = network.analysis.gives(link)
        nodes = network.graph.by_name
        self.header.glyph.show_glyph("link", "")
        self.header.title.setText(self.tr("Wire"))
        self.header.numbers.setText(size_words(shape, network.longest) if shape else "?")
        path = self.tr("From {source} to {target}.").format(
            source=tr_text(network.analysis.title(nodes[link.source])),
            target=tr_text(network.analysis.title(nodes[link.target])),
        )
        self.words.show()
        carries = self.tr("It carries {shape}.").format(shape=tr_text(shape.describe())) if shape else ""
        self.words.setText(f"{path} {carries}".strip())

    def _show_several(self, network: CheckedNetwork, nodes: tuple[str, ...], links: tuple[Link, ...]) -> None:
        costs = network.analysis.costs
        count = sum(costs[name].parameters for name in nodes if name in costs)
        self.header.glyph.show_glyph("model", "")
        title = self.tr("{n} layers") if nodes else self.tr("{n} wires")
        self.header.title.setText(title.format(n=len(nodes) or len(links)))
        self.header.numbers.setText(self.tr("{n} parameters").format(n=amount(count)) if nodes else "")
        self.words.setText(self.tr("Move, copy or delete them together.") if nodes else "")
        self.words.setVisible(bool(self.words.text()))
        frozen = [network.is_frozen(name) for name in nodes if name in network.graph.by_name]
        self.freeze.set_value(bool(frozen) and all(frozen))

    def _insert(self) -> None:
        links = self._canvas.scene.selected_links()
        if links:
            middle = self._canvas.scene.wires[key_of(links[0])].middle()
            self._canvas.commands.search_to_insert(links[0], middle)

    def _button(self, text: str, icon: str, name: str, run: Callable[[], object]) -> Button:
        return OutlineButton(text, icon, name=f"model.selection.{name}", parent=self, run=run)


class Inspector(Panel):
    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="left")
        self.setObjectName("model.inspector")
        self.setFixedWidth(scaled(300))
        self._canvas = canvas
        self.node = NodePanel()
        self.selection = SelectionPanel(canvas)
        self.summary = SummaryPanel()
        self._node_scroll = Scroll(self.node, self)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(1, 0, 0, 0)
        self._selection_scroll = Scroll(self.selection, self)
        for page in (self.summary, self._node_scroll, self._selection_scroll):
            self._stack.addWidget(page)

    def show_network(self, network: CheckedNetwork, summary: ModelSummary, batch: int) -> None:
        """Shows what is selected; what is out of sight is not computed."""
        nodes = self._canvas.scene.selected_nodes()
        links = self._canvas.scene.selected_links()
        if len(nodes) == 1 and not links and not self._closed_group():
            self.node.show_node(network, network.graph.by_name[nodes[0]], self._canvas.mistake.told())
            self._stack.setCurrentWidget(self._node_scroll)
        elif nodes or links:
            self.selection.show_selection(network, nodes, links, summary)
            self._stack.setCurrentWidget(self._selection_scroll)
        else:
            self.summary.show_summary(network, summary, batch)
            self._stack.setCurrentWidget(self.summary)

    def _closed_group(self) -> bool:
        """Whether the selection is a group that is seen as one node."""
        return self._canvas.scene.selected_group() in self._canvas.scene.groups.closed
