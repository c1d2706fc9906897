"""The samples that excite each channel of a layer most, kept on the way through a part of the data."""

from __future__ import annotations

from collections.abc import Iterable, Set

import torch
from torch import Tensor

from deepstudio.core.excitation import ChannelPeaks

COUNT = 9  # peaks of a channel
FIRST = 24  # channels that are chosen to differ
CONSIDERED = 256  # of which they are chosen


class Peaks:
    """The strongest samples of each channel so far, each at the place of its maximum; the earlier of equal ones."""

    def __init__(self, count: int = COUNT) -> None:
        self.count, self.seen = count, 0
        self._values, self._places, self._samples = torch.empty(0), torch.empty(0), torch.empty(0)
        self._sum, self._squares = torch.empty(0), torch.empty(0)

    def take(self, maps: Tensor) -> None:
        """Maps (N, C, H, W) or numbers (N, C) of the next samples."""
        flat = (maps.flatten(2) if maps.dim() == 4 else maps[:, :, None]).float()
        values, places = flat.max(2)
        values = values.nan_to_num(float("-inf"), posinf=float("inf"), neginf=float("-inf"))
        samples = torch.arange(self.seen, self.seen + len(values))[:, None].expand_as(places)
        if not self.seen:
            self._start(values.shape[1])
        self.seen += len(values)
        finite = values.double().nan_to_num(0.0, 0.0, 0.0)
        self._sum += finite.sum(0)
        self._squares += finite.square().sum(0)
        joined = torch.cat([self._values, values.T], 1)
        order = joined.argsort(dim=1, descending=True, stable=True)[:, : self.count]
        self._values = joined.gather(1, order)
        self._places = torch.cat([self._places, places.T], 1).gather(1, order)
        self._samples = torch.cat([self._samples, samples.T], 1).gather(1, order)

    def channels(self, width: int) -> tuple[ChannelPeaks, ...]:
        """Of maps of this width, in the order of `varied`."""
        mean = self._sum / self.seen
        spread = (self._squares / self.seen - mean.square()).clamp(min=0).sqrt()
        found = [
            self._channel(number, float(mean[number]), float(spread[number]), width)
            for number in range(len(mean))
        ]
        return tuple(varied(found))

    def _start(self, channels: int) -> None:
        self._values = torch.empty(channels, 0)
        self._places = torch.empty(channels, 0, dtype=torch.long)
        self._samples = torch.empty(channels, 0, dtype=torch.long)
        self._sum = torch.zeros(channels, dtype=torch.float64)
        self._squares = torch.zeros(channels, dtype=torch.float64)

    def _channel(self, number: int, mean: float, spread: float, width: int) -> ChannelPeaks:
        values = self._values[number]
        excites = (values > 0) & values.isfinite()
        places = self._places[number][excites]
        return ChannelPeaks(
            channel=number,
            mean=mean,
            spread=spread,
            values=tuple(values[excites].tolist()),
            samples=tuple(self._samples[number][excites].tolist()),
            rows=tuple((places // width).tolist()),
            columns=tuple((places % width).tolist()),
        )


def varied(channels: Iterable[ChannelPeaks]) -> list[ChannelPeaks]:
    """Those first whose values differ most from sample to sample, and that like other samples than those before.

    Last come those never above zero. Source: J. Carbonell, J. Goldstein, "The Use of MMR, Diversity-Based Reranking",
    SIGIR 1998.
    """
    rest = sorted(channels, key=lambda one: (not one.values, -one.spread, one.channel))
    first: list[ChannelPeaks] = []
    shown: set[int] = set()
    while len(first) < FIRST and (candidates := [one for one in rest[:CONSIDERED] if one.values]):
        best = max(candidates, key=lambda one: one.spread * _new_share(one, shown))
        first.append(best)
        rest.remove(best)
        shown.update(best.samples)
    return first + rest


def _new_share(channel: ChannelPeaks, shown: Set[int]) -> float:
    """How many of its samples are none of those shown, as a share; never nothing, so that spreads decide then."""
    return (1 + len(set(channel.samples) - shown)) / (1 + len(channel.samples))
