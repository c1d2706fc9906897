"""Rows for the palette and the searches on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from deepstudio.core.layer import Category, Layer
from deepstudio.ui.canvas.candidates import accepts
from deepstudio.ui.canvas.faces import kind_of, title_of
from deepstudio.ui.canvas.layer_list import LayerRow
from deepstudio.ui.canvas.network import CheckedNetwork
from deepstudio.ui.language import tr_text


def layer_entry(kind: type[Layer]) -> LayerRow:
    words = (tr_text(kind.category.title), *kind.keywords)
    title, also = tr_text(kind.title), (str(kind.title),)
    return LayerRow(title, kind.id, kind.category.value, tr_text(kind.help), words=words, also=also)


def by_family(kinds: Iterable[type[Layer]]) -> list[LayerRow]:
    """Layers under the names of their families, in the families' order."""
    found = list(kinds)
    rows: list[LayerRow] = []
    for category in Category:
        members = [kind for kind in found if kind.category is category]
        if members:
            rows += [LayerRow(tr_text(category.title)), *map(layer_entry, members)]
    return rows


def node_entry(network: CheckedNetwork, name: str) -> LayerRow:
    """A node as a row: its title, and its name and result at the right."""
    node = network.graph.by_name[name]
    kind = kind_of(network.analysis, name)
    shape = network.analysis.shapes.get(name)
    detail = f"{name} · {shape.badge()}" if shape else name
    family = kind.category.value if kind else "unknown"
    return LayerRow(title_of(network.analysis, node), name, family, detail=detail, words=(node.layer,))


def targets(network: CheckedNetwork, source: str) -> list[LayerRow]:
    """Nodes that a wire from `source` can go to without a circle; those whose rule accepts it come first."""
    graph = network.graph
    above = graph.ancestors(source)
    fed = {link.target for link in graph.outgoing.get(source, ())}
    names = [n.name for n in graph.nodes if n.name not in above | fed and _takes(network, n.name)]
    return _best_first(network, names, lambda name: accepts(network.analysis, source, name))


def sources(network: CheckedNetwork, target: str) -> list[LayerRow]:
    """Nodes that a wire to `target` can come from without a circle."""
    graph = network.graph
    feeding = {link.source for link in graph.incoming.get(target, ())}
    names = [
        n.name
        for n in graph.nodes
        if n.name not in feeding and _gives(network, n.name) and target not in graph.ancestors(n.name)
    ]
    return _best_first(network, names, lambda name: accepts(network.analysis, name, target))


def _best_first(network: CheckedNetwork, names: list[str], fits: Callable[[str], bool]) -> list[LayerRow]:
    loose = network.graph.incoming
    ordered = sorted(names, key=lambda name: (not fits(name), name in loose))
    return [node_entry(network, name) for name in ordered]


def _takes(network: CheckedNetwork, name: str) -> bool:
    kind = kind_of(network.analysis, name)
    return kind is None or bool(kind.inputs)


def _gives(network: CheckedNetwork, name: str) -> bool:
    kind = kind_of(network.analysis, name)
    return kind is None or bool(kind.outputs)
