"""Fixes that change a layer further up, and networks on texts that fixes make sound."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.check import Checker, check
from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.problems import Problem
from deepstudio.core.project import ColumnFound, ColumnPlan, DataPlan, Found, Project

MOODS = Found(
    fingerprint="f",
    samples=sum((100,) * 3),
    columns={"label": ColumnFound(classes=("bad", "good", "so-so"), counts=(100,) * 3)},
)
LAST = ("dense", {"units": 3, "activation": "softmax"})
WHOLE = {"return_sequences": True}


def on_texts(graph: Graph) -> Project:
    columns = {"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")}
    data = DataPlan(source=Chosen(id="toy-sentiment"), columns=columns, found=MOODS)
    return Project(name="Try", data=data, models={"model": graph})


def mistakes(project: Project) -> tuple[Problem, ...]:
    return tuple(p for p in check(project, registry()).errors if p.place.area == "model")


def only_mistake(graph: Graph) -> Problem:
    (problem,) = mistakes(on_texts(graph))
    return problem


def labels(problem: Problem) -> list[str]:
    return [str(fix.label) for fix in problem.fixes]


def test_a_second_lstm_says_why_and_turns_the_first_one_on() -> None:
    graph = sequential("input", "embedding", "lstm", ("lstm", {"units": 32}), LAST, "output")
    problem = only_mistake(graph)
    assert str(problem.message) == "LSTM needs a whole sequence but gets a flat vector of 64 numbers."
    assert str(problem.why) == "LSTM (lstm) gives only its last step, but every step is needed here."
    assert labels(problem) == ["Turn on “Return the whole sequence” of LSTM (lstm)", "Remove LSTM (lstm_2)"]
    fixed = problem.fixes[0].apply(on_texts(graph))
    assert dict(fixed.models["model"].by_name["lstm"].settings) == WHOLE
    assert not mistakes(fixed)


def test_the_fix_calls_the_layer_by_its_own_title() -> None:
    graph = sequential("input", "embedding", "gru", "dropout", "gru", LAST, "output")
    named = tuple(n.replace(title="Reader") if n.name == "gru" else n for n in graph.nodes)
    problem = only_mistake(graph.replace(nodes=named))
    assert labels(problem)[0] == "Turn on “Return the whole sequence” of Reader"
    assert str(problem.why).startswith("Reader gives only its last step")


@pytest.mark.parametrize("between", ["batch_norm", "flatten", "reshape"])
def test_it_is_not_offered_where_a_layer_between_would_refuse_a_sequence(between: str) -> None:
    steps: list[Any] = ["input", "embedding", "lstm", between, "gru", LAST, "output"]
    problem = next(p for p in mistakes(on_texts(sequential(*steps))) if p.place.node == "gru")
    assert not any("Turn on" in label for label in labels(problem))


def test_it_is_not_offered_where_another_layer_needs_the_last_step() -> None:
    graph = sequential("input", "embedding", "lstm", "gru", LAST, "output")
    side = Node(name="side", layer="dense", settings={"units": 64}), Node(name="join", layer="concatenate")
    links = [link for link in graph.links if link.source != "gru"]
    links += [
        Link(source="lstm", target="side"),
        Link(source="gru", target="join"),
        Link(source="side", target="join"),
        Link(source="join", target="dense"),
    ]
    problem = only_mistake(Graph(nodes=(*graph.nodes, *side), links=tuple(links)))
    assert problem.place.node == "gru"
    assert labels(problem) == ["Remove GRU"]


def test_a_sum_of_a_sequence_and_a_last_step_gets_the_whole_sequence_too() -> None:
    graph = sequential("input", "embedding", ("lstm", WHOLE), "add", "global_max_pool1d", LAST, "output")
    graph = Graph(
        nodes=(*graph.nodes, Node(name="gru", layer="gru")),
        links=(*graph.links, Link(source="embedding", target="gru"), Link(source="gru", target="add")),
    )
    problem = only_mistake(graph)
    assert labels(problem)[0] == "Turn on “Return the whole sequence” of GRU"
    for fix in problem.fixes[:1]:
        assert not mistakes(fix.apply(on_texts(graph)))


def test_a_sequence_at_the_output_is_pooled_or_not_returned() -> None:
    graph = sequential("input", "embedding", ("lstm", WHOLE), LAST, "output")
    problem = only_mistake(graph)
    assert problem.id == "output-shape"
    assert labels(problem) == [
        "Turn off “Return the whole sequence” of LSTM",
        "Insert Global max pooling 1D",
        "Insert Global average pooling 1D",
        "Insert Last step",
    ]
    for fix in problem.fixes:
        assert not mistakes(fix.apply(on_texts(graph)))


LAYER_IDS = [layer.id for layer in registry().layers]


@given(st.lists(st.sampled_from(LAYER_IDS), max_size=8))
@settings(max_examples=150, deadline=None)
def test_applying_first_fixes_to_a_network_on_texts_ends_without_errors(ids: list[str]) -> None:
    start, checker = on_texts(sequential(*ids)), Checker(registry())
    for _ in range(80):
        fixes = [p.fixes[0] for p in checker.check(start).errors if p.fixes and p.place.area == "model"]
        if not fixes:
            break
        start = fixes[0].apply(start)
    assert not mistakes(start)
