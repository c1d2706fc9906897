"""What the window remembers of each project."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepstudio.storage.window_memory import KEPT, WindowMemory

PETS = Path("/projects/pets")


def test_pages_and_used_steps_are_there_again() -> None:
    memory = WindowMemory("")
    assert (memory.page(PETS), memory.used(PETS)) == ("", frozenset())
    memory.set_page(PETS, "train")
    memory.add_used(PETS, "predict")
    memory.add_used(PETS, "evaluate")
    again = WindowMemory(memory.text())
    assert (again.page(PETS), again.used(PETS)) == ("train", {"evaluate", "predict"})


def test_the_oldest_project_goes_when_there_are_too_many() -> None:
    memory = WindowMemory("")
    memory.set_page(PETS, "data")
    for number in range(KEPT):
        memory.set_page(Path(f"/projects/{number}"), "model")
    assert memory.page(PETS) == ""
    assert memory.page(Path("/projects/0")) == "model"


@pytest.mark.parametrize("damaged", ["{", "[1]", '{"/projects/pets": 3}', "[" * 5000, '{"a": {"used": 7}}'])
def test_damaged_content_counts_as_nothing(damaged: str) -> None:
    memory = WindowMemory(damaged)
    assert (memory.page(PETS), memory.used(PETS), memory.used(Path("a"))) == ("", frozenset(), frozenset())
