"""A project that takes two columns and answers two, from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import explained, here
from tests.unit.engine.several import two_views, two_views_project

NAMES = {f"{target}{metric}" for target in ("", "animal.", "colour.") for metric in ("loss", "accuracy")}


@pytest.fixture(autouse=True)
def views() -> Iterator[None]:
    with two_views():
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return ProjectFolder.create(tmp_path / "views", two_views_project(epochs=1)).path


def test_it_trains_and_says_what_it_cannot_do_yet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = ("--set", "training.targets.animal.weight=2")
    ended = here(capsys, "train", folder, "--device", "cpu", "--json", *weights)
    assert ended.code == 0, ended
    assert set(json.loads(ended.out)["test"]) == NAMES
    picture = folder / "a.png"
    picture.touch()
    for command in (
        ("evaluate", folder),
        ("evaluate", folder, "--baseline"),
        ("predict", folder, picture),
        ("export", folder, "--format", "onnx", "--out", folder / "m.onnx"),
        ("export", folder, "--format", "python", "--out", folder / "code"),
        ("export", folder, "--format", "weights", "--out", folder / "weights"),
    ):
        said = explained(here(capsys, *command))
        assert "learned to answer several columns at once: animal, colour." in said
    assert not (folder / "m.onnx").exists()


def test_checking_tells_what_is_left_open(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = ProjectFolder(folder)
    project = opened.load()
    graph = project.models["model"]
    nodes = tuple(node.replace(settings={}) if node.name == "b" else node for node in graph.nodes)
    opened.save(project.with_graph("model", graph.replace(nodes=nodes)))
    ended = here(capsys, "check", folder)
    assert "Choose the one for Input (b)." in " ".join(ended.out.split())
    assert "Take the column “back”" in ended.out
