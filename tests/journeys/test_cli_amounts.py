"""`deepstudio amounts` as people and machines type it; interrupted and killed, it goes on to the same numbers."""

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from deepstudio.catalog import registry
from deepstudio.core.events import Note, parse_event
from deepstudio.core.project import Project
from deepstudio.storage.amounts_tried import read_amounts
from deepstudio.storage.project_folder import ProjectFolder
from tests import trained as store
from tests.journeys.commands import command, deepstudio

QUICK = ("--shares", "20,50", "--seeds", "2", "--device", "cpu")


def project() -> Project:
    template = registry().templates.get("digits-mlp")
    assert template is not None
    made = template().build("Amounts")
    return store.found(made.replace(training=made.training.replace(epochs=1, seed=5)))


@pytest.fixture
def folder(pytestconfig: pytest.Config, tmp_path: Path) -> Path:
    place = tmp_path / "digits"
    shutil.copytree(store.trained(pytestconfig, project()), place)
    return place


def scores(told: dict[str, Any]) -> list[Any]:
    return [(one["share"], one["seed"], one["network"], one["simple"]) for one in told["points"]]


def test_people_read_a_table_and_a_sentence(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "curve.csv"
    ended = deepstudio("amounts", folder, *QUICK, "--out", table)
    assert ended.code == 0, ended.err
    assert "run-001, judged by the test samples (269):" in ended.out
    assert "Accuracy against the amount of data:" in ended.out
    assert "20 %      252" in ended.out
    assert f"Saved as {table}" in ended.out
    machine = deepstudio("amounts", folder, *QUICK, "--json")
    told = json.loads(machine.out)
    assert (told["missing"], told["kept"]) == (0, True)
    (curve,) = told["curves"]
    assert curve["kind"] == "data_curve"
    assert curve["verdict"]["text"].replace("\N{NO-BREAK SPACE}", " ").split(". ")[0] in " ".join(
        ended.out.split()
    )
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + 2 * 2 * 2
    assert rows[0] == "target,method,share,samples,seed,Accuracy"


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_cut_short_it_keeps_its_points_and_goes_on(folder: Path, tmp_path: Path, end: int) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(folder, whole)
    typed = command("amounts", folder, *QUICK, "--events", "-")
    with subprocess.Popen(typed, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if isinstance(parse_event(line), Note):
                break
        os.kill(child.pid, end)
        child.stdout.read()
        code = child.wait()
    assert code != 0
    trained = ProjectFolder(folder).runs()[0]
    left = read_amounts(trained, "test")
    assert left is not None
    assert 1 <= len(left.points) < 4
    gone_on = deepstudio("amounts", folder, *QUICK, "--json")
    assert gone_on.code == 0, gone_on.err
    at_once = deepstudio("amounts", whole, *QUICK, "--json")
    assert scores(json.loads(gone_on.out)) == scores(json.loads(at_once.out))
    assert not [path.name for path in trained.path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--shares", "100"), "--shares takes two or more numbers from 1 to 100"),
        (("--shares", "0,50"), "--shares takes two or more numbers from 1 to 100"),
        (("--shares", "half,all"), "--shares takes two or more numbers from 1 to 100"),
        (("--out", "curve.gif"), "“curve.gif” is neither a picture nor a table."),
        (("--device", "abacus"), "“abacus” is not a device."),
    ],
)
def test_wrong_usage_is_one_sentence(folder: Path, options: tuple[str, ...], sentence: str) -> None:
    ended = deepstudio("amounts", folder, *options)
    assert ended.code == 2
    assert sentence in ended.err
    assert not ended.out


def test_too_few_samples_are_one_sentence(folder: Path) -> None:
    ended = deepstudio("amounts", folder, "--shares", "1,50", "--device", "cpu")
    assert ended.code == 1
    assert "1 % of the training samples are only 10, and at least 20 are needed" in ended.err
    assert "At least two amounts are needed." in ended.err
    assert not list(ProjectFolder(folder).runs()[0].path.glob("amounts-*"))
