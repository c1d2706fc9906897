"""A kind of answer from a package of somebody else, with its objective, loss, answer, section, layer and template.

From a file to training, evaluation, prediction and exports, by the commands that a person types.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.fen import attacked_positions, with_plugin

# What each command said, one after the other in one process; the last of its lines as JSON where that was asked for.
COMMANDS = """
import contextlib, io, json, os, sys
from pathlib import Path
from deepstudio.cli.app import run

os.chdir(sys.argv[1])
told = []
for line in json.loads(sys.argv[2]):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = run(line)
    last = out.getvalue().strip().splitlines()[-1:] if "--json" in line else None
    told.append([code, json.loads(last[0]) if last else out.getvalue(), err.getvalue()])
print(json.dumps(told))
"""
PAWN = "8/8/3P4/8/8/8/8/8 w - - 0 1"


def commands(place: Path, *lines: list[str]) -> list[Any]:
    said = with_plugin(COMMANDS, place, json.dumps(lines))
    assert [code for code, _, _ in said] == [0] * len(lines), said
    return [out for _, out, _ in said]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which a project of the plugin's template was trained."""
    place = tmp_path_factory.mktemp("chess")
    attacked_positions(place / "positions.csv")
    _, _, trained = commands(
        place,
        ["new", "chess", "--template", "fen-attacked", "--data", "positions.csv", "--json"],
        ["check", "chess"],
        ["train", "chess", "--json"],
    )
    assert trained["test"]["squares_right"] > 0.95
    assert trained["best"]["validation.squares_right"] > 0.95
    return place


def test_it_is_examined_with_numbers_and_sections_of_its_own(trained: Path) -> None:
    found, told = commands(trained, ["evaluate", "chess", "--json"], ["evaluate", "chess"])
    assert set(found["metrics"]) == {"squares_f1", "squares_right", "boards_right"}
    assert found["metrics"]["squares_f1"] > 0.9
    (examination,) = found["examinations"]
    kinds = [section["kind"] for section in examination["sections"]]
    assert (examination["objective"], kinds) == (
        "fen-squares",
        ["figures", "fen-board-errors", "samples"],
    )
    assert len(examination["sections"][1]["shares"]) == 64
    assert "F1 over the squares" in told
    assert "Wrong, by square" in told


def test_it_answers_a_position_and_a_file_of_them(trained: Path) -> None:
    expected = (trained / "positions.csv").read_text("utf-8").splitlines()[:-1]  # the last row is no position
    (trained / "good.csv").write_text("\n".join(expected), "utf-8")
    answer, told, _ = commands(
        trained,
        ["predict", "chess", "--text", PAWN, "--json"],
        ["predict", "chess", "--text", PAWN],
        ["predict", "chess", "good.csv", "--out", "answers.csv"],
    )
    assert answer["squares"] == ["c7", "e7"]
    assert "c7 e7" in told
    head, *rows = (trained / "answers.csv").read_text("utf-8-sig").splitlines()
    assert head == "input,squares"
    assert sum(row in expected for row in rows) > 0.5 * len(rows)


def test_its_network_is_tried_alone_with_amounts_of_data(trained: Path) -> None:
    ((told),) = commands(trained, ["amounts", "chess", "--shares", "50,100", "--seeds", "1", "--json"])
    (curve,) = told["curves"]
    assert (curve["target"], curve["form"]) == ("attacked", "percent")
    assert curve["network"][1]["scores"][0] > 0.9
    assert curve["simple"] == []
    assert "The network is tried alone." in told["notes"][0]


@pytest.mark.parametrize("form", ["fen-list", "pt2"])
def test_it_is_exported(trained: Path, form: str) -> None:
    (said,) = commands(trained, ["export", "chess", "--format", form, "--out", f"out.{form}", "--json"])
    assert said["format"] == form
    if form == "pt2":
        assert said["difference"] < 1e-4
    else:
        assert len((trained / f"out.{form}").read_text().split(",")) == 64


ENDINGS = """
import json
from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.check import check
from deepstudio.core.project import Project

project = registry().templates.get("fen-attacked")().build("Chess")
said = {}
for name, steps in {
    "picture": ("input", "output"),
    "few": ("input", "flatten", ("dense", {"units": 10, "activation": "none"}), "output"),
    "softmax": ("input", "flatten", ("dense", {"units": 64, "activation": "softmax"}), "output"),
}.items():
    broken = project.with_graph("model", sequential(*steps))
    problem = next(one for one in check(broken, registry()).problems if one.id.startswith("fen-"))
    mended = problem.fixes[0].apply(broken)
    left = [one.id for one in check(mended, registry()).problems]
    said[name] = [problem.id, problem.id in left]
print(json.dumps(said))
"""


def test_endings_that_do_not_fit_are_found_and_mended() -> None:
    assert with_plugin(ENDINGS) == {
        "picture": ["fen-flat", False],
        "few": ["fen-count", False],
        "softmax": ["fen-one-square", False],
    }
