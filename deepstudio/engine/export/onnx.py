"""ONNX: one file that needs no Python. It is called good only after another library computed the same with it."""

from __future__ import annotations

import io
import json
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch

from deepstudio import __version__
from deepstudio.core.events import AnyEvent, Message, Note, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.export import progress
from deepstudio.engine.export.deployed import Deployed
from deepstudio.engine.export.samples import pixels, real_samples
from deepstudio.engine.export.target import new_file
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

OPSET = 20
EXAMPLE_BATCH = 2  # the batch with which the network is traced; the check uses others
TOLERANCE = 1e-4  # of a probability
INPUT, OUTPUT = "pictures", "probabilities"
Floats = npt.NDArray[np.float32]


def write(model: LoadedModel, run: RunFolder, out: Path) -> Iterator[AnyEvent]:
    """Writes, checks and describes the file."""
    samples = yield from real_samples(model.project, model.column)
    pictures = pixels(samples, model.column)
    yield progress(2)
    with new_file(out) as file:
        _convert(model, file)
        yield progress(3)
        difference = compare(file, pictures, model.probabilities(pictures))
    yield progress(4)
    text = T(
        "onnxruntime ran it on {n} pictures, one by one and together, and gave the program's answers "
        "(largest difference {d}).",
        n=len(pictures),
        d=f"{difference:.1g}",
    )
    yield Note(message=Message.of(text))
    value = {
        "path": str(out),
        "format": "onnx",
        "files": [out.name],
        "run": run.id,
        "difference": difference,
        "samples": len(pictures),
        "opset": OPSET,
        "bytes": out.stat().st_size,
    }
    yield Result(value=value)


def compare(file: Path, pictures: npt.NDArray[np.uint8], expected: Floats) -> float:
    """The largest difference between the file's probabilities and `expected`, over two batch sizes.

    `pictures` are bytes (N, height, width, channels). Raises `Explained` (`export_differs`) above the tolerance.
    """
    given = (pictures / np.float32(255)).astype(np.float32).transpose(0, 3, 1, 2)
    try:
        found = [_run(file, given), np.concatenate([_run(file, given[i : i + 1]) for i in range(len(given))])]
    except Exception as error:
        raise refused(str(error)) from error
    if any(one.shape != expected.shape for one in found):
        raise refused("another number of answers")
    largest = max(float(np.abs(one - expected).max()) for one in found)
    if not largest <= TOLERANCE:
        raise refused(f"{largest:.2g}")
    return largest


def refused(reason: str) -> Explained:
    """The export computes something else, or nothing."""
    return Explained(
        T(
            "The exported model does not give the program's answers ({reason}), so it was not kept. "
            "Choose another form of export.",
            reason=reason.strip().splitlines()[0][:200] if reason.strip() else "?",
        ),
        "export_differs",
    )


def _run(file: Path, given: Floats) -> Floats:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    return np.asarray(session.run([OUTPUT], {INPUT: np.ascontiguousarray(given)})[0])


def _convert(model: LoadedModel, file: Path) -> None:
    column = model.column
    example = torch.rand(EXAMPLE_BATCH, column.channels, column.height, column.width)
    batch = torch.export.Dim("batch")
    try:
        with _quietly(), torch.no_grad():
            program = torch.export.export(
                Deployed(model).cpu().eval(), (example,), dynamic_shapes={"pictures": {0: batch}}
            )
            made: Any = torch.onnx.export(
                program,
                (),
                dynamo=True,
                opset_version=OPSET,
                external_data=False,
                input_names=[INPUT],
                output_names=[OUTPUT],
                verbose=False,
            )
            made.model.metadata_props.update(metadata(model))
            made.save(str(file), external_data=False)
    except OSError:
        raise
    except Exception as error:
        raise Explained(
            T(
                "This network cannot be written as ONNX ({reason}). Choose another form of export.",
                reason=str(error).strip().splitlines()[0][:200]
                if str(error).strip()
                else type(error).__name__,
            ),
            "export_failed",
        ) from error


def metadata(model: LoadedModel) -> dict[str, str]:
    """What travels inside the file; values are text, lists as JSON."""
    column = model.column
    return {
        "classes": json.dumps(list(model.classes), ensure_ascii=False),
        "height": str(column.height),
        "width": str(column.width),
        "color": column.color,
        "fit": column.fit,
        "input": "float32 N×C×H×W in 0..1",
        "deepstudio": __version__,
    }


@contextmanager
def _quietly() -> Iterator[None]:
    """The exporter prints and warns about its own insides."""
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield
