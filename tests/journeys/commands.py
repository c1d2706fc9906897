"""Runs the command line as a person does: in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deepstudio.cli.app import run

LONG = 120  # seconds; nothing here takes nearly so long


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "deepstudio", *map(str, args)]


def surroundings(home: Path | None = None, **variables: str) -> dict[str, str]:
    """The test's own environment, with other variables, or with a home that outlives the test."""
    own_home = {} if home is None else {"DEEPSTUDIO_HOME": str(home)}
    return {**os.environ, **own_home, **variables}


def deepstudio(
    *args: object,
    cwd: Path | None = None,
    home: Path | None = None,
    preexec_fn: Callable[[], None] | None = None,
    **variables: str,
) -> Ended:
    """Runs `deepstudio ARGS` to its end; it may never show a traceback."""
    done = subprocess.run(
        command(*args),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=surroundings(home, **variables),
        preexec_fn=preexec_fn,
        timeout=LONG,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


def succeeded(*args: object, home: Path | None = None) -> Ended:
    """Runs a command that has to do its work."""
    ended = deepstudio(*args, home=home)
    assert ended.code == 0, ended
    return ended


def here(capsys: pytest.CaptureFixture[str], *args: object) -> Ended:
    """The same in this process, where only words count: a command that needs no torch is a matter of moments."""
    code = run([str(argument) for argument in args])
    printed = capsys.readouterr()
    return Ended(code, printed.out, printed.err)


def explained(ended: Ended, code: int = 1) -> str:
    """The sentence of a command that could not do it: one or two lines, nothing on standard output."""
    said = [line for line in ended.err.splitlines() if not line.endswith("…")]  # how far a long job is
    assert ended.code == code, ended
    assert ended.out == "", ended
    assert 1 <= len(said) <= 2, ended
    assert "did not expect" not in ended.err, ended
    return "\n".join(said)


def files_in(folder: Path) -> dict[str, bytes]:
    """All files below a folder with what they hold, and its folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in sorted(folder.rglob("*"))
    }
