"""A small project on the built-in digits, ready to train."""

from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.project import Project
from deepstudio.data.scanning import scan
from deepstudio.storage.project_folder import ProjectFolder

ENDLESS = 10_000  # epochs; such a run ends only when it is told to


def digits(name: str, epochs: int) -> Project:
    template = registry().templates.get("digits-mlp")
    assert template is not None
    project = template().build(name)
    assert project.data is not None
    found = scan(project.data, registry()).found
    project = project.replace(data=project.data.replace(found=found))
    return project.replace(training=project.training.replace(epochs=epochs))


@pytest.fixture
def folder(tmp_path: Path) -> ProjectFolder:
    return ProjectFolder.create(tmp_path / "手写 digits", digits("digits", epochs=2))


@pytest.fixture
def endless() -> Project:
    return digits("digits", ENDLESS)
