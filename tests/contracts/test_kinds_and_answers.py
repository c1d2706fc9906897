"""Whatever is declared keeps to the contract: each kind as input with each kind of answer, plugins' own included.

Two epochs of 64 made-up samples each; the network is an input and an output, mended by the program's own fixes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file

from deepstudio.catalog import registry
from deepstudio.catalog.columns import objective_of
from deepstudio.core.data_map import DataMap
from deepstudio.core.events import Finished
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.results import Examination, Grid, read_answer, told
from deepstudio.core.text import Text, verbatim
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.inside.data_map import data_map
from deepstudio.engine.server import Server
from deepstudio.storage.run_folder import RunFolder
from tests.fen import PLUGIN, installed
from tests.invented import InventedReader, InventedSource, inventing, plain, project
from tests.unit.engine.training import epochs, losses, new_run, trained
from tests.unit.engine.using import result_of


def declared() -> Registry:
    """What is there to choose from, with installed plugins and that of the tests, for the names of the cases."""
    known = registry().copy()
    sys.path.insert(0, str(PLUGIN))
    try:
        from fen_plugin import register
    finally:
        sys.path.remove(str(PLUGIN))
    if known.columns.get("fen-board") is None:
        register(known)
    return known


KINDS = tuple(declared().columns)
ENTERING = tuple(cls.id for cls in KINDS if "input" in cls.uses)
ANSWERED = tuple(cls.id for cls in KINDS if "target" in cls.uses)


@pytest.fixture(scope="module", autouse=True)
def known() -> Iterator[Registry]:
    with installed(), inventing() as found:
        yield found


def test_every_kind_and_every_objective_is_tried(known: Registry) -> None:
    assert {cls.id for cls in known.columns if "input" in cls.uses} == {*ENTERING}
    objectives = {cls.objective for cls in KINDS if cls.id in ANSWERED}
    assert objectives == {cls.id for cls in known.objectives}
    assert {"fen-board", "picture", "text", "category", "number"} <= {*ENTERING}
    assert {"fen-squares", "category", "number"} <= {*ANSWERED}


@pytest.mark.parametrize(("enters", "answers"), [*product(ENTERING, ANSWERED)])
def test_it_is_learned_resumed_examined_and_answered(enters: str, answers: str, tmp_path: Path) -> None:
    keeps_the_contract(project(tmp_path / "samples", [enters], [answers]), tmp_path)


def test_several_columns_and_several_answers_do_the_same(tmp_path: Path) -> None:
    """All that joins enters as one vector, and everything is answered at once."""
    made = project(tmp_path / "samples", ["number", "category", "number"], ANSWERED)
    assert keeps_the_contract(made, tmp_path) == len(ANSWERED)


def keeps_the_contract(project: Project, folder: Path) -> int:
    run = resumed(project, folder)
    examined(project, run)
    mapped(project, run)
    return answered(project, run, folder)


def resumed(project: Project, folder: Path) -> RunFolder:
    """A run that was stopped and went on comes to the numbers of one that was not."""
    whole, halved = new_run(folder, project), new_run(folder, project)
    expected = trained(project, whole)
    assert isinstance(expected[-1], Finished), expected[-1]
    first = trained(project, halved, {2: "stop"})
    second = trained(project, halved, resume=True)
    assert losses(expected) == losses([*first, *second])
    assert epochs(expected) == epochs([*first, *second])
    one, other = load_file(whole.last_weights), load_file(halved.last_weights)
    assert one.keys() == other.keys()
    assert all(one[key].equal(other[key]) for key in one)
    return whole


def examined(project: Project, run: RunFolder) -> None:
    """An examination for each answer, the same after JSON, with words for the terminal and declared metrics."""
    value = json.loads(json.dumps(result_of(list(evaluate(run, "train")))))
    assert value["kept"] is True
    found = [Examination.read(one) for one in value["examinations"]]
    assert project.data is not None
    targets = project.data.of_use("target")
    for name, one, raw in zip(targets, found, value["examinations"], strict=True):
        assert one is not None
        assert one.model_dump(mode="json") == raw
        kind = registry().make(registry().columns, project.data.columns[name])
        objective = objective_of(kind, registry())
        assert objective is not None
        assert (one.target, one.objective) == (name, objective.id)
        assert set(one.metrics) <= {metric.id for metric in objective.examined}
        assert one.metrics
        assert all(isinstance(line, Text | Grid) for line in told(one.sections))


def mapped(project: Project, run: RunFolder) -> None:
    """A place for each sample, by what enters the last layer, the same after JSON, with words for the terminal."""
    value = json.loads(json.dumps(result_of(list(data_map(run)))))
    drawn = DataMap.model_validate(value)
    assert drawn.model_dump(mode="json") == value
    assert drawn.drawn == len(drawn.ids) == drawn.total > 0
    assert project.data is not None
    assert [one.target for one in drawn.answers] == [*project.data.of_use("target")]
    assert all(isinstance(line, Text | Grid) for line in drawn.told())


def answered(project: Project, run: RunFolder, folder: Path) -> int:
    """A request from the values of the first samples; each answer is the same after JSON."""
    assert project.data is not None
    source = InventedSource(**project.data.source.settings)
    given: list[dict[str, Any]] = [{}, {}]
    reader = InventedReader(source)
    for name in project.data.of_use("input"):
        for row in range(2):
            given[row][name] = plain(reader.load(f"{row:03}", name))
    request = {"id": 1, "do": "predict", "run": str(run.path), "given": given, "seen": True}
    said = json.loads(json.dumps(Server(sys.stderr).answer(json.dumps(request).encode())))
    assert "ok" in said, said
    for one in said["ok"]["answers"]:
        assert set(one["answers"]) == set(project.data.of_use("target")), one
        for name, raw in one["answers"].items():
            answer = read_answer(raw)
            right = answer.right(reader.load("000", name))
            assert type(right) is type(answer), "the right answer is told in the same form"
            assert str(answer.told_against(right, verbatim("it")))
            assert answer.as_json() == raw
            assert type(answer) is registry().answers.get(answer.id)
            assert str(answer.told())
            assert answer.row()
            json.dumps([answer.said(), answer.plain])
    return len(said["ok"]["answers"][0]["answers"])
