"""Rows for the palette and the searches on the canvas."""

from __future__ import annotations

from collections.abc import Iterable

from deepstudio.core.candidates import given, wires
from deepstudio.core.layer import Category, Layer, Port
from deepstudio.core.shapes import Shape
from deepstudio.ui.canvas.faces import CheckedNetwork, glyph_of, size_words
from deepstudio.ui.canvas.layer_list import LayerRow
from deepstudio.ui.language import tr_text


def layer_entry(kind: type[Layer]) -> LayerRow:
    words = (tr_text(kind.category.title), *kind.keywords)
    title, also = tr_text(kind.title), (str(kind.title),)
    family, glyph = kind.category.value, glyph_of(kind)
    return LayerRow(title, kind.id, family, tr_text(kind.help), words=words, also=also, glyph=glyph)


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
    kind = network.analysis.kind(name)
    port = (tr_text(output.words),) if output else ()
    detail = " · ".join((*port, name, *([size_words(shape, network.longest)] if shape else [])))
    value = f"{name}.{output.name}" if output else name
    family = kind.category.value if kind else "unknown"
    words = (node.layer, *port)
    title, glyph = tr_text(network.analysis.title(node)), glyph_of(kind)
    return LayerRow(title, value, family, detail=detail, words=words, glyph=glyph)


def connections(network: CheckedNetwork, name: str, down: bool) -> list[LayerRow]:
    """Nodes that a new wire from `name`, or one to it, can join; those that fit come first.

    Of a node with several results there is a row for each, of the value `node.port`.
    """
    analysis, rows = network.analysis, []
    for source, port, target in wires(analysis, source=name) if down else wires(analysis, target=name):
        shape = analysis.shapes.get(target) if down else given(analysis, source, port.name)
        output = port if len(analysis.outputs(source)) > 1 else None
        rows.append(node_entry(network, target if down else source, shape, output))
    return rows
