"""What a run leaves in its folder while it is at work."""

import errno
import shutil
from collections.abc import Iterator

import pytest

from deepstudio.core.events import AnyEvent, BatchDone, Failed, Finished, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.run_log import FolderControl, record, train_recorded
from deepstudio.storage.process import ProcessIdentity
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.training import digits, kinds, new_run


def batch(step: int) -> BatchDone:
    return BatchDone(epoch=1, batch=step, step=step, metrics={"loss": 1.0}, learning_rate=0.1)


def test_a_recorded_training_leaves_its_events_and_its_result(tmp_path):
    project = digits(epochs=1)
    run = new_run(tmp_path, project)
    events = list(train_recorded(project, run, device="cpu"))
    on_disk, _ = run.events()
    assert on_disk == events
    state = run.state()
    assert (state.status, state.epoch, state.has_weights) == ("finished", 1, True)
    result = run.result()
    assert result["run"] == run.id
    assert result["test"] == events[-1].test
    assert result["best"]["epoch"] == 1


def test_a_failure_leaves_a_result_too(tmp_path):
    run = new_run(tmp_path, digits())
    events = list(train_recorded(digits(), run, device="nonsense"))
    assert kinds(events) == ["failed"]
    assert run.result()["cause"] == "unknown_device"


def test_commands_in_the_folder_are_obeyed(tmp_path):
    project = digits(epochs=100)
    run = new_run(tmp_path, project)
    for event in train_recorded(project, run, device="cpu"):
        if event.kind == "epoch" and event.epoch == 1:
            run.send("stop")
    assert isinstance(event, Finished)
    assert event.reason == "stopped"


def test_every_command_comes_once_and_in_order(tmp_path, monkeypatch):
    run = new_run(tmp_path, digits())
    monkeypatch.setattr(FolderControl, "LOOK_EVERY", 0.0)
    control = FolderControl(run)
    assert control.poll() is None
    run.send("pause")
    run.send("continue")
    assert [control.poll() for _ in range(3)] == ["pause", "continue", None]


def test_a_run_on_which_another_process_works_is_left_alone(tmp_path):
    project = digits()
    run = new_run(tmp_path, project)
    run.claim(ProcessIdentity.of(1))
    with pytest.raises(Explained) as refused:
        list(train_recorded(project, RunFolder(run.path)))
    assert refused.value.cause == "run_active"


def test_batches_are_written_before_they_are_handed_on(tmp_path):
    run = new_run(tmp_path, digits())

    def events() -> Iterator[AnyEvent]:
        yield from (batch(step) for step in range(1, 50))
        yield Note(message=Message.of(T("{n} more", n=1)))

    seen = 0
    for event in record(run, events()):
        seen += 1
        assert event.time
        assert len(run.events()[0]) >= seen
    assert seen == 50


def test_what_waits_is_written_when_the_listener_leaves(tmp_path):
    run = new_run(tmp_path, digits())
    listening = record(run, (batch(step) for step in range(1, 1000)))
    last = next(listening)
    listening.close()
    assert last in run.events()[0]


def test_a_full_disk_does_not_end_the_run_and_its_events_are_written_later(tmp_path, monkeypatch):
    run = new_run(tmp_path, digits())
    append, refusals = RunFolder.append, []

    def full_at_first(self: RunFolder, *events: AnyEvent) -> None:
        if len(refusals) < 3:
            refusals.append(events)
            raise Explained(T("full"), "disk_full") from OSError(errno.ENOSPC, "full")
        append(self, *events)

    monkeypatch.setattr(RunFolder, "append", full_at_first)
    notes = [Note(message=Message.of(T("{n}", n=number))) for number in range(5)]
    assert len(list(record(run, iter(notes)))) == 5
    assert [event.message.args["n"] for event in run.events()[0]] == [0, 1, 2, 3, 4]


def test_a_removed_run_ends_its_training_and_stays_removed(tmp_path):
    project = digits(epochs=1000)
    run = new_run(tmp_path, project)
    last = None
    for event in train_recorded(project, run, device="cpu"):
        if event.kind == "epoch" and event.epoch == 1:
            shutil.rmtree(run.path)
        last = event
    assert isinstance(last, Failed)
    assert last.cause == "run_gone"
    assert run.id in str(last.message.text())
    assert not run.path.exists()


def test_a_run_whose_files_are_going_gets_no_new_ones(tmp_path):
    project = digits(epochs=1000)
    run = new_run(tmp_path, project)
    for event in train_recorded(project, run, device="cpu"):
        if event.kind == "epoch" and event.epoch == 1:
            for path in run.path.rglob("*.*"):
                path.unlink()
    assert event.cause == "run_gone"
    assert [path for path in run.path.rglob("*") if path.is_file()] == []
