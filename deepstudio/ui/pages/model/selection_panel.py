"""What can be done with several layers, or with a wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from deepstudio.core.graph import Link
from deepstudio.ui.canvas.faces import title_of
from deepstudio.ui.canvas.network import CheckedNetwork, key_of
from deepstudio.ui.canvas.numbers import amount
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.header import Header
from deepstudio.ui.widgets import Button, Label, OutlineButton, SwitchField, Translated

if TYPE_CHECKING:
    from deepstudio.ui.canvas.canvas import Canvas


class SelectionPanel(Translated, QWidget):
    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        do = canvas.commands
        self.header = Header(self)
        self.words = Label("", "body", "text2", wrap=True, parent=self)
        self.freeze = SwitchField(parent=self)
        self.freeze.setObjectName("model.selection.freeze")
        self.freeze.edited.connect(lambda value, _merge: do.set_frozen(bool(value)))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(10)
        for widget in (self.header, self.words, self.freeze):
            column.addWidget(widget)
        self.insert = self._button("plus", "model.selection.insert")
        self.insert.clicked.connect(self._insert)
        self.copy = self._button("copy", "model.selection.copy")
        self.copy.clicked.connect(lambda: do.copy())
        self.duplicate = self._button("duplicate", "model.selection.duplicate")
        self.duplicate.clicked.connect(do.duplicate)
        self.wires = self._button("close", "model.selection.wires")
        self.wires.clicked.connect(do.cut_wires)
        self.delete = self._button("trash", "model.selection.delete")
        self.delete.clicked.connect(do.delete)
        column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self.freeze.setText(self.tr("Freeze"))
        self.freeze.setToolTip(self.tr("Training leaves the weights of these layers as they are."))
        self.insert.setText(self.tr("Insert a layer…"))
        self.copy.setText(self.tr("Copy"))
        self.duplicate.setText(self.tr("Duplicate"))
        self.wires.setText(self.tr("Cut all wires"))
        self.delete.setText(self.tr("Delete"))

    def show_selection(
        self, network: CheckedNetwork, nodes: tuple[str, ...], links: tuple[Link, ...]
    ) -> None:
        """Several nodes, wires, or both."""
        wire = links[0] if len(links) == 1 and not nodes else None
        for widget in (self.freeze, self.copy, self.duplicate, self.wires):
            widget.setVisible(bool(nodes))
        self.insert.setVisible(wire is not None)
        if wire is not None:
            self._show_wire(network, wire)
        else:
            self._show_several(network, nodes, links)

    def _show_wire(self, network: CheckedNetwork, link: Link) -> None:
        shape = network.analysis.gives(link)
        nodes = network.graph.by_name
        self.header.glyph.show_glyph("link", "")
        self.header.title.setText(self.tr("Wire"))
        self.header.numbers.setText(shape.badge() if shape else "?")
        path = self.tr("From {source} to {target}.").format(
            source=title_of(network.analysis, nodes[link.source]),
            target=title_of(network.analysis, nodes[link.target]),
        )
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
        frozen = [network.graph.by_name[name].frozen for name in nodes if name in network.graph.by_name]
        self.freeze.set_value(bool(frozen) and all(frozen))

    def _insert(self) -> None:
        links = self._canvas.scene.selected_links()
        if links:
            middle = self._canvas.scene.wires[key_of(links[0])].middle()
            self._canvas.commands.search_to_insert(links[0], middle)

    def _button(self, icon: str, name: str) -> Button:
        made = OutlineButton("", icon, parent=self)
        made.setObjectName(name)
        column = self.layout()
        assert column is not None
        column.addWidget(made)
        return made
