"""Where a wire that is being drawn would end."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from deepstudio.ui.canvas.geometry import Slot
from deepstudio.ui.canvas.hits import hit_at
from deepstudio.ui.canvas.node_item import NodeItem
from deepstudio.ui.canvas.scene import NetworkScene


def input_for(scene: NetworkScene, item: NodeItem, at: QPointF, zoom: float) -> Slot | None:
    """The input of a node that a wire dropped at `at` takes: the port there, else a free one, else the first."""
    if not item.face.inputs:
        return None
    port = item.port_at(at, zoom)
    if port is not None and port[0] == "input":
        return port[1]
    taken = {link.input for link in scene.network.graph.incoming.get(item.name, ())}
    free = next((slot for slot in item.slots if slot[0] not in taken), None)
    return free or item.spare or item.slots[0]


def output_for(item: NodeItem, at: QPointF, zoom: float) -> str | None:
    """The output of a node that a wire dropped at `at` begins from."""
    port = item.port_at(at, zoom)
    if port is not None and port[0] == "output":
        return port[1][0]
    return item.outputs[0] if item.outputs else None


def is_variadic(item: NodeItem, port: str) -> bool:
    return any(p.name == port and p.variadic for p in item.face.inputs)


def node_under(scene: NetworkScene, at: QPointF, zoom: float, without: str) -> NodeItem | None:
    """The node whose body or port lies at a point, `without` aside."""
    hit = hit_at(scene, scene.nodes, at, zoom)
    return scene.nodes[hit.node] if hit.node and hit.node != without else None
