"""Runs the command line as a person does: in a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def command(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "deepstudio", *map(str, args)]


def deepstudio(*args: str | Path, cwd: Path | None = None, **variables: str) -> Ended:
    """Runs `deepstudio ARGS` to its end; it may never show a traceback."""
    environment = {**os.environ, **variables}
    done = subprocess.run(command(*args), capture_output=True, encoding="utf-8", cwd=cwd, env=environment)
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


def explained(ended: Ended, code: int = 1) -> str:
    """The sentence of a command that could not do it: one or two lines, nothing on standard output."""
    assert ended.code == code, ended
    assert ended.out == ""
    assert 1 <= len(ended.err.strip().splitlines()) <= 2, ended.err
    return ended.err
