"""Trained projects that several tests start from: made once, also where several workers and several runs want them.

They lie in pytest's cache, under a name made of the project and of all code that trains: another setting, line of
the engine or torch makes another. Whoever uses one works on a copy.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import torch
from filelock import FileLock

from deepstudio.catalog import registry
from deepstudio.core.events import Finished
from deepstudio.core.project import Project
from deepstudio.data.scanning import scan
from deepstudio.jobs.run import start_run
from deepstudio.storage.project_folder import ProjectFolder

ROOT = Path(__file__).resolve().parents[1]
# The window and the command line do not decide what comes out of a training.
CODE = ("catalog", "core", "data", "engine", "jobs", "storage")
KEPT = 40  # the newest ones

Make = Callable[[Path, Project], object]


def found(project: Project) -> Project:
    """The project as it is once its data has been looked through."""
    assert project.data is not None
    data = project.data.replace(found=scan(project.data, registry()).found)
    return project.replace(data=data)


def in_a_process(folder: Path, project: Project) -> None:
    """Trains as the window does."""
    handle = start_run(ProjectFolder.create(folder, project), project, device="cpu")
    *_, last = handle.follow()
    handle.wait(10)
    handle.release()
    assert isinstance(last, Finished), last


def trained(config: pytest.Config, project: Project, make: Make = in_a_process) -> Path:
    """The folder of `project`, where `make(folder, project)` has trained it. Only to be copied."""
    place = _places(config)
    name = _name(project, make)
    with FileLock(place / f"{name}.lock"):
        kept = place / name
        if not kept.is_dir():
            _forget_old(place)
            half = place / f"{name}.half"
            shutil.rmtree(half, ignore_errors=True)
            make(half, project)
            half.rename(kept)
        os.utime(kept)
    return kept


def _places(config: pytest.Config) -> Path:
    if hasattr(config, "cache"):
        return Path(config.cache.mkdir("trained"))
    place = Path(os.environ["DEEPSTUDIO_HOME"]) / "trained"
    place.mkdir(parents=True, exist_ok=True)
    return place


def _name(project: Project, make: Make) -> str:
    """One that changes with whatever may change the run."""
    what = f"{make.__module__}.{make.__qualname__} {project.model_dump_json()}"
    return hashlib.sha256(f"{what} {torch.__version__} {_code()}".encode()).hexdigest()[:16]


@cache
def _code() -> str:
    digest = hashlib.sha256()
    for room in CODE:
        for file in sorted((ROOT / "deepstudio" / room).rglob("*.py")):
            digest.update(file.relative_to(ROOT).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


def _forget_old(place: Path) -> None:
    """Leaves the newest, as each change of the engine makes all anew."""
    kept = sorted((path for path in place.iterdir() if path.is_dir()), key=lambda path: -path.stat().st_mtime)
    for path in kept[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
        path.with_suffix(".lock").unlink(missing_ok=True)
