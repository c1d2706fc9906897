"""`deepstudio amounts`: would more data help, or a better network? Trained with shares of the training samples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.language import current, say
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import DeviceOption, Json, ProjectDir, RunId
from deepstudio.cli.output import show, show_json, show_told
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.coach.more_data import data_verdict
from deepstudio.core.data_curve import DataCurve
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.amounts_tried import AmountsTried
from deepstudio.storage.atomic import write_atomic
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.spreadsheet import delimited

MOST_SEEDS = 20
PICTURE, TABLE = ".png", ".csv"


class JudgingPart(StrEnum):
    """What judges all trainings."""

    test = "test"
    validation = "validation"


def amounts(
    directory: ProjectDir,
    run: RunId = None,
    shares: Annotated[
        str,
        typer.Option(
            metavar="PERCENT,…", help=T("The shares of the training samples to try, in percent.").source
        ),
    ] = "10,20,50,100",
    seeds: Annotated[
        int,
        typer.Option(
            min=1,
            max=MOST_SEEDS,
            help=T("How often each is tried, with other samples and another start.").source,
        ),
    ] = 3,
    on: Annotated[JudgingPart, typer.Option(help=T("The run's part that judges.").source)] = JudgingPart.test,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=T("Also save it, as a picture (.png) or a table (.csv).").source),
    ] = None,
    device: DeviceOption = "auto",
    events: Events = None,
    json: Json = False,
) -> None:
    """Tries amounts of data."""
    tried = _shares(shares)
    if out is not None and out.suffix.lower() not in (PICTURE, TABLE):
        raise WrongUsage(
            T("“{path}” is neither a picture nor a table. Let its name end with .png or .csv.", path=out.name)
        )
    with EventStream(events) as stream, Watching() as watching:
        found = outcome(_tried(project_folder(directory), run, on, tried, seeds, device), stream, watching)
    if not isinstance(found, Result):
        return
    result = AmountsTried.model_validate(found.value)
    if out is not None:
        _save(result, out)
    if json:
        show_json(_as_dict(result, bool(found.value["kept"])))
    else:
        _tell(result, directory)
    if out is not None and not json:
        show(T("Saved as {path}", path=str(out)))


def _shares(typed: str) -> tuple[int, ...]:
    """Raises `WrongUsage` unless there are two or more."""
    try:
        found = {int(one.strip().removesuffix("%")) for one in typed.split(",") if one.strip()}
    except ValueError:
        found = set()
    if len(found) < 2 or not all(1 <= one <= 100 for one in found):
        raise WrongUsage(
            T("--shares takes two or more numbers from 1 to 100 with commas between, such as 10,20,50,100.")
        )
    return tuple(sorted(found))


def _tried(
    folder: ProjectFolder, id: str | None, on: JudgingPart, shares: Sequence[int], seeds: int, device: str
) -> Iterator[AnyEvent]:
    run = trained_run(folder, id)
    from deepstudio.engine.data_curve import data_curve

    yield from data_curve(run, on.value, shares, seeds, device)


def _tell(found: AmountsTried, directory: Path) -> None:
    part = T("the test samples") if found.part == JudgingPart.test else T("the validation samples")
    show(T("{run}, judged by {part} ({n}):", run=found.run, part=part, n=f"{found.examined:,}"))
    for curve in found.curves:
        if len(found.curves) > 1:
            show(T("{target}:", target=curve.target))
        for told in curve.told():
            show_told(told)
        for sentence in data_verdict(curve).sentences:
            show(sentence)
    if found.missing:
        show(
            T(
                "{n} of the trainings are missing. Go on with: deepstudio amounts {path}",
                n=len(found.missing),
                path=str(directory),
            )
        )


def _as_dict(found: AmountsTried, kept: bool) -> dict[str, Any]:
    """For a machine."""
    curves = [_curve_as_dict(one) for one in found.curves]
    notes = [say(note.text()) for note in found.notes]
    plain = found.model_dump(mode="json", exclude={"metrics"})
    return {**plain, "notes": notes, "missing": len(found.missing), "kept": kept, "curves": curves}


def _curve_as_dict(curve: DataCurve) -> dict[str, Any]:
    verdict = data_verdict(curve)
    sentences = " ".join(map(say, verdict.sentences))
    return {
        **curve.as_json(),
        "metric": say(curve.metric.text()),
        "verdict": {"id": verdict.id, "text": sentences},
    }


def _save(found: AmountsTried, out: Path) -> None:
    """Raises `Explained`."""
    if out.suffix.lower() == TABLE:
        head, *_ = found.curves[0].table()
        rows = [row for curve in found.curves for row in curve.table()[1:]]
        return write_atomic(out, "\ufeff" + delimited([head, *rows], ","))
    try:
        from deepstudio.ui.results.data_curve_picture import drawn_alone
    except ImportError as error:  # a system that lacks what Qt needs
        text = T(
            "The picture cannot be drawn here: {reason}. Save a table (.csv) instead.", reason=str(error)
        )
        raise Explained(text, "no_picture") from error
    write_atomic(out, drawn_alone(found.curves, current()))
