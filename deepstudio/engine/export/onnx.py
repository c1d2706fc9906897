"""ONNX: one file that needs no Python. It is called good only after another library computed the same with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import torch

from deepstudio.core.events import AnyEvent, Message, Note, Result
from deepstudio.core.text import T, verbatim
from deepstudio.engine.export import progress
from deepstudio.engine.export.compared import RunExported, compare, sizes
from deepstudio.engine.export.kinds import ExportedInputs, kind_of
from deepstudio.engine.export.samples import real_samples
from deepstudio.engine.export.target import new_file
from deepstudio.engine.export.traced import converting, not_convertible, traced
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

OPSET = 20
OUTPUT = "probabilities"


def write(model: LoadedModel, run: RunFolder, out: Path) -> Iterator[AnyEvent]:
    """Writes, checks and describes the file."""
    kind = kind_of(model)
    samples = yield from real_samples(kind, run, model.project.data)
    yield progress(2)
    with new_file(out, ".onnx") as file:
        _convert(kind, file)
        yield progress(3)
        trials = kind.trials(samples)
        difference = compare(answering(file, kind.input_name), trials)
    yield progress(4)
    text = T(
        "onnxruntime ran it on {samples}, one by one and together, and gave the program's answers "
        "(largest difference {d}).",
        samples=kind.tried(samples),
        d=f"{difference:.1g}",
    )
    yield Note(message=Message.of(text))
    value = {
        "path": str(out),
        "format": "onnx",
        "files": [out.name],
        "run": run.id,
        "difference": difference,
        "samples": len(samples),
        **sizes(trials),
        "opset": OPSET,
        "bytes": out.stat().st_size,
    }
    yield Result(value=value)


def answering(file: Path, input_name: str) -> RunExported:
    """The file at work in onnxruntime."""
    made: list[onnxruntime.InferenceSession] = []

    def answer(given: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        if not made:
            made.append(_session(file))
        return np.asarray(made[0].run([OUTPUT], {input_name: given})[0])

    return answer


def _session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def _convert(kind: ExportedInputs, file: Path) -> None:
    try:
        program = traced(kind)
        with converting():
            made: Any = torch.onnx.export(
                program,
                (),
                dynamo=True,
                opset_version=OPSET,
                external_data=False,
                input_names=[kind.input_name],
                output_names=[OUTPUT],
                verbose=False,
            )
        made.model.metadata_props.update(kind.metadata())
        made.save(str(file), external_data=False)
    except OSError:
        raise
    except Exception as error:
        raise not_convertible(verbatim("ONNX"), error) from error
