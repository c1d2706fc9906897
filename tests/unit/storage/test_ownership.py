"""A run belongs to one process, whatever the clock says and however many want it at once."""

import errno
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from deepstudio.core.events import RunStarted
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.storage import run_folder
from deepstudio.storage.process import ProcessIdentity
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder

STARTED = RunStarted(run="run-001", device="cpu", epochs=3, batches=2, batch_size=8)
CLAIMS = """
import sys
from pathlib import Path
from deepstudio.core.explained import Explained
from deepstudio.storage.run_folder import RunFolder
import filelock
print("ready", flush=True)
for line in sys.stdin:
    try:
        RunFolder(Path(line.rstrip("\\n"))).claim()
        print("got", flush=True)
    except Explained as error:
        print(error.cause, flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> ProjectFolder:
    return ProjectFolder.create(tmp_path / "p", Project(name="p"))


@pytest.fixture
def run(folder: ProjectFolder) -> RunFolder:
    return folder.new_run(folder.load())


@pytest.fixture
def other() -> Iterator[ProcessIdentity]:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        yield ProcessIdentity.of(child.pid)
    finally:
        child.communicate()


@pytest.fixture
def clock_stepped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader sees each process begin ten seconds later, as on Linux after somebody set the clock."""
    real = psutil.Process.create_time
    monkeypatch.setattr(psutil.Process, "create_time", lambda self: real(self) + 10)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems note the start of a process once")
def test_a_step_of_the_clock_changes_no_owner(
    run: RunFolder, other: ProcessIdentity, request: pytest.FixtureRequest
) -> None:
    run.claim(other)
    run.append(STARTED)
    request.getfixturevalue("clock_stepped")
    assert run.state().status == "running"
    for refused in (run.claim, run.refuse_if_active, run.delete):
        with pytest.raises(Explained) as caught:
            refused()
        assert caught.value.cause == "run_active"
    run.claim(other)  # the process itself is known again
    assert run.record().sessions == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell by the time of the start")
def test_a_process_before_the_machine_started_again_is_dead(run: RunFolder, other: ProcessIdentity) -> None:
    run.claim(other.model_copy(update={"boot": "another start"}))
    run.append(STARTED)
    assert run.state().status == "interrupted"


def test_a_record_of_an_older_version_still_tells_its_owner(run: RunFolder, other: ProcessIdentity) -> None:
    old = {"pid": other.pid, "created": other.created, "host": other.host}
    run.record_file.write_text(json.dumps({"created": 1.0, "process": old, "sessions": 1}))
    assert run.is_alive()
    old["created"] -= 1000
    run.record_file.write_text(json.dumps({"created": 1.0, "process": old, "sessions": 1}))
    assert not run.is_alive()
    run.claim()
    assert run.record().sessions == 2


def test_a_process_that_cannot_be_examined_counts_as_alive(
    run: RunFolder, other: ProcessIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.claim(other)

    def refuse(self: psutil.Process) -> str:
        raise psutil.AccessDenied(self.pid)

    monkeypatch.setattr(psutil.Process, "status", refuse)
    assert run.is_alive()


def test_of_two_processes_that_claim_at_once_one_gets_the_run(folder: ProjectFolder) -> None:
    command = [sys.executable, "-c", CLAIMS]
    pipe = subprocess.PIPE
    children = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(2)]
    try:
        assert [child.stdout.readline().strip() for child in children if child.stdout] == ["ready"] * 2
        for _ in range(20):
            run = folder.new_run(folder.load())
            for child in children:
                assert child.stdin
                child.stdin.write(f"{run.path}\n")
            for child in children:
                assert child.stdin
                child.stdin.flush()
            answers = sorted(child.stdout.readline().strip() for child in children if child.stdout)
            assert answers == ["got", "run_active"]
            assert run.record().sessions == 1
    finally:
        for child in children:
            child.communicate()


def test_a_claim_waits_for_another_that_is_being_made(
    run: RunFolder, other: ProcessIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_folder, "CLAIMING", 0.01)
    with run._claiming(), pytest.raises(Explained) as caught:
        RunFolder(run.path).claim(other)
    assert caught.value.cause == "run_active"
    run.claim(other)


def test_a_disk_without_locks_still_knows_the_owner(
    run: RunFolder, other: ProcessIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("filelock.FileLock.acquire", no_locks)
    run.claim(other)
    with pytest.raises(Explained) as caught:
        run.claim()
    assert caught.value.cause == "run_active"


def test_a_run_elsewhere_is_judged_by_the_clock_of_its_disk(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.claim(ProcessIdentity(pid=1, created=1.0, host="another machine"))
    run.append(STARTED)
    now = time.time()
    for wrong in (now + 3600, now - 3600):
        monkeypatch.setattr(time, "time", lambda wrong=wrong: wrong)
        assert RunFolder(run.path).is_alive()
        assert not [name for name in os.listdir(run.path) if name.startswith(".")]


def test_a_process_in_another_container_counts_as_elsewhere(run: RunFolder) -> None:
    mine = ProcessIdentity.of()
    if not mine.space:
        pytest.skip("this system has no containers")
    run.claim(mine.model_copy(update={"space": "pid:[1]", "pid": 2**22 + 1}))
    run.append(STARTED)
    assert run.state().status == "running", "its heartbeat tells"


def test_a_removed_run_is_not_made_again(run: RunFolder) -> None:
    for path in (run.record_file, run.events_file, run.commands_file):
        path.unlink()
    for refused in (run.claim, lambda: run.append(STARTED), lambda: run.send("stop")):
        with pytest.raises(Explained) as caught:
            refused()
        assert caught.value.cause == "run_gone"
    assert not run.events_file.exists()
    assert not run.commands_file.exists()
