"""Golden projects as a person finds them after an update: in another place, with their data beside them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.forking import PRELOADED
from tests.golden import asking
from tests.journeys.commands import LONG, deepstudio, surroundings

HERE = Path(__file__).parent
ARCHIVES = {
    f"{folder.name}-{path.name.partition('.')[0]}": path
    for folder in sorted(HERE.glob("[0-9]*"))
    for path in sorted(folder.glob("*.tar.xz"))
}
"""By the format and the name of the project, such as `1-older`."""
WITH_PLUGIN = f"{asking.INSTALLED}from deepstudio.cli.app import run\nsys.exit(run(sys.argv[1:]))\n"


@dataclass(frozen=True)
class Golden:
    """A project that was unpacked and opened; what an earlier program said of it; and the home of the commands."""

    folder: Path
    home: Path
    expected: dict[str, Any]
    opened: dict[str, Any]

    def say(self, *arguments: object) -> tuple[int, str]:
        if self.expected.get("plugin"):
            return self._with_plugin(*arguments)
        ended = deepstudio(*arguments, home=self.home)
        return ended.code, ended.out or ended.err

    def _with_plugin(self, *arguments: object) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, *PRELOADED, "-c", WITH_PLUGIN, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            env=surroundings(self.home),
            timeout=LONG,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout or done.stderr


def what_was_said(name: str) -> dict[str, Any]:
    """What the program of then said of a golden project."""
    archive = ARCHIVES[name]
    said: dict[str, Any] = json.loads(
        archive.with_name(archive.name.replace(".tar.xz", ".json")).read_bytes()
    )
    return said


def of_which_was_said(*keys: str) -> list[str]:
    """The golden projects of which something is known."""
    return [name for name in ARCHIVES if set(keys) <= set(what_was_said(name))]


@pytest.fixture(scope="module")
def golden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Golden:
    """The project of a name, which tests give; what they do with it must not be in each other's way."""
    return unpacked(request.param, tmp_path_factory.mktemp("golden"))


def unpacked(name: str, base: Path) -> Golden:
    folder, home = asking.unpack(ARCHIVES[name], base / "更新 后"), base / "home"
    new = Golden(folder, home, what_was_said(name), {})
    return Golden(folder, home, new.expected, asking.opened(new.say, folder))
