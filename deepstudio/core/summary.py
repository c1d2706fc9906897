"""The table of a network: shapes, parameters, multiply-adds and memory, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass, field

from deepstudio.core.analysis import Analysis
from deepstudio.core.graph import Node
from deepstudio.core.layer import Cost
from deepstudio.core.shapes import Shape
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
    shape: Shape
    cost: Cost
    parameters: int = field(init=False)
    activations: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", self.cost.parameters)
        object.__setattr__(self, "activations", self.shape.elements * BYTES_PER_NUMBER)

    @property
    def output(self) -> str:
        return self.shape.badge()

    @property
    def multiply_adds(self) -> int:
        return self.cost.multiply_adds


@dataclass(frozen=True, slots=True)
class Summary:
    """`sample_memory` and `batch_memory` estimate training, in bytes of 32-bit numbers."""

    rows: tuple[Row, ...]
    parameters: int
    multiply_adds: int
    sample_memory: int
    batch_memory: int
    remark: Text | None


def summarise(analysis: Analysis, batch_size: int, before: Summary | None = None) -> Summary:
    """Adds up one network. Each output is kept once for the backward pass and has a gradient.

    Rows that say the same as in the summary `before` are those of it.
    """
    known = {row.node: row for row in before.rows} if before else {}
    shapes = analysis.shapes
    rows = tuple(_row(analysis, node, known) for node in analysis.graph.order() if node.name in shapes)
    weights = analysis.parameters * BYTES_PER_NUMBER * COPIES_OF_A_PARAMETER
    activations = 2 * sum([row.activations for row in rows])
    return Summary(
        rows,
        analysis.parameters,
        analysis.multiply_adds,
        weights + activations,
        weights + activations * batch_size,
        remark(rows, analysis),
    )


def _row(analysis: Analysis, node: Node, known: dict[str, Row]) -> Row:
    row, shape, cost = known.get(node.name), analysis.shapes[node.name], analysis.costs[node.name]
    if row is not None and row.shape is shape and row.cost is cost and row.layer == node.layer:
        return row
    return Row(node.name, node.layer, shape, cost)


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
