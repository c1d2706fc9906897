"""What must hold for every layer that takes texts or sequences; a new one is tested here without a new line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from deepstudio.catalog import registry
from deepstudio.core.analysis import Analyser
from deepstudio.core.check import Checker
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.layer import Layer, Mismatch
from deepstudio.core.project import Project
from deepstudio.core.shapes import Sequence, Shape, Tokens, Vector
from deepstudio.engine.modules.initialisation import initialise
from deepstudio.engine.network import resolve

WORDS = 20
LENGTHS = torch.tensor([3, 1, 7, 2])
PADDED = 9


def shapes_of(layer: type[Layer], settings: dict[str, Any]) -> Iterator[tuple[Shape, tuple[Shape, ...]]]:
    """Texts and sequences of open length that the layer takes, each with what it gives."""
    for shape in (Tokens(None, WORDS), Sequence(None, 8)):
        try:
            yield shape, layer(**settings).shapes(*_inputs(layer, shape))
        except Mismatch:
            continue


def _inputs(layer: type[Layer], shape: Any) -> tuple[Any, ...]:
    return (shape, shape) if layer.inputs[0].variadic else (shape,)


CASES = [
    pytest.param(layer, settings, shape, out, id=f"{layer.id}-{number}-{shape.kind}")
    for layer in registry().layers
    if layer.inputs and layer.outputs
    for number, settings in enumerate(({}, *layer.example_settings))
    for shape, out in shapes_of(layer, settings)
]


class Alone(nn.Module):
    """The calls of one layer, as the network applies them."""

    def __init__(self, layer: Layer, *shapes: Any) -> None:
        super().__init__()
        self._calls = layer.calls(*shapes)
        self._made = nn.ModuleList(
            resolve(call.path)(*call.args, **dict(call.options))
            for call in self._calls
            if not hasattr(call, "takes")
        )
        initialise(self)

    def forward(self, values: list[Tensor], lengths: Tensor | None) -> tuple[Tensor, ...]:
        for call in self._calls:
            if not hasattr(call, "takes"):
                values = [self._made[0](*values, *[lengths for _ in call.lengths])]
                continue
            function, options = resolve(call.path), dict(call.options)
            if call.takes == "fold":
                values = [reduce(function, values)]
            else:
                given = values if call.takes == "list" else values[0]
                values = [function(given, *call.args, **options)]
        return values[0] if isinstance(values[0], tuple) else (values[0],)


def _built(layer: type[Layer], settings: dict[str, Any], shape: Shape) -> tuple[Alone, int]:
    torch.manual_seed(0)
    shapes = _inputs(layer, shape)
    return Alone(layer(**settings), *shapes), len(shapes)


def _texts(shape: Shape) -> tuple[Tensor, list[Tensor]]:
    """Texts of different length in one batch, and each alone. What is behind the end of a sequence is rubbish."""
    torch.manual_seed(1)
    if isinstance(shape, Tokens):
        texts = [torch.randint(1, WORDS, (int(length),)) for length in LENGTHS]
        batch = torch.zeros(len(texts), PADDED, dtype=torch.long)
    else:
        texts = [torch.randn(int(length), 8) for length in LENGTHS]
        batch = 100 * torch.randn(len(texts), PADDED, 8)
    for row, text in zip(batch, texts, strict=True):
        row[: len(text)] = text
    return batch, [text[None] for text in texts]


def _real(out: tuple[Shape, ...], values: list[Tensor], length: int) -> list[Tensor]:
    """Of each result, what is real for one text."""
    return [
        y[: -(-length // one.every)] if isinstance(one, Sequence) else y
        for one, y in zip(out, values, strict=True)
    ]


def _each(results: tuple[Tensor, ...]) -> Iterator[list[Tensor]]:
    """The results of a batch, text by text."""
    return map(list, zip(*results, strict=True))


def test_the_cases_are_there() -> None:
    tried = {case.values[0].id for case in CASES}
    assert {"embedding", "lstm", "conv1d", "multi_head_attention", "dense", "add", "dropout"} <= tried


@pytest.mark.parametrize(("layer", "settings", "shape", "out"), CASES)
def test_a_text_gives_the_same_alone_and_in_a_padded_batch(
    layer: type[Layer], settings: dict[str, Any], shape: Shape, out: tuple[Shape, ...]
) -> None:
    network, count = _built(layer, settings, shape)
    network.eval()
    batch, texts = _texts(shape)
    together = network([batch] * count, LENGTHS)
    for row, text, length in zip(_each(together), texts, LENGTHS.tolist(), strict=True):
        for lengths in (None, torch.tensor([length])):
            (alone,) = _each(network([text] * count, lengths))
            torch.testing.assert_close(_real(out, row, length), alone, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize(("layer", "settings", "shape", "out"), CASES)
def test_learning_from_a_padded_batch_ignores_the_padding(
    layer: type[Layer], settings: dict[str, Any], shape: Shape, out: tuple[Shape, ...]
) -> None:
    network, count = _built(layer, settings, shape)
    network.eval()  # dropout would draw different numbers
    batch, texts = _texts(shape)
    together = network([batch] * count, LENGTHS)
    rows = zip(_each(together), LENGTHS.tolist(), strict=True)
    learned = _gradients(network, [y for row, length in rows for y in _real(out, row, length)])
    alone = _gradients(network, [y for text in texts for y in network([text] * count, None)])
    for found, expected in zip(learned, alone, strict=True):
        torch.testing.assert_close(found, expected, atol=1e-4, rtol=1e-4)


def _gradients(network: nn.Module, values: list[Tensor]) -> tuple[Tensor, ...]:
    parameters = list(network.parameters())
    loss = sum(value.square().sum() for value in values)
    return torch.autograd.grad(loss, parameters) if parameters else ()


@pytest.mark.parametrize(("layer", "settings", "shape", "out"), CASES)
def test_training_in_half_precision_gives_numbers(
    layer: type[Layer], settings: dict[str, Any], shape: Shape, out: tuple[Shape, ...]
) -> None:
    network, count = _built(layer, settings, shape)
    batch, _ = _texts(shape)
    with torch.autocast("cpu", torch.bfloat16):
        results = network([batch] * count, LENGTHS)
    assert all(y.isfinite().all() for y in results)
    gradients = _gradients(network, [y.float() for y in results])
    assert all(gradient.isfinite().all() for gradient in gradients)


def chained(*layers: tuple[str, dict[str, Any]]) -> Graph:
    """Layers behind an input of tokens; the last one is called `it`."""
    nodes = [Node(name="text", layer="input"), Node(name="embedding", layer="embedding")]
    nodes += [Node(name=f"n{i}", layer=id, settings=made) for i, (id, made) in enumerate(layers[:-1])]
    nodes.append(Node(name="it", layer=layers[-1][0], settings=layers[-1][1]))
    links = [Link(source=a.name, target=b.name) for a, b in pairwise(nodes)]
    return Graph(nodes=tuple(nodes), links=tuple(links))


def problems_of(graph: Graph) -> list[Any]:
    analysis = Analyser(registry()).analyse("model", graph, {"text": Tokens(None, WORDS)})
    return [p for p in Checker(registry())._network(analysis) if p.id == "shape"]


def _refuses(layer: type[Layer], shape: Shape) -> bool:
    try:
        layer().shape(shape)
    except Mismatch:
        return True
    return False


# Last step needs nothing but the last step: leaving it out is its fix.
OF_WHOLE_SEQUENCES = [
    layer
    for layer in registry().layers
    if layer.inputs and layer.id != "last_step"
    if _refuses(layer, Vector(8)) and not _refuses(layer, Sequence(None, 8))
]
KEEP = [("dropout", {}), ("layer_norm", {}), ("dense", {"units": 8})]


@pytest.mark.parametrize("between", [[], KEEP], ids=["next", "further"])
@pytest.mark.parametrize("before", ["lstm", "gru", "simple_rnn"])
@pytest.mark.parametrize("layer", OF_WHOLE_SEQUENCES, ids=lambda layer: layer.id)
def test_a_layer_of_sequences_behind_a_recurrent_one_lets_it_return_them(
    layer: type[Layer], before: str, between: list[tuple[str, dict[str, Any]]]
) -> None:
    graph = chained((before, {"units": 8}), *between, (layer.id, {}))
    (problem,) = problems_of(graph)
    title = str(registry().layers.get(before).title)
    if layer.id == before:
        title += " (n0)"
    assert "a whole sequence but gets a flat vector of 8 numbers" in str(problem.message)
    assert str(problem.why) == f"{title} gives only its last step, but every step is needed here."
    assert str(problem.fixes[0].label) == f"Turn on “Return the whole sequence” of {title}"
    for fix in problem.fixes:
        assert problems_of(fix.apply(Project(name="x", models={"model": graph})).models["model"]) == []


@pytest.mark.parametrize("layer", OF_WHOLE_SEQUENCES, ids=lambda layer: layer.id)
@pytest.mark.parametrize("pooled", ["global_max_pool1d", "last_step"])
def test_without_a_recurrent_layer_before_nothing_can_be_turned_on(layer: type[Layer], pooled: str) -> None:
    for graph in (
        chained((pooled, {}), (layer.id, {})),
        chained(("lstm", {"return_sequences": True}), (pooled, {}), (layer.id, {})),
    ):
        (problem,) = problems_of(graph)
        assert problem.fixes
        assert not any("Turn on" in str(fix.label) for fix in problem.fixes)
        assert "last step" not in str(problem.why)
