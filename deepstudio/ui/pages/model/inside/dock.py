"""The place of the panel: below the canvas, where it is made and shown once somebody wants to look inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from deepstudio.ui.canvas.canvas import Canvas
from deepstudio.ui.pages.model.inside.view import Spot
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled

if TYPE_CHECKING:
    from deepstudio.ui.pages.model.inside.panel import InsidePanel

SHARE = 0.42  # of the height, at first
LEAST = 170  # pixels, of the canvas and of the panel
NARROWEST = 400  # pixels


class InsideDock(QSplitter):
    """The canvas, and the panel below it while it is open."""

    train_wanted = Signal()

    def __init__(self, canvas: Canvas, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._canvas, self._studio = canvas, studio
        self.panel: InsidePanel | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(5)
        self.addWidget(canvas)
        canvas.toolbar.inside_wanted.connect(self.set_open)

    @property
    def is_open(self) -> bool:
        return self.panel is not None and not self.panel.isHidden()

    def toggle(self) -> None:
        self.set_open(not self.is_open)

    def set_open(self, is_open: bool) -> None:
        """Shows what layers carry, or no more."""
        self._canvas.toolbar.inside.setChecked(is_open)
        if is_open == self.is_open:
            return
        if is_open and self.panel is None:
            self.panel = self._made()
        assert self.panel is not None
        self.panel.setVisible(is_open)
        self.panel.show_drawings()
        self.follow()

    def follow(self) -> None:
        """Looks at what is selected now."""
        if self.panel is not None and self.is_open:
            self.panel.show_spot(self._spot())

    def remembered(self) -> Any:
        """Whether it is open, and how high."""
        return self.is_open, self.sizes()

    def take_back(self, kept: Any) -> None:
        is_open, sizes = kept
        self.set_open(is_open)
        if is_open:
            self.setSizes(sizes)

    def _made(self) -> InsidePanel:
        from deepstudio.ui.pages.model.inside.panel import InsidePanel

        panel = InsidePanel(self._studio, self)
        panel.setMinimumSize(scaled(NARROWEST), LEAST)
        panel.closed.connect(lambda: self.set_open(False))
        panel.train_wanted.connect(self.train_wanted)
        panel.drawn.connect(self._canvas.scene.show_drawings)
        panel.hide()
        self.addWidget(panel)
        below = round(self.height() * SHARE)
        self.setSizes([self.height() - below, below])
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        return panel

    def _spot(self) -> Spot | None:
        """The one node or wire that is selected."""
        scene = self._canvas.scene
        nodes, links, analysis = scene.selected_nodes(), scene.selected_links(), scene.network.analysis
        if len(nodes) == 1 and not links:
            ports = [port.name for port in analysis.outputs(nodes[0])]
            return Spot(analysis, nodes[0], ports[0] if ports else "")
        if len(links) == 1 and not nodes:
            return Spot(analysis, links[0].source, links[0].output)
        return None
