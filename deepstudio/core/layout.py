"""Automatic layout: layers from top to bottom by longest path, neighbours in a row ordered by their parents."""

from __future__ import annotations

from collections import defaultdict

from deepstudio.core.graph import Graph

COLUMN, ROW = 284.0, 88.0


def tidy(graph: Graph) -> dict[str, tuple[float, float]]:
    """New positions by name. Nodes on a cycle or without wires stand to the right in a column of their own.

    A small version of the layered method (Sugiyama, Tagawa and Toda, 1981): ranks, then barycentres.
    """
    rank = _ranks(graph)
    rows: dict[int, list[str]] = defaultdict(list)
    for name, level in rank.items():
        rows[level].append(name)
    x: dict[str, float] = {}
    for level in sorted(rows):
        _place_row(graph, rows[level], x)
    positions = {name: (x[name], rank[name] * ROW) for name in rank}
    right = max(x.values(), default=-COLUMN) + COLUMN
    loose = [node.name for node in graph.nodes if node.name not in rank]
    return positions | {name: (right, index * ROW) for index, name in enumerate(loose)}


def _ranks(graph: Graph) -> dict[str, int]:
    rank: dict[str, int] = {}
    for node in graph.order():
        links = graph.incoming.get(node.name, ())
        if links or node.name in graph.outgoing:
            rank[node.name] = max((rank[link.source] + 1 for link in links if link.source in rank), default=0)
    return rank


def _place_row(graph: Graph, names: list[str], x: dict[str, float]) -> None:
    wanted = {name: _barycentre(graph, name, x) for name in names}
    ordered = sorted(names, key=lambda name: wanted[name])
    left = -float("inf")
    for name in ordered:
        x[name] = left = max(wanted[name], left + COLUMN)
    shift = sum(wanted[name] - x[name] for name in ordered) / len(ordered)
    for name in ordered:
        x[name] += shift


def _barycentre(graph: Graph, name: str, x: dict[str, float]) -> float:
    parents = [x[link.source] for link in graph.incoming.get(name, ()) if link.source in x]
    return sum(parents) / len(parents) if parents else 0.0
