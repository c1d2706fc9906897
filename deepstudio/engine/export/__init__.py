"""A trained network in a form that lives without this program."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.rooms import part
from deepstudio.core.text import T
from deepstudio.engine.trained import load_model
from deepstudio.engine.use import Which
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

# Writes a network to a path and checks what it wrote: what an exporter of the catalog names. Ends with a `Result`.
Write = Callable[[LoadedModel, RunFolder, Path], Iterator[AnyEvent]]


def export(run: RunFolder, format: str, out: Path, which: Which = "best") -> Iterator[AnyEvent]:
    """Writes the run's network to `out` in a form of the catalog, checks it, and ends with a `Result`.

    The result holds `path`, `format`, `files`, `run`, and for all but weights `difference`, the largest one between
    its probabilities and the program's, over `samples` samples. Raises `Explained`; `out` is then as it was before.
    """
    write = writing(format)
    yield progress(0)
    model = load_model(run, which)
    yield progress(1)
    for event in write(model, run, Path(out).expanduser().absolute()):
        yield event if event.time else event.model_copy(update={"time": time.time()})


def writing(format: str) -> Write:
    """What writes a form of export. Raises `Explained` (`unknown_format`, `missing_part`)."""
    exporters = registry().exporters
    cls = exporters.get(format)
    if cls is None:
        known = [cls.id for cls in exporters]
        text = T("“{format}” is not a form of export. Choose one of: {all}.", format=format[:40], all=known)
        raise Explained(text, "unknown_format")
    made: Write = part(cls, "exported")
    return made


def progress(done: int, total: int = 4) -> Progress:
    """A step of an export: loaded, sampled, written, checked."""
    return Progress(time=time.time(), what=Message.of(T("Exporting")), done=done, total=total)
