"""Looks through a part of a run's data for the samples that excite each channel of its layers most."""

from __future__ import annotations

import json
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

import torch
from pydantic import ValidationError
from torch import Tensor

from deepstudio.core.events import AnyEvent, Message, Note, Progress
from deepstudio.core.excitation import ChannelPeaks, Excitation, ReceptiveField
from deepstudio.core.explained import Explained
from deepstudio.core.program import Value
from deepstudio.core.shapes import Image, Shape, Vector
from deepstudio.core.text import T
from deepstudio.data.run_samples import known_parts
from deepstudio.data.split import PARTS
from deepstudio.engine.examination import PartToExamine, part_of_run
from deepstudio.engine.inside.inspection import Inspection
from deepstudio.engine.inside.peaks import Peaks
from deepstudio.engine.inside.receptive_field import is_reached, receptive_field
from deepstudio.engine.network import Network
from deepstudio.engine.threads import threads_for
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.atomic import write_atomic
from deepstudio.storage.run_folder import RunFolder

MOST_SAMPLES = 3000
MOST_CHANNELS = 4096  # of plain numbers; more are what a picture was flattened to
AT_ONCE = 32_000_000  # numbers that are held of all maps of a batch


def find_patches(
    inside: Inspection, part: str = "train", node: str = "", port: str = ""
) -> Generator[AnyEvent, None, list[Excitation]]:
    """What excites the channels of a node, or of all nodes where none is named; kept with the run.

    What was kept for the same weights is not looked for again. Yields progress. Raises `Explained`: `not_there`,
    `unused`, `no_maps`, `no_pictures`, `split`, and the causes of `part_of_run`.
    """
    refuse_other_part(part)
    run, model = inside.run, inside.model
    wanted, weights = chosen(inside, node, port), inside.weights
    found = {value: kept for value in wanted if (kept := recall(run, weights, value, part)) is not None}
    missing = [value for value in wanted if value not in found]
    fields = yield from _fields(model, missing)
    if not fields and not found:
        raise no_pictures()
    new = yield from _looked_for(model, run, part, weights, fields)
    yield from _keep(run, list(new.values()))
    found |= new
    return [found[value] for value in wanted if value in found]


def no_pictures() -> Explained:
    """What to say where nothing depends on a picture."""
    text = T("There are no pictures of what excites it: no picture is on the way to it.")
    return Explained(text, "no_pictures")


def refuse_other_part(part: str) -> None:
    """Raises `Explained` (`split`) for what is no part of every data set."""
    if part not in PARTS:
        words = {"split": part[:40], "all": list(PARTS)}
        raise Explained(T("“{split}” is no part of the data. Choose one of: {all}.", **words), "split")


# Which


def chosen(inside: Inspection, node: str = "", port: str = "") -> list[Value]:
    """What a node gives at a port, or at its first; everywhere where no node is named.

    Raises `Explained`: `not_there`, `unused`, `no_maps`.
    """
    there = mapped(inside.model)
    if not node:
        return list(there)
    value, _ = inside.found(node, port)
    if value not in there:
        text = T(
            "“{name}” gives neither feature maps nor plain numbers that could be looked through.", name=node
        )
        raise Explained(text, "no_maps")
    return [value]


def mapped(model: LoadedModel) -> dict[Value, Shape]:
    """All values with channels, maps or plain numbers, that the network computes, in its order."""
    watchable, analysis = set(model.network.watchable), model.analysis
    return {
        (node.name, port.name): shape
        for node in analysis.graph.order()
        if node.name not in model.network.inputs
        for port, shape in analysis.giving(node.name)
        if (node.name, port.name) in watchable and _has_channels(shape)
    }


def _has_channels(shape: Shape) -> bool:
    return isinstance(shape, Image) or (isinstance(shape, Vector) and shape.features <= MOST_CHANNELS)


def pictures_in(model: LoadedModel) -> dict[str, int]:
    """The columns that enter as pictures, with the place at which the network takes each."""
    feed, place, found = model.feed, 0, {}
    blank = feed.blank()
    for group in feed.groups:
        alone = feed.columns[group[0]] if len(group) == 1 else None
        if alone is not None and alone.pictured(blank[group[0]]) is not None:
            found[group[0]] = place
        place += 1 + (alone is not None and alone.tells_lengths)
    return found


def _fields(
    model: LoadedModel, values: Sequence[Value]
) -> Generator[AnyEvent, None, dict[Value, tuple[str, ReceptiveField]]]:
    """The column and field of each value that depends on a picture."""
    blank, pictures = model.feed.taken([model.feed.blank()]), pictures_in(model)
    found = {}
    for number, value in enumerate(values):
        what = Message.of(T("Measuring what each layer sees"))
        yield Progress(time=time.time(), what=what, done=number, total=len(values))
        for column, place in pictures.items():
            field = receptive_field(model.network, value, blank, place)
            if field is not None:
                found[value] = column, field
                break
    return found


