"""The data process that all tests of this process share: the real one, which goes along to the home of each test."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deepstudio.jobs.data_process import data_process

ROOT = Path(__file__).parent.parent
PROGRAM = "from tests.data_child import main; main(int(__import__('sys').argv[1]))"


def share() -> None:
    """The window's requests go to a process that outlives a test, once one needs it."""
    data_process().starts = _start


def follow_home(variables: dict[str, str]) -> None:
    """Moves the shared process to a home, if it is there; one that starts later finds it by itself."""
    if data_process().pid is not None:
        data_process().call(_take_home, variables)


@contextmanager
def knowing(path: str) -> Iterator[None]:
    """Has the shared process call what `module:name` names, to register what a plugin brings, for a while."""
    data_process().call(_call, path)
    try:
        yield
    finally:
        data_process().call(_call, "tests.fen:forget")


def main(limit: int) -> None:
    """In the process itself: as `deepstudio data`."""
    from deepstudio.data.memory import hold_to
    from deepstudio.data.server import serve

    hold_to(limit)
    serve(__name__)


def _take_home(variables: dict[str, str]) -> None:
    os.environ.update(variables)


def _call(path: str) -> None:
    from deepstudio.core.rooms import imported

    imported(path)()


def _start(limit: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", PROGRAM, str(limit)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
