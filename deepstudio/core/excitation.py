"""Which samples excite the channels of a layer the most, and where: found once, and kept with a run."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from deepstudio.core.events import Finite, Whole

FROZEN = ConfigDict(frozen=True, extra="ignore")
Ends = Annotated[tuple[Whole, ...], Field(min_length=1)]


class PixelBox(NamedTuple):
    """A part of a picture in pixels; `right` and `bottom` are the first behind it."""

    left: int
    top: int
    right: int
    bottom: int


class ReceptiveField(BaseModel):
    """What of a picture of `height` × `width` can change each place of a map, cut off at the border.

    Row y of the map sees the rows from `tops[y]` to before `bottoms[y]`; its columns as well.
    """

    model_config = FROZEN

    height: Whole
    width: Whole
    tops: Ends
    bottoms: Ends
    lefts: Ends
    rights: Ends

    @model_validator(mode="after")
    def _lies_in_the_picture(self) -> Self:
        for starts, ends, length in (
            (self.tops, self.bottoms, self.height),
            (self.lefts, self.rights, self.width),
        ):
            if len(starts) != len(ends) or not all(
                a < b <= length for a, b in zip(starts, ends, strict=True)
            ):
                raise ValueError("a field lies in its picture")
        return self

    @property
    def size(self) -> tuple[int, int]:
        """Height and width where the border does not cut it off, or as much of it as a place sees at most."""
        return (
            max(b - a for a, b in zip(self.tops, self.bottoms, strict=True)),
            max(b - a for a, b in zip(self.lefts, self.rights, strict=True)),
        )

    def box(self, row: int, column: int) -> PixelBox:
        """What a place of the map sees."""
        return PixelBox(self.lefts[column], self.tops[row], self.rights[column], self.bottoms[row])

    def whole_box(self, row: int, column: int) -> PixelBox:
        """The same with what lies outside of the picture."""
        left, top, right, bottom = self.box(row, column)
        height, width = self.size
        top, bottom = _grown(top, bottom, height, self.height)
        left, right = _grown(left, right, width, self.width)
        return PixelBox(left, top, right, bottom)


def _grown(start: int, end: int, size: int, length: int) -> tuple[int, int]:
    """A field that was cut off at one end, in its full size."""
    if start == 0 and end < length:
        return end - size, end
    return (start, start + size) if start > 0 else (start, end)


class ChannelPeaks(BaseModel):
    """The samples that excite a channel most, the strongest first, and at which row and column of its map.

    `mean` and `spread` (the standard deviation) are of its largest value in each sample that was looked at. `samples`
    are numbers of `Excitation.ids`. A channel that was never above zero has none.
    """

    model_config = FROZEN

    channel: Whole
    mean: Finite
    spread: Finite
    values: tuple[Finite, ...] = ()
    samples: tuple[Whole, ...] = ()
    rows: tuple[Whole, ...] = ()
    columns: tuple[Whole, ...] = ()

    @model_validator(mode="after")
    def _is_even(self) -> Self:
        if len({len(self.values), len(self.samples), len(self.rows), len(self.columns)}) != 1:
            raise ValueError("one value, sample and place for each peak")
        return self


class Excitation(BaseModel):
    """What excites a node's output `port`: its `channels`, the strongest and most varied first.

    `weights` tells for which weights it holds; `samples` of the `total` of a `part` were looked at. `column` is what
    enters that the `field` lies in.
    """

    model_config = FROZEN

    run: str
    node: str
    port: str
    part: str
    weights: str
    epoch: Whole = 0
    samples: Whole
    total: Whole
    column: str
    field: ReceptiveField
    ids: tuple[str, ...]
    channels: tuple[ChannelPeaks, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        height, width = len(self.field.tops), len(self.field.lefts)
        for one in self.channels:
            if any(number >= len(self.ids) for number in one.samples) or any(
                row >= height or column >= width for row, column in zip(one.rows, one.columns, strict=True)
            ):
                raise ValueError("a peak lies in a map of a sample")
        return self

    @property
    def silent(self) -> int:
        """How many channels were never above zero."""
        return sum(not one.values for one in self.channels)

    def of(self, channel: int) -> ChannelPeaks | None:
        return next((one for one in self.channels if one.channel == channel), None)

    def said(self) -> dict[str, Any]:
        """The layer as a whole, as `--json` says it."""
        height, width = self.field.size
        return {
            "node": self.node,
            "port": self.port,
            "channels": len(self.channels),
            "silent": self.silent,
            "sees": [width, height],
            "samples": self.samples,
            "total": self.total,
            "epoch": self.epoch,
        }

    def said_of(self, channel: int) -> dict[str, Any]:
        """One channel as `--json` says it. Raises `KeyError` where there is none."""
        found = self.of(channel)
        if found is None:
            raise KeyError(channel)
        peaks = zip(found.values, found.samples, found.rows, found.columns, strict=True)
        patches = [
            {"id": self.ids[sample], "value": value, "sees": list(self.field.box(row, column))}
            for value, sample, row, column in peaks
        ]
        return {"channel": channel, "mean": found.mean, "spread": found.spread, "patches": patches}
