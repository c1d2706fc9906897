"""What a node carries, told as plain JSON values: pictures of its channels, numbers, strips or words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool1d, pad

from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.program import Value
from deepstudio.core.text import T
from deepstudio.engine.inside.inspection import Inspection, When
from deepstudio.engine.inside.maps import channels_of, descending, painted, scale_of, strengths
from deepstudio.engine.inside.shown import ValueForm, form_of
from deepstudio.engine.predictions import name_of

AT_ONCE = 64  # channels in one answer
SIDE = 96  # pixels of a map among others
LARGE = 512  # pixels of one alone, and steps of a strip
GLANCE = 48  # pixels of a drawing in a node
WORDS = 200  # of a text

ChannelNumbers = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class LookPlace:
    """What a node gives at a port, and with which weights; of its channels `count` from the `first` by strength."""

    node: str
    port: str = ""
    when: When = "now"
    first: int = 0
    count: int = AT_ONCE


def look(inside: Inspection, place: LookPlace) -> dict[str, Any]:
    """What a place carries for the sample. Raises `Explained` (`not_there`, `unused`, `missing_run`)."""
    value, shape = inside.found(place.node, place.port)
    form = form_of(shape)
    told = {"form": form, "node": value[0], "port": value[1], "shape": shape.badge()}
    if form == "words":
        return told | _words(inside, inside.value(value))
    channels = channels_of(inside.value(value, place.when))
    if form == "numbers":
        channels = channels.flatten()
    size = strengths(channels)
    order = _order(inside, value, channels, form, place.when)
    chosen: ChannelNumbers = order[place.first : place.first + place.count]
    return {
        **told,
        "total": len(order),
        "channels": chosen.tolist(),
        "strengths": size[chosen].tolist(),
        **_drawn(form, channels[chosen.tolist()], scale_of(channels), bool((channels < 0).any())),
        **_named(inside, value, chosen),
    }


def closely(inside: Inspection, node: str, port: str, channel: int) -> dict[str, Any]:
    """One map large: at the start, now, and the difference. Raises `Explained` (`not_there`, `unused`).

    Where the first weights are not known any more, `missing` says why, and only what is now is there.
    """
    value, shape = inside.found(node, port)
    if form_of(shape) != "maps" or channel >= channels_of(inside.value(value)).shape[0]:
        raise Explained(T("There is no map {n}.", n=channel), "not_there")
    told: dict[str, Any] = {"channel": channel, "maps": {}}
    whens: tuple[When, ...] = ("start", "now", "change")
    for when in whens:
        try:
            one = channels_of(inside.value(value, when))[channel][None]
        except Explained as error:
            told["missing"] = Message.of(error.text).model_dump()
            continue
        picture = painted(one, scale_of(one), bool((one < 0).any()), LARGE).as_dict()
        told["maps"][when] = picture | {"least": float(one.min()), "most": float(one.max())}
    return told


def glances(inside: Inspection) -> dict[str, dict[str, Any]]:
    """A small drawing of what each node gives at its first port, by node; of maps, the strongest one."""
    found = {}
    for node in inside.model.analysis.shapes:
        try:
            value, shape = inside.found(node)
        except Explained:
            continue
        if form_of(shape) != "words":
            found[node] = _glance(form_of(shape), channels_of(inside.value(value)))
    return found


def sample_seen(inside: Inspection) -> dict[str, Any]:
    """What a person knows the sample by: a picture of it as the network sees it, or what it says."""
    columns, given = inside.model.feed.columns, inside.given
    seen = (columns[name].seen(given.get(name), row) for name, row in inside.rows.items())
    pictures = [one["seen"] for one in seen if isinstance(one.get("seen"), str)]
    says = any(isinstance(value, str | int | float) for value in given.values())
    return {"seen": pictures[0] if pictures else "", "says": name_of(given) if says else ""}


def _order(inside: Inspection, value: Value, channels: Tensor, form: ValueForm, when: When) -> ChannelNumbers:
    """The numbers of the channels as they are shown: answers by what is said for them, all else by its strength.

    The start is shown in the order of now, so that both can be compared.
    """
    if when == "start":
        channels = channels_of(inside.value(value)).reshape(channels.shape)
    if form == "numbers" and inside.answering(value) is not None and when != "change":
        return descending(channels.numpy())
    return descending(strengths(channels))


def _drawn(form: ValueForm, part: Tensor, scale: float, signed: bool) -> dict[str, Any]:
    """Some channels, on the scale of all."""
    if form == "numbers":
        return {"values": part.tolist(), "scale": scale, "signed": signed}
    if form == "strip":
        return painted(_strip(part, LARGE), scale, signed, LARGE).as_dict() | {"steps": part.shape[1]}
    return painted(part, scale, signed, SIDE).as_dict()


def _strip(channels: Tensor, steps: int) -> Tensor:
    """Channels (F, L) as one picture (1, F, at most `steps`)."""
    if channels.shape[1] > steps:
        channels = adaptive_avg_pool1d(channels, steps)
    return channels[None]


def _glance(form: ValueForm, channels: Tensor) -> dict[str, Any]:
    signed = bool((channels < 0).any())
    if form == "maps":
        strongest = channels[int(strengths(channels).argmax())][None]
        return painted(strongest, scale_of(strongest), signed, GLANCE).as_dict()
    picture = _square(channels.flatten()) if form == "numbers" else channels[None]
    return painted(picture, scale_of(picture), signed, GLANCE).as_dict()


def _square(numbers: Tensor) -> Tensor:
    """Numbers beside each other, many of them in the rows of a square, as a picture (1, H, W)."""
    if len(numbers) <= GLANCE:
        return numbers[None, None]
    side = math.isqrt(len(numbers) - 1) + 1
    return pad(numbers, (0, side * side - len(numbers))).reshape(1, side, side)


def _named(inside: Inspection, value: Value, chosen: ChannelNumbers) -> dict[str, Any]:
    """What the channels are called, where they are an answer of the network; `target` is the column it answers."""
    target = inside.answering(value)
    if target is None:
        return {}
    names = target.output_names
    if target.head.outputs == 1:  # one number speaks for the second of two classes, or is the answer itself
        names = names[1:] if len(names) == 2 else (target.name,)
    if any(number >= len(names) for number in chosen):
        return {"target": target.name}
    return {"target": target.name, "names": [names[number] for number in chosen]}


def _words(inside: Inspection, tokens: Tensor) -> dict[str, Any]:
    """The tokens of a text, with the words that they stand for where its column tells them."""
    numbers = tokens.flatten()[:WORDS].tolist()
    told: dict[str, Any] = {"total": tokens.numel(), "tokens": numbers}
    for name, given in inside.given.items():
        seen = inside.model.feed.columns[name].seen(given, inside.rows[name])
        if isinstance(given, str) and "pieces" in seen:
            told["words"] = [given[one["start"] : one["end"]] for one in seen["pieces"]][:WORDS]
    return told
