"""`deepstudio evaluate`: how good a trained run is, class by class."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.language import say
from deepstudio.cli.new import agree_to_network
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import percent, show, show_json, show_table
from deepstudio.cli.terminal import plain
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Note, Result
from deepstudio.core.text import T
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder

MOST_WRONG = 5
SHOWN = 100  # characters of a text


class ExaminedPart(StrEnum):
    """A part of the run's data, or what was added since."""

    test = "test"
    validation = "validation"
    train = "train"
    new = "new"


PartOption = Annotated[
    ExaminedPart,
    typer.Option(help=T("The run's part to examine with; new: what was added since it began.").source),
]


def evaluate(
    directory: ProjectDir,
    run: RunId = None,
    split: PartOption = ExaminedPart.test,
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help=T("Other data: a folder with one sub-folder per class, or a table of texts.").source,
        ),
    ] = None,
    baseline: Annotated[
        bool,
        typer.Option(
            "--baseline", help=T("Compare with a simple method trained on the same samples.").source
        ),
    ] = False,
    events: Events = None,
    json: Json = False,
) -> None:
    """Examines a trained run."""
    if baseline and data is not None:
        raise WrongUsage(T("--baseline compares on the run's own data. Leave --data out."))
    if baseline and split is ExaminedPart.new:
        raise WrongUsage(T("--baseline compares on the run's own parts. Choose test, validation or train."))
    with EventStream(events) as stream, Watching() as watching:
        examined = _examined(project_folder(directory), run, split, data, baseline)
        result = outcome(examined, stream, watching)
    if isinstance(result, Result):
        show_json(result.value) if json else _tell(result.value, directory)


def _examined(
    folder: ProjectFolder, id: str | None, split: ExaminedPart, data: Path | None, baseline: bool
) -> Iterator[AnyEvent]:
    run = trained_run(folder, id)
    if data is not None:
        agree_to_network(str(data.expanduser().absolute()))
    from deepstudio.engine.evaluate import evaluate as examine

    if baseline:
        yield from _compared(run, split.value, examine(run, split.value))
    else:
        yield from examine(run, split.value, data)


def _compared(run: RunFolder, split: str, examined: Iterator[AnyEvent]) -> Iterator[AnyEvent]:
    """The events of both, and one result in which that of the simple method stands under `baseline`."""
    from deepstudio.engine.baseline import baseline as simple

    found: dict[str, Any] = {}
    told = []
    for event in examined:
        if isinstance(event, Result):
            found = event.value
            continue
        told += [event.message] if isinstance(event, Note) else []
        yield event
    for event in simple(run, split):
        if isinstance(event, Result):
            yield Result(time=event.time, value=found | {"baseline": event.value})
        elif not isinstance(event, Note) or event.message not in told:
            yield event


def _tell(value: dict[str, Any], directory: Path) -> None:
    show(T("{run}, {n} samples ({part}):", run=value["run"], n=f"{value['samples']:,}", part=value["split"]))
    show(T("Accuracy {value}", value=percent(value["accuracy"])))
    show(T("Mean F1 over the classes {value}", value=percent(value["macro_f1"])))
    show(T("Loss {value}", value=f"{value['loss']:.4f}"))
    titles = [T("Class"), T("Precision"), T("Recall"), T("F1"), T("Samples")]
    show_table(titles, map(_row, value["per_class"]), right=(1, 2, 3, 4))
    if "baseline" in value:
        _tell_both(value, value["baseline"])
    if value["split"] != ExaminedPart.new and value.get("parts", {}).get("new", {}).get("count"):
        hint = T("Examine it with what is new: deepstudio evaluate {path} --split new", path=str(directory))
        show(hint)
    for mistake in value["wrong"][:MOST_WRONG]:
        show(
            T(
                "Wrong: {id} is {true}, taken for {predicted} with {confidence}",
                id=_named(mistake),
                true=mistake["true"],
                predicted=mistake["predicted"],
                confidence=percent(mistake["confidence"]),
            )
        )


def _named(mistake: dict[str, Any]) -> str:
    """The beginning of a text says more than the number of its row."""
    text = mistake.get("text")
    if text is None:
        return str(mistake["id"])
    start = plain(" ".join(text.split()))
    return say(T("“{text}”", text=start if len(start) <= SHOWN else start[: SHOWN - 1] + "…"))


def _tell_both(network: dict[str, Any], simple: dict[str, Any]) -> None:
    """The network and the simple method beside each other."""
    titles = [T("Compared"), T("Accuracy"), T("Mean F1"), T("Time to train")]
    rows = [
        [say(T("Network")), *_shares(network), _seconds(simple["network_seconds"])],
        [say(T("Simple method")), *_shares(simple), _seconds(simple["seconds"])],
    ]
    show_table(titles, rows, right=(1, 2, 3))


def _seconds(seconds: float) -> str:
    return say(T("{n} s", n=f"{seconds:.1f}"))


def _shares(value: dict[str, Any]) -> list[str]:
    return [percent(value["accuracy"]), percent(value["macro_f1"])]


def _row(one: dict[str, Any]) -> list[str]:
    shares = [percent(one[name]) for name in ("precision", "recall", "f1")]
    return [str(one["class"]), *shares, str(one["support"])]
