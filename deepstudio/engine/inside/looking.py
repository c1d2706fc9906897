"""What a node carries, told as plain JSON values: pictures of its channels, numbers, strips or words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool1d

from deepstudio.core.explained import Explained
from deepstudio.core.program import Value
from deepstudio.core.text import T
from deepstudio.engine.inside.inspection import Inspection, When
from deepstudio.engine.inside.maps import channels_of, descending, painted, scale_of, strengths
from deepstudio.engine.inside.shown import ValueForm, form_of

AT_ONCE = 64  # channels in one answer
SIDE = 96  # pixels of a map among others
LARGE = 512  # pixels of one alone, and steps of a strip
GLANCE = 40  # pixels of a drawing in a node
WORDS = 200  # of a text

ChannelNumbers = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class LookPlace:
    """What a node gives at a port, and with which weights; of its channels `count` from the `first` in the order of
    strength, or one `channel` alone and large.
    """

    node: str
    port: str = ""
    when: When = "now"
    first: int = 0
    count: int = AT_ONCE
    channel: int | None = None


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
    chosen = _chosen(order, place)
    return {
        **told,
        "total": len(order),
        "channels": chosen.tolist(),
        "strengths": size[chosen].tolist(),
        **_drawn(form, channels, chosen, large=place.channel is not None),
        **_named(inside, value, chosen),
    }


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


def _order(inside: Inspection, value: Value, channels: Tensor, form: ValueForm, when: When) -> ChannelNumbers:
    """The numbers of the channels as they are shown: answers by what is said for them, all else by its strength.

    The start is shown in the order of now, so that both can be compared.
    """
    if when == "start":
        channels = channels_of(inside.value(value)).reshape(channels.shape)
    if form == "numbers" and inside.answering(value) is not None and when != "change":
        return descending(channels.numpy())
    return descending(strengths(channels))


def _chosen(order: ChannelNumbers, place: LookPlace) -> ChannelNumbers:
    if place.channel is None:
        part: ChannelNumbers = order[place.first : place.first + place.count]
        return part
    found: ChannelNumbers = order[order == place.channel]
    if not len(found):
        raise Explained(T("There is no channel {n}.", n=place.channel), "not_there")
    return found


def _drawn(form: ValueForm, channels: Tensor, chosen: ChannelNumbers, large: bool) -> dict[str, Any]:
    scale, signed = scale_of(channels), bool((channels < 0).any())
    part = channels[chosen.tolist()]
    if form == "numbers":
        return {"values": part.tolist(), "scale": float(channels.abs().max()), "signed": signed}
    if form == "strip":
        return painted(_strip(part, LARGE), scale, signed, LARGE).as_dict() | {"steps": channels.shape[1]}
    return painted(part, scale, signed, LARGE if large else SIDE).as_dict()


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
    picture = channels.flatten()[None, None] if form == "numbers" else channels[None]
    return painted(picture, scale_of(picture), signed, GLANCE).as_dict()


def _named(inside: Inspection, value: Value, chosen: ChannelNumbers) -> dict[str, Any]:
    """What the channels are called, where they are an answer of the network; `target` is the column it answers."""
    target = inside.answering(value)
    if target is None:
        return {}
    names = target.output_names
    if len(names) == 2 and target.head.outputs == 1:
        names = names[1:]  # one number for two classes speaks for the second
    return {"target": target.name, "names": [names[number] for number in chosen if number < len(names)]}


def _words(inside: Inspection, tokens: Tensor) -> dict[str, Any]:
    """The tokens of a text, with the words that they stand for where its column tells them."""
    numbers = tokens.flatten()[:WORDS].tolist()
    told: dict[str, Any] = {"total": tokens.numel(), "tokens": numbers}
    for name, given in inside.given.items():
        seen = inside.model.feed.columns[name].seen(given, inside.rows[name])
        if isinstance(given, str) and "pieces" in seen:
            told["words"] = [given[one["start"] : one["end"]] for one in seen["pieces"]][:WORDS]
    return told
