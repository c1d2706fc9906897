"""PyTorch's own form of a finished network: one file that PyTorch runs without the network's code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import torch

from deepstudio.core.events import AnyEvent, Message, Note, Result
from deepstudio.core.text import T
from deepstudio.engine.export import progress
from deepstudio.engine.export.compared import RunExported, compare, refused, sizes
from deepstudio.engine.export.model import Arrays, ExportedModel
from deepstudio.engine.export.samples import real_samples
from deepstudio.engine.export.target import new_file
from deepstudio.engine.export.traced import converting, not_convertible, traced
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

PREPROCESSING = "preprocessing.json"


def write(model: LoadedModel, run: RunFolder, out: Path) -> Iterator[AnyEvent]:
    """Writes the file, loads it again and compares."""
    leaving = ExportedModel(model)
    leaving.refuse()
    samples = yield from real_samples(leaving, run, model.project.data)
    yield progress(2)
    carried = carried_files(leaving)
    with new_file(out, ".pt2") as file:
        _convert(leaving, carried, file)
        yield progress(3)
        trials = leaving.trials(samples)
        difference = compare(answering(file, carried), trials, leaving.spreads)
    yield progress(4)
    text = T(
        "It was loaded again and run on {samples}, one by one and together, and gave the program's answers "
        "(largest difference {d}).",
        samples=leaving.tried(samples),
        d=f"{difference:.1g}",
    )
    yield Note(message=Message.of(text))
    value = {
        "path": str(out),
        "format": "pt2",
        "files": [out.name],
        "run": run.id,
        "difference": difference,
        "samples": len(samples),
        **sizes(trials),
        "bytes": out.stat().st_size,
    }
    yield Result(value=value)


def carried_files(leaving: ExportedModel) -> dict[str, str]:
    """What travels in the file beside the network, by name."""
    about = json.dumps(leaving.preprocessing(), ensure_ascii=False, indent=2)
    return {PREPROCESSING: about + "\n", **leaving.carried()}


def answering(file: Path, carried: dict[str, str]) -> RunExported:
    """The file at work. Raises `Explained` where it cannot be loaded, or has lost what it carries."""
    found = dict.fromkeys(carried, "")
    try:
        program = torch.export.load(BytesIO(file.read_bytes()), extra_files=found).module()
    except Exception as error:
        raise refused(str(error)) from error
    if {name: _text(content) for name, content in found.items()} != carried:
        raise refused(PREPROCESSING)

    def answer(given: Arrays) -> Arrays:
        with torch.no_grad():
            found = program(*map(torch.from_numpy, given))
        return tuple(one.numpy() for one in (found if isinstance(found, tuple | list) else (found,)))

    return answer


def _convert(leaving: ExportedModel, carried: dict[str, str], file: Path) -> None:
    archive = BytesIO()
    try:
        program = traced(leaving)
        with converting():
            torch.export.save(program, archive, extra_files=carried)
    except Exception as error:
        raise not_convertible(T("a program of PyTorch"), error) from error
    file.write_bytes(archive.getbuffer())


def _text(content: str | bytes) -> str:
    return content.decode("utf-8") if isinstance(content, bytes) else content
