"""The process that tests fork their commands from: it imports what is slow to import, and computes nothing.

Started by `tests.forking` with the number of a socket. Each message on it describes a command line; its three files
come along. The answer is the number of a new process, which the tests' process then owns as if it had started it.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import os
import pickle
import pkgutil
import runpy
import signal
import socket
import sys
import threading
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

LONGEST = 1 << 17  # bytes of a message
# What the program imports where it is needed: slow, and without a state of its own.
SLOW = (
    "captum.attr",
    "onnx",
    "onnxruntime",
    "onnxscript",
    "pandas",
    "rich.progress",
    "rich.traceback",
    "sklearn.datasets",
    "sklearn.feature_extraction.text",
    "sklearn.linear_model",
    "torch._dynamo",
    "torch.export",
    "torch.onnx._internal.exporter._core",
    "typer.rich_utils",
)


@dataclass(frozen=True)
class Command:
    """A command line of this Python, and the surroundings it shall find."""

    line: list[str]
    program: list[str]  # what follows Python's own options: -m MODULE … or -c CODE …
    folder: str
    environment: dict[str, str]
    new_session: bool
    safe_path: bool
    forks: bool  # it starts commands itself
    prepare: Callable[[], object] | None = None
    files: tuple[int, ...] = field(default=())

    def take_over(self) -> None:
        """Makes this process look like a fresh interpreter with that command line."""
        signal.signal(signal.SIGINT, INTERRUPT)
        if self.new_session:
            os.setsid()
        for number, file in enumerate(self.files):
            os.dup2(file, number)
            os.close(file)
        os.chdir(self.folder)
        os.environ.clear()
        os.environ.update({**ADDED, **self.environment})
        _open_streams(unbuffered=bool(self.environment.get("PYTHONUNBUFFERED")))
        sys.orig_argv = self.line
        sys.path[:] = [*([] if self.safe_path else [self._beside()]), *PATH]
        if self.prepare is not None:
            self.prepare()

    def run(self) -> None:
        kind, program, *rest = self.program
        sys.argv = [kind, *rest]
        if kind == "-m":
            runpy.run_module(program, run_name="__main__", alter_sys=True)
        else:
            main = sys.modules["__main__"] = types.ModuleType("__main__")
            exec(compile(program, "<string>", "exec"), vars(main))

    def _beside(self) -> str:
        return self.folder if self.program[0] == "-m" else ""


INTERRUPT = signal.getsignal(signal.SIGINT)
PATH = list(sys.path)
ROOT = str(Path(__file__).resolve().parents[1])
ADDED: dict[str, str] = {}


def main() -> None:
    """Serves to its end; a child goes on from there with its command."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the tests
    _import_slow_things()
    command = _next_child(socket.socket(fileno=int(sys.argv[1])))
    if command is None:
        os._exit(0)
    _end(_exit_code(command))


def _import_slow_things() -> None:
    before = dict(os.environ)
    engine = importlib.import_module("deepstudio.engine")
    for module in pkgutil.walk_packages(engine.__path__, "deepstudio.engine."):
        importlib.import_module(module.name)
    for name in SLOW:
        importlib.import_module(name)
    importlib.import_module("deepstudio.catalog").registry()
    sys.path.append(ROOT)
    importlib.import_module("tests.forking")
    sys.path.remove(ROOT)
    ADDED.update({name: value for name, value in os.environ.items() if before.get(name) != value})
    gc.collect()
    gc.freeze()  # a collection in a child must not copy all pages


def _next_child(connection: socket.socket) -> Command | None:
    """The command of the child that this has become; None in the server, when it is needed no more."""
    while True:
        message, files, _, _ = socket.recv_fds(connection, LONGEST, 3)
        if not message:
            return None
        reading, writing = os.pipe()
        middle = os.fork()
        if middle == 0:
            parent = os.getpid()
            child = os.fork()
            if child == 0:
                while os.getppid() == parent:
                    os.sched_yield()
                connection.close()
                os.close(reading)
                os.close(writing)
                command = Command(**pickle.loads(message), files=tuple(files))
                if command.forks:
                    return _with_own_server(command)
                command.take_over()
                return command
            os.write(writing, str(child).encode())
            os._exit(0)
        os.waitpid(middle, 0)  # from here on the child belongs to the tests' process
        for file in (*files, writing):
            os.close(file)
        with os.fdopen(reading, "rb") as pipe:
            connection.send(pipe.read())


def _with_own_server(command: Command) -> Command | None:
    """Leaves a second self behind, as new as this one, for `command` to fork its own commands from."""
    forking = sys.modules["tests.forking"]
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    second = os.fork()
    if second == 0:
        ours.close()
        for file in command.files:
            os.close(file)
        return _next_child(theirs)
    theirs.close()
    command.take_over()
    forking.install()
    forking.server.take(second, ours)
    atexit.register(forking.server.close)
    return command


def _exit_code(command: Command) -> int:
    """Runs the command; the exit code is that of an interpreter."""
    try:
        command.run()
    except SystemExit as error:
        if isinstance(error.code, int | None):
            return error.code or 0
        print(error.code, file=sys.stderr)
        return 1
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
        if isinstance(error, KeyboardInterrupt):
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
        return 1
    return 0


def _end(code: int) -> None:
    """Ends as an interpreter does, but does not take all modules apart: pages that are shared would be copied."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError) as error:
            if not stream.closed:
                code = 120
                _tell_unwritten(stream, error)
    os._exit(code & 0xFF)


def _tell_unwritten(stream: TextIO, error: Exception) -> None:
    """What an interpreter says at its end of what it could not write to the standard output."""
    if stream is sys.stdout:
        name = "<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>"
        print(f"Exception ignored in: {name}\n{type(error).__name__}: {error}", file=sys.stderr)


def _open_streams(unbuffered: bool) -> None:
    """Anew, as Python opens them at its start: buffered or not, by line at a terminal."""
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8", "surrogateescape")
    sys.stdout = _output(1, "surrogateescape", unbuffered)
    sys.stderr = _output(2, "backslashreplace", unbuffered)
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr


def _output(number: int, errors: str, unbuffered: bool) -> io.TextIOWrapper:
    raw = io.FileIO(number, "wb", closefd=False)
    by_line = not unbuffered and (number == 2 or raw.isatty())
    stream = raw if unbuffered else io.BufferedWriter(raw)
    return io.TextIOWrapper(stream, "utf-8", errors, line_buffering=by_line, write_through=unbuffered)


if __name__ == "__main__":
    main()
