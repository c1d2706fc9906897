"""How drawn samples look, so that what a person draws can be made to look like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

THERE = 0.25  # of the largest brightness: what counts as ink


@dataclass(frozen=True)
class SampleStyle:
    """How the samples look that a network learned from: drawings on a plain ground, or anything else.

    `width` and `height` are the room that the ink takes, in shares of the picture; `ink` is the share of the
    picture that it covers. Nothing of this is known where the ground is not plain.
    """

    light_on_dark: bool = True
    is_plain: bool = False
    width: float = 1.0
    height: float = 1.0
    ink: float = 0.0


def look_of(samples: Sequence[npt.NDArray[np.uint8]]) -> SampleStyle:
    """Measures grey samples, each uint8 (height, width)."""
    if not samples:
        return SampleStyle()
    stack = np.stack([sample.astype(np.float64) for sample in samples])
    rims = np.concatenate([stack[:, 0], stack[:, -1], stack[:, :, 0], stack[:, :, -1]], axis=1)
    grounds = np.median(rims, axis=1)
    ground = float(np.median(grounds))
    light_on_dark = ground < 128
    if float(np.median(np.abs(grounds - ground))) > 25 or 60 < ground < 195:
        return SampleStyle(light_on_dark)
    ink = np.abs(stack - ground)
    ink /= np.maximum(ink.max(axis=(1, 2), keepdims=True), 1)
    high, wide = _extent(ink, 2), _extent(ink, 1)
    return SampleStyle(
        light_on_dark, True, float(np.percentile(wide, 90)), float(np.median(high)), float(ink.mean())
    )


def _extent(ink: npt.NDArray[np.float64], axis: int) -> npt.NDArray[np.float64]:
    """The share of rows (axis 2) or columns (axis 1) from the first to the last with ink, for each sample."""
    there: npt.NDArray[np.bool_] = np.asarray((ink > THERE).any(axis=axis))
    first, last = there.argmax(1), there.shape[1] - there[:, ::-1].argmax(1)
    shares: npt.NDArray[np.float64] = (last - first) / there.shape[1]
    return shares
