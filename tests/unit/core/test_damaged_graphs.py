"""Graphs that no hand on a canvas makes: what is wrong is said, and each fix applies."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepstudio.catalog import registry
from deepstudio.catalog.templates.pictures import digits
from deepstudio.catalog.templates.texts import sentences
from deepstudio.core.check import check
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.project import ColumnFound, DataPlan, Found, Project

IDS = [*(layer.id for layer in registry().layers), "hologram"]
SETTINGS = st.sampled_from(
    [{}, {}, {"units": 3}, {"units": -1}, {"return_sequences": True}, {"padding": "same"}, {"kernel": 9}]
)
PORTS = st.sampled_from(["out"] * 6 + ["nonsense"])
ENDS = st.sampled_from(["in"] * 6 + ["state"])
FOUND = Found(
    fingerprint="f",
    samples=sum((100, 100, 100)),
    columns={"label": ColumnFound(classes=("no", "yes", "maybe"), counts=(100, 100, 100))},
)
DATA = [digits(8).replace(found=FOUND), sentences().replace(found=FOUND), None]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Up to seven layers of any kind with wires from anywhere to anywhere, circles and odd ports among them."""
    layers = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=7))
    nodes = tuple(
        Node(name=f"n{row}", layer=layer, settings=draw(SETTINGS), position=(0.0, 88.0 * row))
        for row, layer in enumerate(layers)
    )
    names = st.sampled_from([node.name for node in nodes])
    wire = st.builds(Link, source=names, target=names, output=PORTS, input=ENDS)
    chain = [Link(source=a.name, target=b.name) for a, b in pairwise(nodes)]
    kept = [link for link in chain if draw(st.integers(0, 4))]
    return Graph(nodes=nodes, links=(*kept, *draw(st.lists(wire, max_size=4))))


@given(graphs(), st.sampled_from(DATA))
@settings(max_examples=150, deadline=None)
def test_each_fix_of_each_problem_applies_and_leaves_a_network_that_can_be_checked(
    graph: Graph, data: DataPlan | None
) -> None:
    start = Project(name="Try", data=data, models={"model": graph})
    for problem in check(start, registry()).problems:
        assert str(problem.message)
        for fix in problem.fixes:
            assert str(fix.label)
            fixed = fix.apply(start)
            assert Project.model_validate(fixed.model_dump(mode="json")) == fixed
            check(fixed, registry())


def chain(*layers: str) -> Graph:
    nodes = tuple(
        Node(name=f"n{row}", layer=layer, position=(0.0, 88.0 * row)) for row, layer in enumerate(layers)
    )
    return Graph(
        nodes=nodes,
        links=tuple(Link(source=a.name, target=b.name) for a, b in pairwise(nodes)),
    )


@pytest.mark.parametrize("data", DATA[:2])
@pytest.mark.parametrize("layers", [("gru", "input", "output"), ("gru", "input", "embedding", "output")])
@pytest.mark.parametrize("which", [0, -1])
def test_an_input_in_the_middle_is_mended_without_an_exception(
    layers: tuple[str, ...], data: DataPlan, which: int
) -> None:
    start = Project(name="Try", data=data, models={"model": chain(*layers)})
    for _ in range(20):
        problems = [p for p in check(start, registry()).errors if p.fixes and p.place.area == "model"]
        if not problems:
            break
        start = problems[which].fixes[0].apply(start)
    assert not [p for p in check(start, registry()).errors if p.place.area == "model"]
