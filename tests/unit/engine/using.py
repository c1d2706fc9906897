"""Small networks, trained for a moment on real data, for the tests of everything that uses a trained one."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from sklearn.datasets import load_sample_image

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.project import ColumnPlan, DataPlan, Project, TrainingPlan
from deepstudio.engine.fit import fit
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from tests import trained as store

HOSTILE = 'dog\n\'); import os\n""" \u202e 狗'  # a node's title and a project's name may be anything
_made: dict[str, RunFolder] = {}


class Silent:
    """Nobody gives commands."""

    def poll(self) -> str | None:
        return None


def train(folder: Path, project: Project) -> RunFolder:
    """A finished run of `project`."""
    run = ProjectFolder.create(folder, project).new_run(project)
    for event in fit(project, run, Silent(), device="cpu"):
        run.append(event)
    assert run.state().status == "finished", run.state().failure
    return run


def digits_project() -> Project:
    template = registry().templates.get("digits-cnn")
    assert template is not None
    return template().build("Digits").replace(training=TrainingPlan(epochs=2))


@cache
def photographs() -> dict[str, list[Image.Image]]:
    """Pieces of two real photographs, 40 × 30 pixels, by what they show."""
    pieces = {}
    for name in ("china", "flower"):
        photograph = load_sample_image(f"{name}.jpg")
        pieces[name] = [
            Image.fromarray(np.ascontiguousarray(photograph[y : y + 30, x : x + 40]))
            for y in range(0, 360, 90)
            for x in range(0, 600, 100)
        ]
    return pieces


def photograph_folder(folder: Path, names: tuple[str, str] = ("china", "flower")) -> Path:
    """One sub-folder for each photograph, under other names if wanted."""
    for name, pieces in zip(names, photographs().values(), strict=True):
        (folder / name).mkdir(parents=True)
        for number, piece in enumerate(pieces):
            piece.save(folder / name / f"{number}.png")
    return folder


def photograph_project(folder: Path) -> Project:
    """A branched network with one sigmoid output, on standardised colour pictures with a rim."""
    settings = {"height": 24, "width": 24, "fit": "pad", "normalise": "standard"}
    nodes = (
        Node(name="image", layer="input"),
        Node(name="skip", layer="conv2d", settings={"filters": 4, "padding": "same"}, title=HOSTILE),
        Node(name="branch", layer="conv2d", settings={"filters": 4, "padding": "same", "activation": "gelu"}),
        Node(name="add", layer="add"),
        Node(name="norm", layer="batch_norm"),
        Node(name="pool", layer="global_avg_pool2d"),
        Node(name="dense", layer="dense", settings={"units": 1, "activation": "none"}),
        Node(name="sigmoid", layer="sigmoid"),
        Node(name="out", layer="output"),
    )
    pairs = (
        "image-skip skip-branch branch-add skip-add add-norm norm-pool pool-dense dense-sigmoid sigmoid-out"
    )
    links = tuple(Link(source=pair.split("-")[0], target=pair.split("-")[1]) for pair in pairs.split())
    return Project(
        name=HOSTILE[:150],
        data=DataPlan(
            source=Chosen(id="picture-folder", settings={"path": str(folder)}),
            columns={
                "picture": ColumnPlan(id="picture", settings=settings),
                "label": ColumnPlan(id="category", use="target"),
            },
        ),
        models={"model": Graph(nodes=nodes, links=links)},
        training=TrainingPlan(epochs=2, batch_size=8),
    )


@pytest.fixture(scope="session")
def digits_run(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """The digits network after two epochs."""

    def make() -> RunFolder:
        copy = tmp_path_factory.mktemp("digits") / "project"
        shutil.copytree(store.trained(pytestconfig, digits_project(), train), copy)
        return ProjectFolder(copy).runs()[0]

    return _once("digits", make)


@pytest.fixture(scope="session")
def photograph_run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A yes-or-no network on two classes of photographs."""

    def make() -> RunFolder:
        folder = tmp_path_factory.mktemp("photographs")
        pictures = photograph_folder(folder / "pictures", ("cat '\"", 'dog""" 狗'))
        return train(folder / "project", photograph_project(pictures))

    return _once("photographs", make)


@pytest.fixture
def untrained_run(tmp_path: Path) -> RunFolder:
    """A run that has not begun."""
    project = digits_project()
    return ProjectFolder.create(tmp_path / "untrained", project).new_run(project)


def _once(name: str, make: Callable[[], RunFolder]) -> RunFolder:
    """Several test modules share a run."""
    if name not in _made:
        _made[name] = make()
    return _made[name]


def result_of(events: list[AnyEvent]) -> dict[str, object]:
    """What the last event brings."""
    assert isinstance(events[-1], Result)
    return events[-1].value
