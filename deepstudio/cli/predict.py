"""`deepstudio predict`: what a trained run sees in pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import PROBLEM, WrongUsage, complain
from deepstudio.cli.language import say
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import percent, show, show_json
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.text import T
from deepstudio.storage.run_folder import RunFolder


def predict(
    directory: ProjectDir,
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT...", help=T("Pictures, or folders of pictures.").source)
    ],
    run: RunId = None,
    csv: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=T("Write the answers for one folder as a table.").source),
    ] = None,
    events: Events = None,
    json: Json = False,
) -> None:
    """Predicts."""
    if csv is None:
        chosen = trained_run(project_folder(directory), run)
        failed = _answer(chosen, inputs, json)
    else:
        failed = _table(directory, run, inputs, csv, events, json)
    if failed:
        raise typer.Exit(PROBLEM)


def _answer(run: RunFolder, inputs: Sequence[Path], json: bool) -> bool:
    """Prints one line for each picture; the rest go on where one cannot be read. Returns whether there was one."""
    from deepstudio.engine.predict import Predictor, pictures_in

    pictures = [
        picture for given in inputs for picture in (pictures_in(given) if given.is_dir() else [given])
    ]
    failed = False
    for answer in Predictor(run).answers(pictures):
        failed = failed or answer.error is not None
        if json:
            show_json(answer.as_dict(say))
        elif answer.error is not None:
            complain(T("{input}: {error}", input=answer.input, error=answer.error))
        else:
            words = {"input": answer.input, "label": answer.label, "confidence": percent(answer.confidence)}
            show(T("{input}: {label} ({confidence})", **words))
    return failed


def _table(
    directory: Path, id: str | None, inputs: Sequence[Path], csv: Path, events: str | None, json: bool
) -> bool:
    if len(inputs) != 1:
        raise WrongUsage(T("--csv takes one folder of pictures, not {n} inputs.", n=len(inputs)))
    with EventStream(events) as stream, Watching() as watching:
        result = outcome(_rows(directory, id, inputs[0], csv), stream, watching)
    value = result.value if isinstance(result, Result) else {}
    if json:
        show_json(value)
    else:
        show(T("{n} pictures are in {path}", n=value["pictures"], path=value["path"]))
    return bool(value["errors"])


def _rows(directory: Path, id: str | None, folder: Path, csv: Path) -> Iterator[AnyEvent]:
    run = trained_run(project_folder(directory), id)
    from deepstudio.engine.predict import predict_folder

    yield from predict_folder(run, folder, csv)
