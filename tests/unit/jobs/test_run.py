"""Training runs in processes of their own: followed, stopped, killed, left alone and taken up again."""

import platform
import sys
from collections.abc import Iterator
from itertools import takewhile

import psutil
import pytest

from deepstudio.core.events import AnyEvent, Failed, Finished
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.jobs.environment import ALLOCATOR, NICE
from deepstudio.jobs.inthread import fit_in_thread
from deepstudio.jobs.run import RunHandle, attach, start_run
from deepstudio.storage.project_folder import ProjectFolder

KINDS_OF_A_RUN = ["run_started", "epoch_started", "batch", "epoch", "finished"]


def kinds(events: list[AnyEvent]) -> list[str]:
    """The kinds in order of their first appearance, progress and checkpoints left out."""
    return [kind for kind in dict.fromkeys(event.kind for event in events) if kind in KINDS_OF_A_RUN]


def until(events: Iterator[AnyEvent], kind: str) -> list[AnyEvent]:
    """Takes events up to the first of `kind`."""
    return list(takewhile(lambda event: event.kind != kind, events))


@pytest.fixture
def running(folder: ProjectFolder, endless: Project) -> Iterator[tuple[RunHandle, Iterator[AnyEvent]]]:
    """A run that would go on for long, in the middle of its work."""
    handle = start_run(folder, endless)
    events = handle.follow()
    list(takewhile(lambda event: event.kind != "checkpoint" or "last" not in event.file, events))
    yield handle, events
    handle.kill()


def test_a_run_from_start_to_end(folder: ProjectFolder) -> None:
    handle = start_run(folder, folder.load())
    events = list(handle.follow())
    last = events[-1]
    assert isinstance(last, Finished)
    assert handle.wait() == 0
    assert kinds(events) == KINDS_OF_A_RUN
    assert events == handle.run.events()[0]
    state = handle.run.state()
    assert (state.status, state.epoch, state.has_weights) == ("finished", 2, True)
    assert state.test["accuracy"] == last.test["accuracy"] > 0.5
    assert not handle.alive()
    assert list(attach(handle.run).follow()) == events


def test_the_child_yields_to_the_window(running: tuple[RunHandle, Iterator[AnyEvent]]) -> None:
    handle, _ = running
    record = handle.run.record().process
    assert record is not None
    child = psutil.Process(record.pid)
    if sys.platform != "win32":
        assert child.nice() == min(19, psutil.Process().nice() + NICE)
    if sys.platform == "linux" and platform.libc_ver()[0] == "glibc":
        assert ALLOCATOR.items() <= child.environ().items()


def test_a_run_is_paused_stopped_and_resumed(
    running: tuple[RunHandle, Iterator[AnyEvent]], folder: ProjectFolder
) -> None:
    handle, events = running
    handle.send("pause")
    until(events, "paused")
    assert handle.run.state().status == "paused"
    handle.send("continue")
    until(events, "continued")
    handle.send("stop")
    stopped = list(events)[-1]
    assert isinstance(stopped, Finished)
    assert stopped.reason == "stopped"
    assert handle.wait() == 0
    shorter = handle.run.project()
    done = handle.run.state().epoch
    shorter = shorter.replace(training=shorter.training.replace(epochs=done + 1))
    again = start_run(folder, shorter, resume=handle.run)
    assert again.alive()
    events_again = list(again.follow(offset=handle.run.events_file.stat().st_size))
    assert events_again[-1].kind == "finished"
    assert [event.resumed for event in events_again if event.kind == "run_started"] == [True]
    assert again.run.state().epoch == done + 1
    assert again.wait() == 0


def test_a_killed_run_says_so_and_goes_on_from_its_checkpoint(
    running: tuple[RunHandle, Iterator[AnyEvent]], folder: ProjectFolder
) -> None:
    handle, events = running
    record = handle.run.record().process
    assert record is not None
    psutil.Process(record.pid).kill()
    failed = list(events)[-1]
    assert isinstance(failed, Failed)
    assert failed.cause == "died"
    assert "Resume" in str(failed.message.text())
    assert handle.run.state().status == "failed"
    assert handle.run.has_weights
    assert list(attach(handle.run).follow())[-1] == failed
    again = start_run(folder, handle.run.project(), resume=handle.run)
    events = again.follow(offset=handle.run.events_file.stat().st_size)
    until(events, "epoch")
    again.send("stop")
    assert list(events)[-1].kind == "finished"
    again.wait()


def test_a_run_outlives_its_window_and_is_found_again(
    running: tuple[RunHandle, Iterator[AnyEvent]], folder: ProjectFolder
) -> None:
    handle, events = running
    handle.release()
    assert "failed" not in kinds(list(events))  # following ends, the run does not
    found = ProjectFolder(folder.path).active_run()
    assert found is not None
    other = attach(found)
    assert other.alive()
    other.send("stop")
    assert list(other.follow())[-1].kind == "finished"


def test_another_start_of_a_run_at_work_is_refused(running: tuple[RunHandle, Iterator[AnyEvent]]) -> None:
    handle, _ = running
    with pytest.raises(Explained) as caught:
        handle.run.claim()
    assert caught.value.cause == "run_active"


def test_a_child_that_cannot_begin_is_no_silence(folder: ProjectFolder) -> None:
    run = folder.new_run(folder.load())
    handle = start_run(folder, folder.load(), resume=run)
    run.project_file.write_text("{")
    last = list(handle.follow())[-1]
    assert isinstance(last, Failed)
    assert last.cause == "broken"
    handle.wait()
    assert run.state().status == "failed"


def test_debug_mode_trains_in_this_process(folder: ProjectFolder) -> None:
    handle = fit_in_thread(folder, folder.load())
    events = list(handle.follow())
    assert kinds(events) == KINDS_OF_A_RUN
    assert events == handle.run.events()[0]
    assert not handle.alive()
    assert handle.run.state().status == "finished"


def test_debug_mode_obeys_and_resumes(folder: ProjectFolder, endless: Project) -> None:
    handle = fit_in_thread(folder, endless)
    events = handle.follow()
    until(events, "epoch")
    handle.kill()
    assert list(events)[-1].kind == "finished"
    assert handle.run.state().status == "stopped"
    again = fit_in_thread(folder, endless, resume=handle.run)
    events = again.follow()
    until(events, "epoch")
    again.release()
    assert list(events)[-1].kind == "finished"
