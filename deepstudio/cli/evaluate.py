"""`deepstudio evaluate`: how good a trained run is, class by class."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.new import agree_to_network
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import percent, show, show_json, show_table
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.text import T
from deepstudio.storage.run_folder import RunFolder

MOST_WRONG = 5


class Split(StrEnum):
    """A part of the data."""

    test = "test"
    validation = "validation"
    train = "train"


def evaluate(
    directory: ProjectDir,
    run: RunId = None,
    split: Annotated[
        Split, typer.Option(help=T("The part of the data to examine with.").source)
    ] = Split.test,
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help=T("Another folder with one sub-folder of pictures per class.").source
        ),
    ] = None,
    events: Events = None,
    json: Json = False,
) -> None:
    """Examines a trained run."""
    with EventStream(events) as stream, Watching() as watching:
        result = outcome(_examined(project_folder(directory), run, split, data), stream, watching)
    if isinstance(result, Result):
        show_json(result.value) if json else _tell(result.value)


def _examined(folder: Any, id: str | None, split: Split, data: Path | None) -> Iterator[AnyEvent]:
    run: RunFolder = trained_run(folder, id)
    if data is not None:
        agree_to_network(str(data.expanduser().absolute()))
    from deepstudio.engine.evaluate import evaluate as examine

    yield from examine(run, split.value, data)


def _tell(value: dict[str, Any]) -> None:
    show(T("{run}, {n} samples ({part}):", run=value["run"], n=f"{value['samples']:,}", part=value["split"]))
    show(T("Accuracy {value}", value=percent(value["accuracy"])))
    show(T("Mean F1 over the classes {value}", value=percent(value["macro_f1"])))
    show(T("Loss {value}", value=f"{value['loss']:.4f}"))
    titles = [T("Class"), T("Precision"), T("Recall"), T("F1"), T("Samples")]
    show_table(titles, map(_row, value["per_class"]), right=(1, 2, 3, 4))
    for mistake in value["wrong"][:MOST_WRONG]:
        show(
            T(
                "Wrong: {id} is {true}, taken for {predicted} with {confidence}",
                id=mistake["id"],
                true=mistake["true"],
                predicted=mistake["predicted"],
                confidence=percent(mistake["confidence"]),
            )
        )


def _row(one: dict[str, Any]) -> list[str]:
    shares = [percent(one[name]) for name in ("precision", "recall", "f1")]
    return [str(one["class"]), *shares, str(one["support"])]
