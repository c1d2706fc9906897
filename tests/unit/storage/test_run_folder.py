"""Run folders: what happened can be read whatever a crash left behind."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deepstudio.core.events import (
    BatchDone,
    Continued,
    EpochDone,
    EpochStarted,
    Failed,
    Finished,
    Message,
    Paused,
    RunStarted,
)
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.storage.process import ProcessIdentity
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder

STARTED = RunStarted(run="run-001", device="cpu", epochs=3, batches=2, batch_size=8)
FAILED = Failed(message=Message.of(T("no")), cause="died")


def epoch(number: int, best: bool = True) -> EpochDone:
    return EpochDone(
        epoch=number, step=number * 2, metrics={"validation.loss": 1.0 / number}, seconds=1, best=best
    )


def batch(step: int) -> BatchDone:
    return BatchDone(epoch=1, batch=step, step=step, metrics={"loss": float("nan")}, learning_rate=0.1)


@pytest.fixture
def folder(tmp_path: Path) -> ProjectFolder:
    return ProjectFolder.create(tmp_path / "p", Project(name="p"))


@pytest.fixture
def run(folder: ProjectFolder) -> RunFolder:
    return folder.new_run(folder.load(), "test")


@pytest.fixture
def dead_process() -> ProcessIdentity:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    identity = ProcessIdentity.of(child.pid)
    assert identity.is_alive()
    child.communicate()
    return identity


def test_runs_are_numbered_and_frozen(folder: ProjectFolder) -> None:
    first = folder.new_run(folder.load())
    folder.save(folder.load().replace(name="changed"))
    second = folder.new_run(folder.load())
    assert [one.id for one in folder.runs()] == ["run-002", "run-001"]
    assert (first.project().name, second.project().name) == ("p", "changed")
    assert first.environment()["python"]
    assert sorted(os.listdir(folder.runs_dir)) == ["run-001", "run-002"]
    assert folder.runs()[0] is second


def test_an_unknown_run_names_those_there_are(folder: ProjectFolder, run: RunFolder) -> None:
    with pytest.raises(Explained, match="run-001"):
        folder.run("run-009")
    assert folder.run("run-001") is run


def test_events_come_back_as_they_were(run: RunFolder) -> None:
    run.append(STARTED, EpochStarted(epoch=1))
    events, offset = run.events()
    run.append(batch(1))
    more, _ = run.events(offset)
    assert [event.kind for event in [*events, *more]] == ["run_started", "epoch_started", "batch"]
    assert more[0].metrics["loss"] != more[0].metrics["loss"]  # type: ignore[union-attr]
    assert all(event.time > 0 for event in events)


def test_a_half_line_waits_until_it_is_whole(run: RunFolder) -> None:
    line = (STARTED.model_dump_json() + "\n").encode()
    with run.events_file.open("ab", buffering=0) as file:
        file.write(line[:30])
        assert run.events() == ([], 0)
        file.write(line[30:])
    events, offset = run.events()
    assert events == [STARTED]
    assert offset == len(line)


def test_a_line_torn_by_a_crash_costs_only_itself(run: RunFolder) -> None:
    run.append(STARTED)
    with run.events_file.open("ab") as file:
        file.write(b'{"time": 1, "kind": "epo')
    run.append(epoch(1))
    assert [event.kind for event in run.events()[0]] == ["run_started", "epoch"]
    assert run.state().epoch == 1


def test_an_event_of_a_newer_program_is_passed_over(run: RunFolder) -> None:
    with run.events_file.open("ab") as file:
        file.write(b'{"kind": "telepathy"}\n\xff\xfe\n' + b"[" * 100_000 + b"\n")
    run.append(STARTED)
    assert [event.kind for event in run.events()[0]] == ["run_started"]


def test_the_state_follows_the_events(run: RunFolder) -> None:
    assert run.state().status == "starting"
    run.claim()
    run.append(STARTED)
    assert run.state().status == "running"
    run.append(batch(1), epoch(1), epoch(2, best=False))
    run.append(Paused())
    state = run.state()
    assert (state.status, state.epoch, state.epochs, state.best_epoch) == ("paused", 2, 3, 1)
    assert state.best == {"validation.loss": 1.0}
    run.append(Continued())
    assert run.state().status == "running"
    run.append(
        Finished(reason="stopped", best={"validation.loss": 0.5}, best_epoch=2, test={"accuracy": 0.9})
    )
    state = run.state()
    assert (state.status, state.best_epoch, state.test) == ("stopped", 2, {"accuracy": 0.9})
    assert not run.is_alive()


def test_a_reader_that_begins_late_sees_the_same(run: RunFolder) -> None:
    run.claim()
    run.append(STARTED, epoch(1), FAILED)
    assert RunFolder(run.path).state() == run.state()
    assert run.state().status == "failed"
    assert run.state().failure == FAILED.message


def test_a_dead_process_means_interrupted(run: RunFolder, dead_process: ProcessIdentity) -> None:
    run.claim(dead_process)
    run.append(STARTED)
    assert run.state().status == "interrupted"
    assert not run.state().is_active


def test_the_number_of_a_dead_process_may_belong_to_another(run: RunFolder) -> None:
    mine = ProcessIdentity.of()
    earlier = {"created": mine.created - 1000, "ticks": max(0, mine.ticks - 100_000)}
    run.claim(mine.model_copy(update=earlier))
    run.append(STARTED)
    assert run.state().status == "interrupted"


def test_a_run_elsewhere_lives_by_its_heartbeat(run: RunFolder) -> None:
    run.claim(ProcessIdentity(pid=1, created=1.0, host="another machine"))
    run.append(STARTED)
    assert run.state().status == "running"
    long_ago = time.time() - 3600
    os.utime(run.record_file, (long_ago, long_ago))
    assert run.state().status == "interrupted"
    run.beat()
    assert run.state().status == "running"


def test_two_processes_do_not_work_on_one_run(run: RunFolder) -> None:
    run.claim()
    run.claim()
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        with pytest.raises(Explained) as caught:
            run.claim(ProcessIdentity.of(other.pid))
    finally:
        other.communicate()
    assert caught.value.cause == "run_active"


def test_a_resumed_run_is_starting_again(run: RunFolder, dead_process: ProcessIdentity) -> None:
    run.claim(dead_process)
    run.append(STARTED, epoch(1), Finished(reason="done"))
    assert run.state().status == "finished"
    run.claim()
    assert run.state().status == "starting"
    run.append(STARTED.model_copy(update={"resumed": True}))
    assert run.state().status == "running"
    run.append(Finished(reason="done"))
    assert run.state().status == "finished"


def test_commands_reach_the_process_in_order(run: RunFolder) -> None:
    run.send("pause")
    with run.commands_file.open("ab") as file:
        file.write(b'{"command": "explode"}\nnot json\n[]\n')
    run.send("stop_keep_best")
    commands, offset = run.commands()
    assert commands == ["pause", "stop_keep_best"]
    assert run.commands(offset) == ([], offset)


def test_old_commands_are_forgotten_before_a_run_goes_on(run: RunFolder) -> None:
    run.send("stop")
    now = time.time()
    run.clear_commands(before=now)
    assert run.commands()[0] == []
    run.send("pause")
    run.clear_commands(before=now)
    assert run.commands()[0] == ["pause"]
    run.clear_commands()
    assert run.commands()[0] == []


def test_a_run_gets_a_title_and_is_deleted(folder: ProjectFolder, run: RunFolder) -> None:
    assert run.title == run.id
    run.set_title("  with\nmore   dropout 猫 ")
    assert RunFolder(run.path).title == "with more dropout 猫"
    run.delete()
    assert folder.runs() == []
    assert os.listdir(folder.runs_dir) == []


def test_a_run_at_work_is_not_deleted(run: RunFolder) -> None:
    run.claim()
    run.append(STARTED)
    with pytest.raises(Explained) as caught:
        run.delete()
    assert caught.value.cause == "run_active"
    assert run.path.is_dir()


def test_weights_decide_which_run_is_used(folder: ProjectFolder, run: RunFolder) -> None:
    assert folder.latest_with_weights() is None
    run.last_weights.write_bytes(b"x")
    folder.new_run(folder.load())
    assert folder.latest_with_weights() is run
    assert run.state().has_weights


@pytest.mark.parametrize("name", ["run.json", "environment.json", "result.json", "title.txt", "events.jsonl"])
def test_damaged_files_do_not_hide_a_run(run: RunFolder, name: str) -> None:
    (run.path / name).write_bytes(b"\xff{" + b"[" * 10_000)
    assert isinstance(run.state().status, str)
    assert run.title == "run-001"
    assert run.result() == {}
    assert isinstance(run.environment(), dict)


def test_results_are_json(run: RunFolder) -> None:
    run.write_result({"best": {"名": 1}})
    assert json.loads(run.result_file.read_text(encoding="utf-8")) == run.result() == {"best": {"名": 1}}
