"""`deepstudio evaluate`: how good a trained run is, answer by answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from deepstudio.catalog.run_metrics import RunMetrics
from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.language import say
from deepstudio.cli.new import agree_to_network
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import show, show_json, show_table, show_told
from deepstudio.cli.runs import metrics_of
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Message, Note, Result
from deepstudio.core.explained import Explained
from deepstudio.core.results import Examination, written
from deepstudio.core.results import told as told_sections
from deepstudio.core.text import T, Text
from deepstudio.storage.given_names import given_names
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder


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
        examined_run = trained_run(project_folder(directory), result.value["run"])
        value = _named(result.value, given_names(examined_run))
        if json:
            show_json(value)
        else:
            _tell(value, examined_run, directory)


def _named(value: dict[str, Any], names: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What an examination came to, with the names that a person gave to classes by now."""
    if not names:
        return value
    found = [Examination.model_validate(one) for one in value["examinations"]]
    called = [one.named(names.get(one.target, {})) for one in found]
    value = value | {"examinations": [one.model_dump(mode="json") for one in called]}
    if len(found) > 1:
        return value
    from deepstudio.catalog import registry

    objective = registry().objectives.get(found[0].objective)
    return objective().named(value, names.get(found[0].target, {})) if objective is not None else value


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
    try:
        for event in simple(run, split):
            if isinstance(event, Result):
                yield Result(time=event.time, value=found | {"baseline": event.value})
            elif not isinstance(event, Note) or event.message not in told:
                yield event
    except Explained as error:
        if error.cause != "no_baseline":
            raise
        yield Note(message=Message.of(error.text))
        yield Result(value=found)


def _tell(value: dict[str, Any], run: RunFolder, directory: Path) -> None:
    show(T("{run}, {n} samples ({part}):", run=value["run"], n=f"{value['samples']:,}", part=value["split"]))
    metrics, simple = metrics_of(run), value.get("baseline")
    several = len(value["examinations"]) > 1
    for examination in map(Examination.model_validate, value["examinations"]):
        if several:
            show(T("{target}:", target=examination.target))
        for told in told_sections(examination.sections):
            show_told(told)
        if simple is not None:
            _tell_both(examination, simple, metrics)
    if "loss" in value:
        show(T("Loss {value}", value=metrics.value("loss", value["loss"])))
    if value["split"] != ExaminedPart.new and value.get("parts", {}).get("new", {}).get("count"):
        hint = T("Examine it with what is new: deepstudio evaluate {path} --split new", path=str(directory))
        show(hint)


def _tell_both(examination: Examination, simple: Mapping[str, Any], metrics: RunMetrics) -> None:
    """The network and the simple methods beside each other, in what is answered."""
    names = [*examination.metrics]
    titles = [T("Compared"), *(metrics.short_title(name) for name in names), T("Time to train")]
    network = [say(T("Network")), *_numbers(examination, examination.metrics, metrics)]
    rows = [[*network, written(simple["network_seconds"], "seconds")]]
    for title, found, seconds in _methods(examination.target, simple):
        rows.append([say(title), *_numbers(examination, found, metrics), written(seconds, "seconds")])
    show_table(titles, rows, right=range(1, len(titles)))


def _methods(target: str, simple: Mapping[str, Any]) -> Iterator[tuple[Text, Mapping[str, float], float]]:
    """What each simple method is called, how well it answers a column, and how long it took."""
    for method in simple["methods"].values():
        own = _of_target(method["metrics"], target)
        yield Message.model_validate(method["title"]).text(), own, method["seconds"]


def _of_target(metrics: Mapping[str, Any], target: str) -> Mapping[str, float]:
    """The numbers of one column, whether they stand alone or by column."""
    found = metrics.get(target)
    return found if isinstance(found, Mapping) else metrics


def _numbers(examination: Examination, found: Mapping[str, float], metrics: RunMetrics) -> list[str]:
    front = f"{examination.target}."
    return [
        metrics.value(front + name, found[name]) if name in found else written(None)
        for name in examination.metrics
    ]
