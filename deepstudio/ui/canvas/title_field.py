"""Renaming a layer where its title stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.ui.canvas import paint
from deepstudio.ui.canvas.view import CanvasView
from deepstudio.ui.theme import fonts
from deepstudio.ui.theme.tokens import usual_size
from deepstudio.ui.widgets.renaming import RenameField

LEAST_WIDTH = 150
HEIGHT = 28


class TitleField(RenameField):
    """Lies over the title of a node and says `titled(node, title)`; scrolling takes what was typed, too."""

    titled = Signal(str, str)
    group_titled = Signal(str, str)
    """The same for a group, by its id."""

    def __init__(self, view: CanvasView, parent: QWidget) -> None:
        super().__init__("model.title-field", parent)
        with usual_size():
            self.setFont(fonts.strong())
        self._view, self._host = view, parent
        self._node, self._group = "", ""
        self.named.connect(self._titled)
        view.moved.connect(self.take)
        self.setAccessibleName(self.tr("Title of the layer"))

    def begin(self, node: str, title: str, kind: str) -> None:
        """Lets the user type another title for a node; an empty one shows the `kind` of layer."""
        self._view.reveal(node)
        item = self._view.network_scene.nodes[node]
        title_at = item.title_place(self._view.zoom())
        self._node, self._group = node, ""
        place = paint.TITLE if title_at.isEmpty() else title_at
        self._open(place.translated(item.pos()), title, kind)

    def begin_group(self, id: str, title: str, usual: str) -> None:
        """Lets the user type another title for a group; an empty one shows the `usual` word."""
        groups = self._view.network_scene.groups
        closed = groups.closed.get(id)
        place = paint.TITLE.translated(closed.pos()) if closed is not None else groups.open[id].title_place()
        self._view.reveal_body(place)
        self._node, self._group = "", id
        self._open(place, title, usual)

    def _open(self, place: QRectF, title: str, kind: str) -> None:
        spot = self._view.in_host(place, self._host)
        width = max(LEAST_WIDTH, spot.width())
        body = QRectF(spot.left() - 9, spot.center().y() - HEIGHT / 2, width + 12, HEIGHT)
        self.setGeometry(body.toAlignedRect())
        self.setPlaceholderText(kind)
        self.rename(title or kind)

    def leave(self) -> None:
        had_focus = self.hasFocus()
        super().leave()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _titled(self, title: str) -> None:
        said = "" if title == self.placeholderText() else title
        if self._group:
            self.group_titled.emit(self._group, said)
        else:
            self.titled.emit(self._node, said)
