"""Files of every version that was ever saved still load; one golden file for each."""

from pathlib import Path
from typing import Any

import pytest

from deepstudio.core.project import PROJECT_VERSION
from deepstudio.storage.migrations import STEPS, UnknownVersion, migrate
from deepstudio.storage.project_file import encode, read_project

GOLDEN = Path(__file__).parent / "golden"


def test_there_is_a_golden_file_and_a_step_for_each_version() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {
        f"version-{n}.json" for n in range(1, PROJECT_VERSION + 1)
    }
    assert set(STEPS) == set(range(1, PROJECT_VERSION))


@pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.stem)
def test_a_golden_file_loads_and_keeps_its_meaning(path: Path, tmp_path: Path) -> None:
    project = read_project(path)
    assert project.name == "Golden 金"
    assert [node.layer for node in project.models["model"].nodes] == [
        "input",
        "flatten",
        "from-a-plugin",
        "output",
    ]
    assert project.data is not None
    assert project.data.found is not None
    assert project.data.found.samples == 7
    assert project.training.optimizer.settings["learning_rate"] == 0.01
    (tmp_path / "again.json").write_bytes(encode(project))
    assert read_project(tmp_path / "again.json") == project


def test_what_was_called_a_class_is_a_category_and_the_task_is_that_of_examples() -> None:
    data = {"columns": {"label": {"id": "class", "use": "target"}, "text": {"id": "text"}}}
    raw = {"version": 2, "task": {"id": "classification", "settings": {}}, "data": data}
    new = migrate(raw)
    assert new["task"] == {"id": "supervised", "settings": {}}
    assert new["data"]["columns"] == {"label": {"id": "category", "use": "target"}, "text": {"id": "text"}}
    assert migrate({"version": 2, "task": {"id": "other"}, "data": None})["task"] == {"id": "other"}
    assert migrate({"version": 2, "task": 3, "data": {"columns": 4}})["data"] == {"columns": 4}


def test_steps_are_taken_in_order_and_leave_the_original() -> None:
    def one(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "seen": [*raw.get("seen", []), 1]}

    def two(raw: dict[str, Any]) -> dict[str, Any]:
        return {**raw, "seen": [*raw["seen"], 2]}

    raw = {"version": 1}
    assert migrate(raw, to=3, steps={1: one, 2: two}) == {"version": 3, "seen": [1, 2]}
    assert raw == {"version": 1}
    assert migrate({"version": 3}, to=3, steps={1: one, 2: two}) == {"version": 3}


@pytest.mark.parametrize(
    ("version", "newer"), [(4, True), (0, False), (None, False), ("1", False), (1.0, False)]
)
def test_versions_that_cannot_be_read(version: object, newer: bool) -> None:
    with pytest.raises(UnknownVersion) as caught:
        migrate({"version": version}, to=3, steps={})
    assert caught.value.newer is newer
