"""A registry with the data part of the catalog, and small folders of pictures."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deepstudio.catalog.columns import COLUMNS
from deepstudio.catalog.objectives import OBJECTIVES
from deepstudio.catalog.sources import SOURCES
from deepstudio.catalog.tasks import TASKS
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.registry import Registry
from tests.unit.data.made_pictures import save_noise

PlanOf = Callable[..., DataPlan]


@pytest.fixture
def registry() -> Registry:
    registry = Registry()
    registry.register(*COLUMNS, *SOURCES, *TASKS, *OBJECTIVES)
    return registry


@pytest.fixture
def plan_of() -> PlanOf:
    """A plan for a folder; further arguments are settings of its picture column."""

    def make(folder: Path | str, **settings: Any) -> DataPlan:
        picture = {"height": 12, "width": 10, **settings}
        return DataPlan(
            source=Chosen(id="picture-folder", settings={"path": str(folder)}),
            columns={
                "picture": ColumnPlan(id="picture", settings=picture),
                "label": ColumnPlan(id="category", use="target"),
            },
        )

    return make


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    """Six cats and five dogs of several sizes, as JPEG and PNG, in a folder with spaces and Chinese characters."""
    root = tmp_path / "我的 图片"
    for name, count in (("cats", 6), ("狗 dogs", 5)):
        for number in range(count):
            suffix = "jpg" if number % 2 else "png"
            save_noise(root / name / f"照片 {number}.{suffix}", 20 + number, 30 - number, number)
    return root
