"""All layers by family, to drag or double-click."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.analysis import Analysis
from deepstudio.core.candidates import misfits
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.ui.canvas.entries import by_family
from deepstudio.ui.canvas.layer_list import LayerList
from deepstudio.ui.canvas.own_blocks import OwnBlocks
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.block_actions import BlockActions
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Label, Panel, SearchField
from deepstudio.ui.widgets.layouts import column_of


class Palette(Panel):
    """`chosen(layer id)` by double-click or Enter; a drag carries the id to the canvas."""

    chosen = Signal(str)

    def __init__(self, registry: Registry, blocks: OwnBlocks, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge="right")
        self.setFixedWidth(scaled(232))
        self.search = SearchField(self.tr("Find a layer…"), name="model.palette.search", parent=self)
        self.list = LayerList(draggable=True, parent=self)
        self.list.setObjectName("model.palette.list")
        self._nothing = Label(
            self.tr("No layer has this name."), "secondary", "text2", wrap=True, parent=self
        )
        column_of(self.search, self._nothing, (self.list, 1), gap=10, margins=(14, 14, 12, 6), on=self)
        self.list.taken.connect(self.chosen)
        self.list.setAccessibleName(self.tr("Layers"))
        self.list.setAccessibleDescription(
            self.tr("Enter or a double-click adds a layer behind the selected one.")
        )
        self.list.follow(self.search, self._nothing)
        self._registry, self._blocks = registry, blocks
        self._misfits: dict[str, str] = {}
        self.block_actions = BlockActions(self, blocks)
        blocks.changed.connect(self.show_entries)
        self.show_entries()

    def show_entries(self) -> None:
        """One's own blocks first, then all layers."""
        self.list.set_entries([*self._blocks.rows(), *by_family(self._registry.layers)])
        self.list.show_misfits(self._misfits)

    def follow(self, analysis: Analysis, after: str, plan: DataPlan | None) -> None:
        """Greys what cannot follow the selected layer, or without one what this data never becomes."""
        found = misfits(self._registry, analysis, after, plan)
        self._misfits = {id: tr_text(reason) for id, reason in found.items()}
        self.list.show_misfits(self._misfits)
