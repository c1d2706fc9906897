"""Walking along the network by keyboard, and moving nodes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from deepstudio.core import graph_edits
from deepstudio.ui.canvas.geometry import GRID
from deepstudio.ui.canvas.group_items import GroupItem
from deepstudio.ui.canvas.node_item import NodeItem

if TYPE_CHECKING:
    from deepstudio.ui.canvas.view import CanvasView

Key = Qt.Key
_ARROWS: dict[Key, tuple[int, int]] = {
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
}
FINE = 2.0


def press(view: CanvasView, event: QKeyEvent) -> bool:
    """Says whether the key meant something here."""
    key = Key(event.key())
    if key == Key.Key_Escape:
        return _escape(view)
    if key in _ARROWS:
        return _arrow(view, _ARROWS[key], event.modifiers())
    if key in (Key.Key_Return, Key.Key_Enter):
        return _details(view)
    if key in (Key.Key_Home, Key.Key_End):
        names = walk(view)
        return bool(names) and _go(view, names[0 if key == Key.Key_Home else -1], False)
    return False


def tab(view: CanvasView, forward: bool) -> bool:
    """Tab goes to the next node; behind the last one it leaves the canvas, and so says no."""
    step = 1 if forward else -1
    names, here = walk(view), current(view)
    index = names.index(here) + step if here in names else (0 if forward else len(names) - 1)
    return 0 <= index < len(names) and _go(view, names[index], False)


def enter(view: CanvasView, backwards: bool) -> None:
    """The focus came by Tab: start at a node."""
    names = walk(view)
    if names and not view.network_scene.selected_nodes():
        _go(view, names[-1 if backwards else 0], False)


def current(view: CanvasView) -> str:
    """The node the keyboard is at: the one selected last."""
    selected = view.network_scene.selected_nodes()
    here = view.current if view.current in selected else selected[0] if selected else ""
    inside = view.network_scene.nodes[here].inside if here else None
    return inside.first if isinstance(inside, GroupItem) else here


def walk(view: CanvasView) -> list[str]:
    """All nodes from the input down; those on a cycle last."""
    graph, nodes = view.network_scene.network.graph, view.network_scene.nodes
    ordered = [node.name for node in graph.order()]
    known = set(ordered)
    names = ordered + [node.name for node in graph.nodes if node.name not in known]
    closed = {item.first for item in view.network_scene.groups.closed.values()}
    return [name for name in names if name in closed or nodes[name].inside is None]


def _escape(view: CanvasView) -> bool:
    if view.gesture is not None:
        view.cancel()
        return True
    if view.network_scene.selectedItems():
        view.network_scene.select()
        return True
    return False


def _details(view: CanvasView) -> bool:
    scene = view.network_scene
    group = scene.selected_group()
    # A node that is alone in its frame is meant itself.
    if group and (group in scene.groups.closed or len(scene.selected_nodes()) > 1):
        view.group_wanted.emit(group)
        return True
    here = current(view)
    if here:
        view.details_wanted.emit(here)
    return bool(here)


def _arrow(view: CanvasView, way: tuple[int, int], keys: Qt.KeyboardModifier) -> bool:
    if keys & Qt.KeyboardModifier.ControlModifier:
        return _nudge(view, way, FINE if keys & Qt.KeyboardModifier.ShiftModifier else GRID)
    here = current(view)
    if not here:
        names = walk(view)
        return bool(names) and _go(view, names[0], False)
    goal = _along_wires(view, here, way) or _beside(view, here, way)
    return bool(goal) and _go(view, goal, bool(keys & Qt.KeyboardModifier.ShiftModifier))


def _nudge(view: CanvasView, way: tuple[int, int], step: float) -> bool:
    scene = view.network_scene
    names = sorted(scene.selected_nodes())
    if not names:
        return False
    moved = {}
    for name in names:
        x, y = scene.nodes[name].node.position
        moved[name] = (x + way[0] * step, y + way[1] * step)
    view.apply(graph_edits.move_nodes(scene.network.role, moved, merge=f"nudge:{','.join(names)}"), False)
    view.reveal(names[0])
    return True


def _along_wires(view: CanvasView, here: str, way: tuple[int, int]) -> str:
    scene, graph = view.network_scene, view.network_scene.network.graph
    ahead, inside = way[0] if scene.sideways else way[1], scene.groups.together(here)
    if ahead > 0:
        names = [link.target for name in inside for link in graph.outgoing.get(name, ())]
    elif ahead < 0:
        names = [link.source for name in inside for link in graph.incoming.get(name, ())]
    else:
        return ""
    start = scene.nodes[here].pos()

    def aside(name: str) -> float:
        by = scene.nodes[name].pos() - start
        return abs(by.y() if scene.sideways else by.x())

    return min((name for name in names if name not in inside), key=aside, default="")


def _beside(view: CanvasView, here: str, way: tuple[int, int]) -> str:
    nodes = {name: view.network_scene.nodes[name] for name in walk(view)}
    start = nodes[here].pos()

    def distance(item: NodeItem) -> float:
        by = item.pos() - start
        ahead, aside = _split(by, way)
        return ahead + 3 * abs(aside)

    ahead = [item for item in nodes.values() if _split(item.pos() - start, way)[0] > 1]
    return min(ahead, key=distance).name if ahead else ""


def _split(by: QPointF, way: tuple[int, int]) -> tuple[float, float]:
    """How far a vector goes along `way` and across it."""
    return by.x() * way[0] + by.y() * way[1], by.x() * way[1] + by.y() * way[0]


def _go(view: CanvasView, name: str, keep: bool) -> bool:
    view.current = name
    view.network_scene.select([name], keep=keep)
    view.reveal(name)
    return True
