"""Rows for the palette and the searches on the canvas."""

from __future__ import annotations

from collections.abc import Iterable

from deepstudio.core.candidates import accepts, given
from deepstudio.core.layer import Category, Layer, Port
from deepstudio.core.shapes import Shape
from deepstudio.ui.canvas.faces import CheckedNetwork, kind_of, outputs_of, title_of
from deepstudio.ui.canvas.layer_list import LayerRow
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


def node_entry(
    network: CheckedNetwork, name: str, shape: Shape | None, output: Port | None = None
) -> LayerRow:
    """A node as a row: its title, and its name and a result at the right; `output` is the port a wire would use."""
    node = network.graph.by_name[name]
    kind = kind_of(network.analysis, name)
    port = (tr_text(output.words),) if output else ()
    detail = " · ".join((*port, name, *([shape.badge()] if shape else [])))
    value = f"{name}.{output.name}" if output else name
    family = kind.category.value if kind else "unknown"
    words = (node.layer, *port)
    return LayerRow(title_of(network.analysis, node), value, family, detail=detail, words=words)


def targets(network: CheckedNetwork, source: str) -> list[LayerRow]:
    """Nodes that a wire from `source` can go to without a circle; those whose rule accepts it come first.

    Where it has several results, there is a row for each, of the value `node.port`.
    """
    graph, analysis = network.graph, network.analysis
    above = graph.ancestors(source)
    fed = {(link.output, link.target) for link in graph.outgoing.get(source, ())}
    ports = _outputs(network, source)
    ends = [
        (port, node.name)
        for node in graph.nodes
        if node.name not in above and _takes(network, node.name)
        for port in ports
        if (port.name, node.name) not in fed
    ]
    ends.sort(key=lambda end: (not accepts(analysis, source, end[0].name, end[1]), end[1] in graph.incoming))
    return [
        node_entry(network, name, analysis.shapes.get(name), port if len(ports) > 1 else None)
        for port, name in ends
    ]


def sources(network: CheckedNetwork, target: str) -> list[LayerRow]:
    """Nodes that a wire to `target` can come from without a circle, with a row for each of several results."""
    graph, analysis = network.graph, network.analysis
    feeding = {(link.source, link.output) for link in graph.incoming.get(target, ())}
    ends = [
        (node.name, port)
        for node in graph.nodes
        if target not in graph.ancestors(node.name)
        for port in _outputs(network, node.name)
        if (node.name, port.name) not in feeding
    ]
    ends.sort(key=lambda end: (not accepts(analysis, end[0], end[1].name, target), end[0] in graph.incoming))
    several = {name for name, _ in ends if len(_outputs(network, name)) > 1}
    return [
        node_entry(network, name, given(analysis, name, port.name), port if name in several else None)
        for name, port in ends
    ]


def _takes(network: CheckedNetwork, name: str) -> bool:
    kind = kind_of(network.analysis, name)
    return kind is None or bool(kind.inputs)


def _outputs(network: CheckedNetwork, name: str) -> tuple[Port, ...]:
    return outputs_of(network.analysis.layers.get(name), kind_of(network.analysis, name))
