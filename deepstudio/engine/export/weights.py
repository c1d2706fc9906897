"""Weights and a description of the network: a folder for programs that rebuild it themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save

from deepstudio.core.analysis import Analysis
from deepstudio.core.calls import Call, Module
from deepstudio.core.events import AnyEvent, Message, Note, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.export import progress
from deepstudio.engine.export.model import ExportedModel
from deepstudio.engine.export.target import RECORD, files_of, new_folder
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

FORMAT = "deepstudio-architecture"


def write(model: LoadedModel, run: RunFolder, out: Path) -> Iterator[AnyEvent]:
    """Writes `model.safetensors`, `architecture.json`, `preprocessing.json` and, for texts, the tokenizer."""
    leaving = ExportedModel(model)
    state = {name: value.detach().cpu().contiguous() for name, value in model.network.state_dict().items()}
    with new_folder(out, {"kind": "weights", "run": run.id}) as folder:
        (folder / "model.safetensors").write_bytes(save(state, {"format": "pt"}))
        yield progress(2)
        _write_json(folder / "architecture.json", architecture(model))
        _write_json(folder / "preprocessing.json", leaving.preprocessing())
        for name, text in leaving.carried().items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        yield progress(3)
        _verify(folder, state)
        files = [*files_of(folder), RECORD]
    yield progress(4)
    yield Note(message=Message.of(T("The weights were read back and are the same, bit by bit.")))
    yield Result(value={"path": str(out), "format": "weights", "files": sorted(files), "run": run.id})


def architecture(model: LoadedModel) -> dict[str, Any]:
    """The graph with settings and shapes, and the calls of each node in the words of torch."""
    analysis, graph = model.analysis, model.analysis.graph
    nodes = [
        {
            "name": node.name,
            "layer": node.layer,
            "title": node.title,
            "settings": analysis.layers[node.name].values(),
            "calls": [_call(call) for call in analysis.layers[node.name].calls(*analysis.inputs[node.name])],
            "output": list(analysis.shapes[node.name].axes),
            **_several(analysis, node.name),
        }
        for node in graph.order()
    ]
    links = [link.model_dump() for link in graph.links]
    return {"format": FORMAT, "version": 1, "nodes": nodes, "links": links}


def _several(analysis: Analysis, name: str) -> dict[str, Any]:
    """The shapes of all results by their port, where there are several."""
    results = analysis.giving(name)
    return {"outputs": {port.name: list(shape.axes) for port, shape in results}} if len(results) > 1 else {}


def _call(call: Call) -> dict[str, Any]:
    kind = "module" if isinstance(call, Module) else "function"
    lengths = call.lengths if isinstance(call, Module) else ()
    # True stands for those of the first input alone.
    masked = {"lengths": True if lengths == (0,) else list(lengths)} if lengths else {}
    return {"kind": kind, "path": call.path, "args": list(call.args), "options": dict(call.options), **masked}


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _verify(folder: Path, state: dict[str, Any]) -> None:
    """Reads the weights back and compares them bit by bit."""
    read = load_file(folder / "model.safetensors")
    same = read.keys() == state.keys() and all(
        read[name].dtype == value.dtype and read[name].numpy().tobytes() == value.numpy().tobytes()
        for name, value in state.items()
    )
    if not same:
        raise Explained(
            T(
                "The weights read back from the disk are not those that were written. Check the disk and try again."
            ),
            "export_differs",
        )
