"""Small drawings of data: of the samples that templates bring, and of the projects a person has. Kept on the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from deepstudio import __version__
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.data import served
from deepstudio.data.sketch import Sketch, as_json, of_json
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.atomic import make_folder, write_atomic
from deepstudio.storage.preferred_places import cache_dir

LIMIT = 1 << 20  # bytes


def sketch_of_sample(plan: DataPlan) -> Sketch:
    """Of data that comes with the program; waits for the data process the first time. Raises `Explained`."""
    kinds = [f"{name} {column.id} {column.use}" for name, column in plan.columns.items()]
    file = _file("\0".join((__version__, plan.source.key, *kinds)))
    found = _read(file)
    if found is None:
        found = data_process().call(served.sketch, plan, ())
        _keep(file, found)
    return found


def sketch_of_project(folder: Path) -> Sketch | None:
    """What was kept of a project, if something was; the data itself is not touched."""
    return _read(_file_of(folder))


def sketch_project(folder: Path, plan: DataPlan, ids: Sequence[str]) -> Sketch:
    """Keeps a drawing of these samples of a project; waits for the data process. Raises `Explained`."""
    found = data_process().call(served.sketch, plan, tuple(ids))
    _keep(_file_of(folder), found)
    return found


def _file_of(folder: Path) -> Path:
    return _file(str(folder.absolute()))


def _file(key: str) -> Path:
    return (
        cache_dir() / "sketches" / f"{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:40]}.json"
    )


def _read(file: Path) -> Sketch | None:
    try:
        if file.stat().st_size > LIMIT:
            return None
        return of_json(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _keep(file: Path, sketch: Sketch) -> None:
    """A cache only: a disk that refuses is no reason to show nothing."""
    with suppress(Explained, OSError, ValueError):
        make_folder(file.parent)
        write_atomic(file, as_json(sketch))
