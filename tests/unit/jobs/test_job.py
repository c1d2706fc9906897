"""Long jobs: their events, their cancellation, and a child that dies."""

import os
import signal
import sys
from pathlib import Path

import pytest
from PIL import Image

from deepstudio.core.events import Failed, Result
from deepstudio.jobs import job as job_module
from deepstudio.jobs.job import Job
from deepstudio.storage.project_folder import ProjectFolder


def test_a_job_ends_in_its_result(folder: ProjectFolder) -> None:
    with Job("prepare", str(folder.path)) as job:
        events = list(job)
    assert isinstance(events[-1], Result)
    assert events[-1].value["samples"] == 1797
    assert any(event.kind == "progress" for event in events)
    assert not job.alive()


def test_a_problem_is_explained_by_the_job(folder: ProjectFolder) -> None:
    with Job("evaluate", str(folder.path)) as job:
        (failed,) = list(job)
    assert isinstance(failed, Failed)
    assert failed.cause == "not_trained"


@pytest.fixture
def many_pictures(tmp_path: Path, folder: ProjectFolder) -> ProjectFolder:
    """A project whose data takes a while to prepare."""
    for name in "ab":
        (tmp_path / "pictures" / name).mkdir(parents=True)
        Image.effect_noise((300, 300), 60).save(tmp_path / "pictures" / name / "0.png")
        for number in range(1, 1500):
            os.link(tmp_path / "pictures" / name / "0.png", tmp_path / "pictures" / name / f"{number}.png")
    project = folder.load()
    assert project.data is not None
    source = {"id": "picture-folder", "settings": {"path": str(tmp_path / "pictures")}}
    folder.save(project.replace(data=project.data.model_dump() | {"source": source, "found": None}))
    return folder


def test_a_cancelled_job_stops_and_leaves_nothing(many_pictures: ProjectFolder, own_home: Path) -> None:
    with Job("prepare", str(many_pictures.path)) as job:
        seen = []
        for event in job:
            seen.append(event.kind)
            job.cancel()
    assert "result" not in seen
    assert "failed" not in seen
    assert not list((own_home / "DeepStudio").rglob("*.npy"))


def test_a_killed_job_says_so(many_pictures: ProjectFolder) -> None:
    with Job("prepare", str(many_pictures.path)) as job:
        events = iter(job)
        next(events)
        os.kill(job.pid, signal.SIGKILL)
        last = list(events)[-1]
    assert isinstance(last, Failed)
    assert last.cause == "died"


def test_a_child_that_breaks_at_once_leaves_its_output_for_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys; print('{half', flush=True); sys.exit('it broke')"

    def command(*_: str) -> list[str]:
        return [sys.executable, "-c", script]

    monkeypatch.setattr("deepstudio.jobs.child.deepstudio_command", command)
    with Job("anything") as job:
        (failed,) = list(job)
    assert isinstance(failed, Failed)
    assert "it broke" in failed.details
    assert "exit code 1" in failed.details


def test_closing_ends_a_job_that_does_not_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('{}', flush=True); signal.pause()"

    def command(*_: str) -> list[str]:
        return [sys.executable, "-c", script]

    monkeypatch.setattr("deepstudio.jobs.child.deepstudio_command", command)
    monkeypatch.setattr(job_module, "GRACE", 0.1)
    job = Job("anything")
    job.close()
    assert not job.alive()
