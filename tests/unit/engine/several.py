"""Invented samples with two pictures and two answers: the animal is seen from the front, the colour from the back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

import numpy as np
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.core.declarations import Source
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project, TrainingPlan
from deepstudio.core.text import Text, verbatim
from deepstudio.data.listing import Listing, listed
from tests.unit.core.several import columns, two_of_each

ANIMALS, COLOURS = ("cat", "dog", "pig"), ("black", "brown")
SAMPLES = 240


class TwoViewsSource(Source):
    id: ClassVar[str] = "two-views"
    title: ClassVar[Text] = verbatim("Two views")
    help: ClassVar[Text] = verbatim("Two pictures of each animal.")
    columns: ClassVar[Mapping[str, ColumnPlan]] = columns()
    reader: ClassVar[str] = "tests.unit.engine.several:TwoViewsReader"


class TwoViewsReader:
    """Where the front is bright tells the animal, how bright the back is the colour."""

    def __init__(self, source: TwoViewsSource) -> None:
        self.source = source

    def scan(self, progress: Any, cancelled: Any) -> Listing:
        rows = {
            f"{number:04d}": {"animal": ANIMALS[number % 3], "colour": COLOURS[number // 3 % 2]}
            for number in range(SAMPLES)
        }
        return listed(rows, "two-views")

    def load(self, sample_id: str, column: str) -> Image.Image:
        number = int(sample_id)
        draw = np.random.default_rng(number)
        if column == "back":
            level = 60 + 100 * (number // 3 % 2)
            return Image.fromarray(draw.integers(level, level + 40, (16, 16, 3), np.uint8))
        pixels = draw.integers(0, 60, (8, 8), np.uint8)
        pixels[:, 3 * (number % 3) : 3 * (number % 3) + 2] += 150
        return Image.fromarray(pixels)

    def version(self, sample_id: str) -> str:
        return ""


@contextmanager
def two_views() -> Iterator[None]:
    """The catalog knows these samples meanwhile."""
    known = registry()
    known.register(TwoViewsSource)
    try:
        yield
    finally:
        del known.sources._classes[TwoViewsSource.id]


def two_views_project(inputs: int = 2, answers: int = 2, **training: Any) -> Project:
    """Learns in a few epochs; its data was not looked at yet."""
    plan = DataPlan(source=Chosen(id="two-views"), columns=columns(inputs, answers))
    adam = Chosen(id="adam", settings={"learning_rate": 0.01})
    settings = {"epochs": 3, "batch_size": 16, "optimizer": adam, **training}
    return Project(
        name="Two views",
        data=plan,
        models={"model": two_of_each()},
        training=TrainingPlan(**settings),
    )
