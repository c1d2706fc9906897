"""How the layers of an emitted network begin: with lent weights, frozen ones, and rates of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deepstudio.core.analysis import Analysis
from deepstudio.core.freezing import frozen_stages

BORROWED = "borrowed.safetensors"
"""The file of an emitted project with the weights that its layers come with."""


@dataclass(frozen=True, slots=True)
class Starting:
    """`frozen` are parts of the model as code, `lent` the titles of layers that come with weights.

    `rates` are the attributes of the model by how many times the learning rate they learn with, those of the plan
    first; empty where all learn with that.
    """

    frozen: tuple[str, ...]
    lent: tuple[str, ...]
    rates: Mapping[float, tuple[str, ...]]


def starting(analysis: Analysis, attributes: Mapping[str, str]) -> Starting:
    """`attributes` has the name in the code of each node with weights."""
    nodes = [node for node in analysis.graph.nodes if node.name in attributes]
    frozen = []
    for node in nodes:
        layer, name = analysis.layers[node.name], attributes[node.name]
        stages = frozen_stages(node, layer)
        if node.frozen or 0 < stages == layer.stages:
            frozen.append(name)
        elif stages:
            frozen.append(f"{name}.stages[:{stages}]")
    rates: dict[float, tuple[str, ...]] = {1.0: ()}
    for node in nodes:
        rates[node.rate] = (*rates.get(node.rate, ()), attributes[node.name])
    lent = {
        str(layer.title): None for node in nodes if (layer := analysis.layers[node.name]).lent is not None
    }
    return Starting(
        tuple(frozen), tuple(lent), {} if len(rates) == 1 else {r: n for r, n in rates.items() if n}
    )
