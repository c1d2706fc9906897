"""A block in a network gives way to its layers: wires, room and groups."""

from __future__ import annotations

from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core import group_edits
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.graph_edits import on_graph, with_changed_node
from deepstudio.core.group_places import HEADING
from deepstudio.core.layout import NODE_HEIGHT
from deepstudio.core.opening import open_block, parts_of
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project
from deepstudio.core.shapes import Image
from deepstudio.core.text import T
from tests.catalog.graphs import analysed

NET = sequential("input", ("residual", {"filters": 8}), "global_avg_pool", "output")
SHAPE = Image(3, 16, 16)


def after(edit: Edit, graph: Graph) -> Graph:
    return edit.apply(Project(name="Try", models={"model": graph})).models["model"]


def opened(graph: Graph, name: str = "residual") -> Graph:
    return after(open_block(analysed(graph, {"input": SHAPE}), name, "Residual block"), graph)


def test_the_wires_of_a_block_go_to_its_layers() -> None:
    graph = opened(NET)
    entering = {link.target for link in graph.links if link.source == "input"}
    assert entering == {"residual_conv1", "residual_shortcut"}
    assert {(k.source, k.target) for k in graph.links if k.target == "global_avg_pool"} == {
        ("residual_activation2", "global_avg_pool")
    }
    group = graph.groups["group"]
    assert (group.title, group.collapsed, len(group.members)) == ("Residual block", False, 9)


def test_the_layers_cover_nothing() -> None:
    graph = opened(NET)
    members = [graph.by_name[name].position[1] for name in graph.groups["group"].members]
    assert min(members) - HEADING >= graph.by_name["input"].position[1] + NODE_HEIGHT
    assert graph.by_name["global_avg_pool"].position[1] > max(members) + NODE_HEIGHT
    places = [node.position for node in graph.nodes]
    assert len(set(places)) == len(places)


def test_the_order_of_wires_into_a_merge_stays() -> None:
    merge = Node(name="concatenate", layer="concatenate")
    two = Graph(
        nodes=(*NET.nodes, merge),
        links=(
            *NET.links,
            Link(source="residual", target="concatenate"),
            Link(source="input", target="concatenate"),
        ),
    )
    graph = opened(two)
    assert [link.source for link in graph.incoming["concatenate"]] == ["residual_activation2", "input"]


def test_a_frozen_block_opens_into_frozen_layers() -> None:
    graph = opened(
        after(on_graph(T("Freeze"), "model", lambda g: with_changed_node(g, "residual", frozen=True)), NET)
    )
    assert all(graph.by_name[name].frozen for name in graph.groups["group"].members)


def test_in_a_group_the_layers_take_the_place_of_the_block() -> None:
    grouped = after(group_edits.group("model", ["residual", "global_avg_pool"], "Body"), NET)
    graph = opened(grouped)
    (group,) = graph.groups.values()
    assert group.title == "Body"
    assert "residual" not in group.members
    assert len(group.members) == 10


def test_only_a_block_whose_input_is_known_opens() -> None:
    known = analysed(NET, {"input": SHAPE})
    assert parts_of(known, "residual")
    assert not parts_of(known, "global_avg_pool")
    assert not parts_of(analysed(NET, {}), "residual")
