"""Which samples are alike to a network, and what the neighbours of a sample say of its label."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from sklearn.neighbors import NearestNeighbors

from deepstudio.core.data_map import DoubtfulLabel
from deepstudio.data.arrays import Bools, Indices
from deepstudio.engine.inside.vectors import Vectors

NEIGHBOURS = 8
"""So many are shown, and asked about a label."""


def nearest(vectors: Vectors, among: Indices, count: int) -> Indices:
    """(N, at most `count`): the places of the nearest other vectors of those in `among`, nearest first.

    By Euclidean distance in all F dimensions of `vectors` (N, F).
    """
    wide = np.asarray(vectors, np.float64)
    asked = min(count + 1, len(among))
    if not asked:
        return np.zeros((len(wide), 0), np.int64)
    found = among[
        NearestNeighbors(n_neighbors=asked).fit(wide[among]).kneighbors(wide, return_distance=False)
    ]
    own = found == np.arange(len(wide))[:, None]
    kept = min(count, asked - int(own.any()))
    # A sample is not its own neighbour; it stands at the end, where it is cut off, or the last one does.
    order = np.argsort(own, axis=1, kind="stable")
    return np.take_along_axis(found, order, axis=1)[:, :kept]


def agreement(labels: Indices, neighbours: Indices, held_out: Bools) -> tuple[float | None, int]:
    """The share of samples whose nearest neighbour has their label (N,), and of how many; -1 is no label.

    `neighbours` (N, K) are of the training part alone, and those in `held_out` (N,) are asked.
    """
    asked = np.flatnonzero(held_out & (labels >= 0))
    if not len(asked) or not neighbours.shape[1]:
        return None, 0
    same = labels[neighbours[asked, 0]] == labels[asked]
    return float(same.mean()), len(asked)


def doubtful(labels: Indices, neighbours: Indices, training: Indices) -> Iterator[DoubtfulLabel]:
    """Samples whose neighbours (N, K) in the training part all have another label, the surest first.

    Labels that are too rare in the `training` part to have K neighbours are not doubted, nor is anything where there
    are fewer neighbours than that.
    """
    if neighbours.shape[1] < NEIGHBOURS:
        return
    counts = np.bincount(labels[training][labels[training] >= 0], minlength=labels.max(initial=0) + 1)
    theirs = labels[neighbours]
    strange = (labels >= 0) & (theirs >= 0).all(1) & (theirs != labels[:, None]).all(1)
    strange &= counts[np.maximum(labels, 0)] > NEIGHBOURS
    found = [_doubt(sample, theirs[sample]) for sample in np.flatnonzero(strange).tolist()]
    yield from sorted(found, key=lambda one: (-one.share, one.sample))


def _doubt(sample: int, theirs: Indices) -> DoubtfulLabel:
    counts = np.bincount(theirs)
    likely = int(counts.argmax())
    return DoubtfulLabel(sample=sample, likely=likely, share=float(counts[likely] / len(theirs)))
