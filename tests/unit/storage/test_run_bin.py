"""The bin of a project, runs that wait, and what a person notes of a run."""

import os
from pathlib import Path

import pytest

from deepstudio.cli.app import run as command_line
from deepstudio.core.events import EpochDone, Finished, RunStarted
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_bin import size_on_disk
from deepstudio.storage.run_folder import RunFolder


@pytest.fixture
def folder(tmp_path: Path) -> ProjectFolder:
    return ProjectFolder.create(tmp_path / "p", Project(name="p"))


def new_runs(folder: ProjectFolder, count: int) -> list[RunFolder]:
    return [folder.new_run(folder.load()) for _ in range(count)]


def test_a_run_goes_into_the_bin_and_comes_back_whole(folder: ProjectFolder) -> None:
    first, second = new_runs(folder, 2)
    second.set_title("Fast one")
    second.set_note("rate 0.1")
    second.best_weights.write_bytes(b"x" * 5000)
    folder.bin.take(second.id)
    assert [run.id for run in folder.runs()] == [first.id]
    (binned,) = folder.bin.runs()
    assert (binned.id, binned.title, binned.note) == (second.id, "Fast one", "rate 0.1")
    assert size_on_disk(binned.path) > 5000
    folder.bin.restore(second.id)
    assert [run.id for run in folder.runs()] == [second.id, first.id]
    assert RunFolder(second.path).note == "rate 0.1"
    assert second.best_weights.read_bytes() == b"x" * 5000
    assert folder.bin.runs() == []


def test_the_number_of_a_run_in_the_bin_stays_its_own(folder: ProjectFolder) -> None:
    _, second = new_runs(folder, 2)
    folder.bin.take(second.id)
    (third,) = new_runs(folder, 1)
    assert third.id == "run-003"
    folder.bin.restore(second.id)
    assert [run.id for run in folder.runs()] == ["run-003", "run-002", "run-001"]


def test_a_run_is_deleted_for_good_only_out_of_the_bin(folder: ProjectFolder) -> None:
    (run,) = new_runs(folder, 1)
    with pytest.raises(Explained, match="no run-001 in the bin"):
        folder.bin.delete(run.id)
    folder.bin.take(run.id)
    folder.bin.delete(run.id)
    assert os.listdir(folder.bin.path) == []
    with pytest.raises(Explained, match="no run-001 in the bin"):
        folder.bin.restore(run.id)
    for wrong in ("../runs", "run-1/..", ""):
        with pytest.raises(Explained):
            folder.bin.delete(wrong)


def test_a_run_at_work_does_not_go_into_the_bin(folder: ProjectFolder) -> None:
    (run,) = new_runs(folder, 1)
    run.claim()
    run.append(RunStarted(run=run.id, device="cpu", epochs=1, batches=1, batch_size=1))
    with pytest.raises(Explained, match="Stop it first"):
        folder.bin.take(run.id)
    assert run.path.is_dir()


def test_a_run_that_is_asked_for_by_name_is_told_to_lie_in_the_bin(folder: ProjectFolder) -> None:
    (run,) = new_runs(folder, 1)
    folder.bin.take(run.id)
    with pytest.raises(Explained, match="lies in the bin"):
        folder.run(run.id)


def test_a_run_waits_until_a_process_takes_it(folder: ProjectFolder) -> None:
    run = folder.new_run(folder.load(), waiting=True)
    assert run.is_waiting
    state = run.state()
    assert (state.status, state.is_waiting, state.is_active) == ("waiting", True, False)
    folder.bin.take(run.id)
    folder.bin.restore(run.id)
    assert run.state().is_waiting
    run.claim()
    assert not run.is_waiting
    assert run.state().status == "starting"


def test_the_command_line_puts_away_brings_back_and_notes(
    folder: ProjectFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = new_runs(folder, 2)
    first.append(
        RunStarted(run=first.id, device="cpu", epochs=1, batches=1, batch_size=1),
        EpochDone(epoch=1, step=1, metrics={"validation.accuracy": 0.9}, seconds=1, best=True),
        Finished(reason="done", test={"accuracy": 0.75}),
    )
    where = str(folder.path)
    assert command_line(["runs", where, "--note", "1", "the steady\n one"]) == 0
    told = capsys.readouterr().out
    assert "the steady one" in told
    assert "75.0 %" in told or "0.75" in told
    assert command_line(["runs", where, "--remove", "2"]) == 0
    assert second.id not in capsys.readouterr().out
    assert command_line(["runs", where, "--bin"]) == 0
    told = capsys.readouterr().out
    assert second.id in told
    assert first.id not in told
    assert command_line(["runs", where, "--restore", "2"]) == 0
    assert second.id in capsys.readouterr().out
    assert command_line(["runs", where, "--restore", "2"]) != 0
    assert "no run-002 in the bin" in capsys.readouterr().err
