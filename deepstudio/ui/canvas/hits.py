"""What lies under a point of the canvas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from deepstudio.core.analysis import Analysis
from deepstudio.core.graph import Link
from deepstudio.core.layer import Port
from deepstudio.ui.canvas.geometry import Slot, node_rect, reach_at
from deepstudio.ui.canvas.group_items import FrameItem, GroupItem
from deepstudio.ui.canvas.node_item import NodeItem, split_slot
from deepstudio.ui.canvas.wire_item import WireItem
from deepstudio.ui.language import tr_text

HitKind = Literal["empty", "node", "input", "output", "wire", "frame"]
END_SHARE = 30.0  # a wire is taken off at this distance from an end


@dataclass(frozen=True, slots=True)
class Hit:
    """A node, one of its ports, a wire (`end` where the point is near one of its ends), a frame or nothing.

    `group` is that of a frame or of a closed group, whose `node` is one in it; `part` what of it: its `arrow` or
    `title`.
    """

    kind: HitKind = "empty"
    node: str = ""
    slot: Slot = ("", 0)
    link: Link | None = None
    end: Literal["", "source", "target"] = ""
    group: str = ""
    part: Literal["", "arrow", "title"] = ""


def hit_at(
    scene: QGraphicsScene,
    known: Mapping[str, NodeItem],
    point: QPointF,
    zoom: float,
    closed: Mapping[str, GroupItem] | None = None,
) -> Hit:
    """Ports win over nodes, nodes over wires, wires over frames.

    `known` are the nodes of `scene` by name, `closed` its closed groups by id.
    """
    reach = reach_at(zoom)
    around = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
    found = scene.items(around)
    # A layer that is being dragged in is an item, too, but no node yet.
    nodes = [n for n in found if isinstance(n, NodeItem) and _is_known(n, known, closed or {})]
    for node in nodes:
        port = node.port_at(point, zoom)
        if port is not None and zoom >= 0.3:
            return _at_port(node, *port)
    for node in nodes:
        if node_rect(node.x(), node.y()).contains(point):
            return _in_group(node, point) if isinstance(node, GroupItem) else Hit("node", node.name)
    for item in found:
        if isinstance(item, WireItem) and item.link is not None and item.shape().contains(point):
            return Hit("wire", link=item.link, end=_end(item, point))
    frame = next((item for item in found if isinstance(item, FrameItem)), None)
    return _in_frame(frame, point) if frame is not None and frame.body().contains(point) else Hit()


def _is_known(item: NodeItem, known: Mapping[str, NodeItem], closed: Mapping[str, GroupItem]) -> bool:
    return closed.get(item.id) is item if isinstance(item, GroupItem) else known.get(item.name) is item


def _at_port(item: NodeItem, side: str, slot: Slot) -> Hit:
    """A port of a node; that of a closed group is one of a node in it."""
    name, group = item.name, ""
    if isinstance(item, GroupItem):
        group, (name, port, index) = item.id, split_slot(slot)
        slot = (port, index)
    return Hit("input" if side == "input" else "output", name, slot, group=group)


def _in_group(item: GroupItem, point: QPointF) -> Hit:
    on_arrow = item.arrow().contains(point)
    return Hit("node", item.first, group=item.id, part="arrow" if on_arrow else "")


def _in_frame(frame: FrameItem, point: QPointF) -> Hit:
    if frame.arrow().contains(point):
        return Hit("frame", group=frame.id, part="arrow")
    return Hit("frame", group=frame.id, part="title" if frame.title_place().contains(point) else "")


def wire_under(scene: QGraphicsScene, body: QRectF, without: frozenset[str] = frozenset()) -> Link | None:
    """The wire that passes through the middle of `body`, leaving out wires of the nodes in `without`."""
    middle = QRectF(0, 0, body.width() * 0.4, body.height() * 0.6)
    middle.moveCenter(body.center())
    for item in scene.items(middle):
        link = item.link if isinstance(item, WireItem) else None
        if link is not None and not {link.source, link.target} & without:
            return link
    return None


def _end(item: WireItem, point: QPointF) -> Literal["", "source", "target"]:
    to_start = (item.start - point).manhattanLength()
    to_end = (item.end - point).manhattanLength()
    if min(to_start, to_end) > END_SHARE:
        return ""
    return "source" if to_start < to_end else "target"


def result_words(analysis: Analysis, name: str) -> list[str]:
    """One line for each result: what it is, with its name where there are several."""
    results = [(port, tr_text(shape.describe())) for port, shape in analysis.giving(name)]
    if len(results) < 2:
        shape = analysis.shapes.get(name)
        return [tr_text(shape.describe())] if shape else []
    return [f"{tr_text(port.words)}: {words}" for port, words in results]


def port_words(analysis: Analysis, hit: Hit) -> str:
    """The name of the port under the mouse and what it gives; nothing for the only one at its side."""
    if hit.kind == "input":
        kind = analysis.kind(hit.node)
        return _name(kind.inputs if kind else (), hit.slot[0])
    if hit.kind != "output":
        return ""
    ports = analysis.outputs(hit.node)
    lines = result_words(analysis, hit.node)
    names = [port.name for port in ports]
    if len(ports) == len(lines) > 1 and hit.slot[0] in names:
        return lines[names.index(hit.slot[0])]
    return _name(ports, hit.slot[0])


def _name(ports: Sequence[Port], wanted: str) -> str:
    names = [tr_text(port.words) for port in ports if port.name == wanted]
    return names[0] if names and len(ports) > 1 else ""
