"""What can be done on the canvas, declared as actions: they work by key, in the search and in the help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.canvas.canvas import Canvas
from deepstudio.ui.canvas.flows import FLOWS, flow_words
from deepstudio.ui.canvas.toolbar import STEP


class CanvasActions(QObject):
    """The shortcuts hold while the canvas has the focus, so that they never disturb typing."""

    def __init__(
        self,
        canvas: Canvas,
        actions: Actions,
        rename: Callable[[], object],
        look_inside: Callable[[], object],
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._actions = actions
        self._rename, self._look_inside = rename, look_inside
        self._declare_layers()
        self._declare_selection()
        self._declare_groups()
        self._declare_view()

    def _declare_layers(self) -> None:
        do = self._canvas.commands
        here = self._one_node
        self._add("model.add", self.tr("Add a layer…"), do.search_to_append, "A; /; Ctrl+Space", "plus")
        self._add("model.connect", self.tr("Connect the selected layer…"), do.connect, "C", "link", here)
        self._add("model.rename", self.tr("Rename the selected layer"), self._rename, "F2", "rename", here)
        self._add("model.tidy", self.tr("Tidy up the network"), do.tidy, "T", "tidy", do.has_network)
        for flow in FLOWS:
            tidy = partial(do.tidy, flow)
            self._add(f"model.tidy-{flow}", flow_words(flow), tidy, "", f"flow-{flow}", do.has_network)

    def _declare_selection(self) -> None:
        do = self._canvas.commands
        some, chosen = do.has_nodes, do.has_selection
        self._add("model.copy", self.tr("Copy layers"), do.copy, "Ctrl+C", "copy", some)
        self._add("model.cut", self.tr("Cut layers"), do.cut, "Ctrl+X", "copy", some)
        self._add("model.paste", self.tr("Paste layers"), do.paste, "Ctrl+V", "paste")
        self._add("model.duplicate", self.tr("Duplicate layers"), do.duplicate, "Ctrl+D", "duplicate", some)
        words = self.tr("Delete layers or wires")
        self._add("model.delete", words, do.delete, "Del; Backspace", "trash", chosen)
        self._add(
            "model.select-all", self.tr("Select all layers"), do.select_all, "Ctrl+A", "grid", do.has_network
        )

    def _declare_groups(self) -> None:
        do = self._canvas.commands
        self._add(
            "model.group", self.tr("Group the selected layers"), do.group, "Ctrl+G", "group", do.has_nodes
        )
        words = self.tr("Ungroup the selected layers")
        self._add("model.ungroup", words, do.ungroup, "Ctrl+Shift+G", "group", do.in_group)
        words = self.tr("Open or close the group")
        self._add("model.toggle-group", words, do.toggle_group, "", "group", do.in_group)
        words = self.tr("Save as my block…")
        self._add("model.save-block", words, do.save_block, "", "download", do.has_nodes)
        words = self.tr("Open this block")
        self._add("model.open-block", words, do.open_block, "", "open-block", do.can_open)

    def _declare_view(self) -> None:
        view = self._canvas.view
        self._add("model.look-inside", self.tr("Look inside the layers"), self._look_inside, "I", "eye")
        self._add("model.fit", self.tr("Show the whole network"), view.fit, "F", "fit")
        keys = "Ctrl++; Ctrl+="
        self._add("model.zoom-in", self.tr("Zoom in"), lambda: view.zoom_by(STEP), keys, "zoom-in")
        self._add("model.zoom-out", self.tr("Zoom out"), lambda: view.zoom_by(1 / STEP), "Ctrl+-", "zoom-out")
        self._add("model.zoom-100", self.tr("Zoom to 100 %"), lambda: view.set_zoom(1.0), "Ctrl+0", "zoom-in")

    def _add(
        self,
        id: str,
        text: str,
        run: Callable[[], object],
        shortcut: str,
        icon: str = "",
        enabled: Callable[[], bool] | None = None,
    ) -> None:
        self._actions.add(
            Action(
                id,
                text,
                lambda: run(),
                icon=icon,
                shortcut=shortcut,
                enabled=lambda: self._canvas.isVisible() and (enabled is None or enabled()),
                group=self.tr("Canvas"),
                context=self._canvas.view,
            )
        )

    def _one_node(self) -> bool:
        return len(self._canvas.scene.selected_nodes()) == 1 or bool(self._canvas.scene.selected_group())
