"""Taking a run up: only its owner changes it, and what is refused leaves it as it was."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.events import Finished, RunStarted
from deepstudio.core.explained import Explained
from deepstudio.jobs.inthread import fit_in_thread
from deepstudio.jobs.run import start_run
from deepstudio.storage.process import ProcessIdentity
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from tests.journeys.commands import here

STARTED = RunStarted(run="run-001", device="cpu", epochs=3, batches=2, batch_size=8)


@pytest.fixture
def folder(tmp_path: Path) -> ProjectFolder:
    template = registry().templates.get("digits-mlp")
    assert template is not None
    return ProjectFolder.create(tmp_path / "p", template().build("Digits"))


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


def test_a_run_at_work_keeps_its_plan_and_its_commands(
    folder: ProjectFolder, run: RunFolder, other: ProcessIdentity, capsys: pytest.CaptureFixture[str]
) -> None:
    run.claim(other)
    run.append(STARTED)
    run.send("pause")
    before = run.project_file.read_bytes()
    ended = here(capsys, "train", folder.path, "--resume", "--epochs", "7")
    assert ended.code == 1
    assert "Another process works on run-001" in ended.err
    longer = folder.load()
    longer = longer.replace(training=longer.training.replace(epochs=7))
    for start in (start_run, fit_in_thread):
        with pytest.raises(Explained) as caught:
            start(folder, longer, resume=run)
        assert caught.value.cause == "run_active"
    assert run.project_file.read_bytes() == before
    assert run.commands()[0] == ["pause"]
    assert run.record().process == other


def test_a_wrong_setting_leaves_a_finished_run_finished(
    folder: ProjectFolder, run: RunFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    run.claim()
    run.append(STARTED, Finished(reason="done"))
    ended = here(capsys, "train", folder.path, "--resume", "--set", "training.nonsense=1")
    assert ended.code == 2
    assert run.state().status == "finished"
    assert run.record().sessions == 1