# Looking


def _looked_for(
    model: LoadedModel,
    run: RunFolder,
    part: str,
    weights: str,
    fields: Mapping[Value, tuple[str, ReceptiveField]],
) -> Generator[AnyEvent, None, dict[Value, Excitation]]:
    if not fields:
        return {}
    looked_at = yield from part_of_run(model, run, part, MOST_SAMPLES)
    peaks = yield from _peaks(model, looked_at, list(fields))
    total = _size_of(run, part) or len(looked_at.ids)
    return {
        value: Excitation(
            run=run.id,
            node=value[0],
            port=value[1],
            part=part,
            weights=weights,
            epoch=model.epoch,
            samples=len(looked_at.ids),
            total=max(total, len(looked_at.ids)),
            column=column,
            field=field,
            **_named(peaks[value].channels(len(field.lefts)), looked_at.ids),
        )
        for value, (column, field) in fields.items()
    }


def _peaks(
    model: LoadedModel, part: PartToExamine, values: Sequence[Value]
) -> Generator[AnyEvent, None, dict[Value, Peaks]]:
    shapes = mapped(model)
    at_once = max(1, AT_ONCE // max(1, sum(shapes[value].elements for value in values)))
    peaks = {value: Peaks() for value in values}
    done, total = 0, len(part.ids)
    with closing(part.batches) as batches:
        for batch in batches:
            for some in zip(*(tensor.split(at_once) for tensor in batch), strict=True):
                for value, maps in _watched(model.network, values, some).items():
                    peaks[value].take(maps)
                done += len(some[0])
                what = Message.of(T("Looking for what excites each channel"))
                yield Progress(time=time.time(), what=what, done=done, total=total)
    return peaks


@torch.inference_mode()
def _watched(network: Network, values: Sequence[Value], inputs: Sequence[Tensor]) -> dict[Value, Tensor]:
    with threads_for(network):
        return network.watched(values, *inputs)


def _named(channels: Sequence[ChannelPeaks], ids: Sequence[str]) -> dict[str, Any]:
    """The channels with the ids of the samples that they name, and no others."""
    used = sorted({number for one in channels for number in one.samples})
    place = {number: new for new, number in enumerate(used)}
    renumbered = tuple(
        one.model_copy(update={"samples": tuple(place[number] for number in one.samples)}) for one in channels
    )
    return {"ids": tuple(ids[number] for number in used), "channels": renumbered}


def _size_of(run: RunFolder, part: str) -> int:
    """How many samples the part has; 0 where the run has not noted its parts."""
    parts, _ = known_parts(run)
    own = parts.parts if parts is not None else {}
    return sum(len(samples.ids) for name, samples in own.items() if name == part)


# Kept with the run


def file_of(value: Value, part: str) -> str:
    """The name of the file in a run's folder."""
    return f"patches-{part}-{value[0]}.{value[1]}.json"


def known_patches(inside: Inspection, part: str, node: str, port: str = "") -> Excitation | None:
    """What was found for a node with the present weights, if it was looked for.

    Raises `Explained`: the causes of `chosen`, and `no_pictures` where there is nothing to look for.
    """
    (value,) = chosen(inside, node, port)
    found = recall(inside.run, inside.weights, value, part)
    if found is None:
        model = inside.model
        blank = model.feed.taken([model.feed.blank()])
        if not any(is_reached(model.network, value, blank, place) for place in pictures_in(model).values()):
            raise no_pictures()
    return found


def recall(run: RunFolder, weights: str, value: Value, part: str) -> Excitation | None:
    """What was found with these weights; nothing where there is none, or the file is damaged."""
    try:
        found = Excitation.model_validate(json.loads((run.path / file_of(value, part)).read_bytes()))
    except (OSError, ValueError, OverflowError, RecursionError, ValidationError):
        return None
    same = (found.node, found.port, found.part, found.weights) == (*value, part, weights)
    return found if same else None


def _keep(run: RunFolder, found: Sequence[Excitation]) -> Iterator[AnyEvent]:
    """Saves what was found; where that cannot be, a note says so once."""
    try:
        for one in found:
            write_atomic(run.path / file_of((one.node, one.port), one.part), one.model_dump_json() + "\n")
    except Explained as error:
        text = T("The result is shown, but could not be kept. {reason}", reason=error.text)
        yield Note(message=Message.of(text))
