"""What a node shows, as a value: a node is drawn again only when its face differs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from deepstudio.core.amounts import amount
from deepstudio.core.analysis import Analysis
from deepstudio.core.graph import Node
from deepstudio.core.layer import Layer, Port
from deepstudio.core.registry import InvalidSettings
from deepstudio.core.shapes import Image, Shape
from deepstudio.core.text import T
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import icons

Mark = Literal["", "error", "warning"]
UNKNOWN = "?"
NONE = "–"


@dataclass(frozen=True, slots=True)
class Face:
    """The texts and signs of one node, in the present language."""

    title: str
    summary: str
    parameters: str
    shape: str
    family: str
    glyph: str
    mark: Mark = ""
    frozen: bool = False
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()


def face_of(analysis: Analysis, node: Node, mark: Mark = "") -> Face:
    kind = kind_of(analysis, node.name)
    layer = analysis.layers.get(node.name)
    parameters, shape = _result(analysis, node.name)
    return Face(
        title=title_of(analysis, node),
        summary=_summary(layer, analysis.shapes.get(node.name)) if layer else node.name,
        parameters=parameters,
        shape=shape,
        family=kind.category.value if kind else "unknown",
        glyph=glyph_of(kind),
        mark=mark,
        frozen=node.frozen,
        inputs=kind.inputs if kind else (Port("in"),),
        outputs=outputs_of(layer, kind),
    )


def outputs_of(layer: Layer | None, kind: type[Layer] | None) -> tuple[Port, ...]:
    """The output ports of a node, also where its settings do not fit or its layer is not known."""
    if layer is not None:
        return layer.results
    return tuple(port for port in kind.outputs if not port.switch) if kind else (Port("out"),)


def face_after(before: Face, analysis: Analysis, node: Node, mark: Mark = "") -> Face:
    """The face of a node whose settings are those of the face `before`, with another result or mark."""
    layer = analysis.layers.get(node.name)
    if layer is None or not layer.inputs:
        return face_of(analysis, node, mark)
    parameters, shape = _result(analysis, node.name)
    return Face(
        before.title,
        before.summary,
        parameters,
        shape,
        before.family,
        before.glyph,
        mark,
        before.frozen,
        before.inputs,
        before.outputs,
    )


def _result(analysis: Analysis, name: str) -> tuple[str, str]:
    """Parameters and shape as they are shown."""
    shape, cost = analysis.shapes.get(name), analysis.costs.get(name)
    if shape is None or cost is None:
        return UNKNOWN, UNKNOWN
    return (amount(cost.parameters) if cost.parameters else NONE), shape.badge()


def _summary(layer: Layer, shape: Shape | None) -> str:
    """The settings that matter; for pictures that enter and have no name, what kind they are."""
    if not layer.summary() and not layer.inputs and isinstance(shape, Image):
        kinds = {1: T("grey picture"), 3: T("colour picture")}
        return tr_text(kinds[shape.channels]) if shape.channels in kinds else ""
    return layer.summary()


def kind_of(analysis: Analysis, name: str) -> type[Layer] | None:
    """The class of a node's layer, also where its settings do not fit; nothing where it is not known."""
    if name in analysis.layers:
        return type(analysis.layers[name])
    found = analysis.faulty.get(name)
    if isinstance(found, InvalidSettings) and issubclass(found.cls, Layer):
        return found.cls
    return None


def title_of(analysis: Analysis, node: Node) -> str:
    """What a person calls the node: its own title, or that of its layer."""
    kind = kind_of(analysis, node.name)
    return node.title or (tr_text(kind.title) if kind else node.layer)


def glyph_of(kind: type[Layer] | None) -> str:
    """The icon of a layer."""
    if kind is None:
        return "layer-unknown"
    own = f"layer-{kind.glyph}"
    return own if own in _icons() else icons.layer_glyph(kind.category.value, kind.id)


@cache
def _icons() -> frozenset[str]:
    return frozenset(icons.names())
