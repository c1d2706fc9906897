"""The table of a network: shapes, parameters, multiply-adds and memory, layer by layer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from deepstudio.core.analysis import Analysis
from deepstudio.core.graph import Node
from deepstudio.core.layer import Cost
from deepstudio.core.shapes import Sequence, Shape, Stepped, Tokens
from deepstudio.core.text import T, Text

BYTES_PER_NUMBER = 4
# Weights, their gradients and Adam's two running means.
COPIES_OF_A_PARAMETER = 4
HEAVY_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class LayerSummary:
    """One layer. `activations` is the memory of its output for one sample, in bytes.

    `shape` is what the layer gives; `cost` and `elements`, the numbers it gives, are those of a whole sample, also
    where its length is open.
    """

    node: str
    layer: str
    shape: Shape
    cost: Cost
    elements: int
    parameters: int = field(init=False)
    activations: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parameters", self.cost.parameters)
        object.__setattr__(self, "activations", self.elements * BYTES_PER_NUMBER)

    @property
    def multiply_adds(self) -> int:
        return self.cost.multiply_adds


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """`sample_memory` and `batch_memory` estimate training, in bytes of 32-bit numbers.

    Where texts enter, a sample is one of `tokens`; 0 elsewhere.
    """

    rows: tuple[LayerSummary, ...]
    parameters: int
    multiply_adds: int
    sample_memory: int
    batch_memory: int
    remark: Text | None
    tokens: int = 0


def is_open(shape: Shape) -> bool:
    """Whether a shape has steps whose number depends on the sample."""
    return isinstance(shape, Stepped) and shape.length is None


def summarise(
    analysis: Analysis, batch_size: int, before: ModelSummary | None = None, tokens: int = 1
) -> ModelSummary:
    """Adds up one network. Each output is kept once for the backward pass and has a gradient.

    A text counts as one of so many `tokens`. Rows that say the same as in the summary `before` are those of it.
    """
    known = {row.node: row for row in before.rows} if before else {}
    shapes = analysis.shapes
    rows = tuple(
        _row(analysis, node, known, tokens) for node in analysis.graph.order() if node.name in shapes
    )
    weights, activations = _weights(analysis.parameters), _activations(rows)
    return ModelSummary(
        rows,
        analysis.parameters,
        sum([row.multiply_adds for row in rows]),
        weights + activations,
        weights + activations * batch_size,
        remark(rows, analysis),
        tokens if any(is_open(row.shape) for row in rows) else 0,
    )


def memory_of(rows: Iterable[LayerSummary]) -> int:
    """The memory that training some layers takes for one sample, in bytes."""
    kept = tuple(rows)
    return _weights(sum([row.parameters for row in kept])) + _activations(kept)


def _weights(parameters: int) -> int:
    return parameters * BYTES_PER_NUMBER * COPIES_OF_A_PARAMETER


def _activations(rows: Iterable[LayerSummary]) -> int:
    return 2 * sum([row.activations for row in rows])


def _row(analysis: Analysis, node: Node, known: dict[str, LayerSummary], tokens: int) -> LayerSummary:
    row, shape, cost = known.get(node.name), analysis.shapes[node.name], analysis.costs[node.name]
    inputs = analysis.inputs.get(node.name, ())
    elements = sum([_filled(one, tokens).elements for one in analysis.results(node.name)])
    if any(map(is_open, inputs)):
        cost = analysis.layers[node.name].cost(*(_filled(one, tokens) for one in inputs))
    fresh = LayerSummary(node.name, node.layer, shape, cost, elements)
    return row if row is not None and row == fresh else fresh


def _filled(shape: Shape, tokens: int) -> Shape:
    """The shape for a text of so many tokens."""
    if isinstance(shape, Tokens) and shape.length is None:
        return replace(shape, length=tokens)
    if isinstance(shape, Sequence) and shape.length is None:
        return replace(shape, length=-(-tokens // shape.every), every=1)
    return shape


def remark(rows: tuple[LayerSummary, ...], analysis: Analysis) -> Text | None:
    """A sentence where one layer holds most of the parameters."""
    total = sum(row.parameters for row in rows)
    heaviest = max(rows, key=lambda row: row.parameters, default=None)
    if heaviest is None or total < 10_000 or heaviest.parameters < HEAVY_SHARE * total:
        return None
    if analysis.layers[heaviest.node].lent is not None:
        return None  # it came so, and need not learn them
    share = 100 * heaviest.parameters / total
    return T(
        "{share:.1f} % of the parameters sit in one layer, {layer}.",
        share=share,
        layer=analysis.layers[heaviest.node].title,
    )
