"""The buttons over the canvas: templates, tidy up, zoom, fit and, where there are several networks, which one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from deepstudio.core.registry import Registry
from deepstudio.ui.canvas.surface import Floating
from deepstudio.ui.language import tr_text
from deepstudio.ui.role_title import role_title
from deepstudio.ui.theme import icons
from deepstudio.ui.theme.tokens import CONTROL
from deepstudio.ui.widgets import ChoiceField, IconButton, LinkButton, OutlineButton, Translated
from deepstudio.ui.widgets.styling import wrapped


class ZoomControl(Translated, Floating):
    """− 100 % +; the number goes back to 100 %."""

    radius = 8
    zoom_out = Signal()
    zoom_in = Signal()
    reset = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(CONTROL)
        self.less = IconButton("minus", small=True, parent=self)
        self.more = IconButton("plus", small=True, parent=self)
        self.value = LinkButton("100 %", parent=self)
        self.less.setObjectName("model.zoom-out")
        self.more.setObjectName("model.zoom-in")
        self.value.setObjectName("model.zoom-reset")
        self.value.setFixedWidth(50)
        self.value.setStyleSheet("text-align: center")
        row = QHBoxLayout()
        row.setSpacing(0)
        for widget in (self.less, self.value, self.more):
            row.addWidget(widget)
        self.column.setContentsMargins(3, 1, 3, 1)
        self.column.addLayout(row)
        self.less.clicked.connect(self.zoom_out)
        self.more.clicked.connect(self.zoom_in)
        self.value.clicked.connect(self.reset)
        self.retranslate()

    def retranslate(self) -> None:
        self.less.setToolTip(self.tr("Zoom out"))
        self.more.setToolTip(self.tr("Zoom in"))
        self.value.set_tip(self.tr("Back to 100 %"))

    def set_zoom(self, zoom: float) -> None:
        self.value.setText(f"{zoom * 100:.0f} %")


class Toolbar(Translated, QWidget):
    template_chosen = Signal(str)
    tidy_wanted = Signal()
    fit_wanted = Signal()
    role_chosen = Signal(str)

    def __init__(self, registry: Registry, parent: QWidget) -> None:
        super().__init__(parent)
        self._registry = registry
        self._roles: tuple[str, ...] = ()
        self.roles = ChoiceField(parent=self)
        self.roles.setObjectName("model.role")
        self.roles.edited.connect(lambda value, _merge: self.role_chosen.emit(value))
        self.templates = OutlineButton(parent=self)
        self.templates.setObjectName("model.templates")
        self.menu = QMenu(self.templates)
        self.templates.clicked.connect(self.open_templates)
        self.tidy = OutlineButton(parent=self)
        self.tidy.setObjectName("model.tidy")
        self.tidy.clicked.connect(self.tidy_wanted)
        self.zoom = ZoomControl(self)
        self.fit = IconButton("fit", outlined=True, parent=self)
        self.fit.setObjectName("model.fit")
        self.fit.clicked.connect(self.fit_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.roles, self.templates, self.tidy, self.zoom, self.fit):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.retranslate()

    def retranslate(self) -> None:
        self.templates.setText(self.tr("Templates"))
        self.templates.set_tip(self.tr("Replace the network by a ready one. You can undo it."))
        self.tidy.setText(self.tr("Tidy up"))
        self.tidy.set_tip(self.tr("Put the layers in order, from top to bottom."))
        self.fit.setToolTip(self.tr("Show the whole network"))
        self.roles.setAccessibleName(self.tr("Network"))
        self._fill_menu()
        self.set_roles(self._roles, self.roles.value())

    def set_roles(self, roles: Sequence[str], current: object) -> None:
        """Several networks make one project in some tasks; with one there is nothing to choose."""
        self._roles = tuple(roles)
        self.roles.set_choices([(role, role_title(role)) for role in roles])
        self.roles.set_value(current)
        self.roles.setVisible(len(roles) > 1)
        self.adjustSize()

    def open_templates(self) -> None:
        self.menu.popup(self.templates.mapToGlobal(self.templates.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for template in self._registry.templates:
            action = self.menu.addAction(icons.icon(_icon(template.glyph)), tr_text(template.title))
            action.setToolTip(wrapped(tr_text(template.help)))
            action.setData(template.id)
            action.triggered.connect(lambda _=False, id=template.id: self.template_chosen.emit(id))
        self.menu.setToolTipsVisible(True)


def _icon(glyph: str) -> str:
    found = icons.names()
    return next((name for name in (f"template-{glyph}", glyph) if name in found), "model")
