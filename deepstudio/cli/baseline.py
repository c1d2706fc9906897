"""`deepstudio baseline` (hidden): what a simple method achieves on the samples of a run."""

from __future__ import annotations

from collections.abc import Iterator

from deepstudio.cli.evaluate import ExaminedPart, PartOption
from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.opening import project_folder, trained_run
from deepstudio.cli.options import ProjectDir, RunId
from deepstudio.cli.output import show_json
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.events import AnyEvent, Result
from deepstudio.storage.project_folder import ProjectFolder


def baseline(
    directory: ProjectDir, run: RunId = None, split: PartOption = ExaminedPart.test, events: Events = None
) -> None:
    """Trains and examines the simple method."""
    with EventStream(events) as stream, Watching() as watching:
        result = outcome(_found(project_folder(directory), run, split), stream, watching)
    if isinstance(result, Result):
        show_json(result.value)


def _found(folder: ProjectFolder, id: str | None, split: ExaminedPart) -> Iterator[AnyEvent]:
    run = trained_run(folder, id)
    from deepstudio.engine.baseline import baseline as simple

    yield from simple(run, split.value)
