"""`deepstudio export`: a trained model in a form that lives without this program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from deepstudio.cli import language
from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import show, show_json
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Message, Note, Result
from deepstudio.core.text import T, verbatim
from deepstudio.storage.lent_files import size_before


def export(
    directory: ProjectDir,
    format: Annotated[
        str,
        typer.Option(metavar="FORM", help=T("The form of the export: see deepstudio list exporters.").source),
    ],
    out: Annotated[
        Path,
        typer.Option(
            metavar="PATH", help=T("A file for onnx and pt2, a folder for weights and python.").source
        ),
    ],
    run: RunId = None,
    events: Events = None,
    json: Json = False,
) -> None:
    """Exports."""
    refuse_unknown(format)
    with EventStream(events) as stream, Watching() as watching:
        result = outcome(_exported(directory, run, format, out), stream, watching)
    if isinstance(result, Result):
        show_json(result.value) if json else tell(result.value)


def _exported(directory: Path, id: str | None, format: str, out: Path) -> Iterator[AnyEvent]:
    run = trained_run(project_folder(directory), id)
    yield Note(message=Message.of(size_before(run)))
    from deepstudio.engine.export import export as write

    yield from write(run, format, out, translate=language.translation())


def refuse_unknown(format: str) -> None:
    """Raises `WrongUsage` that names all forms of export, those of plugins too."""
    from deepstudio.catalog import registry

    if registry().exporters.get(format) is None:
        known = [verbatim(cls.id) for cls in registry().exporters]
        raise WrongUsage(T("{name} must be one of {all}.", name=verbatim("--format"), all=known))


def tell(value: dict[str, Any]) -> None:
    """Where the export is; how it was checked was said while it worked."""
    show(T("Exported to {path}", path=value["path"]))
    if value.get("card"):
        show(T("Its model card is {path}", path=value["card"]))
