"""The table of a network: shapes, parameters, multiply-adds and memory, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass

from deepstudio.core.analysis import Analysis
from deepstudio.core.text import T, Text

BYTES_PER_NUMBER = 4
# Weights, their gradients and Adam's two running means.
COPIES_OF_A_PARAMETER = 4
HEAVY_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Row:
    """One layer. `activations` is the memory of its output for one sample, in bytes."""

    node: str
    layer: str
    output: str
    parameters: int
    multiply_adds: int
    activations: int


@dataclass(frozen=True, slots=True)
class Summary:
    """`sample_memory` and `batch_memory` estimate training, in bytes of 32-bit numbers."""

    rows: tuple[Row, ...]
    parameters: int
    multiply_adds: int
    sample_memory: int
    batch_memory: int
    remark: Text | None


def summarise(analysis: Analysis, batch_size: int) -> Summary:
    """Adds up one network. Each output is kept once for the backward pass and has a gradient."""
    rows = tuple(
        Row(
            node.name,
            node.layer,
            analysis.shapes[node.name].badge(),
            analysis.costs[node.name].parameters,
            analysis.costs[node.name].multiply_adds,
            analysis.shapes[node.name].elements * BYTES_PER_NUMBER,
        )
        for node in analysis.graph.order()
        if node.name in analysis.shapes
    )
    weights = analysis.parameters * BYTES_PER_NUMBER * COPIES_OF_A_PARAMETER
    activations = 2 * sum(row.activations for row in rows)
    return Summary(
        rows,
        analysis.parameters,
        analysis.multiply_adds,
        weights + activations,
        weights + activations * batch_size,
        remark(rows, analysis),
    )


def remark(rows: tuple[Row, ...], analysis: Analysis) -> Text | None:
    """A sentence where one layer holds most of the parameters."""
    total = sum(row.parameters for row in rows)
    heaviest = max(rows, key=lambda row: row.parameters, default=None)
    if heaviest is None or total < 10_000 or heaviest.parameters < HEAVY_SHARE * total:
        return None
    share = 100 * heaviest.parameters / total
    return T(
        "{share:.1f} % of the parameters sit in one layer, {layer}.",
        share=share,
        layer=analysis.layers[heaviest.node].title,
    )


def largest_share(analysis: Analysis) -> float:
    """The share of the heaviest layer in all parameters, 0 to 1."""
    parameters = [cost.parameters for cost in analysis.costs.values()]
    return max(parameters, default=0) / (sum(parameters) or 1)
