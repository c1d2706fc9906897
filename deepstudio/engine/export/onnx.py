"""ONNX: one file that needs no Python. It is called good only after another library computed the same with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch

from deepstudio.codegen.names import unique
from deepstudio.core.events import AnyEvent, Message, Note, Result
from deepstudio.core.text import T, verbatim
from deepstudio.engine.export import progress
from deepstudio.engine.export.compared import RunExported, compare, sizes
from deepstudio.engine.export.model import Arrays, ExportedModel
from deepstudio.engine.export.samples import real_samples
from deepstudio.engine.export.target import new_file
from deepstudio.engine.export.traced import converting, not_convertible, traced
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

OPSET = 20


def write(model: LoadedModel, run: RunFolder, out: Path) -> Iterator[AnyEvent]:
    """Writes, checks and describes the file."""
    leaving = ExportedModel(model)
    leaving.refuse()
    samples = yield from real_samples(leaving, run, model.project.data)
    yield progress(2)
    with new_file(out, ".onnx") as file:
        _convert(leaving, file)
        yield progress(3)
        trials = leaving.trials(samples)
        difference = compare(answering(file, leaving), trials, leaving.spreads)
    yield progress(4)
    text = T(
        "onnxruntime ran it on {samples}, one by one and together, and gave the program's answers "
        "(largest difference {d}).",
        samples=leaving.tried(samples),
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


def answering(file: Path, leaving: ExportedModel) -> RunExported:
    """The file at work in onnxruntime."""
    made: list[onnxruntime.InferenceSession] = []

    names = [one.name for one in leaving.inputs]

    def answer(given: Arrays) -> Arrays:
        if not made:
            made.append(_session(file))
        found = made[0].run(list(leaving.outputs), dict(zip(names, given, strict=True)))
        return tuple(map(np.asarray, found))

    return answer


def _session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def _name_apart(graph: Any, taken: set[str]) -> None:
    """Values inside get other names than inputs and outputs: a column may be called like an operation of torch."""
    ends = {id(value) for value in (*graph.inputs, *graph.outputs)}
    inside = [value for node in graph.all_nodes() for value in node.outputs]
    for value in (*inside, *graph.initializers.values()):
        if value.name in taken and id(value) not in ends:
            value.name = unique(f"inner_{value.name}", taken)


def _convert(leaving: ExportedModel, file: Path) -> None:
    try:
        program = traced(leaving)
        with converting():
            made: Any = torch.onnx.export(
                program,
                (),
                dynamo=True,
                opset_version=OPSET,
                external_data=False,
                input_names=[one.name for one in leaving.inputs],
                output_names=list(leaving.outputs),
                verbose=False,
            )
        _name_apart(made.model.graph, {one.name for one in leaving.inputs} | set(leaving.outputs))
        made.model.metadata_props.update(leaving.metadata())
        made.save(str(file), external_data=False)
    except OSError:
        raise
    except Exception as error:
        raise not_convertible(verbatim("ONNX"), error) from error
