"""The patches of pictures that excite channels, cut out of the samples as the network sees them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.core.excitation import Excitation, PixelBox
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.arrays import Bytes
from deepstudio.data.corrections import corrected
from deepstudio.data.sources import reader
from deepstudio.engine.inside.inspection import Inspection
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

AROUND = 15  # pixels at least: of smaller fields, what is around them is shown, too
LARGEST = 128  # pixels of a side


@dataclass(frozen=True, eq=False)
class Patch:
    """What excites a channel in a sample: `pixels` (uint8 H, W, RGBA) are without colour outside of the picture.

    `seen` is what the channel sees, in the pixels of the sample as it enters; `frame` the same in `pixels`, with what
    the border of the picture cuts off where it `is_cut`.
    """

    id: str
    value: float
    seen: PixelBox
    frame: PixelBox
    is_cut: bool
    pixels: Bytes

    def as_dict(self) -> dict[str, Any]:
        file = BytesIO()
        Image.fromarray(self.pixels).save(file, "PNG")
        picture = base64.b64encode(file.getvalue()).decode("ascii")
        told = {
            "id": self.id,
            "value": self.value,
            "sees": self.seen,
            "frame": self.frame,
            "cut": self.is_cut,
        }
        return {**told, "png": picture}


def patches_of(inside: Inspection, found: Excitation, channels: Sequence[int]) -> dict[int, list[Patch]]:
    """The patches of each channel, the strongest first. Samples that cannot be read any more are left out.

    Raises `Explained` (`not_there`) for a channel that the layer lacks.
    """
    read = _Pictures(inside.run, inside.model, found.column)
    cut: dict[int, list[Patch]] = {}
    for channel in channels:
        peaks = found.of(channel)
        if peaks is None:
            raise Explained(
                T("“{name}” has the channels 0 to {n}.", name=found.node, n=len(found.channels) - 1),
                "not_there",
            )
        places = zip(peaks.values, peaks.samples, peaks.rows, peaks.columns, strict=True)
        cut[channel] = [
            _cut(found, id, value, pixels, (row, column))
            for value, sample, row, column in places
            if (pixels := read(id := found.ids[sample])) is not None
        ]
    return cut


def told_patches(
    inside: Inspection, found: Excitation, first: int, count: int, channel: int | None = None
) -> dict[str, Any]:
    """The layer, and some of its channels with their patches, as plain JSON values. Raises as `patches_of`."""
    numbers = [one.channel for one in found.channels if one.values]
    wanted = numbers[first : first + count] if channel is None else [channel]
    cut = patches_of(inside, found, wanted)
    rows = [
        {
            **found.said_of(number),
            "lost": len(found.said_of(number)["patches"]) - len(patches),
            "patches": [patch.as_dict() for patch in patches],
        }
        for number, patches in cut.items()
    ]
    return {**found.said(), "rows": rows}


class _Pictures:
    """Samples as the network sees them, each read once."""

    def __init__(self, run: RunFolder, model: LoadedModel, column: str) -> None:
        self._column, self._fed = column, model.feed.columns[column]
        plan = model.project.data
        if plan is None:
            raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
        self._source = reader(corrected(run, plan), registry())
        self._read: dict[str, Bytes | None] = {}

    def __call__(self, id: str) -> Bytes | None:
        if id not in self._read:
            try:
                value = self._source.load(id, self._column)
                self._read[id] = self._fed.pictured(self._fed.read(value))
            except (Explained, OSError, KeyError):
                self._read[id] = None
        return self._read[id]


def _cut(found: Excitation, id: str, value: float, picture: Bytes, place: tuple[int, int]) -> Patch:
    field = found.field.whole_box(*place)
    view = _with_surroundings(field)
    frame = PixelBox(
        field.left - view.left, field.top - view.top, field.right - view.left, field.bottom - view.top
    )
    pixels, frame = _smaller(_cropped(picture, view), frame)
    seen = found.field.box(*place)
    return Patch(id, value, seen, frame, seen != field, pixels)


def _with_surroundings(field: PixelBox) -> PixelBox:
    """What is shown: the field, or a part of at least `AROUND` pixels with the field in its middle."""
    across = max(0, AROUND - (field.right - field.left))
    down = max(0, AROUND - (field.bottom - field.top))
    left, top = field.left - across // 2, field.top - down // 2
    width, height = field.right - field.left + across, field.bottom - field.top + down
    return PixelBox(left, top, left + width, top + height)


def _cropped(picture: Bytes, view: PixelBox) -> Bytes:
    """RGBA (H, W, 4); what lies outside of the picture is transparent."""
    height, width, channels = picture.shape
    cut = np.zeros((view.bottom - view.top, view.right - view.left, 4), np.uint8)
    top, left = max(0, view.top), max(0, view.left)
    bottom, right = min(height, view.bottom), min(width, view.right)
    part = picture[top:bottom, left:right]
    inner = cut[top - view.top : bottom - view.top, left - view.left : right - view.left]
    inner[..., :3] = part if channels == 3 else part[..., :1]
    inner[..., 3] = 255
    return cut


def _smaller(pixels: Bytes, frame: PixelBox) -> tuple[Bytes, PixelBox]:
    height, width = pixels.shape[:2]
    share = LARGEST / max(height, width)
    if share >= 1:
        return pixels, frame
    size = max(1, round(width * share)), max(1, round(height * share))
    made = Image.fromarray(pixels).resize(size, Image.Resampling.BOX)
    return np.asarray(made), PixelBox(*(round(side * share) for side in frame))
