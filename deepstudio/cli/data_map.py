"""`deepstudio map`: a trained run's own map of its data, as words, as a table or as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.language import say
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import show, show_json, show_told
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.data_map import METHODS, PART_TITLES, DataMap
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.text import T, legible
from deepstudio.storage.atomic import write_atomic
from deepstudio.storage.given_names import given_names
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.spreadsheet import delimited

PARTS = ("train", "validation", "test")
FORMS = (".csv", ".png")


class DrawnBy(StrEnum):
    """How many numbers become two."""

    pca = "pca"
    tsne = "tsne"


class Coloured(StrEnum):
    """What the colours of a picture tell apart."""

    label = "label"
    part = "part"
    mistake = "mistake"


def data_map(
    directory: ProjectDir,
    run: RunId = None,
    node: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help=T("The node whose numbers place the samples, by default the last before the answer.").source,
        ),
    ] = "",
    method: Annotated[
        DrawnBy, typer.Option(help=T("pca keeps distances, tsne keeps neighbours together.").source)
    ] = DrawnBy.pca,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=T("Write the map as a table (.csv) or a picture (.png).").source),
    ] = None,
    color: Annotated[
        Coloured, typer.Option(help=T("What the colours of a picture tell apart.").source)
    ] = Coloured.label,
    events: Events = None,
    json: Json = False,
) -> None:
    """Places the samples of a trained run by what its network makes of them."""
    if out is not None and out.suffix.lower() not in FORMS:
        raise WrongUsage(T("--out writes a table (.csv) or a picture (.png). Name the file so."))
    with EventStream(events) as stream, Watching() as watching:
        result = outcome(_drawn(project_folder(directory), run, node, method), stream, watching)
    if not isinstance(result, Result):
        return
    drawn = DataMap.model_validate(result.value)
    drawn = drawn.named(given_names(trained_run(project_folder(directory), drawn.run)))
    if out is not None:
        _write(drawn, out, color)
    if json:
        show_json(drawn.model_dump(mode="json"))
    else:
        _tell(drawn, out)


def _drawn(folder: ProjectFolder, id: str | None, node: str, method: DrawnBy) -> Iterator[AnyEvent]:
    run = trained_run(folder, id)
    from deepstudio.engine.inside.data_map import data_map as draw

    yield from draw(run, node, method.value)


def _tell(drawn: DataMap, out: Path | None) -> None:
    show(T("{run}, {method}:", run=drawn.run, method=METHODS[drawn.method]))
    for told in drawn.told():
        show_told(told)
    if out is not None:
        show(T("Written to {path}.", path=str(out)))


def _write(drawn: DataMap, out: Path, color: Coloured) -> None:
    if out.suffix.lower() == ".csv":
        write_atomic(out, delimited(_rows(drawn), ","))
        return
    from deepstudio.data.map_picture import map_picture

    words = {
        "part": [say(title) for title in PART_TITLES],
        "mistake": [say(T("right")), say(T("wrong"))],
        "label": drawn.answers[0].names if drawn.answers else (),
    }
    write_atomic(out, map_picture(drawn, color.value, words[color.value]))


def _rows(drawn: DataMap) -> Iterator[list[object]]:
    """One for each sample: id, part, place, and of each answer the label and what the network says."""
    answers = drawn.answers
    front = [f"{one.target}." if len(answers) > 1 else "" for one in answers]
    heads = [f"{before}{name}" for before in front for name in ("label", "predicted")]
    yield ["id", "part", "x", "y", *heads, "neighbours"]
    for number, id in enumerate(drawn.ids):
        place = drawn.places[number]
        x, y = place if place is not None else ("", "")
        told = [
            one.names[label] if label >= 0 else ""
            for one in answers
            for label in (one.labels[number], one.said[number])
        ]
        near = " ".join(legible(drawn.ids[other]) for other in drawn.neighbours[number])
        yield [id, PARTS[drawn.parts[number]], x, y, *told, near]
