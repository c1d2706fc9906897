"""The canvas: the view with what floats over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from deepstudio.core import graph_edits, group_edits
from deepstudio.core.graph import NodeGroup
from deepstudio.core.layer import Layer
from deepstudio.core.problems import Edit
from deepstudio.core.registry import Registry
from deepstudio.core.summary import summarise
from deepstudio.ui.canvas.background import ShapeBadge
from deepstudio.ui.canvas.commands import Commands
from deepstudio.ui.canvas.entries import by_family
from deepstudio.ui.canvas.faces import CheckedNetwork, group_title
from deepstudio.ui.canvas.group_items import GroupItem
from deepstudio.ui.canvas.hits import Hit, result_words
from deepstudio.ui.canvas.keyboard import current
from deepstudio.ui.canvas.layer_list import LayerRow
from deepstudio.ui.canvas.menus import CanvasMenu
from deepstudio.ui.canvas.minimap import Minimap
from deepstudio.ui.canvas.mistakes import MistakeCard
from deepstudio.ui.canvas.movement import Movement
from deepstudio.ui.canvas.node_item import NodeItem
from deepstudio.ui.canvas.own_blocks import OwnBlocks
from deepstudio.ui.canvas.parameters import ParametersCard
from deepstudio.ui.canvas.picker import Picker
from deepstudio.ui.canvas.scene import Changes, NetworkScene
from deepstudio.ui.canvas.title_field import TitleField
from deepstudio.ui.canvas.toolbar import Toolbar
from deepstudio.ui.canvas.view import CanvasView, Glance
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import EmptyState

EDGE = 14
NARROW = 800
ROOM_FOR_OVERVIEW = QSize(560, 560)

Sight = tuple[float, QPointF]


class Canvas(QWidget):
    """Shows one network and asks for edits; the graph belongs to the document.

    `edit_wanted(Edit)` must be answered at once by `show_network` where the edit changes something.
    """

    edit_wanted = Signal(object)
    selection_changed = Signal()
    details_wanted = Signal(str)
    note = Signal(str, str)
    block_saved = Signal(object)
    """Layers were kept as a `StoredBlock`, which has no title of its own yet."""

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.registry = registry
        self.reduce_motion = False
        self._slide = False
        self._fresh = True
        self._wanted: Sight | None = None
        self._home: Glance | None = None
        """What was in the upper left when the canvas last chose by itself where to look."""
        self._batch, self._tokens = 32, 1
        self.summary = summarise(CheckedNetwork().analysis, 1)
        self._outcome: tuple[object, ...] = ()
        self.scene = NetworkScene(self)
        self.view = CanvasView(self.scene, registry, self.apply, self)
        self.view.setObjectName("model.canvas")
        self.blocks = OwnBlocks(self)
        self.view.block_of = self.blocks.get
        self.movement = Movement(self.scene)
        self.commands = Commands(self)
        self.toolbar = Toolbar(registry, self.view, self.commands, self)
        self.parameters = ParametersCard(self)
        self.minimap = Minimap(self.view, self)
        detail = self.tr("Drag a layer from the left, press A to search for one, or start from a template.")
        self.empty = EmptyState("model", self.tr("Your network begins here"), detail, parent=self)
        self.empty.setObjectName("model.empty")
        text, run = self.tr("Choose a template"), self.toolbar.open_templates
        self.empty.add_button(text, primary=True, name="model.empty.template", run=run)
        add = self.empty.add_button(self.tr("Add an Input"), name="model.empty.layer")
        add.clicked.connect(lambda: self.commands.append("input"))
        self.mistake = MistakeCard(self.view, self)
        self.badge = ShapeBadge(self)
        self.title_field = TitleField(self.view, self)
        self.picker = Picker(self)
        self.setAcceptDrops(True)
        self._connect()
        self.view.setAccessibleName(self.tr("Canvas"))
        self.view.setWhatsThis(
            self.tr(
                "Tab and arrows walk along the layers, A adds a layer, C connects, Enter opens the settings."
            )
        )
        self.show_network(self.scene.network, everything=True)

    def _connect(self) -> None:
        self.scene.selection_moved.connect(self._selection_moved)
        self.view.hovered.connect(self._hovered)
        self.view.search_wanted.connect(self.commands.search_for_port)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.details_wanted.connect(self.details_wanted)
        self.view.gesturing.connect(self._gesturing)
        self.view.title_wanted.connect(self.begin_title)
        self.view.group_title_wanted.connect(self.begin_group_title)
        self.view.group_wanted.connect(self.commands.toggle_group)
        self.view.note.connect(self.note)
        self.view.moved.connect(self._show_overview)
        self.view.floating = lambda: (QRectF(self.parameters.geometry()),)
        self.title_field.titled.connect(self._titled)
        self.title_field.group_titled.connect(self._group_titled)
        self.mistake.fix_wanted.connect(lambda edit: self.apply(edit, True))

    # What is shown

    def show_network(self, network: CheckedNetwork, everything: bool = False) -> Changes:
        """Follows a new value; only what differs is drawn again."""
        self.movement.finish()
        before = {name: item.pos() for name, item in self.scene.nodes.items()} if self._slide else {}
        if self.view.gesture is not None and network.graph is not self.scene.network.graph:
            self.view.cancel()
        everything |= self.scene.network.longest != network.longest
        changes = self.scene.show_network(network, everything)
        if self._slide and not self.reduce_motion:
            self.movement.slide(before)
        self._slide = False
        self._after(changes, everything)
        return changes

    def show_home(self) -> None:
        """A project was opened or another network chosen: begin at its beginning."""
        self._fresh, self._wanted = True, None
        if self.isVisible():
            self._go_home()

    def place(self) -> Sight | None:
        """Zoom, and the point of the scene in the middle; None while one looks at the beginning."""
        if self._fresh or (self._wanted is None and self._is_untouched):
            return None
        return self.view.zoom(), self.view.seen().center()

    @property
    def _is_untouched(self) -> bool:
        """Whether one looks where the canvas chose to."""
        return self._home is not None and self._home == self.view.corner()

    def show_place(self, place: Sight | None) -> None:
        """Looks there instead of at the beginning, once there is room."""
        self._wanted = place
        self._fresh = True
        if self.isVisible():
            self._go_home()

    def set_batch(self, samples: int, tokens: int = 1) -> None:
        """How many samples a batch has, and how many tokens a text."""
        self._batch, self._tokens = samples, tokens

    def animate_next(self) -> None:
        """The next change of positions is shown as a movement."""
        self._slide = True

    def apply(self, edit: Edit, select_added: bool = False) -> None:
        """Asks for an edit; then selects and shows what it added, if wanted."""
        before = set(self.scene.nodes)
        self.edit_wanted.emit(edit)
        added = [name for name in self.scene.nodes if name not in before]
        if select_added and added:
            self.view.current = added[0]
            self.scene.select(added)
            self.view.reveal(added[0])

    def reveal(self, name: str) -> None:
        """Selects a node and brings it into view, with room at its right for what is wrong with it.

        A closed group that hides it is opened.
        """
        hidden_in = self.scene.groups.holding(name)
        if hidden_in:
            self.apply(group_edits.set_collapsed(self.scene.network.role, [hidden_in], False))
        self.view.current = name
        self.scene.select([name])
        self.view.reveal(name)
        if by := self.mistake.missing_width():
            self.view.scroll_by(QPointF(by, 0))
            self.view.moved.emit()

    def begin_title(self, name: str) -> None:
        """Lets the user type another title where it stands."""
        network = self.scene.network
        node, kind = network.graph.by_name.get(name), network.analysis.kind(name)
        if node is not None:
            self.title_field.begin(name, node.title, tr_text(kind.title) if kind else node.layer)

    def begin_group_title(self, id: str) -> None:
        """Lets the user type another title for a group where it stands."""
        group = self.scene.network.graph.groups.get(id)
        if group is not None:
            self.title_field.begin_group(id, group.title, group_title(NodeGroup(members=())))

    # Drags that are over something that floats here reach the view all the same

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.view.drag_over(event, self._in_view(event))

    dragEnterEvent = dragMoveEvent

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.view.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        self.view.drop_layer(event, self._in_view(event))

    def _in_view(self, event: QDropEvent) -> QPointF:
        return QPointF(self.view.viewport().mapFrom(self, event.position().toPoint()))

    # Searches

    def pick_layer(
        self, kinds: Sequence[type[Layer]], at: QPoint, chosen: Callable[[type[Layer]], None]
    ) -> None:
        """Offers layers in a search at a point of the view."""
        offered, nothing = {kind.id: kind for kind in kinds}, self.tr("No layer fits here.")
        self.picker.open(
            by_family(kinds), at, self.tr("Find a layer…"), nothing, lambda id: chosen(offered[id])
        )

    def pick_node(self, rows: Sequence[LayerRow], at: QPoint, chosen: Callable[[str], None]) -> None:
        """Offers nodes of the network in a search at a point of the view."""
        nothing = self.tr("No layer is left to connect.")
        self.picker.open(rows, at, self.tr("Connect with…"), nothing, chosen)

    # Inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        untouched = self._is_untouched
        self.view.setGeometry(self.rect())
        self._place()
        if (self._fresh or untouched) and self.isVisible():
            self._go_home()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fresh:
            self._go_home()

    def _go_home(self) -> None:
        if self.scene.nodes and self.view.viewport().height() > 50:
            self._fresh = False
            if self._wanted is None:
                self.view.go_home()
            else:
                self.view.set_zoom(self._wanted[0])
                self.view.center_on(self._wanted[1])
            self._home = self.view.corner()

    def _after(self, changes: Changes, everything: bool) -> None:
        if changes.geometry or everything:
            self.view.set_bounds()
        if changes.geometry or changes.marked or everything:
            self.minimap.refresh()
        self._show_empty()
        self.toolbar.block_tidying("" if self.scene.nodes else self.tr("There is no layer yet."))
        self.parameters.setVisible(bool(self.scene.nodes))
        network = self.scene.network
        self._summarise(network, everything)
        self._place()
        self.mistake.forget_hovered()
        self._show_mistake(everything)
        self._describe()
        if self._fresh and self.isVisible():
            self._go_home()
        if self.view.current not in self.scene.nodes:
            self.view.current = ""
        self.badge.hide()

    def _show_empty(self) -> None:
        """What to do first; out of the way while something is dragged here."""
        self.empty.setVisible(not self.scene.nodes and self.view.gesture is None)

    def _gesturing(self, on: bool) -> None:
        self.movement.finish()
        # Whoever puts something down wants it there: the view stays where it is.
        self._fresh = self._fresh and not on
        self._show_empty()

    def _group_titled(self, id: str, title: str) -> None:
        self.apply(group_edits.set_group_title(self.scene.network.role, id, title))

    def _titled(self, name: str, title: str) -> None:
        self.apply(graph_edits.set_title(self.scene.network.role, name, title))

    def _summarise(self, network: CheckedNetwork, everything: bool) -> None:
        """Adds up again only where a layer's result or cost differs."""
        analysis = network.analysis
        outcome = (analysis.shapes, analysis.costs, self._batch, self._tokens)
        if everything or outcome != self._outcome:
            self._outcome = outcome
            self.summary = summarise(analysis, self._batch, self.summary, self._tokens)
            self.parameters.show_summary(network, self.summary)

    def _place(self) -> None:
        width, height = self.width(), self.height()
        self.toolbar.adjustSize()
        self.toolbar.move(EDGE, EDGE - 2)
        card = self.parameters
        card.set_narrow(width < NARROW)
        beside = self.toolbar.width() + card.width() + 3 * EDGE <= width
        card.move(width - card.width() - EDGE, EDGE - 2 if beside else 2 * EDGE + self.toolbar.height())
        self.minimap.move(EDGE, height - self.minimap.height() - EDGE)
        self._show_overview()
        self.empty.setGeometry(self.rect().adjusted(0, 50, 0, 0))
        self.mistake.follow()

    def _show_overview(self) -> None:
        """The overview leaves a small canvas to the network, and goes where it hides a part while all is seen."""
        fits = self.width() >= ROOM_FOR_OVERVIEW.width() and self.height() >= ROOM_FOR_OVERVIEW.height()
        covers = False
        if fits and self.view.seen().contains(self.scene.content()):
            under = self.view.to_scene_rect(QRectF(self.minimap.geometry()))
            covers = any(isinstance(item, NodeItem) for item in self.scene.items(under))
        self.minimap.setVisible(fits and not covers and bool(self.scene.nodes))

    def _selection_moved(self) -> None:
        here = current(self.view)
        self.view.current = here
        self._show_mistake()
        self._describe()
        self.selection_changed.emit()

    def _show_mistake(self, everything: bool = False) -> None:
        """Explains what is wrong with the selected node."""
        selected = self.scene.selected_nodes()
        one = len(selected) == 1 or self.scene.selected_group() in self.scene.groups.closed
        own = [problem for name in selected for problem in self.scene.network.of_node(name)] if one else ()
        self.mistake.show_selected(own, everything)

    def _hovered(self, hit: Hit) -> None:
        at = self.mapFromGlobal(self.view.cursor().pos())
        self.badge.show_wire(self.scene.network, hit, at)
        names = self.scene.groups.together(hit.node) if hit.node else ()
        self.mistake.show_hovered([one for name in names for one in self.scene.network.of_node(name)])

    def _open_menu(self, hit: Hit | None, at: QPoint) -> None:
        if hit is None:
            here = current(self.view)
            hit = Hit("node", here) if here else Hit()
        point = self.view.to_scene(QPointF(self.view.mapFromGlobal(at)))
        CanvasMenu(self, hit, point).popup(at)

    def _describe(self) -> None:
        """Says for those who do not see which node the keyboard is at."""
        words = self.describe(current(self.view))
        if words != self.view.accessibleDescription():
            self.view.setAccessibleDescription(words)
            event = QAccessibleEvent(self.view, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def describe(self, name: str) -> str:
        """A node in one sentence: its title, name, result, parameters and mistakes."""
        network = self.scene.network
        item = self.scene.nodes.get(name)
        if item is None:
            return self.tr("{n} layers").format(n=len(self.scene.nodes))
        if isinstance(item.inside, GroupItem):
            face = item.inside.face
            return ". ".join((face.title, face.summary, face.shape))
        parts = [item.face.title, item.face.summary]
        parts += result_words(network.analysis, name) or [self.tr("result not known")]
        parts.append(self.tr("{n} parameters").format(n=item.face.parameters))
        parts += [tr_text(problem.message) for problem in network.of_node(name)]
        return ". ".join(part for part in parts if part)
