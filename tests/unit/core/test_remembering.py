"""Checking one value of a project after the other finds the same as checking each from scratch."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from deepstudio.catalog import registry
from deepstudio.catalog.templates.pictures import digits
from deepstudio.core import graph_edits
from deepstudio.core.analysis import Analysis
from deepstudio.core.check import Checker, Report
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.project import ColumnFound, DataPlan, Found, Project

LAYERS = ("input", "conv2d", "relu", "add", "flatten", "dense", "output", "unknown")
CLASSES = tuple("0123456789")


def started(sizes: int = 8) -> Project:
    found = Found(
        fingerprint="f",
        samples=sum((100,) * 10),
        columns={"label": ColumnFound(classes=CLASSES, counts=(100,) * 10)},
    )
    data: DataPlan = digits(sizes).replace(found=found)
    return Project(name="Try", data=data, models={"model": Graph()})


def added(graph: Graph, chance: random.Random) -> Graph:
    name = chance.choice(("a", "b", "return", graph_edits.free_name(graph, "layer")))
    if name in graph.by_name:
        return graph
    return graph_edits.with_node(graph, Node(name=name, layer=chance.choice(LAYERS)))


def removed(graph: Graph, chance: random.Random) -> Graph:
    return graph_edits.without_nodes(graph, [chance.choice(graph.nodes).name], bridge=chance.random() < 0.5)


def changed(graph: Graph, chance: random.Random) -> Graph:
    node = chance.choice(graph.nodes)
    settings = {"conv2d": {"filters": chance.choice((1, 2, -1))}, "dense": {"units": chance.choice((3, 10))}}
    return graph_edits.with_changed_node(graph, node.name, settings=settings.get(node.layer, {}))


def replaced(graph: Graph, chance: random.Random) -> Graph:
    return graph_edits.with_changed_node(
        graph, chance.choice(graph.nodes).name, layer=chance.choice(LAYERS), settings={}
    )


def wired(graph: Graph, chance: random.Random) -> Graph:
    source, target = chance.choice(graph.nodes), chance.choice(graph.nodes)
    return graph_edits.with_link(graph, Link(source=source.name, target=target.name), chance.random() < 0.4)


def unwired(graph: Graph, chance: random.Random) -> Graph:
    return graph_edits.without_links(graph, [chance.choice(graph.links)]) if graph.links else graph


STEPS: tuple[Callable[[Graph, random.Random], Graph], ...] = (added, changed, replaced, wired, wired, unwired)


def seen(report: Report) -> tuple[object, ...]:
    """What a report says, without the fixes, which are functions."""
    problems = [(p.id, p.place, p.message, p.severity, [f.label for f in p.fixes]) for p in report.problems]
    return problems, report.analyses.keys()


def assert_same(kept: Analysis, fresh: Analysis) -> None:
    for name in ("layers", "faulty", "inputs", "shapes", "several", "costs"):
        assert getattr(kept, name) == getattr(fresh, name), name
    assert [(name, str(found.message)) for name, found in kept.refused.items()] == [
        (name, str(found.message)) for name, found in fresh.refused.items()
    ]


@pytest.mark.parametrize("seed", range(6))
def test_what_did_not_change_is_remembered_rightly(seed: int) -> None:
    chance = random.Random(seed)
    checker, project, past = Checker(registry()), started(), [started()]
    for _ in range(120):
        graph = project.models["model"]
        step = chance.random()
        if step < 0.1:
            project = chance.choice(past)
        elif step < 0.15:
            project = project.replace(data=started(chance.choice((8, 28))).data)
        elif step < 0.25 and len(graph.nodes) > 3:
            project = project.with_graph("model", removed(graph, chance))
        else:
            change = chance.choice(STEPS) if graph.nodes else added
            project = project.with_graph("model", change(graph, chance))
        past.append(project)
        kept, fresh = checker.check(project), Checker(registry()).check(project)
        assert seen(kept) == seen(fresh)
        assert_same(kept.analyses["model"], fresh.analyses["model"])


def checked(*graphs: Graph) -> None:
    """Checks one graph after the other, and the last one also from scratch."""
    checker = Checker(registry())
    for graph in graphs:
        kept = checker.check(started().with_graph("model", graph))
    fresh = Checker(registry()).check(started().with_graph("model", graphs[-1]))
    assert seen(kept) == seen(fresh)
    assert_same(kept.analyses["model"], fresh.analyses["model"])


def test_a_name_that_comes_back_with_another_layer_is_looked_at_again() -> None:
    sound, unknown = Node(name="a", layer="input"), Node(name="a", layer="unknown")
    checked(Graph(nodes=(sound,)), Graph(), Graph(nodes=(unknown,)))


def test_mistakes_keep_the_order_of_the_data() -> None:
    nodes = tuple(
        Node(name=name, layer=layer) for name, layer in (("i", "input"), ("d", "dense"), ("e", "dense"))
    )
    later, first = Link(source="i", target="e"), Link(source="i", target="d")
    checked(Graph(nodes=nodes, links=(later,)), Graph(nodes=nodes, links=(first, later)))
