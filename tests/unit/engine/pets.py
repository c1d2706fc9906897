"""A folder of tiny pictures of pets, and a run that learned from it in a moment."""

from pathlib import Path

import pytest
from PIL import Image

from deepstudio.core.events import Finished
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project, TrainingPlan
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.training import chain, new_run, trained

COUNT = 30  # of each class


def save(file: Path, red: int, green: int) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (9, 8), (red, green, 7 * red % 256)).save(file)
    return file


@pytest.fixture
def pictures_of_pets(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    for number in range(COUNT):
        save(folder / "cats" / f"{number:03}.png", 200, number)
        save(folder / "dogs" / f"{number:03}.png", 20, 100 + number)
    return folder


@pytest.fixture
def pets(pictures_of_pets: Path) -> Project:
    graph = chain(("flat", "flatten", {}), ("dense", "dense", {"units": 2, "activation": "softmax"}))
    columns = {
        "picture": ColumnPlan(id="picture", settings={"height": 8, "width": 8}),
        "label": ColumnPlan(id="category", use="target"),
    }
    data = DataPlan(
        source=Chosen(id="picture-folder", settings={"path": str(pictures_of_pets)}), columns=columns
    )
    training = TrainingPlan(epochs=1, batch_size=16)
    return Project(name="Pets", data=data, models={"model": graph}, training=training)


@pytest.fixture
def pet_run(tmp_path: Path, pets: Project) -> RunFolder:
    run = new_run(tmp_path, pets)
    assert isinstance(trained(pets, run)[-1], Finished)
    return run
