"""Groups open and close in each direction of the data, and no node comes to lie on another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core import group_edits, layout
from deepstudio.core.document import Document
from deepstudio.core.graph import Flow, Graph, Link, Node
from deepstudio.core.group_layout import tidy_groups
from deepstudio.core.group_places import frame_of, meet, node_box, seen
from deepstudio.core.layout import NODE_HEIGHT, NODE_WIDTH, RIGHT_GAP
from deepstudio.core.opening import opened, parts_of
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project
from deepstudio.core.shapes import Image
from tests.catalog.graphs import analysed

FLOWS: tuple[Flow, ...] = ("down", "right", "folded")
ROOM = (788.0, 746.0)
CHAIN = sequential("input", *["relu"] * 18, "output")
BODY = ("relu_5", "relu_6", "relu_7", "relu_8")


def branched() -> Graph:
    """Two branches, and a wire past a group."""
    graph = sequential("input", *["relu"] * 4, "add", *["relu"] * 8, "add", "output")
    side = [Node(name=name, layer="relu") for name in ("side", "side_2")]
    wires = [("relu", "side"), ("side", "side_2"), ("side_2", "add"), ("add", "add_2"), ("relu_6", "add_2")]
    links = [Link(source=source, target=target) for source, target in wires]
    return graph.replace(nodes=(*graph.nodes, *side), links=(*graph.links, *links))


def after(graph: Graph, *edits: Edit) -> Graph:
    project = Project(name="Try", models={"model": graph})
    for edit in edits:
        project = edit.apply(project)
    return project.models["model"]


def collapse(collapsed: bool, *ids: str) -> Edit:
    return group_edits.set_collapsed("model", ids or ["group"], collapsed)


def lying_on_each_other(graph: Graph) -> list[tuple[str, str]]:
    """Pairs of things seen, nodes or closed groups, that have a place in common."""
    units = {graph.group_of[n] if _hidden(graph, n) else n: node_box(at) for n, at in seen(graph).items()}
    return [(one, other) for one, other in combinations(units, 2) if meet(units[one], units[other])]


def _hidden(graph: Graph, name: str) -> bool:
    id = graph.group_of.get(name)
    return id is not None and graph.groups[id].collapsed


def covered_by_frames(graph: Graph) -> list[tuple[str, str]]:
    return [
        (id, name)
        for id, group in graph.groups.items()
        if not group.collapsed
        for name, at in seen(graph).items()
        if name not in group.members and meet(node_box(at), frame_of(graph, group))
    ]


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("names", [BODY, ("add", "relu_5"), ("relu_2", "relu_3"), ("side", "side_2")])
def test_opening_and_closing_lay_no_node_on_another(flow: Flow, names: tuple[str, ...]) -> None:
    graph = layout.laid_out(branched(), flow, ROOM)
    made = after(graph, group_edits.group("model", names, "Some"))
    closed = after(made, collapse(True))
    assert lying_on_each_other(closed) == []
    again = after(closed, collapse(False))
    assert lying_on_each_other(again) == []
    assert lying_on_each_other(after(again, collapse(True))) == []


@pytest.mark.parametrize("flow", FLOWS)
def test_a_group_closed_where_the_layout_counts_it_as_one_node_gets_room_when_it_opens(flow: Flow) -> None:
    closed = after(branched(), group_edits.group("model", BODY), collapse(True))
    placed = laid_out(closed, flow)
    assert lying_on_each_other(placed) == []
    made = after(placed, collapse(False))
    assert lying_on_each_other(made) == []
    assert covered_by_frames(made) == []


def laid_out(graph: Graph, flow: Flow) -> Graph:
    places = tidy_groups(graph, flow, ROOM)
    nodes = tuple(node.replace(position=places[node.name]) for node in graph.nodes)
    return graph.replace(nodes=nodes, flow=flow)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("collapsed", [True, False])
def test_a_layout_with_groups_lays_nothing_on_another_and_no_frame_over_a_node(
    flow: Flow, collapsed: bool
) -> None:
    edits = [group_edits.group("model", names) for names in (BODY, ("relu_9", "relu_10"), ("side", "side_2"))]
    graph = after(branched(), *edits, collapse(collapsed, "group", "group_2", "group_3"))
    placed = laid_out(graph, flow)
    assert lying_on_each_other(placed) == []
    assert covered_by_frames(placed) == []
    frames = [frame_of(placed, group) for group in placed.groups.values() if not group.collapsed]
    assert not [pair for pair in combinations(frames, 2) if meet(*pair)]


def test_to_the_right_nothing_stays_far_behind_a_closed_group_and_opening_brings_it_back() -> None:
    graph = after(layout.laid_out(CHAIN, "right"), group_edits.group("model", BODY))
    closed = after(graph, collapse(True))
    group = next(iter(closed.groups.values()))
    box = node_box(seen(closed)[group.members[0]])
    assert seen(closed)["relu_9"] == (box[2] + RIGHT_GAP, box[1])
    assert seen(closed)["relu_4"] == (box[0] - RIGHT_GAP - NODE_WIDTH, box[1])
    assert after(closed, collapse(False)) == graph


def test_folded_only_the_column_of_a_group_moves() -> None:
    graph = after(layout.laid_out(CHAIN, "folded", ROOM), group_edits.group("model", ("relu_2", "relu_3")))
    closed = after(graph, collapse(True))
    moved = {n.name for n in graph.nodes if n.position != closed.by_name[n.name].position}
    column = {n.name for n in graph.nodes if n.position[0] == graph.by_name["relu_2"].position[0]}
    assert moved
    assert moved < column < set(graph.by_name)
    assert after(closed, collapse(False)) == graph


def test_a_group_over_two_columns_is_seen_where_its_first_layer_was() -> None:
    graph = layout.laid_out(CHAIN, "folded", ROOM)
    tops = [node.name for node in graph.nodes if node.position[1] == 0.0]
    names = [node.name for node in graph.order()]
    first = names.index(tops[1])
    across = names[first - 1 : first + 2]
    made = after(graph, group_edits.group("model", across))
    where = made.by_name[across[0]].position
    closed = after(made, collapse(True))
    assert seen(closed)[across[0]] == where
    assert lying_on_each_other(closed) == []
    made = after(closed, collapse(False))
    assert lying_on_each_other(made) == []
    assert covered_by_frames(made) == []


@pytest.mark.parametrize("flow", FLOWS)
def test_the_layers_of_a_block_follow_the_direction_and_cover_nothing(flow: Flow) -> None:
    net = sequential(
        "input", ("residual", {"filters": 8}), "relu", *["relu"] * 8, "global_avg_pool", "output"
    )
    graph = layout.laid_out(net, flow, ROOM)
    parts = parts_of(analysed(graph, {"input": Image(3, 16, 16)}), "residual")
    made = opened(graph, "residual", parts, "Residual block")
    assert lying_on_each_other(made) == []
    assert covered_by_frames(made) == []
    xs, ys = zip(*(made.by_name[name].position for name in made.groups["group"].members), strict=True)
    long, wide = max(ys) - min(ys) + NODE_HEIGHT, max(xs) - min(xs) + NODE_WIDTH
    assert (wide > long) == (flow == "right")


@st.composite
def steps(draw: st.DrawFn) -> list[Edit]:
    names = st.sampled_from([node.name for node in branched().nodes])
    ids = st.sampled_from(["group", "group_2", "group_3"])
    one = st.one_of(
        st.builds(lambda chosen: group_edits.group("model", chosen), st.lists(names, min_size=1, max_size=5)),
        st.builds(lambda id, closed: collapse(closed, id), ids, st.booleans()),
        st.builds(lambda id: group_edits.ungroup("model", [id]), ids),
    )
    return draw(st.lists(one, min_size=2, max_size=8))


@given(edits=steps(), flow=st.sampled_from(FLOWS))
@settings(max_examples=60, deadline=None)
def test_whatever_is_grouped_opened_and_closed_no_node_lies_on_another(edits: list[Edit], flow: Flow) -> None:
    document = Document(Project(name="Try", models={"model": layout.laid_out(branched(), flow, ROOM)}))
    start, done = document.project, 0
    for edit in edits:
        done += document.apply(edit)
        assert lying_on_each_other(document.project.models["model"]) == []
    graph = document.project.models["model"]
    for other in FLOWS:
        assert lying_on_each_other(laid_out(graph, other)) == []
    for _ in range(done):
        document.undo()
    assert document.project == start
