"""A project that takes two columns and answers two, from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import here
from tests.unit.engine.several import two_views, two_views_project

TARGETS = ("animal", "colour")
EXAMINED = {"loss", "accuracy", "macro_f1"}


@pytest.fixture(autouse=True)
def views() -> Iterator[None]:
    with two_views():
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return ProjectFolder.create(tmp_path / "views", two_views_project(epochs=1)).path


def test_it_trains_and_examines_each_answer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = ("--set", "training.targets.animal.weight=2")
    ended = here(capsys, "train", folder, "--device", "cpu", "--json", *weights)
    assert ended.code == 0, ended
    test = json.loads(ended.out)["test"]
    assert set(test) == {"loss", "accuracy", *TARGETS}
    assert all(set(test[name]) == EXAMINED for name in TARGETS)
    (value,) = here(capsys, "evaluate", folder, "--json").json
    assert set(value["metrics"]) == set(TARGETS)
    for name in TARGETS:
        assert value["metrics"][name]["accuracy"] == pytest.approx(test[name]["accuracy"])
    assert "accuracy" not in value
    told = here(capsys, "evaluate", folder)
    assert told.code == 0, told
    lines = told.out.splitlines()
    assert [line for line in lines if line in ("animal:", "colour:")] == ["animal:", "colour:"]
    assert sum(line.startswith("Accuracy ") for line in lines) == 2


def test_checking_tells_what_is_left_open(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = ProjectFolder(folder)
    project = opened.load()
    graph = project.models["model"]
    nodes = tuple(node.replace(settings={}) if node.name == "b" else node for node in graph.nodes)
    opened.save(project.with_graph("model", graph.replace(nodes=nodes)))
    ended = here(capsys, "check", folder)
    assert "Choose the one for Input (b)." in " ".join(ended.out.split())
    assert "Take the column “back”" in ended.out
