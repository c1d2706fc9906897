"""`deepstudio patches`: the parts of pictures that excite the channels of a layer most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import Json, ProjectDir, RunId
from deepstudio.cli.output import show, show_json, show_table
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.results import written
from deepstudio.core.text import T
from deepstudio.storage.project_folder import ProjectFolder

NUMBERS = re.compile(r"\s*\d{1,9}\s*(,\s*\d{1,9}\s*)*")
ROWS = 6  # channels of a sheet where none are named


class SearchedPart(StrEnum):
    """A part of the run's data that is looked through."""

    train = "train"
    validation = "validation"
    test = "test"


def patches(
    directory: ProjectDir,
    node: Annotated[
        str | None,
        typer.Option(
            metavar="NAME[.PORT]",
            help=T(
                "The layer, by its name in the project; without one, all layers are looked through."
            ).source,
        ),
    ] = None,
    channels: Annotated[
        str | None,
        typer.Option(
            metavar="N,N,…",
            help=T("The channels, counted from 0; by default those that differ most between samples.").source,
        ),
    ] = None,
    run: RunId = None,
    split: Annotated[
        SearchedPart, typer.Option(help=T("The run's part to look through.").source)
    ] = SearchedPart.train,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE.png", help=T("Write the patches as a picture, a row a channel.").source),
    ] = None,
    events: Events = None,
    json: Json = False,
) -> None:
    """Finds what excites the channels of a layer."""
    if node is None and (channels is not None or out is not None):
        raise WrongUsage(T("Name the layer too: {option} NAME.", option="--node"))
    wanted = _numbers(channels)
    with EventStream(events) as stream, Watching() as watching:
        found = _found(project_folder(directory), run, split.value, node or "", wanted, out)
        result = outcome(found, stream, watching)
    if isinstance(result, Result):
        if json:
            show_json(result.value)
        else:
            _tell(result.value)


def _found(
    folder: ProjectFolder, id: str | None, part: str, node: str, channels: Sequence[int], out: Path | None
) -> Iterator[AnyEvent]:
    run = trained_run(folder, id)
    from deepstudio.engine.inside.contact_sheet import refuse_other_suffix, save_sheet
    from deepstudio.engine.inside.crops import patches_of
    from deepstudio.engine.inside.inspection import Inspection
    from deepstudio.engine.inside.patches import find_patches
    from deepstudio.engine.trained import load_trained

    if out is not None:
        refuse_other_suffix(out)
    inside = Inspection(run, load_trained(run))
    name, _, port = node.partition(".")
    found = yield from find_patches(inside, part, name, port)
    value: dict[str, Any] = {"run": run.id, "split": part, "layers": [one.said() for one in found]}
    if node:
        shown = channels or [one.channel for one in found[0].channels[:ROWS] if one.values]
        cut = patches_of(inside, found[0], shown)
        value["channels"] = [found[0].said_of(channel) for channel in shown]
        if out is not None:
            save_sheet(cut, out)
            value["out"] = str(out)
    yield Result(value=value)


def _numbers(typed: str | None) -> list[int]:
    """Raises `WrongUsage` for what is no list of whole numbers."""
    if typed is None:
        return []
    if not NUMBERS.fullmatch(typed):
        raise WrongUsage(
            T("{option} takes whole numbers with commas between, such as 1,5,7.", option="--channels")
        )
    return list(dict.fromkeys(int(one) for one in typed.split(",")))


def _tell(value: dict[str, Any]) -> None:
    layers = value["layers"]
    words = {"run": value["run"], "part": value["split"]}
    counts = {name: f"{layers[0][name]:,}" for name in ("samples", "total")}
    show(T("{run}, {samples} of {total} samples ({part}):", **words, **counts))
    if "channels" not in value:
        titles = (T("Layer"), T("Channels"), T("Never excited"), T("Sees, in pixels"))
        show_table(titles, map(_layer_row, layers), right=(1, 2, 3))
        return
    titles = (T("Channel"), T("Mean"), T("Spread"), T("Excited most by"))
    show_table(titles, map(_channel_row, value["channels"]), right=(0, 1, 2))
    if value["channels"] == []:
        show(T("No sample excites any channel of this layer."))
    if "out" in value:
        show(T("The patches are in {path}", path=value["out"]))


def _layer_row(layer: Mapping[str, Any]) -> list[str]:
    width, height = layer["sees"]
    name = f"{layer['node']}.{layer['port']}"
    return [name, f"{layer['channels']:,}", f"{layer['silent']:,}", f"{width} × {height}"]


def _channel_row(channel: Mapping[str, Any]) -> list[str]:
    best = channel["patches"][0]["id"] if channel["patches"] else "–"
    return [str(channel["channel"]), written(channel["mean"]), written(channel["spread"]), best]
