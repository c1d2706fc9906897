"""The program as people start it: a child process, what it printed, and how it ended."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deepstudio.cli.app import run

LONG = 120  # seconds; nothing here takes nearly so long


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """What `--json` printed, one object a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def complaint(self) -> str:
        """The one message of a command that could not do its work: one or two lines, without a traceback."""
        said = [line for line in self.err.splitlines() if not line.endswith("…")]  # how far a long job is
        assert self.code in (1, 2), self
        assert not self.out, self
        assert 1 <= len(said) <= 2, self
        assert "Traceback" not in self.err, self
        assert "did not expect" not in self.err, self
        return "\n".join(said)


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "deepstudio", *map(str, args)]


def environment(home: Path | None = None) -> dict[str, str]:
    """The test's own surroundings, or those with a home that outlives the test."""
    return dict(os.environ) if home is None else {**os.environ, "DEEPSTUDIO_HOME": str(home)}


def deepstudio(*args: object, home: Path | None = None, **options: Any) -> Ended:
    """Runs one command to its end."""
    done = subprocess.run(
        command(*args),
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=LONG,
        **options,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def here(capsys: pytest.CaptureFixture[str], *args: object) -> Ended:
    """The same in this process, where only words count: a command that needs no torch is a matter of moments."""
    code = run([str(argument) for argument in args])
    printed = capsys.readouterr()
    return Ended(code, printed.out, printed.err)


def succeeded(*args: object, home: Path | None = None) -> Ended:
    """Runs one command that has to do its work."""
    ended = deepstudio(*args, home=home)
    assert ended.code == 0, ended
    return ended


def files_in(folder: Path) -> dict[str, bytes]:
    """All files below a folder with what they hold, and its folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in sorted(folder.rglob("*"))
    }
