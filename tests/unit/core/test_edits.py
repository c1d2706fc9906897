"""Edits keep a graph whole; undo gives back the very value that was."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core import graph_edits, training_edits
from deepstudio.core.document import Document
from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.layout import COLUMN, tidy
from deepstudio.core.project import Project
from deepstudio.core.text import T


def project(graph: Graph) -> Project:
    return Project(name="Try", models={"model": graph})


CHAIN = sequential("input", ("dense", {"units": 8}), ("dense", {"units": 3}), "output")


def chain_of(graph: Graph) -> list[str]:
    return [node.name for node in graph.order()]


def test_removing_a_node_joins_its_neighbours() -> None:
    after = graph_edits.remove_nodes("model", ["dense"]).apply(project(CHAIN)).models["model"]
    assert [(k.source, k.target) for k in after.links] == [("input", "dense_2"), ("dense_2", "output")]


def test_appending_lands_on_the_wire_behind_the_chosen_node() -> None:
    after = graph_edits.append_node("model", "relu", T("ReLU"), "dense").apply(project(CHAIN)).models["model"]
    assert chain_of(after) == ["input", "dense", "relu", "dense_2", "output"]
    rows = [after.by_name[name].position[1] for name in chain_of(after)]
    assert rows == sorted(set(rows))


def test_appending_without_a_choice_goes_before_the_output() -> None:
    after = graph_edits.append_node("model", "relu", T("ReLU"), None).apply(project(CHAIN)).models["model"]
    assert chain_of(after)[-2:] == ["relu", "output"]


def test_a_port_for_one_wire_loses_the_wire_it_had() -> None:
    link = Link(source="input", target="dense_2")
    after = graph_edits.connect("model", link).apply(project(CHAIN)).models["model"]
    assert [k.source for k in after.incoming["dense_2"]] == ["input"]


def test_renaming_takes_the_wires_along() -> None:
    after = graph_edits.rename_node("model", "dense", "hidden").apply(project(CHAIN)).models["model"]
    assert chain_of(after) == ["input", "hidden", "dense_2", "output"]


@pytest.mark.parametrize("name", ["forward", "class", "x", "train"])
def test_no_node_gets_a_name_that_code_cannot_have(name: str) -> None:
    assert graph_edits.free_name(Graph(), name) != name


def test_copies_get_names_of_their_own() -> None:
    after = graph_edits.duplicate("model", ["dense", "dense_2"]).apply(project(CHAIN)).models["model"]
    assert len(after.nodes) == 6
    assert sum(k.source.startswith("dense") and k.target.startswith("dense") for k in after.links) == 2


def test_settings_go_back_to_their_default_with_none() -> None:
    edit = graph_edits.set_settings("model", "dense", {"units": None}, T("x"))
    assert dict(edit.apply(project(CHAIN)).models["model"].by_name["dense"].settings) == {}


def test_settings_cannot_be_changed_in_place() -> None:
    with pytest.raises(TypeError):
        CHAIN.nodes[1].settings["units"] = 4  # type: ignore[index]


STEPS = st.lists(
    st.tuples(st.sampled_from(["append", "remove", "connect", "move", "duplicate"]), st.integers(0, 30)),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_any_steps_can_be_undone_and_redone(steps: list[tuple[str, int]]) -> None:
    document = Document(project(CHAIN))
    values = [document.project]
    for kind, number in steps:
        if document.apply(_edit(document.project.models["model"], kind, number)):
            values.append(document.project)
    for expected in reversed(values[:-1]):
        assert document.undo()
        assert document.project is expected
    assert not document.undo()
    for expected in values[1:]:
        assert document.redo()
        assert document.project is expected


def _edit(graph: Graph, kind: str, number: int) -> Any:
    names = [node.name for node in graph.nodes]
    pick = names[number % len(names)] if names else None
    if kind == "append" or pick is None:
        return graph_edits.append_node("model", "relu", T("ReLU"), pick)
    if kind == "remove":
        return graph_edits.remove_nodes("model", [pick])
    if kind == "connect":
        return graph_edits.connect("model", Link(source=pick, target=names[-1]))
    if kind == "move":
        return graph_edits.move_nodes("model", {pick: (float(number), 0.0)})
    return graph_edits.duplicate("model", [pick])


def test_steps_of_one_drag_are_one_step_to_undo() -> None:
    document = Document(project(CHAIN))
    for x in range(5):
        document.apply(graph_edits.move_nodes("model", {"dense": (float(x), 9.0)}, merge="drag"))
    document.end_merge()
    document.apply(graph_edits.move_nodes("model", {"dense": (50.0, 9.0)}, merge="drag"))
    document.undo()
    assert document.project.models["model"].by_name["dense"].position == (4.0, 9.0)
    document.undo()
    assert document.project.models["model"] is CHAIN


def test_listeners_hear_old_and_new_once() -> None:
    document = Document(project(CHAIN))
    heard: list[tuple[Project, Project]] = []
    stop = document.listen(lambda old, new: heard.append((old, new)))
    document.apply(training_edits.rename_project("Other"))
    document.apply(training_edits.rename_project("Other"))
    stop()
    document.undo()
    assert [(old.name, new.name) for old, new in heard] == [("Try", "Other")]


def test_values_of_the_history_keep_nothing_that_can_be_derived() -> None:
    document = Document(project(CHAIN.replace()))
    old = document.project.models["model"]
    assert old.by_name
    document.apply(graph_edits.append_node("model", "relu", T("ReLU"), None))
    assert "by_name" not in vars(old)
    document.undo()
    assert document.project.models["model"].by_name["output"].layer == "output"


def test_tidy_sets_branches_side_by_side_and_never_on_top_of_each_other() -> None:
    nodes = tuple(Node(name=n, layer="relu") for n in ("a", "b", "c", "d", "alone"))
    links = tuple(Link(source=s, target=t) for s, t in (("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")))
    places = tidy(Graph(nodes=nodes, links=links))
    assert len(set(places.values())) == 5
    assert places["b"][1] == places["c"][1]
    assert abs(places["b"][0] - places["c"][0]) >= COLUMN
    assert places["a"][0] == places["d"][0]


def test_tidy_survives_a_circle() -> None:
    nodes = tuple(Node(name=n, layer="relu") for n in ("a", "b"))
    links = (Link(source="a", target="b"), Link(source="b", target="a"))
    assert set(tidy(Graph(nodes=nodes, links=links))) == {"a", "b"}


def test_removing_a_block_joins_what_was_before_it_to_what_came_after() -> None:
    chain = sequential("input", "conv2d", "add", "relu", "output")
    graph = chain.replace(links=(*chain.links, Link(source="input", target="add")))
    after = graph_edits.without_nodes(graph, ["add", "conv2d"])
    assert [(k.source, k.target) for k in after.links] == [("input", "relu"), ("relu", "output")]
    alone = graph_edits.without_nodes(graph, ["add"])
    assert {(k.source, k.target) for k in alone.links} == {("input", "conv2d"), ("relu", "output")}


def test_removing_a_circle_leaves_no_wire_behind() -> None:
    nodes = tuple(Node(name=n, layer="relu") for n in ("a", "b", "c", "d"))
    pairs = (("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"))
    graph = Graph(nodes=nodes, links=tuple(Link(source=s, target=t) for s, t in pairs))
    assert graph_edits.without_nodes(graph, ["b", "c"]).links == ()


@pytest.mark.timeout(30)
def test_removing_thousands_of_layers_does_not_go_through_the_wires_for_each() -> None:
    """Comparing each wire with each other for each layer would take days."""
    chain = sequential("input", "relu", "output")
    middle = tuple(Node(name=f"n{row}", layer="relu") for row in range(5_000))
    names = ["input", *(node.name for node in middle), "output"]
    graph = Graph(
        nodes=(*chain.nodes, *middle),
        links=tuple(Link(source=a, target=b) for a, b in pairwise(names)),
    )
    after = graph_edits.without_nodes(graph, [node.name for node in middle])
    assert [(k.source, k.target) for k in after.links] == [("input", "output")]
    assert len(after.nodes) == 3


def test_a_plan_is_set_where_problems_say_that_they_sit() -> None:
    def set_in(start: Project, place: str, value: Any) -> Project:
        return training_edits.set_in_plan(place, value, T("x")).apply(start)

    start = set_in(set_in(project(CHAIN), "epochs", 3), "schedule", "cosine")
    changed = set_in(set_in(start, "optimizer.learning_rate", 0.5), "roles.a.optimizer", "sgd")
    changed = set_in(set_in(changed, "roles.a.optimizer.learning_rate", 0.1), "targets.a.b.weight", 2.0)
    plan = changed.training
    assert (plan.epochs, plan.schedule.id, plan.weight_of("a.b")) == (3, "cosine", 2.0)
    assert dict(plan.optimizer.settings) == {"learning_rate": 0.5}
    assert plan.optimizer_of("a") == Chosen(id="sgd", settings={"learning_rate": 0.1})
    assert set_in(changed, "roles.a.optimizer", "").training.roles == {}
