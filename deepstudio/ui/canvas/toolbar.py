"""The buttons over the canvas: templates, tidy up, zoom, fit and, where there are several networks, which one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from deepstudio.core.registry import Registry
from deepstudio.ui.canvas.background import Floating
from deepstudio.ui.canvas.commands import Commands
from deepstudio.ui.canvas.flows import FlowMenu
from deepstudio.ui.canvas.view import CanvasView
from deepstudio.ui.language import tr_text
from deepstudio.ui.run_name import role_title
from deepstudio.ui.theme import icons
from deepstudio.ui.theme.tokens import CONTROL, scaled
from deepstudio.ui.widgets import ChoiceField, IconButton, LinkButton, OutlineButton
from deepstudio.ui.widgets.layouts import centered, row_of
from deepstudio.ui.widgets.styling import wrapped

STEP = 1.2


class ZoomControl(Floating):
    """− 100 % +; the number goes back to 100 %."""

    radius = 8

    def __init__(self, view: CanvasView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self.setFixedHeight(scaled(CONTROL))
        self.less = IconButton("minus", self.tr("Zoom out"), small=True, name="model.zoom-out", parent=self)
        self.more = IconButton("plus", self.tr("Zoom in"), small=True, name="model.zoom-in", parent=self)
        self.value = LinkButton("100 %", name="model.zoom-reset", tip=self.tr("Back to 100 %"), parent=self)
        self.value.setFixedWidth(scaled(50))
        self.value.setStyleSheet("text-align: center")
        self.column.setContentsMargins(3, 1, 3, 1)
        self.column.addLayout(row_of(self.less, self.value, self.more, gap=0))
        self.less.clicked.connect(lambda: view.zoom_by(1 / STEP))
        self.more.clicked.connect(lambda: view.zoom_by(STEP))
        self.value.clicked.connect(lambda: view.set_zoom(1.0))
        view.moved.connect(self._show)

    def _show(self) -> None:
        self.value.setText(f"{self._view.zoom() * 100:.0f} %")


class Toolbar(QWidget):
    template_chosen = Signal(str)
    role_chosen = Signal(str)
    inside_wanted = Signal(bool)
    """Somebody wants to see what the layers carry, or no more."""

    def __init__(self, registry: Registry, view: CanvasView, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.roles = ChoiceField(name="model.role", parent=self)
        self.roles.setAccessibleName(self.tr("Network"))
        self.roles.edited.connect(lambda value, _merge: self.role_chosen.emit(value))
        tip = self.tr("Replace the network by a ready one. You can undo it.")
        self.templates = OutlineButton(
            self.tr("Templates"), name="model.templates", tip=tip, parent=self, run=self.open_templates
        )
        self.menu = self._template_menu(registry)
        tip = self.tr("Put the layers in order.")
        self.tidy = OutlineButton(
            self.tr("Tidy up"), name="model.tidy", tip=tip, parent=self, run=lambda: commands.tidy()
        )
        self.flows = IconButton(
            "chevron-down",
            self.tr("Downwards, to the right or folded into columns"),
            outlined=True,
            name="model.flow",
            parent=self,
            run=self._open_flows,
        )
        self.flow_menu = FlowMenu(commands, self.flows)
        self.zoom = ZoomControl(view, self)
        self.fit = IconButton(
            "fit", self.tr("Show the whole network"), outlined=True, name="model.fit", parent=self
        )
        self.fit.clicked.connect(lambda: view.fit())
        self.inside = IconButton(
            "eye",
            self.tr("See what layers and wires carry for a sample"),
            outlined=True,
            checkable=True,
            name="model.look-inside",
            parent=self,
        )
        self.inside.clicked.connect(self.inside_wanted)
        tidying = row_of(self.tidy, self.flows, gap=2)
        last = centered(self.zoom, self.fit, self.inside)
        row_of(*centered(self.roles, self.templates), tidying, *last, gap=8, on=self)
        self.set_roles((), None)

    def set_roles(self, roles: Sequence[str], current: object) -> None:
        """Several networks make one project in some tasks; with one there is nothing to choose."""
        self.roles.set_choices([(role, role_title(role)) for role in roles])
        self.roles.set_value(current)
        self.roles.setVisible(len(roles) > 1)
        self.adjustSize()

    def open_templates(self) -> None:
        self.menu.popup(self.templates.mapToGlobal(self.templates.rect().bottomLeft()))

    def block_tidying(self, reason: str) -> None:
        """Nothing can be put in order, for a reason; an empty one allows it."""
        self.tidy.set_blocked(reason)
        self.flows.set_blocked(reason)

    def _open_flows(self) -> None:
        self.flow_menu.popup(self.tidy.mapToGlobal(self.tidy.rect().bottomLeft()))

    def _template_menu(self, registry: Registry) -> QMenu:
        menu = QMenu(self.templates)
        for template in registry.templates:
            action = menu.addAction(icons.icon(_icon(template.glyph)), tr_text(template.title))
            action.setToolTip(wrapped(tr_text(template.help)))
            action.setData(template.id)
            action.triggered.connect(lambda _=False, id=template.id: self.template_chosen.emit(id))
        menu.setToolTipsVisible(True)
        return menu


def _icon(glyph: str) -> str:
    found = icons.names()
    return next((name for name in (f"template-{glyph}", glyph) if name in found), "model")
