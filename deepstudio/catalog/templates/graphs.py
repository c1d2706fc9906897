"""Writing a network down in a few lines."""

from __future__ import annotations

from typing import Any

from deepstudio.core.edits import free_name
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.layout import ROW

Step = str | tuple[str, dict[str, Any]]


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
