"""`deepstudio weights`: what layers come with, whether it is here, and how it comes here."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Annotated

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.language import say
from deepstudio.cli.options import Json
from deepstudio.cli.output import show, show_json, show_table
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.amounts import size_words
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.layer import Layer
from deepstudio.core.lent import LentWeights
from deepstudio.core.text import T, verbatim


def weights(
    layer: Annotated[
        str | None, typer.Argument(metavar="LAYER", help=T("The layer, such as resnet18.").source)
    ] = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help=T("Fetches its weights over the network.").source)
    ] = False,
    file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=T("Imports them from a file that is here already.").source),
    ] = None,
    events: Events = None,
    json: Json = False,
) -> None:
    """Lists the weights that layers come with, or brings those of one here."""
    if layer is None:
        return _list(json)
    cls, lent = _lending(layer)
    if not fetch and file is None:
        raise WrongUsage(
            T("Add --fetch to get the weights from {address}, or --file FILE.", address=lent.address)
        )
    with EventStream(events) as stream, Watching() as watching:
        found = outcome(_brought(cls, lent, file), stream, watching)
    if isinstance(found, Result) and not json:
        show(T("The weights of {layer} are in {path}", layer=cls.title, path=found.value["path"]))
    elif isinstance(found, Result):
        show_json(found.value)


def _brought(cls: type[Layer], lent: LentWeights, file: Path | None) -> Iterator[AnyEvent]:
    from deepstudio.storage.lending import fetched, imported

    coming: Generator[AnyEvent, None, Path]
    coming = fetched(lent, cls.title) if file is None else imported(lent, cls.title, file)
    path = yield from coming
    yield Result(value={"layer": cls.id, "path": str(path)})


def _lending(id: str) -> tuple[type[Layer], LentWeights]:
    from deepstudio.catalog import registry

    known = {layer.id: layer for layer in registry().layers if layer.lent is not None}
    if id not in known:
        names = [verbatim(name) for name in known]
        raise WrongUsage(T("“{id}” comes with no weights. There are: {names}.", id=id[:60], names=names))
    lent = known[id].lent
    assert lent is not None
    return known[id], lent


def _list(json: bool) -> None:
    from deepstudio.catalog import registry
    from deepstudio.storage.lent_files import lent_path

    rows = []
    for layer in registry().layers:
        if layer.lent is not None:
            path = lent_path(layer.lent)
            rows.append((layer, layer.lent, path is not None and path.is_file()))
    if json:
        for layer, lent, here in rows:
            show_json(
                {
                    "layer": layer.id,
                    "here": here,
                    "bytes": lent.bytes,
                    "licence": lent.licence,
                    "source": lent.package or lent.address,
                }
            )
        return
    titles = [T("Layer"), T("Name"), T("Here"), T("Size"), T("Licence"), T("From")]
    yes, no = say(T("yes")), say(T("no"))
    show_table(
        titles,
        (
            [
                cls.id,
                say(cls.title),
                yes if here else no,
                size_words(lent.bytes),
                lent.licence,
                lent.package or lent.address,
            ]
            for cls, lent, here in rows
        ),
    )
