"""Commands of this Python, started as forks of a process in which torch is imported already.

`python -m deepstudio …`, whoever starts it, and `python -X preloaded -c …` then take a moment instead of seconds.
Such a command still is a process of its own and a child of the test's: with its own number, signals, files, folder,
environment and exit code. Everything else gets a fresh interpreter, and so does such a command
* in a test that asks for one with `@pytest.mark.usefixtures("fresh_interpreter")`,
* whose environment differs in something that an interpreter, the C library or torch reads at its start only,
* on other systems than Linux, where a fork would lose what threads of the system's libraries hold.
"""

from __future__ import annotations

import ctypes
import inspect
import os
import pickle
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from deepstudio.jobs.environment import allocator_settings

SERVER = Path(__file__).with_name("forkserver.py")
# Python ignores what it does not know after -X.
PRELOADED = ("-X", "preloaded")
WITH_CHILDREN = ("-X", "preloaded=children")  # the commands that this one starts are forked as well
READ_AT_START = (
    "ATEN",
    "CUDA",
    "GLIBC",
    "GOMP",
    "LANG",
    "LC_",
    "LD_",
    "MALLOC_",
    "MKL_",
    "OMP_",
    "OPENBLAS",
    "PYTHON",
    "TORCH_",
    "TZ",
)
OWN_STREAMS = ("PYTHONUNBUFFERED", "PYTHONUTF8")  # the server sees to these; its text is UTF-8 anyway
SET_CHILD_SUBREAPER = 36

_fresh_interpreter = subprocess.Popen._execute_child  # type: ignore[attr-defined]
_signature = inspect.signature(_fresh_interpreter)
_allowed = True


class Server:
    """The process to fork from. It starts with the first command and ends with the tests."""

    def __init__(self) -> None:
        self.pid: int | None = None
        self.commands: dict[int, str] = {}  # by the number of the process
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: socket.socket | None = None
        self._environment: dict[str, str] = {}

    def suits(self, environment: Mapping[str, str]) -> bool:
        """Whether a fork finds there all that an interpreter reads at its start."""
        self._ensure()
        return _read_at_start(allocator_settings() | dict(environment)) == _read_at_start(self._environment)

    def fork(self, command: dict[str, Any], files: list[int]) -> int:
        """The number of a new child of this process. Raises OSError for a command that is too long."""
        connection = self._ensure()
        with self._lock:
            socket.send_fds(connection, [pickle.dumps(command)], files)
            pid = int(connection.recv(20))
        self.commands[pid] = " ".join(command["line"])
        return pid

    def take(self, pid: int, connection: socket.socket) -> None:
        """Uses a server that is there, a child of this process and as new as this one."""
        _adopt_orphans()
        self.pid, self._connection, self._environment = pid, connection, dict(os.environ)

    def close(self) -> None:
        """Ends the server and waits for it."""
        if self._connection is not None and self.pid is not None:
            self._connection.close()
            if self._process is not None:
                self._process.wait()
            else:
                os.waitpid(self.pid, 0)

    def _ensure(self) -> socket.socket:
        with self._lock:
            if self._connection is None:
                _adopt_orphans()
                self._connection, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
                self._environment = allocator_settings() | dict(os.environ)
                with theirs:
                    self._process = subprocess.Popen(
                        [sys.executable, "-P", str(SERVER), str(theirs.fileno())],
                        stdin=subprocess.DEVNULL,
                        stdout=subprocess.DEVNULL,
                        env=self._environment,
                        pass_fds=[theirs.fileno()],
                    )
                self.pid = self._process.pid
            return self._connection


def _adopt_orphans() -> None:
    """A grandchild whose parent has gone becomes a child: that is how the server hands its forks over."""
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


server = Server()


def install() -> None:
    """From now on `subprocess` forks where it can."""
    if sys.platform == "linux":
        subprocess.Popen._execute_child = _execute_child  # type: ignore[attr-defined]


@contextmanager
def fresh_interpreters() -> Iterator[None]:
    """Nothing is forked in here."""
    global _allowed
    before, _allowed = _allowed, False
    try:
        yield
    finally:
        _allowed = before


def _execute_child(self: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
    """In place of the method that starts a process and notes its number."""
    asked = _signature.bind(self, *args, **kwargs).arguments
    if not (_allowed and _forked(self, asked)):
        _fresh_interpreter(self, *args, **kwargs)


def _forked(popen: Any, asked: dict[str, Any]) -> bool:
    """Whether the command was forked. Whatever is out of the ordinary is left to a fresh interpreter."""
    line = [os.fsdecode(part) for part in asked["args"]] if isinstance(asked["args"], list) else []
    program = _program(line)
    environment = dict(os.environ if asked["env"] is None else asked["env"])
    folder = os.path.abspath(os.fsdecode(asked["cwd"] or "."))
    prepare = asked["preexec_fn"]
    unusual = ("pass_fds", "shell", "executable")
    if program is None or any(asked[name] for name in unusual) or not os.path.isdir(folder):
        return False
    if not (prepare is None or _travels(prepare)) or not server.suits(environment):
        return False
    command = {
        "line": line,
        "program": program,
        "folder": folder,
        "environment": allocator_settings() | environment,
        "new_session": asked["start_new_session"],
        "safe_path": "-P" in line[: -len(program)],
        "prepare": prepare,
        "forks": program[:3] == ["-m", "deepstudio", "demo"] or WITH_CHILDREN[1] in line[: -len(program)],
    }
    files = [asked["p2cread"], asked["c2pwrite"], asked["errwrite"]]
    try:
        popen.pid = server.fork(command, [own if own != -1 else number for number, own in enumerate(files)])
    except OSError:
        return False
    popen._child_created = True
    popen._close_pipe_fds(
        *(asked[name] for name in ("p2cread", "p2cwrite", "c2pread", "c2pwrite", "errread", "errwrite"))
    )
    return True


def _program(line: list[str]) -> list[str] | None:
    """What follows Python's own options, if it is for the server."""
    match line:
        case [_, "-P", "-m", "deepstudio", "data", *_]:
            return None  # held to little memory, which a fork fills with torch from the start
        case [sys.executable, "-P", "-m", "deepstudio", *_]:
            return line[2:]
        case [sys.executable, "-m", "deepstudio", *_]:
            return line[1:]
        case [sys.executable, "-X", "preloaded" | "preloaded=children", "-c", _, *_]:
            return line[3:]
    return None


def _travels(prepare: Any) -> bool:
    """Whether what a child shall do first can be sent to it: a call of a library's function."""
    return isinstance(prepare, partial) and prepare.func.__module__ == "resource"


def _read_at_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in environment.items()
        if name.startswith(READ_AT_START) and name not in OWN_STREAMS
    }
