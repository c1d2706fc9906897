"""Pictures of invented pets whose class stands at the rim or in the middle, and a network that learned it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project, TrainingPlan
from tests.unit.engine.training import chain

COUNT, SIDE = 150, 28  # pictures of each class; pixels
# Where the mark of a class may lie, as its left and upper edge.
PLACES = {"cats": (0, 22), "dogs": (9, 12)}


def marked_pictures(folder: Path, *, cats_in_the_middle: bool = False) -> Path:
    """A cat is told by a red mark in one of the corners, a dog by a green one in the middle; the rest is noise."""
    draw = np.random.default_rng(3)
    for name, channel in (("cats", 0), ("dogs", 1)):
        (folder / name).mkdir(parents=True)
        for number in range(COUNT):
            pixels = draw.integers(0, 70, (SIDE, SIDE, 3), np.uint8)
            places = PLACES["dogs" if cats_in_the_middle else name]
            top, left = (int(draw.choice(places)) for _ in range(2))
            pixels[top : top + 6, left : left + 6, channel] = 255
            Image.fromarray(pixels).save(folder / name / f"{number:03}.png")
    return folder


def marked_project(folder: Path) -> Project:
    """Convolutions and the mean over the map."""
    graph = chain(
        ("conv", "conv2d", {"filters": 8, "padding": "same", "activation": "relu"}),
        ("pool", "max_pool2d", {}),
        ("conv2", "conv2d", {"filters": 8, "padding": "same", "activation": "relu"}),
        ("mean", "global_avg_pool2d", {}),
        ("dense", "dense", {"units": 2, "activation": "softmax"}),
    )
    columns = {
        "picture": ColumnPlan(id="picture", settings={"height": SIDE, "width": SIDE}),
        "label": ColumnPlan(id="category", use="target"),
    }
    data = DataPlan(source=Chosen(id="picture-folder", settings={"path": str(folder)}), columns=columns)
    adam = Chosen(id="adam", settings={"learning_rate": 0.01})
    return Project(
        name="Marks",
        data=data,
        models={"model": graph},
        training=TrainingPlan(epochs=8, batch_size=32, optimizer=adam, seed=1),
    )
