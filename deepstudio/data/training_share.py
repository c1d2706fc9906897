"""A share of the training part: drawn by chance, in classes alike, and each amount within the next larger one."""

from __future__ import annotations

import numpy as np

from deepstudio.data.arrays import Indices
from deepstudio.data.prepared import Prepared

LEAST = 10  # samples
EACH = 2  # samples a class, on average


def training_share(prepared: Prepared, share: int, seed: int, groups: Indices | None = None) -> Indices:
    """Rows of the training part, ascending, about `share` percent of it; with 100 all of it.

    With one `seed` the rows of a share are among those of every larger one. Of a target with classes, each has its
    share, and at least one sample; with `groups` (N,), the number of each row's group, whole groups are drawn.
    """
    train = prepared.splits["train"]
    if share >= 100:
        return train
    draw = np.random.RandomState(seed)
    if groups is not None:
        return _whole_groups(train, groups[train], share, draw)
    labels = prepared.labels[train] if prepared.classes else np.zeros(len(train), np.int64)
    drawn = []
    for label in np.unique(labels):
        members = draw.permutation(train[labels == label])
        drawn.append(members[: max(1, round(len(members) * share / 100))])
    return np.sort(np.concatenate(drawn)) if drawn else train


def fewest(prepared: Prepared) -> int:
    """With fewer samples than these there is nothing to be learned."""
    return max(LEAST, EACH * len(prepared.classes))


def _whole_groups(train: Indices, groups: Indices, share: int, draw: np.random.RandomState) -> Indices:
    wanted, kept, count = round(len(train) * share / 100), [], 0
    for group in draw.permutation(np.unique(groups)):
        if count >= wanted:
            break
        kept.append(group)
        count += int((groups == group).sum())
    return train[np.isin(groups, kept)]
