"""A forked command is to its test what a fresh interpreter is."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests import forking

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere nothing is forked")

FORKED = [sys.executable, *forking.PRELOADED, "-c"]
MANY = """
import atexit, json, os, sys, threading
atexit.register(print, "at exit")
threading.Thread(target=lambda: (threading.main_thread().join(), print("from a thread"))).start()
print(sys.argv, os.getcwd(), os.environ.get("COLOUR"), sys.stdin.read(), __name__)
print("wrong \\udcff", file=sys.stderr)
print(sys.stdout.encoding, sys.stdout.errors, sys.stdout.line_buffering, sys.stdout.write_through)
print(sys.stderr.encoding, sys.stderr.errors, sys.stderr.line_buffering, sys.stderr.write_through)
print(os.getsid(0) == os.getpid(), sorted(os.listdir("/proc/self/fd"))[:3], len(os.listdir("/proc/self/fd")))
"""
WAITS = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests may ignore it
try:
    print("ready", flush=True)
    signal.pause()
except KeyboardInterrupt:
    print("stopped")
"""
NESTED = """
import os, subprocess, sys
code = "import os; print(os.getppid(), 'deepstudio.engine' in __import__('sys').modules)"
done = subprocess.run([sys.executable, "-X", "preloaded", "-c", code], capture_output=True, text=True)
print(os.getpid(), True)
print(done.stdout, done.stderr)
"""
ENDS = {
    "returns": "",
    "exits": "import sys; sys.exit(7)",
    "exits with a sentence": "raise SystemExit('not today')",
    "fails": "open('gone.txt')",
    "is interrupted": "import os, signal; os.kill(os.getpid(), signal.SIGINT); input()",
    "is terminated": "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
    "kills itself": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "writes too much": "open('large', 'wb').write(b'0' * 9000)",
    "cannot write": "import os, sys; os.close(1); print('x'); sys.exit(3)",
}


@pytest.fixture(params=["forked", "fresh"])
def start(request: pytest.FixtureRequest) -> Iterator[str]:
    """Everything below holds for both, which is what it means."""
    with forking.fresh_interpreters() if request.param == "fresh" else nullcontext():
        yield request.param


def run(code: str, *args: str, **options: Any) -> subprocess.CompletedProcess[str]:
    given = {"capture_output": True, "encoding": "utf-8", "errors": "surrogateescape", "timeout": 60}
    return subprocess.run([*FORKED, code, *args], **given | options)


def is_forked(pid: int) -> bool:
    return "forkserver.py" in " ".join(psutil.Process(pid).cmdline())


def both(code: str, *args: str, **options: Any) -> tuple[Any, Any]:
    """How it ends as a fork and in a fresh interpreter, without the lines of a traceback that tell of files."""
    ends = []
    for surroundings in (nullcontext(), forking.fresh_interpreters()):
        with surroundings:
            done = run(code, *args, **options)
        said = [line for line in done.stderr.splitlines() if not line.startswith("  ")]
        ends.append((done.returncode, done.stdout, said))
    return ends[0], ends[1]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_it_finds_the_same_around_it(tmp_path: Path, unbuffered: str) -> None:
    surroundings = {**os.environ, "COLOUR": "blau 蓝", "PYTHONUNBUFFERED": unbuffered}
    forked, fresh = both(
        MANY, "a", "ü", cwd=tmp_path, env=surroundings, input="typed", start_new_session=True
    )
    assert forked == fresh
    assert forked[1].splitlines()[0] == f"['-c', 'a', 'ü'] {tmp_path} blau 蓝 typed __main__"
    assert forked[1].splitlines()[-2:] == ["from a thread", "at exit"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("code", ENDS.values(), ids=list(ENDS))
def test_it_ends_the_same_way(code: str, unbuffered: str, tmp_path: Path) -> None:
    small = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (4096, 4096))
    surroundings = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    forked, fresh = both(code, cwd=tmp_path, preexec_fn=small, env=surroundings)
    assert forked == fresh


def test_it_is_a_child_with_signals_of_its_own(start: str) -> None:
    with subprocess.Popen([*FORKED, WAITS], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        assert is_forked(child.pid) == (start == "forked")
        assert psutil.Process(child.pid).ppid() == os.getpid()
        assert child.poll() is None
        child.send_signal(signal.SIGINT)
        assert child.stdout.read() == "stopped\n"
    assert child.returncode == 0


def test_the_program_itself_is_forked_whoever_starts_it() -> None:
    for line in (["-m", "deepstudio"], ["-P", "-m", "deepstudio"]):
        command = [sys.executable, *line, "engine"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            assert is_forked(child.pid)
            child.communicate()
        assert child.returncode == 0


def test_commands_of_a_command_are_forked_too() -> None:
    done = subprocess.run(
        [sys.executable, *forking.WITH_CHILDREN, "-c", NESTED], capture_output=True, text=True, timeout=60
    )
    own, childs = done.stdout.split("\n")[:2]
    assert own == childs, done


def test_the_process_for_data_starts_without_torch() -> None:
    command = [sys.executable, "-P", "-m", "deepstudio", "data", "--help"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert not is_forked(child.pid)
        child.communicate()


@pytest.mark.parametrize("name", ["LC_ALL", "MALLOC_TRIM_THRESHOLD_", "OMP_NUM_THREADS", "PYTHONHASHSEED"])
def test_what_is_read_at_the_start_needs_a_fresh_interpreter(name: str) -> None:
    code = "import sys; print('torch' in sys.modules)"
    assert run(code).stdout == "True\n"
    assert run(code, env={**os.environ, name: "1"}).stdout == "False\n"


def test_a_test_may_ask_for_fresh_interpreters(fresh_interpreter: None) -> None:
    assert run("import sys; print('torch' in sys.modules)").stdout == "False\n"


def test_torch_computes_on_all_cores_after_a_fork() -> None:
    """Had the server computed anything, threads that did not survive the fork would be waited for for ever."""
    code = "import torch; print(float((torch.ones(300, 300) @ torch.ones(300, 300)).sum()), torch.get_num_threads())"
    forked, fresh = both(code)
    assert forked == fresh
    assert forked[1].startswith("27000000.0")
