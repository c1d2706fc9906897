"""How a network that tells classes apart ends: one head for each of its outputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from deepstudio.core.analysis import Analysis
from deepstudio.core.shapes import Vector

FinalActivation = Literal["none", "sigmoid", "softmax"]


@dataclass(frozen=True, slots=True)
class Head:
    """How a network ends: the node whose last call may be skipped to get logits, and how many there are."""

    node: str
    activation: FinalActivation
    outputs: int


def head(analysis: Analysis, output: str = "") -> Head | None:
    """The end of a network at an output, without a name at its only one; nothing while its shape is not flat."""
    outputs = [node.name for node in analysis.graph.of_layer("output")]
    name = output or (outputs[0] if len(outputs) == 1 else "")
    shape = analysis.shapes.get(name)
    if not isinstance(shape, Vector):
        return None
    last = analysis.feeding(name)[0].source
    activation: Any = analysis.layers[last].final_activation() or "none"
    return Head(last, activation, shape.features)


def deciding(analysis: Analysis, output: str) -> str | None:
    """The Dense layer that decides how many numbers leave, seen through layers that keep the count."""
    name, size = output, analysis.shapes.get(output)
    while True:
        links = analysis.feeding(name)
        if len(links) != 1 or analysis.gives(links[0]) != size:
            return None
        name = links[0].source
        if analysis.graph.by_name[name].layer == "dense":
            return name
