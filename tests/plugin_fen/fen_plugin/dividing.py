"""Whole games, the first for training."""

import numpy as np

from deepstudio.core.declarations import Split
from deepstudio.core.project import SplitPlan
from deepstudio.data.split import Codes, ToDivide


def games_in_order(split: Split, samples: ToDivide, plan: SplitPlan) -> Codes:
    games = samples.of_use("group")
    assert games is not None
    order = {game: place for place, game in enumerate(sorted(set(games.tolist())))}
    place = np.array([order[game] for game in games.tolist()]) * 100 / len(order)
    return np.digitize(place, [plan.train, plan.train + plan.validation]).astype(np.uint8)
