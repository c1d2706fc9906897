"""Findings in pictures: copies of files and of what they show, across classes and parts, and what was left out."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Project
from deepstudio.data.evidence import Evidence
from deepstudio.data.findings import find_all
from deepstudio.data.findings.picture_copies import _near
from deepstudio.data.scanning import scan
from tests.unit.data.conftest import PlanOf
from tests.unit.data.made_pictures import noise, save_noise


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twenty different pictures in each of two classes."""
    for number in range(20):
        save_noise(tmp_path / "pictures" / "a" / f"{number}.png", 60, 50, number)
        save_noise(tmp_path / "pictures" / "b" / f"{number}.png", 60, 50, 100 + number)
    return tmp_path / "pictures"


@pytest.fixture
def found(plan_of: PlanOf) -> Callable[[Path | DataPlan], dict[str, Evidence]]:
    def look(where: Path | DataPlan) -> dict[str, Evidence]:
        plan = where if isinstance(where, DataPlan) else plan_of(where)
        evidence = find_all(plan, registry(), scan(plan, registry()))
        return {item.finding: item for item in evidence}

    return look


Look = Callable[[Path | DataPlan], dict[str, Evidence]]


def test_good_pictures_have_no_findings(folder: Path, found: Look) -> None:
    assert found(folder) == {}


@pytest.mark.parametrize("how", ["file", "smaller", "jpeg"])
def test_one_picture_in_two_classes(how: str, folder: Path, found: Look, plan_of: PlanOf) -> None:
    one = noise(60, 50, 3)
    if how == "file":
        shutil.copy(folder / "a" / "3.png", folder / "b" / "again.png")
    elif how == "smaller":
        one.resize((48, 40), Image.Resampling.LANCZOS).save(folder / "b" / "again.png")
    else:
        one.save(folder / "b" / "again.jpg", quality=80)
    evidence = found(folder)
    assert set(evidence) == {"contradictory-labels"}
    said = evidence["contradictory-labels"]
    assert str(said.message) == "Pictures whose copies are in different classes: 1 (2 files in all)."
    assert {id.partition(".")[0] for id in said.examples[0].ids} == {"a/3", "b/again"}
    after = said.fixes[0].apply(Project(name="p", data=plan_of(folder))).data
    assert after is not None
    assert found(after) == {}


def test_copies_of_one_class_go_but_one(folder: Path, found: Look, plan_of: PlanOf) -> None:
    for number in range(6):
        shutil.copy(folder / "a" / "3.png", folder / "a" / f"copy {number}.png")
        noise(60, 50, 104).save(folder / "b" / f"copy {number}.jpg", quality=85)
    evidence = found(folder)
    assert set(evidence) <= {"duplicates-across", "duplicates-within"}
    said = next(iter(evidence.values()))
    assert sum(len(item.examples[0].ids) == 7 for item in evidence.values()) >= 1
    assert str(said.fixes[0].label) == "Leave out 12 copies"
    after = said.fixes[0].apply(Project(name="p", data=plan_of(folder))).data
    assert after is not None
    assert found(after) == {}


def test_pictures_of_one_colour_are_not_taken_for_each_other(tmp_path: Path, found: Look) -> None:
    for number in range(12):
        for name, color in (("red", (200 + number, 20, 30)), ("green", (20, 200 + number, 30))):
            file = tmp_path / name / f"{number}.png"
            file.parent.mkdir(exist_ok=True)
            Image.new("RGB", (40 + number, 40), color).save(file)
    assert found(tmp_path) == {}


def test_files_that_cannot_be_read_are_a_finding(folder: Path, found: Look) -> None:
    (folder / "a" / "broken.png").write_text("no picture")
    said = found(folder)["left-out"]
    assert (said.count, said.examples[0].ids) == (1, ("a/broken.png",))
    assert "holds text" in str(said.examples[0].note)


def test_near_prints_meet_in_a_band_and_far_ones_never() -> None:
    prints = {0: 0, 1: 0b111, 2: 0b1111, 3: 1 << 63 | 1 << 40 | 1 << 20, 4: (1 << 64) - 1, 5: 0}
    assert set(_near(prints)) == {(0, 1), (0, 5), (1, 2), (0, 3)}


def test_a_crowd_that_tells_nothing_costs_no_time() -> None:
    """Thousands of prints that share a band are not compared with each other."""
    assert list(_near({row: row << 16 for row in range(3000)})) == []


def test_the_search_can_be_stopped(folder: Path, plan_of: PlanOf) -> None:
    plan = plan_of(folder)
    result = scan(plan, registry())
    with pytest.raises(Explained) as stopped:
        find_all(plan, registry(), result, cancelled=lambda: True)
    assert stopped.value.cause == "cancelled"
