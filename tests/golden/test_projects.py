"""Projects and runs of an earlier format still open, evaluate, predict, go on and train to the same numbers."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from tests.golden import asking
from tests.golden.conftest import ARCHIVES, Golden, unpacked
from tests.journeys.commands import deepstudio

# Other processors round otherwise, and each step of a training builds on the one before.
ROUNDED, TRAINED = 1e-4, 2e-3


def differences(expected: Any, found: Any, rounding: float, samples: float, path: str = "") -> list[str]:
    """Where something expected is missing or has become something else. So many samples make an accuracy."""
    if isinstance(expected, dict):
        lacking = [f"{path}.{key} is not there" for key in expected if key not in found]
        both = [key for key in expected if key in found]
        return lacking + [
            line
            for key in both
            for line in differences(expected[key], found[key], rounding, samples, f"{path}.{key}")
        ]
    if isinstance(expected, list) and len(expected) == len(found):
        pairs = enumerate(zip(expected, found, strict=True))
        return [line for n, (a, b) in pairs for line in differences(a, b, rounding, samples, f"{path}[{n}]")]
    if isinstance(expected, float):
        one = 1.01 / samples if path.endswith("accuracy") else 0.0
        same = math.isclose(expected, found, rel_tol=rounding, abs_tol=one)
    else:
        same = bool(expected == found)
    return [] if same else [f"{path}: {expected} became {found}"]


def of_a_training(expected: dict[str, Any], found: dict[str, Any], samples: int) -> list[str]:
    """A rounded weight may judge one sample of the smallest part in another way."""
    return differences(expected, found, TRAINED, samples)


def test_each_template_has_its_project() -> None:
    listed = deepstudio("list", "templates", "--json").json
    files = [archive.with_name(archive.name.replace(".tar.xz", ".json")) for archive in ARCHIVES]
    kept = {json.loads(file.read_bytes())["template"] for file in files}
    assert kept <= {template["id"] for template in listed}
    assert len(kept) == 13


def test_it_opens_as_it_did(golden: Golden) -> None:
    assert differences(golden.expected["opened"], golden.opened, 0, math.inf) == []


def test_its_run_is_examined_with_its_own_samples_to_the_same_numbers(golden: Golden) -> None:
    found = asking.examined(golden.say, golden.folder)
    assert differences(golden.expected["examined"], found, ROUNDED, math.inf) == []


def test_its_run_answers_as_it_did(golden: Golden) -> None:
    found = asking.answers(golden.say, golden.folder)
    assert differences(golden.expected["answers"], found, ROUNDED, math.inf) == []


def test_a_killed_run_goes_on_to_the_numbers_of_the_one_left_alone(golden: Golden) -> None:
    expected, samples = golden.expected["whole"], golden.expected["examined"]["samples"]
    found = asking.resumed(golden.say, golden.folder)
    assert of_a_training(expected | {"run": asking.KILLED}, found, samples) == []
    parts = golden.folder / "project" / "runs" / asking.KILLED / "parts.json"
    assert asking.parts(parts) == golden.expected["parts"]


def test_a_new_run_has_the_same_samples_in_each_part_and_learns_the_same(golden: Golden) -> None:
    samples = golden.expected["examined"]["samples"]
    found = asking.trained_anew(golden.say, golden.folder)
    assert of_a_training(golden.expected["anew"], found, samples) == []


def test_a_project_with_what_nobody_knows_opens_and_says_so(tmp_path: Path) -> None:
    golden = unpacked(next(a for a in ARCHIVES if "missing-plugin" in a.name), tmp_path)
    assert differences(golden.expected["opened"], golden.opened, 0, math.inf) == []
