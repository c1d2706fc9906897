"""Which column enters at an input of a network, and which one an output answers: one answer for every room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from deepstudio.core.graph import Graph, Node
from deepstudio.core.project import DataPlan

REST = "*"
"""What an input names that takes all columns together that no other input names."""

EndUse = Literal["input", "target"]


@dataclass(frozen=True, slots=True)
class EndKind:
    """The setting of a layer that names a column, and what that column must be used for."""

    setting: str
    use: EndUse


ENDS: Mapping[str, EndKind] = {"input": EndKind("column", "input"), "output": EndKind("target", "target")}
"""By id of the layer."""


def named_by(node: Node) -> str:
    """The column that a node names; empty where it takes the only one there is."""
    end = ENDS.get(node.layer)
    return "" if end is None else str(node.settings.get(end.setting) or "")


def offered(layer: str, plan: DataPlan | None) -> tuple[str, ...]:
    """The columns that a node of this layer can be bound to, in the order of the data."""
    end = ENDS.get(layer)
    return () if end is None or plan is None else plan.of_use(end.use)


def column_of(node: Node, plan: DataPlan | None) -> str:
    """The column that enters at an input, or that an output answers; empty where that is not settled."""
    columns, name = offered(node.layer, plan), named_by(node)
    if name:
        return name if name in columns else ""
    return columns[0] if len(columns) == 1 else ""


def entering_at(graph: Graph, plan: DataPlan | None) -> dict[str, tuple[str, ...]]:
    """The columns that enter at each input, by name of the node, in the order of the graph and of the data.

    One column, or those that no other input names where an input takes the rest. Inputs without any are left out.
    """
    nodes, columns = graph.of_layer("input"), offered("input", plan)
    single = {node.name: column_of(node, plan) for node in nodes if named_by(node) != REST}
    rest = tuple(name for name in columns if name not in single.values())
    found = {
        node.name: rest if named_by(node) == REST else tuple(filter(None, (single[node.name],)))
        for node in nodes
    }
    return {name: taken for name, taken in found.items() if taken}


def bound(graph: Graph, plan: DataPlan | None, layer: Literal["input", "output"]) -> dict[str, str]:
    """The column of each input, or of each output, by name of the node, in the order of the graph.

    Nodes for which it is not settled are left out, and so are inputs that take several (see `entering_at`).
    """
    found = {node.name: column_of(node, plan) for node in graph.of_layer(layer)}
    return {name: column for name, column in found.items() if column}


def unbound(
    graphs: Iterable[Graph], plan: DataPlan | None, layer: Literal["input", "output"]
) -> tuple[str, ...]:
    """The columns that no input takes, or that no output answers, in any of some networks."""
    taken = {column for graph in graphs for column in _taken(graph, plan, layer)}
    return tuple(name for name in offered(layer, plan) if name not in taken)


def _taken(graph: Graph, plan: DataPlan | None, layer: Literal["input", "output"]) -> Iterable[str]:
    if layer == "output":
        return bound(graph, plan, layer).values()
    return (column for columns in entering_at(graph, plan).values() for column in columns)
