"""A trained network in a form that lives without this program."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.rooms import part
from deepstudio.core.text import T, Translate
from deepstudio.engine.export.card import model_card
from deepstudio.engine.export.target import add_beside, add_to_folder
from deepstudio.engine.trained import load_model
from deepstudio.engine.use import Which
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.given_names import given_names
from deepstudio.storage.run_folder import RunFolder

CARD, CARD_SUFFIX = "MODEL_CARD.md", ".card.md"
# Writes a network to a path and checks what it wrote: what an exporter of the catalog names. Ends with a `Result`.
Write = Callable[[LoadedModel, RunFolder, Path], Iterator[AnyEvent]]


def export(
    run: RunFolder, format: str, out: Path, which: Which = "best", translate: Translate | None = None
) -> Iterator[AnyEvent]:
    """Writes the run's network to `out` in a form of the catalog, checks it, and ends with a `Result`.

    The result holds `path`, `format`, `files`, `run`, `card`, the path of the model card that lies in the folder or
    beside the file, in the language of `translate`, and for all but weights `difference`, the largest one between its
    answers and the program's, over `samples` samples. Raises `Explained`; `out` is then as it was before.
    """
    write = writing(format)
    yield progress(0)
    model = _named(load_model(run, which), run)
    yield progress(1)
    place = Path(out).expanduser().absolute()
    for event in write(model, run, place):
        if isinstance(event, Result):
            event = yield from _with_card(event, partial(model_card, model, run, translate), place)
        yield event if event.time else event.model_copy(update={"time": time.time()})


def _named(model: LoadedModel, run: RunFolder) -> LoadedModel:
    """The model with the names that classes have in the project today."""
    names = given_names(run)
    return replace(model, targets=tuple(one.named(names.get(one.name, {})) for one in model.targets))


def _with_card(result: Result, card: Callable[[], str], out: Path) -> Generator[AnyEvent, None, Result]:
    """The result with its card, which is written last: an export without one is still an export."""
    try:
        text = card()
        path = add_to_folder(out, CARD, text) if out.is_dir() else add_beside(out, CARD_SUFFIX, text)
    except Exception as error:  # kinds and answers of plugins speak in a card
        reason = error.text if isinstance(error, Explained) else str(error) or type(error).__name__
        said = T("The export is complete but for its model card. {reason}", reason=reason)
        yield Note(time=time.time(), message=Message.of(said))
        return result
    files = sorted({*result.value.get("files", ()), path.name})
    return result.model_copy(update={"value": {**result.value, "files": files, "card": str(path)}})


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
