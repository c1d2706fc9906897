"""The folder of a new run."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from deepstudio.core.project import Project
from deepstudio.storage.atomic import write_atomic, write_refused
from deepstudio.storage.environment import environment
from deepstudio.storage.leftovers import beside
from deepstudio.storage.project_file import encode
from deepstudio.storage.run_folder import RunFolder, RunRecord, run_number


def create_run(runs_dir: Path, project: Project, origin: str, *, waiting: bool = False) -> RunFolder:
    """Makes the folder of the next run, complete before it gets its name. Raises `Explained`.

    One that is `waiting` begins when somebody lets it, after the runs before it.
    """
    made, now = beside(runs_dir / "run", "new"), time.time()
    try:
        (made / "checkpoints").mkdir(parents=True)
        _fill(made, project, RunRecord(created=now, origin=origin, queued=now if waiting else 0.0))
        return RunFolder(_take_number(made, runs_dir))
    except OSError as error:
        raise write_refused(runs_dir, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _fill(folder: Path, project: Project, record: RunRecord) -> None:
    write_atomic(folder / "project.json", encode(project))
    write_atomic(folder / "environment.json", json.dumps(environment(), indent=2) + "\n")
    write_atomic(folder / "run.json", record.model_dump_json(indent=2) + "\n")
    (folder / "events.jsonl").touch()
    (folder / "commands.jsonl").touch()


def _take_number(made: Path, runs_dir: Path) -> Path:
    """Moves the folder to the next free number; another process may take the same one first.

    Numbers of runs in the bin stay theirs, so that each can come back.
    """
    for _ in range(100):
        number = max(_numbers(runs_dir, bin_beside(runs_dir)), default=0) + 1
        target = runs_dir / f"run-{number:03d}"
        try:
            made.rename(target)
        except OSError:
            if not target.exists():
                raise
            continue
        return target
    raise OSError(0, "no free number")


def bin_beside(runs_dir: Path) -> Path:
    """Where runs lie that were put into the bin of the project."""
    return runs_dir.with_name("bin")


def _numbers(*folders: Path) -> Iterator[int]:
    for folder in folders:
        with suppress(FileNotFoundError):
            yield from (run_number(name) or 0 for name in os.listdir(folder))
