"""The vector that a node of a trained network gives for each sample of its run."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.program import LENGTHS, Value, compiled
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens
from deepstudio.core.text import T, verbatim
from deepstudio.data.arrays import Floats, Indices
from deepstudio.data.prepared import Prepared
from deepstudio.engine.network import real_tokens
from deepstudio.engine.threads import threads_for
from deepstudio.engine.weights import LoadedModel

BATCH = 128  # samples
LARGEST_HALF = 6e4  # beyond, a number does not fit into 16 bits
AREAS = 16  # a side, into which pictures that enter are cut: their mean alone would say nothing
SMALL = 4 << 20  # numbers that are kept with all their digits
Vectors = npt.NDArray[np.floating]


@dataclass(frozen=True)
class SampleVectors:
    """`numbers` (N, F) of the prepared samples in `rows` (N,), and what leaves at each answer, (N, K)."""

    rows: Indices
    numbers: Vectors
    outputs: tuple[Floats, ...]


def vector_values(model: LoadedModel) -> dict[Value, Shape]:
    """All results of nodes that some answer needs and that are numbers, in the order of the network."""
    program, analysis = compiled(model.analysis), model.analysis
    known = {value for step in program.steps for value in step.results} | set(program.passed)
    known |= {(name, "out") for name in program.inputs}
    return {
        (node.name, port.name): shape
        for node in analysis.graph.order()
        for port, shape in analysis.giving(node.name)
        if (node.name, port.name) in known and not isinstance(shape, Tokens)
    }


def last_vector(model: LoadedModel) -> Value:
    """What enters the last layer with weights before the first answer, or leaves there where tokens enter it."""
    program, shapes = compiled(model.analysis), vector_values(model)
    giving = {value: step for step in program.steps for value in step.results}
    value = next(iter(program.outputs.values()))
    while value in giving:
        step = giving[value]
        before = step.sources[0]
        if before not in shapes:
            break
        value = before
        if model.analysis.costs[step.node].parameters:
            break
    return value


def named_value(model: LoadedModel, name: str) -> Value:
    """The result that a person means by `NODE` or `NODE.PORT`. Raises `Explained` (`no_such_node`)."""
    node, _, port = name.partition(".")
    of_node = [value for value in vector_values(model) if value[0] == node and port in ("", value[1])]
    if not of_node:
        known = [verbatim(one) for one in dict.fromkeys(value[0] for value in vector_values(model))]
        text = T("The network has no vectors at “{name}”. Choose one of: {all}.", name=name[:80], all=known)
        raise Explained(text, "no_such_node")
    return of_node[0]


def sample_vectors(
    model: LoadedModel, prepared: Prepared, rows: Indices, value: Value
) -> Generator[AnyEvent, None, SampleVectors]:
    """Yields progress; returns what `value` is for some samples, those of one shape in the order of the rows.

    Raises `Explained` (`diverged`) where that is no number.
    """
    shape = vector_values(model)[value]
    arranged = model.feed.arranged(prepared, rows)
    part = model.feed.part(prepared, arranged, BATCH, model.device, 0)
    numbers: list[Vectors] = []
    outputs: list[tuple[Floats, ...]] = []
    done = 0
    with closing(part.in_order()) as batches:
        for batch in batches:
            found, answers = _of_batch(model, value, shape, model.feed.inputs(batch))
            numbers.append(found)
            outputs.append(answers)
            done += len(found)
            what = Message.of(T("Computing the vectors"))
            yield Progress(time=time.time(), what=what, done=done, total=len(rows))
    vectors = np.concatenate(numbers)
    if not np.isfinite(vectors).all():
        raise Explained(
            T("Some numbers at this node are not finite. Train again with a lower learning rate."),
            "diverged",
        )
    together = tuple(np.concatenate(own) for own in zip(*outputs, strict=True))
    return SampleVectors(arranged, _stored(vectors), together)


@torch.inference_mode()
def _of_batch(
    model: LoadedModel, value: Value, shape: Shape, inputs: tuple[Tensor, ...]
) -> tuple[Vectors, tuple[Floats, ...]]:
    areas = AREAS if value[0] in model.network.inputs else 1
    leaving = compiled(model.analysis).outputs
    wanted = {value, *leaving.values(), *_lengths_from(model, shape)}
    with threads_for(model.network):
        watched = model.network.watched(wanted, *inputs)
    vectors = flat(watched[value].float(), shape, real_steps(shape, watched), areas)
    answers = (
        target.outputs(scores_of(watched[left].float(), model.network.final.get(output, "")))
        .double()
        .cpu()
        .numpy()
        for target, (output, left) in zip(model.targets, leaving.items(), strict=False)
    )
    return vectors.cpu().numpy(), tuple(answers)


def scores_of(left: Tensor, activation: str) -> Tensor:
    """Scores (N, outputs) from which the last sigmoid or softmax makes what has left the network."""
    if activation == "softmax":
        return left.log()
    return torch.logit(left) if activation == "sigmoid" else left


def flat(values: Tensor, shape: Shape, real: Tensor | None, areas: int = 1) -> Tensor:
    """(N, F) from what a node gives for N samples: vectors as they are.

    Of sequences the means over the `real` (N,) steps; of pictures the means over their pixels, in `areas` × `areas`
    parts of them where they have so many.
    """
    if isinstance(shape, Image):
        parts = min(areas, shape.height), min(areas, shape.width)
        return adaptive_avg_pool2d(values, parts).flatten(1)
    if not isinstance(shape, Sequence):
        return values
    if real is None:
        return values.mean(1)
    counts = torch.arange(values.shape[1], device=values.device)[None] < real[:, None]
    return torch.where(counts[..., None], values, 0.0).sum(1) / real[:, None]


def real_steps(shape: Shape, watched: Mapping[Value, Tensor]) -> Tensor | None:
    """How many steps of each sample are real, int64 (N,); nothing where all are."""
    if not isinstance(shape, Sequence) or not shape.origin:
        return None
    told = watched.get((shape.origin, LENGTHS))
    counted = told if told is not None else real_tokens(watched[(shape.origin, "out")])
    return ((counted + shape.every - 1) // shape.every).clamp(min=1)


def _lengths_from(model: LoadedModel, shape: Shape) -> tuple[Value, ...]:
    """What must be watched so that it is known which steps are real."""
    if not isinstance(shape, Sequence) or not shape.origin:
        return ()
    told = shape.origin in compiled(model.analysis).told
    return ((shape.origin, LENGTHS if told else "out"),)


def _stored(vectors: Vectors) -> Vectors:
    """Many numbers with fewer digits, where they fit."""
    if vectors.size <= SMALL or np.abs(vectors).max() > LARGEST_HALF:
        return vectors
    return vectors.astype(np.float16)
