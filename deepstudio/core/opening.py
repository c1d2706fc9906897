"""Blocks that open: a node replaced by the layers that it consists of, as a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from deepstudio.core.analysis import Analysis
from deepstudio.core.graph import Graph, Link, Node, NodeGroup
from deepstudio.core.graph_edits import free_group, free_name, on_graph
from deepstudio.core.group_edits import with_collapsed
from deepstudio.core.group_places import at, placed
from deepstudio.core.layer import ENTERING, OpenedPart
from deepstudio.core.layout import tidy
from deepstudio.core.problems import Edit
from deepstudio.core.text import T


def parts_of(analysis: Analysis, name: str) -> tuple[OpenedPart, ...]:
    """The layers that a node consists of; nothing where it is no block, or what enters it is not known."""
    layer, inputs = analysis.layers.get(name), analysis.inputs.get(name)
    if layer is None or inputs is None or name not in analysis.shapes:
        return ()
    return layer.opened(*inputs)


def open_block(analysis: Analysis, name: str, title: str) -> Edit:
    """Replaces a node by its parts, a group of that title; in a group, they join it. Trained weights stay behind."""
    parts = parts_of(analysis, name)
    return on_graph(T("Open this block"), analysis.role, lambda graph: opened(graph, name, parts, title))


def opened(graph: Graph, name: str, parts: Sequence[OpenedPart], title: str = "") -> Graph:
    """The graph with parts in place of a node, with room for them."""
    if not parts or name not in graph.by_name:
        return graph
    node = graph.by_name[name]
    names = _names(graph, node, parts)
    inner = tuple(
        Link(source=names[before], target=names[part.name])
        for part in parts
        for before in part.after
        if before != ENTERING
    )
    made = [
        Node(name=names[p.name], layer=p.layer, settings=p.settings, frozen=node.frozen, rate=node.rate)
        for p in parts
    ]
    part = Graph(nodes=tuple(made), links=inner, flow=graph.flow)
    inside = at(part, placed(part, tidy(part), node.position)).nodes
    around = graph.group_of.get(name, "")
    id = free_group(graph.groups)
    groups = {**_with_members(graph, around, names.values()), id: _group(title, names.values())}
    # While the parts are shown as one node they stand where the block did; opening makes room for them.
    changed = graph.replace(
        nodes=(*(n for n in graph.nodes if n.name != name), *inside),
        links=(*_outer(graph, name, names, parts), *inner),
        groups={key: group for key, group in groups.items() if key != around},
    )
    changed = with_collapsed(changed, id, False)
    if not around:
        return changed
    joined = {key: group for key, group in changed.groups.items() if key != id}
    return changed.replace(groups={**joined, around: groups[around]})


def _names(graph: Graph, node: Node, parts: Iterable[OpenedPart]) -> Mapping[str, str]:
    """The names of the new nodes: that of the block with that of the part."""
    return {part.name: free_name(graph, f"{node.name}_{part.name}") for part in parts}


def _group(title: str, members: Iterable[str]) -> NodeGroup:
    return NodeGroup(title=title, members=tuple(members), collapsed=True)


def _with_members(graph: Graph, id: str, members: Iterable[str]) -> Mapping[str, NodeGroup]:
    if not id:
        return graph.groups
    group = graph.groups[id]
    return {**graph.groups, id: group.replace(members=(*group.members, *members))}


def _outer(graph: Graph, name: str, names: Mapping[str, str], parts: Sequence[OpenedPart]) -> Iterator[Link]:
    """The wires of the network, those of the block now at its parts."""
    taken = {before for part in parts for before in part.after}
    last = names[next(part.name for part in parts if part.name not in taken)]
    first = [names[part.name] for part in parts if ENTERING in part.after]
    for link in graph.links:
        source = last if link.source == name else link.source
        targets = first if link.target == name else [link.target]
        yield from (link.replace(source=source, target=target) for target in targets)
