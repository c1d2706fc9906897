"""Golden projects as a person finds them after an update: in another place, with their data beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.golden import asking
from tests.journeys.commands import deepstudio

ARCHIVES = sorted((Path(__file__).parent / "1").glob("*.tar.xz"))
TRAINED = [path for path in ARCHIVES if path.name != "missing-plugin.tar.xz"]


@dataclass(frozen=True)
class Golden:
    """A project that was unpacked and opened; what an earlier program said of it; and the home of the commands."""

    folder: Path
    home: Path
    expected: dict[str, Any]
    opened: dict[str, Any]

    def say(self, *arguments: object) -> tuple[int, str]:
        ended = deepstudio(*arguments, home=self.home)
        return ended.code, ended.out or ended.err


@pytest.fixture(scope="module", params=TRAINED, ids=lambda path: path.name.partition(".")[0])
def golden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Golden:
    """One after the other; what tests do with it must not be in each other's way."""
    return unpacked(request.param, tmp_path_factory.mktemp("golden"))


def unpacked(archive: Path, base: Path) -> Golden:
    folder, home = asking.unpack(archive, base / "更新 后"), base / "home"
    expected = json.loads(archive.with_name(archive.name.replace(".tar.xz", ".json")).read_bytes())
    new = Golden(folder, home, expected, {})
    return Golden(folder, home, expected, asking.opened(new.say, folder))
