"""`deepstudio prepare` (hidden): reads a project's samples once, ahead of training."""

from __future__ import annotations

from collections.abc import Iterator

from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.opening import project_folder
from deepstudio.cli.options import ProjectDir
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Result
from deepstudio.core.project import Project


def prepare(directory: ProjectDir, events: Events = None) -> None:
    """Prepares the data of a project."""
    with EventStream(events) as stream, Watching() as watching:
        outcome(_prepared(project_folder(directory).load()), stream, watching)


def _prepared(project: Project) -> Iterator[AnyEvent]:
    """Progress, and then what was found and made."""
    from deepstudio.catalog import registry
    from deepstudio.engine.preparing import prepared_data

    prepared = yield from prepared_data(project, registry(), lambda: False)
    found = prepared.found.model_dump(mode="json")
    yield Result(value={"found": found, "folder": str(prepared.folder), "samples": len(prepared.ids)})
