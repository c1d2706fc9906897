"""Writing a network down in a few lines."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.core.declarations import Template
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.graph_edits import free_name
from deepstudio.core.layout import ROW, laid_out
from deepstudio.core.project import DEFAULT_ROLE, DataPlan, Project, TrainingPlan
from deepstudio.core.text import T, Text

Step = str | tuple[str, dict[str, Any]]
BEGINNER, STANDARD, ADVANCED = T("first steps"), T("standard"), T("advanced")


class OneNetwork(Template):
    """Base of templates with one network."""

    level: ClassVar[Text] = STANDARD

    def build(self, name: str) -> Project:
        return Project(
            name=name,
            template=self.id,
            data=self.data(),
            models={DEFAULT_ROLE: self.graph()},
            training=self.training(),
        )

    def data(self) -> DataPlan | None:
        raise NotImplementedError

    def graph(self) -> Graph:
        raise NotImplementedError

    def training(self) -> TrainingPlan:
        return TrainingPlan()


def sequential(*steps: Step) -> Graph:
    """A chain of layers, one below the other: ids, or ids with settings."""
    graph = Graph()
    for row, step in enumerate(steps):
        layer, settings = (step, {}) if isinstance(step, str) else step
        node = Node(name=free_name(graph, layer), layer=layer, settings=settings, position=(0.0, row * ROW))
        before = graph.nodes[-1].name if graph.nodes else None
        links = (Link(source=before, target=node.name),) if before else ()
        graph = Graph(nodes=(*graph.nodes, node), links=graph.links + links)
    return graph


def parallel(
    before: tuple[Step, ...], branches: tuple[tuple[Step, ...], ...], after: tuple[Step, ...]
) -> Graph:
    """A chain that parts into branches, which the first layer of `after` joins again."""
    graph = sequential(*before)
    split, ends = graph.nodes[-1].name, []
    for branch in branches:
        last = split
        for step in branch:
            graph, last = _appended(graph, step, (last,))
        ends.append(last)
    sources = tuple(ends)
    for step in after:
        graph, last = _appended(graph, step, sources)
        sources = (last,)
    return laid_out(graph, "down")


def _appended(graph: Graph, step: Step, sources: tuple[str, ...]) -> tuple[Graph, str]:
    layer, settings = (step, {}) if isinstance(step, str) else step
    name = free_name(graph, layer)
    links = tuple(Link(source=source, target=name) for source in sources)
    node = Node(name=name, layer=layer, settings=settings)
    return Graph(nodes=(*graph.nodes, node), links=graph.links + links), name
