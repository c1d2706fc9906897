"""A network as a program of torch.export, for any batch size and, where it takes texts, any length."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

import torch
from torch.export import ExportedProgram, _patches

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.engine.export.model import ExportedModel

LOOPS = (torch.ops.aten.lstm.input, torch.ops.aten.gru.input)


def traced(leaving: ExportedModel) -> ExportedProgram:
    """The network that takes what the inputs say and gives what the outputs say, (N, K). Raises what torch raises."""
    network = leaving.deployed().cpu().eval()
    batch = torch.export.Dim("batch")
    axes = tuple(
        {
            axis: torch.export.Dim(f"{name}{place or ''}") if axis else batch
            for axis, name in one.free_axes.items()
        }
        for place, one in enumerate(leaving.inputs)
    )
    examples = tuple(one.example() for one in leaving.inputs)
    with converting():
        return torch.export.export(network, examples, dynamic_shapes={"given": axes})


@contextmanager
def converting() -> Iterator[None]:
    """All that torch converts in here keeps loops over the steps of a text as loops, and says nothing of itself."""
    with (
        _loops(),
        torch.no_grad(),
        _quietly(),
        _patches.register_lstm_while_loop_decomposition(),
        _patches.register_gru_while_loop_decomposition(),
    ):
        yield


@contextmanager
def _loops() -> Iterator[None]:
    """Lets go of what torch remembers of an earlier export in this process: it would unroll the loop again."""
    for operator in LOOPS:
        operator._dispatch_cache.clear()
    try:
        yield
    finally:
        for operator in LOOPS:
            operator._dispatch_cache.clear()


@contextmanager
def _quietly() -> Iterator[None]:
    """The exporter prints and warns about its own insides."""
    logger = logging.getLogger("torch.onnx")
    level = logger.level
    logger.setLevel(logging.ERROR)
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        try:
            yield
        finally:
            logger.setLevel(level)


def not_convertible(form: Text, error: Exception) -> Explained:
    """torch cannot write this network in this form."""
    said = str(error).strip()
    return Explained(
        T(
            "This network cannot be written as {form} ({reason}). Choose another form of export.",
            form=form,
            reason=said.splitlines()[0][:200] if said else type(error).__name__,
        ),
        "export_failed",
    )
