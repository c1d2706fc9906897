"""A block of one's own: layers with their wires under a title, which any project can take in. It names ids only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from pydantic import Field

from deepstudio.core.copied_layers import MOST_CHARACTERS, checked_part
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Flow, Frozen, Graph, Link, Node, NodeGroup
from deepstudio.core.graph_edits import free_group, joined, on_graph, part_of, pushed, with_link
from deepstudio.core.group_places import at, place_of
from deepstudio.core.layer import Layer, Port
from deepstudio.core.layout import NodeCorner, along, behind, sideways, tidy
from deepstudio.core.problems import Edit
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text, verbatim

BLOCK_FORMAT = "deepstudio-block"
BLOCK_VERSION = 1

BlockEnd = tuple[str, str]


class OwnBlock(Frozen):
    """Layers, their wires and where they stand to each other."""

    title: str = Field(min_length=1, max_length=200)
    part: Graph


def block_of(graph: Graph, names: tuple[str, ...], title: str) -> OwnBlock:
    """Some nodes of a network as a block; it begins at the corner of the sheet."""
    part = part_of(graph, names)
    left = min(node.position[0] for node in part.nodes)
    top = min(node.position[1] for node in part.nodes)
    nodes = tuple(n.replace(position=(n.position[0] - left, n.position[1] - top)) for n in part.nodes)
    return OwnBlock(title=title, part=Graph(nodes=nodes, links=part.links, flow=graph.flow))


def block_as_text(block: OwnBlock) -> str:
    """The content of its file."""
    value = {"format": BLOCK_FORMAT, "version": BLOCK_VERSION, "title": block.title}
    part = block.part.model_dump(mode="json", exclude={"groups"})
    return json.dumps({**value, "graph": part}, ensure_ascii=False, indent=2) + "\n"


def block_from_text(text: str, name: str) -> OwnBlock:
    """The block of a file called `name`, which anybody may have written.

    Raises `Explained` with the cause `broken`, `newer` or `not_a_block`.
    """
    value = _value(text, name)
    if value.get("version") != BLOCK_VERSION:
        words = T("“{name}” was saved by a newer DeepStudio. Update DeepStudio first.", name=name)
        raise Explained(words, "newer")
    part, title = checked_part(value.get("graph")), value.get("title")
    if part is None or not isinstance(title, str) or not 0 < len(title.strip()) <= 200:
        raise _broken(name)
    return OwnBlock(title=" ".join(title.split()), part=part.replace(groups={}))


def _value(text: str, name: str) -> dict[str, Any]:
    try:
        value = json.loads(text) if len(text) <= MOST_CHARACTERS else None
    except (ValueError, RecursionError):
        raise _broken(name) from None
    if not isinstance(value, dict) or value.get("format") != BLOCK_FORMAT:
        words = T(
            "“{name}” is no block of DeepStudio. Choose a file that was exported from “My blocks”.", name=name
        )
        raise Explained(words, "not_a_block")
    return value


def _broken(name: str) -> Explained:
    return Explained(T("The block “{name}” is damaged. Save or import it again.", name=name), "broken")


# What a block does in a network


def ends_of(registry: Registry, part: Graph) -> tuple[BlockEnd | None, BlockEnd | None]:
    """The first input of a part that no wire feeds, and the last result that no wire takes, as (node, port)."""
    entry: BlockEnd | None = None
    leave: BlockEnd | None = None
    for node in part.order():
        made = registry.layer(node)
        inputs = made.inputs if isinstance(made, Layer) else (Port("in"),)
        results = made.results if isinstance(made, Layer) else (Port("out"),)
        fed = {link.input for link in part.incoming.get(node.name, ())}
        free = [port.name for port in inputs if port.name not in fed]
        entry = entry or ((node.name, free[0]) if free else None)
        if results and node.name not in part.outgoing:
            leave = (node.name, results[0].name)
    return entry, leave


def insert_block(
    registry: Registry,
    role: str,
    block: OwnBlock,
    *,
    after: str = "",
    wire: Link | None = None,
    position: NodeCorner | None = None,
) -> Edit:
    """Puts copies of a block's layers into a network, as a closed group.

    They come behind the node `after`, on the one wire that leaves it; or into a `wire`; else they are loose.
    """

    def change(graph: Graph) -> Graph:
        return with_block(registry, graph, block, after=after, wire=wire, position=position)

    return on_graph(T("Add {layer}", layer=verbatim(block.title)), role, change)


def with_block(
    registry: Registry,
    graph: Graph,
    block: OwnBlock,
    *,
    after: str,
    wire: Link | None,
    position: NodeCorner | None,
) -> Graph:
    source, wire = _source(graph, after, wire)
    place = position or _behind(graph, source)
    entry, leave = ends_of(registry, block.part)
    into = wire is not None and entry is not None and leave is not None
    if into:
        graph = pushed(graph, place)
    part = _turned(block.part, graph.flow)
    x, y = place_of(part, NodeGroup(members=tuple(node.name for node in part.nodes)))
    graph, names = joined(graph, part, (place[0] - x, place[1] - y))
    called = dict(zip((node.name for node in block.part.nodes), names, strict=True))
    made = NodeGroup(title=block.title, members=names, collapsed=True)
    graph = graph.replace(groups={**graph.groups, free_group(graph.groups): made})
    if into and wire is not None and entry is not None and leave is not None:
        return _into(graph, wire, called, entry, leave)
    if source is not None and entry is not None:
        output = wire.output if wire is not None else "out"
        link = Link(source=source.name, output=output, target=called[entry[0]], input=entry[1])
        return with_link(graph, link)
    return graph


def _source(graph: Graph, after: str, wire: Link | None) -> tuple[Node | None, Link | None]:
    """The node before a block, and the wire that it goes into."""
    if wire is not None:
        return graph.by_name.get(wire.source), wire
    source = graph.by_name.get(after)
    leaving = [k for k in graph.outgoing.get(after, ()) if k.output == "out"]
    if source is None or source.layer == "output":
        return None, None
    return source, leaving[0] if len(leaving) == 1 else None


def _turned(part: Graph, flow: Flow) -> Graph:
    """The layers of a block along the flow of a network, which may not be the one that they were kept in."""
    same = sideways(part.flow) == sideways(flow)
    part = part.replace(flow=flow)
    return part if same else at(part, tidy(part))


def _behind(graph: Graph, source: Node | None) -> NodeCorner:
    if source is None:
        last = max((node.position for node in graph.nodes), key=partial(along, graph.flow), default=None)
        return (0.0, 0.0) if last is None else behind(graph.flow, last)
    group = graph.groups.get(graph.group_of.get(source.name, ""))
    closed = group is not None and group.collapsed
    return behind(graph.flow, place_of(graph, group) if group is not None and closed else source.position)


def _into(graph: Graph, wire: Link, called: Mapping[str, str], entry: BlockEnd, leave: BlockEnd) -> Graph:
    links: list[Link] = []
    for link in graph.links:
        if link != wire:
            links.append(link)
            continue
        links.append(link.replace(target=called[entry[0]], input=entry[1]))
        links.append(link.replace(source=called[leave[0]], output=leave[1]))
    return graph.replace(links=tuple(links))


def layers_in(block: OwnBlock) -> Text:
    """How large a block is, in words."""
    return T("{n} layers", n=len(block.part.nodes))
