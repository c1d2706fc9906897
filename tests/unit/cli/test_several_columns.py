"""A project that takes two columns and answers two, from the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from deepstudio.cli.app import run
from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import explained, here
from tests.unit.engine.several import two_views, two_views_project

TARGETS = ("animal", "colour")
EXAMINED = {"loss", "accuracy", "macro_f1"}
OF_TWO_CLASSES = {"auroc"}


@pytest.fixture(autouse=True)
def views() -> Iterator[None]:
    with two_views():
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return ProjectFolder.create(tmp_path / "views", two_views_project(epochs=1)).path


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The same after an epoch, and what `train --json` said."""
    path = tmp_path_factory.mktemp("views") / "views"
    weights = ("--set", "training.targets.animal.weight=2")
    with two_views(), redirect_stdout(StringIO()) as said:
        ProjectFolder.create(path, two_views_project(epochs=1))
        assert run(["train", str(path), "--device", "cpu", "--json", *weights]) == 0
    return path, json.loads(said.getvalue())


def test_it_trains_and_examines_each_answer(
    trained: tuple[Path, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, test = trained[0], trained[1]["test"]
    assert set(test) == {"loss", "accuracy", *TARGETS}
    assert {name: set(test[name]) - OF_TWO_CLASSES for name in TARGETS} == dict.fromkeys(TARGETS, EXAMINED)
    assert "auroc" in test["colour"]
    assert "auroc" not in test["animal"]
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


def test_several_columns_are_given_by_name_and_answered_by_name(
    trained: tuple[Path, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, _ = trained
    for name in ("a", "b"):
        Image.new("L", (8, 8), 200).save(folder / f"{name}.png")
    row = f'front="{folder / "a.png"}", back="{folder / "b.png"}"'
    (value,) = here(capsys, "predict", folder, "--row", row, "--json").json
    assert {name: one["kind"] for name, one in value["answers"].items()} == {
        "animal": "class",
        "colour": "class",
    }
    told = here(capsys, "predict", folder, "--row", row).out.splitlines()
    assert [line.split()[0] for line in told] == ["animal", "colour"]
    (folder / "table.csv").write_text("back,front\nb.png,a.png\nb.png,gone.png\n")
    ended = here(capsys, "predict", folder, folder / "table.csv", "--csv", folder / "answers.csv")
    assert ended.code == 1
    rows = list(csv.DictReader((folder / "answers.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0]["animal.label"] == value["answers"]["animal"]["label"]
    assert not rows[1]["animal.label"]
    said = explained(here(capsys, "predict", folder, "--row", f"front={folder / 'a.png'}"))
    assert "“back” is missing" in said


def test_checking_tells_what_is_left_open(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = ProjectFolder(folder)
    project = opened.load()
    graph = project.models["model"]
    nodes = tuple(node.replace(settings={}) if node.name == "b" else node for node in graph.nodes)
    opened.save(project.with_graph("model", graph.replace(nodes=nodes)))
    ended = here(capsys, "check", folder)
    assert "Choose the one for Input (b)." in " ".join(ended.out.split())
    assert "Take the column “back”" in ended.out
