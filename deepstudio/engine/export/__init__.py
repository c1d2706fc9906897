"""A trained network in a form that lives without this program."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.trained import load_trained
from deepstudio.engine.weights import Which
from deepstudio.storage.run_folder import RunFolder

FORMATS = ("weights", "onnx", "pt2", "python")


def export(run: RunFolder, format: str, out: Path, which: Which = "best") -> Iterator[AnyEvent]:
    """Writes the run's network to `out` as one of `FORMATS`, checks it, and ends with a `Result`.

    The result holds `path`, `format`, `files`, `run`, and for all but weights `difference`, the largest one between
    its probabilities and the program's, over `samples` samples. Raises `Explained`; `out` is then as it was before.
    """
    if format not in FORMATS:
        raise Explained(
            T(
                "“{format}” is not a form of export. Choose one of: {all}.",
                format=format[:40],
                all=list(FORMATS),
            ),
            "unknown_format",
        )
    yield progress(0)
    model = load_trained(run, which)
    yield progress(1)
    module = import_module(f"deepstudio.engine.export.{format}")
    for event in module.write(model, run, Path(out).expanduser().absolute()):
        yield event if event.time else event.model_copy(update={"time": time.time()})


def progress(done: int, total: int = 4) -> Progress:
    """A step of an export: loaded, sampled, written, checked."""
    return Progress(time=time.time(), what=Message.of(T("Exporting")), done=done, total=total)
