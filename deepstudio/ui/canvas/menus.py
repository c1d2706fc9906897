"""The menu that a right click opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu

from deepstudio.ui.canvas.flows import FLOWS, flow_words
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import icons

if TYPE_CHECKING:
    from deepstudio.core.graph import Link
    from deepstudio.ui.canvas.canvas import Canvas


class CanvasMenu(QMenu):
    """What can be done with what was clicked; a node that is not selected becomes the selection."""

    def __init__(self, canvas: Canvas, hit: Hit, at: QPointF) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._canvas = canvas
        meant = canvas.scene.groups.members(hit.group) or ((hit.node,) if hit.node else ())
        if not set(meant) <= set(canvas.scene.selected_nodes()):
            canvas.scene.select(meant)
        if hit.link is not None:
            self._wire(hit.link, at)
        elif hit.node or hit.group:
            self._nodes()
        else:
            self._ground(at)

    def _wire(self, link: Link, at: QPointF) -> None:
        do = self._canvas.commands
        self._canvas.scene.select(links=[link])
        self._add("plus", self.tr("Insert a layer…"), lambda: do.search_to_insert(link, at))
        self._add("trash", self.tr("Delete the wire"), lambda: do.remove_link(link), "Del")

    def _nodes(self) -> None:
        do, names = self._canvas.commands, self._canvas.scene.selected_nodes()
        if len(names) == 1:
            name, details = names[0], self._canvas.details_wanted
            self._add("plus", self.tr("Add a layer behind…"), do.search_to_append, "A")
            self._further_results(names[0])
            self._add("link", self.tr("Connect…"), do.connect, "C")
            self._add("rename", self.tr("Rename"), lambda: self._canvas.begin_title(name), "F2")
            self._add("pencil", self.tr("Name and settings"), lambda: details.emit(name), "Return")
            if do.can_open():
                self._add("open-block", self.tr("Open this block"), do.open_block)
            self.addSeparator()
        self._groups()
        self._add("copy", self.tr("Copy"), do.copy, "Ctrl+C")
        self._add("", self.tr("Cut"), do.cut, "Ctrl+X")
        self._add("duplicate", self.tr("Duplicate"), do.duplicate, "Ctrl+D")
        self.addSeparator()
        network = self._canvas.scene.network
        graph = network.graph
        frozen = all(network.is_frozen(name) for name in names)
        words = self.tr("Let it learn again") if frozen else self.tr("Freeze")
        self._add("lock", words, lambda: do.set_frozen(not frozen))
        if any(name in graph.incoming or name in graph.outgoing for name in names):
            self._add("close", self.tr("Cut all wires"), do.cut_wires)
        self.addSeparator()
        self._add("trash", self.tr("Delete"), do.delete, "Del")

    def _groups(self) -> None:
        """What makes, opens and takes away groups."""
        do, scene = self._canvas.commands, self._canvas.scene
        id, touched = scene.selected_group(), do.touched_groups()
        if id:
            closed = id in scene.groups.closed
            words = self.tr("Open the group") if closed else self.tr("Close the group")
            self._add(
                "chevron-down" if closed else "chevron-up", words, lambda: do.toggle_group(id), "Return"
            )
            self._add("rename", self.tr("Rename the group"), lambda: self._canvas.begin_group_title(id), "F2")
        else:
            self._add("group", self.tr("Group"), do.group, "Ctrl+G")
        if touched and not id:
            self._add("", self.tr("Take out of the group"), do.take_out)
        if touched:
            self._add("", self.tr("Ungroup"), do.ungroup, "Ctrl+Shift+G")
        self._add("download", self.tr("Save as my block…"), do.save_block)
        self.addSeparator()

    def _further_results(self, name: str) -> None:
        """The same for what a node gives beside its first result."""
        do = self._canvas.commands
        for port in self._canvas.scene.nodes[name].face.outputs[1:]:
            words = self.tr("Add a layer behind “{result}”…").format(result=tr_text(port.words))
            self._add("plus", words, partial(do.search_behind, name, port.name))

    def _ground(self, at: QPointF) -> None:
        do = self._canvas.commands
        self._add("plus", self.tr("Add a layer…"), do.search_to_append, "A")
        self._add("paste", self.tr("Paste"), lambda: do.paste(at), "Ctrl+V")
        if do.has_network():
            self.addSeparator()
            self._add("", self.tr("Select all"), do.select_all, "Ctrl+A")
            self._add("tidy", self.tr("Tidy up"), do.tidy, "T")
            for flow in FLOWS:
                self._add(f"flow-{flow}", flow_words(flow), partial(do.tidy, flow))
            self._add("fit", self.tr("Show the whole network"), lambda: self._canvas.view.fit())

    def _add(self, icon: str, text: str, run: Callable[[], object], keys: str = "") -> None:
        # The keys are only shown: the shortcut itself belongs to the canvas.
        picture = icons.icon(icon) if icon else QIcon()
        self.addAction(picture, f"{text}\t{keys}" if keys else text, lambda: run())
