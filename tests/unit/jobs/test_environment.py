"""What children find around them, and what importing the room costs."""

import subprocess
import sys

import pytest

from deepstudio.jobs.command import deepstudio_command
from deepstudio.jobs.environment import ALLOCATOR, allocator_settings, child_environment


def test_what_the_user_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deepstudio.jobs.environment._is_glibc", lambda: True)
    name = next(iter(ALLOCATOR))
    environment = child_environment({"A": "1", name: "5"})
    assert environment["A"] == "1"
    assert environment[name] == "5"
    assert environment.keys() >= ALLOCATOR.keys()


def test_other_c_libraries_get_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deepstudio.jobs.environment._is_glibc", lambda: False)
    assert allocator_settings() == {}


def test_a_bundle_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert deepstudio_command("train", "x") == [sys.executable, "train", "x"]


def test_the_room_brings_neither_torch_nor_qt() -> None:
    script = (
        "import sys, deepstudio.jobs.run, deepstudio.jobs.job, deepstudio.jobs.engine, deepstudio.jobs.inthread;"
        "print([name for name in ('torch', 'PySide6', 'pandas', 'sklearn') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
