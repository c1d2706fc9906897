"""Networks are laid out downwards, to the right, or folded into columns."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepstudio.catalog.templates.graphs import parallel, sequential
from deepstudio.core import graph_edits, layout
from deepstudio.core.document import Document
from deepstudio.core.graph import Flow, Graph, Link, Node
from deepstudio.core.layout import NODE_HEIGHT, NODE_WIDTH, arranged, tidy
from deepstudio.core.project import Project
from deepstudio.core.text import T

FLOWS: tuple[Flow, ...] = ("down", "right", "folded")
CHAIN = sequential("input", *["relu"] * 28, "output")
ROOM = (788.0, 746.0)


def extent(places: dict[str, layout.Place]) -> layout.Size:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    return max(xs) - min(xs) + NODE_WIDTH, max(ys) - min(ys) + NODE_HEIGHT


def project(graph: Graph) -> Project:
    return Project(name="Try", models={"model": graph})


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, layout.Size], list[tuple[str, str]]]:
    """Boxes of several sizes, wired without circles."""
    count = draw(st.integers(1, 14))
    size = st.sampled_from([(NODE_WIDTH, NODE_HEIGHT), (400.0, 62.0), (244.0, 150.0)])
    boxes = {f"n{row}": draw(size) for row in range(count)}
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(
        lambda pair: pair[0] < pair[1]
    )
    found = draw(st.lists(pairs, max_size=20)) if count > 1 else []
    return boxes, [(f"n{a}", f"n{b}") for a, b in found]


@settings(max_examples=40, deadline=None)
@given(network=networks(), flow=st.sampled_from(FLOWS))
def test_no_box_lies_on_another_and_data_goes_one_way(
    network: tuple[dict[str, layout.Size], list[tuple[str, str]]], flow: Flow
) -> None:
    boxes, wires = network
    places = arranged(boxes, wires, list(boxes), flow, ROOM)
    assert places.keys() == boxes.keys()
    for one, other in combinations(boxes, 2):
        (x, y), (wide, high) = places[one], boxes[one]
        (x2, y2), (wide2, high2) = places[other], boxes[other]
        assert x + wide <= x2 or x2 + wide2 <= x or y + high <= y2 or y2 + high2 <= y, (one, other)
    for source, target in wires:
        (x, y), (x2, y2) = places[source], places[target]
        assert {"down": y < y2, "right": x < x2, "folded": y < y2 or x + boxes[source][0] <= x2}[flow]


def test_to_the_right_a_chain_is_one_row() -> None:
    places = tidy(CHAIN, "right")
    assert {y for _, y in places.values()} == {0.0}
    xs = [places[node.name][0] for node in CHAIN.order()]
    assert all(after - before > NODE_WIDTH for before, after in pairwise(xs))


def test_folded_a_chain_is_seen_more_than_twice_as_large() -> None:
    wide, high = extent(tidy(CHAIN, "down", ROOM))
    wide2, high2 = extent(tidy(CHAIN, "folded", ROOM))
    assert min(ROOM[0] / wide2, ROOM[1] / high2) > 2 * min(ROOM[0] / wide, ROOM[1] / high)


def test_a_chain_that_fits_is_not_folded() -> None:
    short = sequential("input", "relu", "output")
    assert tidy(short, "folded", ROOM) == tidy(short, "down", ROOM)


def test_columns_are_cut_where_only_one_result_passes() -> None:
    """Blocks of two branches stay whole."""
    graph = sequential("input", "relu")
    last = "relu"
    for block in range(8):
        names = [f"{part}{block}" for part in ("left", "right", "join")]
        graph = graph.replace(
            nodes=(*graph.nodes, *(Node(name=name, layer="relu") for name in names)),
            links=(
                *graph.links,
                *(Link(source=last, target=name) for name in names[:2]),
                *(Link(source=name, target=names[2]) for name in names[:2]),
            ),
        )
        last = names[2]
    places = tidy(graph, "folded", (1200.0, 500.0))
    back = [link for link in graph.links if places[link.source][1] > places[link.target][1]]
    assert back
    heads = {link.target for link in back}
    assert not [head for head in heads if head.startswith("join")]


def test_long_networks_are_folded_only_where_they_could_not_be_read() -> None:
    assert layout.fitting_flow(CHAIN, "down", ROOM) == "folded"
    assert layout.fitting_flow(CHAIN, "right", ROOM) == "right"
    assert layout.fitting_flow(sequential("input", "relu", "output"), "down", ROOM) == "down"
    assert layout.fitting_flow(Graph(), "down", ROOM) == "down"


def test_layout_and_flow_are_one_step_and_later_edits_keep_the_flow() -> None:
    document = Document(project(CHAIN))
    document.apply(graph_edits.set_positions("model", tidy(CHAIN, "right"), "right"))
    for edit in (
        graph_edits.append_node("model", "relu", T("ReLU"), "relu"),
        graph_edits.remove_nodes("model", ["relu_2"]),
        graph_edits.rename_node("model", "relu_3", "other"),
        graph_edits.duplicate("model", ["other"]),
        graph_edits.set_title("model", "other", "Other"),
    ):
        document.apply(edit)
        assert document.project.models["model"].flow == "right"
    for _ in range(6):
        document.undo()
    assert document.project.models["model"] is CHAIN


@pytest.mark.parametrize("flow", FLOWS)
def test_a_layer_on_a_wire_gets_room_and_none_lies_on_another(flow: Flow) -> None:
    graph = layout.laid_out(CHAIN, flow, ROOM)
    link = next(k for k in graph.links if k.source == "relu_5")
    edit = graph_edits.insert_on_link("model", link, "dropout", T("Dropout"))
    made = edit.apply(project(graph)).models["model"]
    places = {node.name: node.position for node in made.nodes}
    for (x, y), (x2, y2) in combinations(places.values(), 2):
        assert abs(x - x2) >= NODE_WIDTH or abs(y - y2) >= NODE_HEIGHT
    order = [layout.reading_order(flow, places[n]) for n in ("relu_5", "dropout", link.target)]
    assert order == sorted(order)


def test_folded_only_the_column_of_a_new_layer_moves() -> None:
    graph = layout.laid_out(CHAIN, "folded", ROOM)
    link = next(k for k in graph.links if k.source == "relu")
    edit = graph_edits.insert_on_link("model", link, "dropout", T("Dropout"))
    made = edit.apply(project(graph)).models["model"]
    moved = [node for node in graph.nodes if made.by_name[node.name].position != node.position]
    assert moved
    assert {node.position[0] for node in moved} == {graph.by_name["relu"].position[0]}


@pytest.mark.parametrize("flow", FLOWS)
def test_a_layer_behind_the_last_one_stands_behind_it(flow: Flow) -> None:
    graph = layout.laid_out(sequential("input", *["relu"] * 12), flow, (600.0, 500.0))
    last = graph.order()[-1]
    made = graph_edits.append_node("model", "dense", T("Dense"), None).apply(project(graph)).models["model"]
    assert Link(source=last.name, target="dense") in made.links
    assert made.by_name["dense"].position == layout.behind(flow, last.position)


@pytest.mark.parametrize("flow", FLOWS)
def test_copies_lie_beside_what_they_were_copied_from(flow: Flow) -> None:
    branches = parallel(("input", "relu"), (("dropout",), ("relu",), ("dropout", "relu")), ("add", "output"))
    graph = layout.laid_out(branches, flow)
    names = [node.name for node in graph.nodes]
    made = project(graph)
    for _ in range(2):
        made = graph_edits.duplicate("model", names).apply(made)
    places = [node.position for node in made.models["model"].nodes]
    assert len(places) == 3 * len(names)
    for (x, y), (x2, y2) in combinations(places, 2):
        assert abs(x - x2) >= NODE_WIDTH or abs(y - y2) >= NODE_HEIGHT


def test_absurd_places_end_the_search_for_a_free_one() -> None:
    graph = Graph(
        nodes=tuple(Node(name=f"n{row}", layer="relu", position=(1e300, 1e300)) for row in range(3))
    )
    assert graph_edits.free_offset(graph, graph) == (layout.COLUMN, 0.0)


def test_columns_are_about_equally_high_whatever_stands_in_them() -> None:
    """As with the frames of open groups, of which one is as high as many nodes."""
    names = [f"n{row}" for row in range(20)]
    boxes = {name: (NODE_WIDTH, 500.0 if row < 3 else NODE_HEIGHT) for row, name in enumerate(names)}
    places = arranged(boxes, list(pairwise(names)), names, "folded", ROOM)
    ends: dict[float, float] = {}
    for name, (x, y) in places.items():
        ends[x] = max(ends.get(x, 0.0), y + boxes[name][1])
    assert len(ends) > 1
    assert max(ends.values()) <= 1.6 * sum(ends.values()) / len(ends)
