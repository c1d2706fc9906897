"""Groups hold nodes that exist, whatever is done to the nodes; undo gives back the very value that was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core import copied_layers, graph_edits, group_edits
from deepstudio.core.document import Document
from deepstudio.core.graph import Graph, Link, Node, NodeGroup
from deepstudio.core.group_layout import tidy_groups
from deepstudio.core.group_places import HEADING, place_of
from deepstudio.core.layout import NODE_HEIGHT, ROW
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project
from deepstudio.core.text import T

CHAIN = sequential(
    "input",
    ("dense", {"units": 8}),
    "relu",
    ("dense", {"units": 3}),
    "dropout",
    ("dense", {"units": 2}),
    "output",
)
BODY = ("dense", "relu", "dense_2")


def after(*edits: Edit, graph: Graph = CHAIN) -> Graph:
    project = Project(name="Try", models={"model": graph})
    for edit in edits:
        project = edit.apply(project)
    return project.models["model"]


GROUPED = after(group_edits.group("model", BODY, "Body"))


def rows(graph: Graph) -> dict[str, float]:
    return {node.name: node.position[1] for node in graph.nodes}


def test_a_group_keeps_its_nodes_in_the_order_of_the_data() -> None:
    made = after(group_edits.group("model", ["dense_2", "dense", "relu"], "Body"))
    assert made.groups == {"group": NodeGroup(title="Body", members=BODY)}
    assert [node.key for node in made.nodes] == [node.key for node in CHAIN.nodes]
    assert made.links == CHAIN.links


def test_a_node_is_in_one_group_and_a_group_without_nodes_is_gone() -> None:
    moved = after(
        group_edits.group("model", ["dense", "relu"]), group_edits.group("model", ["relu", "dense_2"])
    )
    assert [group.members for group in moved.groups.values()] == [("dense",), ("relu", "dense_2")]
    assert not after(graph_edits.remove_nodes("model", BODY), graph=GROUPED).groups


def test_grouping_a_whole_group_with_more_lets_it_take_these_in() -> None:
    larger = after(group_edits.group("model", [*BODY, "dropout"]), graph=GROUPED)
    assert larger.groups == {"group": NodeGroup(title="Body", members=(*BODY, "dropout"))}


def test_a_layer_put_between_two_nodes_of_a_group_joins_it() -> None:
    link = next(k for k in GROUPED.links if (k.source, k.target) == ("dense", "relu"))
    grown = after(graph_edits.insert_on_link("model", link, "batch_norm", T("x")), graph=GROUPED)
    assert "batch_norm" in grown.groups["group"].members
    border = next(k for k in GROUPED.links if k.target == "dense")
    same = after(graph_edits.insert_on_link("model", border, "batch_norm", T("x")), graph=GROUPED)
    assert same.groups == GROUPED.groups


def test_another_name_goes_into_the_group() -> None:
    renamed = after(graph_edits.rename_node("model", "relu", "kink"), graph=GROUPED)
    assert renamed.groups["group"].members == ("dense", "kink", "dense_2")


def test_copies_of_a_whole_group_are_a_group_and_those_of_a_part_are_none() -> None:
    twice = after(graph_edits.duplicate("model", BODY), graph=GROUPED)
    copied = twice.groups["group_2"]
    assert (copied.title, len(copied.members)) == ("Body", 3)
    assert set(copied.members).isdisjoint(BODY)
    assert after(graph_edits.duplicate("model", BODY[:2]), graph=GROUPED).groups == GROUPED.groups


def test_a_copied_group_travels_as_text() -> None:
    part = graph_edits.part_of(GROUPED, BODY)
    assert copied_layers.from_text(copied_layers.as_text(part)) == part
    assert part.groups


def test_opening_brings_back_what_closing_moved() -> None:
    closed = after(group_edits.set_collapsed("model", ["group"], True), graph=GROUPED)
    assert rows(closed)["dropout"] < rows(GROUPED)["dropout"]
    opened = after(group_edits.set_collapsed("model", ["group"], False), graph=closed)
    assert opened == GROUPED


def test_ungrouping_gives_the_network_back_as_it_was() -> None:
    assert after(group_edits.ungroup("model", ["group"]), graph=GROUPED) == CHAIN
    closed = after(group_edits.set_collapsed("model", ["group"], True), graph=GROUPED)
    assert after(group_edits.ungroup("model", ["group"]), graph=closed) == CHAIN


def test_taking_out_leaves_the_rest_together() -> None:
    left = after(group_edits.take_out("model", ["relu"]), graph=GROUPED)
    assert left.groups["group"].members == ("dense", "dense_2")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"g": {"members": ["dense", "nobody"]}}, {"g": ("dense",)}),
        ({"g": {"members": ["nobody"]}}, {}),
        ({"g": {"members": []}}, {}),
        (
            {"g": {"members": ["relu", "relu"]}, "h": {"members": ["relu", "dense"]}},
            {"g": ("relu",), "h": ("dense",)},
        ),
    ],
)
def test_what_a_file_says_wrongly_of_groups_is_left_out(
    said: dict[str, object], kept: dict[str, tuple[str, ...]]
) -> None:
    raw = json.loads(CHAIN.model_dump_json())
    read = Graph.model_validate({**raw, "groups": said})
    assert {id: group.members for id, group in read.groups.items()} == kept


def test_a_file_without_groups_is_read() -> None:
    raw = json.loads(CHAIN.model_dump_json())
    del raw["groups"]
    assert Graph.model_validate(raw) == CHAIN


def test_a_layout_counts_a_closed_group_as_one_node_and_keeps_its_inside() -> None:
    closed = after(group_edits.set_collapsed("model", ["group"], True), graph=GROUPED)
    places = tidy_groups(closed)
    inside = [places[name][1] for name in BODY]
    assert inside == [inside[0], inside[0] + ROW, inside[0] + 2 * ROW]
    assert places["dropout"][1] == 2 * ROW
    placed = after(graph_edits.set_positions("model", places), graph=closed)
    assert place_of(placed, placed.groups["group"])[1] == ROW


def test_a_layout_leaves_room_for_the_heading_of_a_frame() -> None:
    places = tidy_groups(GROUPED)
    assert places["dense"][1] - HEADING >= places["input"][1] + NODE_HEIGHT


NAMES = st.sampled_from([f"n{row}" for row in range(6)])


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """Anything that can happen to nodes and groups."""
    names = draw(st.lists(NAMES, max_size=4, unique=True))
    ids = draw(st.lists(st.sampled_from(["group", "group_2", "group_3"]), max_size=2, unique=True))
    one = names[0] if names else "n0"
    return draw(
        st.sampled_from(
            [
                group_edits.group("model", names, "Some"),
                group_edits.ungroup("model", ids),
                group_edits.take_out("model", names),
                group_edits.set_collapsed("model", ids, True),
                group_edits.set_collapsed("model", ids, False),
                group_edits.set_group_title("model", "group", "Other"),
                graph_edits.remove_nodes("model", names),
                graph_edits.duplicate("model", names),
                graph_edits.append_node("model", "relu", T("x"), None),
                graph_edits.rename_node("model", one, f"{one}_new"),
                graph_edits.move_nodes("model", {one: (300.0, 40.0)}),
            ]
        )
    )


@given(st.lists(edits(), max_size=12))
@settings(max_examples=120, deadline=None)
def test_groups_always_hold_nodes_that_exist_and_undo_gives_all_back(steps: list[Edit]) -> None:
    nodes = tuple(Node(name=f"n{row}", layer="relu", position=(0.0, row * ROW)) for row in range(6))
    links = tuple(Link(source=f"n{row}", target=f"n{row + 1}") for row in range(5))
    start = Project(name="Try", models={"model": Graph(nodes=nodes, links=links)})
    document = Document(start)
    done = 0
    for edit in steps:
        try:
            done += document.apply(edit)
        except KeyError:
            continue  # the edit names a node that is not there any more
        graph = document.project.models["model"]
        members = [name for group in graph.groups.values() for name in group.members]
        assert set(members) <= set(graph.by_name)
        assert len(members) == len(set(members))
        assert all(group.members for group in graph.groups.values())
        assert Graph.model_validate_json(graph.model_dump_json()) == graph
    for _ in range(done):
        document.undo()
    assert document.project == start
