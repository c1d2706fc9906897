"""Edits of groups. What an edit of nodes means for groups, `core.graph` and `core.graph_edits` see to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deepstudio.core.graph import Graph, NodeGroup
from deepstudio.core.graph_edits import free_group, on_graph
from deepstudio.core.group_room import with_heading, with_room, without_heading, without_room
from deepstudio.core.problems import Edit
from deepstudio.core.text import T


def whole_groups(graph: Graph, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of groups all of whose nodes are among `names`."""
    chosen = set(names)
    return tuple(id for id, group in graph.groups.items() if chosen.issuperset(group.members))


def group_that_is(graph: Graph, names: Iterable[str]) -> str:
    """The id of the group that consists of exactly these nodes; empty where there is none."""
    chosen = set(names)
    found = (id for id, group in graph.groups.items() if set(group.members) == chosen)
    return next(found, "") if chosen else ""


def grouped(graph: Graph, names: Sequence[str], title: str = "") -> Graph:
    """The graph with these nodes as one group. Where one group is among them as a whole, it takes in the others."""
    whole = whole_groups(graph, names)
    wanted = set(names)
    in_order = (node.name for node in (*graph.order(), *graph.nodes) if node.name in wanted)
    chosen = dict.fromkeys(in_order)
    if not chosen:
        return graph
    graph = _with_open(graph, chosen)
    id = whole[0] if len(whole) == 1 else free_group(graph.groups)
    kept = graph.groups[id].title if len(whole) == 1 else ""
    others = {key: _without(group, chosen) for key, group in graph.groups.items() if key != id}
    made = NodeGroup(title=title or kept, members=tuple(chosen))
    return with_heading(graph.replace(groups={**others, id: made}), made)


def _with_open(graph: Graph, names: Iterable[str]) -> Graph:
    """The graph with the groups open that some nodes are in, so that these are seen where they are."""
    for id in dict.fromkeys(graph.group_of[name] for name in names if name in graph.group_of):
        graph = with_collapsed(graph, id, False)
    return graph


def _without(group: NodeGroup, names: Iterable[str]) -> NodeGroup:
    gone = set(names)
    return group.replace(members=tuple(name for name in group.members if name not in gone))


def group(role: str, names: Sequence[str], title: str = "") -> Edit:
    """Makes one group of some nodes."""
    return on_graph(T("Group"), role, lambda graph: grouped(graph, names, title))


def ungroup(role: str, ids: Iterable[str]) -> Edit:
    """Takes groups away; their nodes stay, and come out of one that was closed."""
    gone = set(ids)

    def change(graph: Graph) -> Graph:
        for id in gone & graph.groups.keys():
            graph = without_heading(with_collapsed(graph, id, False), graph.groups[id])
        return graph.replace(groups={id: group for id, group in graph.groups.items() if id not in gone})

    return on_graph(T("Ungroup"), role, change)


def take_out(role: str, names: Iterable[str]) -> Edit:
    """Lets nodes leave their groups."""
    leaving = tuple(names)

    def change(graph: Graph) -> Graph:
        graph = _with_open(graph, leaving)
        return graph.replace(groups={id: _without(group, leaving) for id, group in graph.groups.items()})

    return on_graph(T("Take out of the group"), role, change)


def set_group_title(role: str, id: str, title: str) -> Edit:
    def change(graph: Graph) -> Graph:
        group = graph.groups.get(id)
        if group is None or group.title == title:
            return graph
        return graph.replace(groups={**graph.groups, id: group.replace(title=title)})

    return on_graph(T("Rename"), role, change)


def set_collapsed(role: str, ids: Iterable[str], collapsed: bool) -> Edit:
    """Shows groups as one node each, or opens them; what is behind comes nearer or makes room."""
    wanted = tuple(ids)

    def change(graph: Graph) -> Graph:
        for id in wanted:
            graph = with_collapsed(graph, id, collapsed)
        return graph

    return on_graph(T("Close the group") if collapsed else T("Open the group"), role, change)


def with_collapsed(graph: Graph, id: str, collapsed: bool) -> Graph:
    group = graph.groups.get(id)
    if group is None or group.collapsed == collapsed:
        return graph
    changed = graph.replace(groups={**graph.groups, id: group.replace(collapsed=collapsed)})
    return without_room(changed, group) if collapsed else with_room(changed, group)
