"""Projects and runs of an earlier format still open, evaluate, predict, go on and train to the same numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.golden import asking
from tests.golden.comparing import differences
from tests.golden.conftest import ARCHIVES, Golden, of_which_was_said, unpacked, what_was_said
from tests.golden.declared import Format
from tests.golden.formats import FORMATS
from tests.journeys.commands import deepstudio

# Other processors round otherwise, and each step of a training builds on the one before.
ROUNDED, TRAINED = 1e-4, 2e-3


def of_a_training(expected: dict[str, Any], found: dict[str, Any], samples: int) -> list[str]:
    """A rounded weight may judge one sample of the smallest part in another way."""
    return differences(expected, found, TRAINED, samples)


def each(*keys: str) -> Callable[[Any], Any]:
    """For each golden project of which this is known, one after the other."""
    return pytest.mark.parametrize("golden", of_which_was_said(*keys), indirect=True, scope="module")


def test_each_template_has_its_project() -> None:
    listed = deepstudio("list", "templates", "--json").json
    kept = {what_was_said(name)["template"] for name in ARCHIVES}
    assert kept <= {template["id"] for template in listed}
    assert len(kept) == 16


@pytest.mark.parametrize("made", FORMATS.values(), ids=lambda made: f"format-{made.version}")
def test_each_declared_project_is_there_and_no_other(made: Format) -> None:
    """Nothing that was made once may go."""
    there = {path.name for path in made.place.iterdir()}
    assert there == {f"{name}{suffix}" for name in made.projects for suffix in (".json", ".tar.xz")}
    trained = {name for name, golden in made.projects.items() if golden.ask is not None}
    assert {f"{made.version}-{name}" for name in trained} <= set(
        of_which_was_said("whole", "resumed", "anew")
    )
    used = {f"{made.version}-{name}" for name in trained if not made.projects[name].only_trains}
    assert used <= set(of_which_was_said("examined", "answers", "exported"))


@each("whole")
def test_it_opens_as_it_did(golden: Golden) -> None:
    assert differences(golden.expected["opened"], golden.opened, 0, math.inf) == []


@each("examined")
def test_its_run_is_examined_with_its_own_samples_to_the_same_numbers(golden: Golden) -> None:
    found = asking.examined(golden.say, golden.folder)
    assert differences(golden.expected["examined"], found, ROUNDED, math.inf) == []


@each("compared")
def test_simple_methods_are_examined_with_the_same_samples(golden: Golden) -> None:
    """Their own numbers may change: a better method is a higher bar, and no project depends on it."""
    found = asking.compared(golden.say, golden.folder)
    expected = {key: golden.expected["compared"][key] for key in ("run", "split", "samples", "state")}
    assert differences(expected, found, 0, math.inf) == []
    own = [key for key in golden.expected["compared"] if key not in expected]
    assert own
    assert all(0 < found[key] <= golden.expected["compared"][key] * 2 for key in own if key != "r2")


@each("answers")
def test_its_run_answers_as_it_did(golden: Golden) -> None:
    found = asking.answers(golden.say, golden.folder)
    assert differences(golden.expected["answers"], found, ROUNDED, math.inf) == []


@each("resumed")
def test_a_killed_run_goes_on_to_the_numbers_of_the_one_left_alone(golden: Golden) -> None:
    expected, samples = golden.expected["whole"], golden.expected["anew"]["parts"]["test"]["samples"]
    found = asking.resumed(golden.say, golden.folder)
    assert of_a_training(expected | {"run": asking.KILLED}, found, samples) == []
    parts = golden.folder / "project" / "runs" / asking.KILLED / "parts.json"
    assert asking.parts(parts) == golden.expected["parts"]


@each("anew")
def test_a_new_run_has_the_same_samples_in_each_part_and_learns_the_same(golden: Golden) -> None:
    samples = golden.expected["anew"]["parts"]["test"]["samples"]
    found = asking.trained_anew(golden.say, golden.folder)
    assert of_a_training(golden.expected["anew"], found, samples) == []


@pytest.mark.parametrize("name", sorted(set(ARCHIVES) - set(of_which_was_said("whole"))))
def test_what_was_never_trained_opens_and_says_what_is_missing(name: str, tmp_path: Path) -> None:
    golden = unpacked(name, tmp_path)
    assert golden.expected["opened"]["errors"] > 0
    assert differences(golden.expected["opened"], golden.opened, 0, math.inf) == []
