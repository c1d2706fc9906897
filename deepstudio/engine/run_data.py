"""The data of a run: its own parts, noted when it began and kept whatever is added, moved or split anew since."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.text import T
from deepstudio.data.changes import sentences
from deepstudio.data.corrections import located
from deepstudio.data.parts import Known, arranged_alone, arranged_further, known_contents, parts_of
from deepstudio.data.prepared import Prepared
from deepstudio.data.run_samples import known_parts
from deepstudio.data.scan import Scan
from deepstudio.data.standing import Standing, standing
from deepstudio.data.work import IsCancelled, OnProgress
from deepstudio.engine import ranks
from deepstudio.engine.preparing import ReportingCall, prepared_data
from deepstudio.engine.trial_run import TrialRun
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_parts import RunParts, write_parts


def training_data(
    project: Project, run: RunFolder, cancelled: IsCancelled
) -> Generator[AnyEvent, None, Prepared]:
    """Yields progress and notes; returns the data. A run that begins notes its parts, one that goes on keeps them.

    A run that starts from the weights of another one keeps that one's parts as well, so that it is not examined with
    samples that these weights were trained on. One that is tried out brings its data along.
    """
    if isinstance(run, TrialRun):
        return run.prepared
    own, unknown = known_parts(run)
    if own is not None:
        return (yield from own_data(project, run, own, cancelled))
    if run.last_weights.is_file():
        yield Note(message=Message.of(unknown))
        return (yield from prepared_data(_where_it_lies(project, run), registry(), cancelled))
    others = yield from _others(project, run)
    arrange = _Arranged(project.data, others[1], arranged_further) if others else None
    prepared = yield from prepared_data(project, registry(), cancelled, arrange)
    if others is not None and arrange is not None and arrange.now is not None and arrange.differs:
        yield from _told_of_others(others[0], arrange.now)
    yield from _noted(project, run, prepared, cancelled)
    return prepared


def own_data(
    project: Project, run: RunFolder, parts: RunParts, cancelled: IsCancelled
) -> Generator[AnyEvent, None, Prepared]:
    """The samples of a run in its own parts, as far as they are there; what has changed is told."""
    project = _where_it_lies(project, run)
    arrange = _Arranged(project.data, parts, arranged_alone)
    prepared = yield from prepared_data(project, registry(), cancelled, arrange)
    if arrange.now is not None:
        for text in sentences(arrange.now, run.id):
            yield Note(message=Message.of(text))
    return prepared


def _where_it_lies(project: Project, run: RunFolder) -> Project:
    """The project of a run with its data where that lies now."""
    return project.replace(data=located(run, project.data)) if project.data is not None else project


@dataclass
class _Arranged:
    """Brings what was found into the parts of a run, and keeps how its samples stand.

    `differs` tells whether the plan would have drawn other parts.
    """

    plan: DataPlan | None
    parts: RunParts
    arrange: Callable[[Scan, Standing, RunParts, DataPlan], Scan]
    now: Standing | None = None
    differs: bool = False

    def __call__(self, found: Scan, on_progress: OnProgress, cancelled: IsCancelled) -> Scan:
        assert self.plan is not None
        self.now = standing(self.parts, found, self.plan, registry(), on_progress, cancelled)
        arranged = self.arrange(found, self.now, self.parts, self.plan)
        self.differs = arranged.parts is not None
        return arranged


def _others(project: Project, run: RunFolder) -> Generator[AnyEvent, None, tuple[RunFolder, RunParts] | None]:
    """The run whose weights this one starts from, and its parts."""
    for id in project.training.start_from.values():
        other = RunFolder(run.path.parent / id)
        parts, _ = known_parts(other)
        if parts is not None:
            return other, parts
        if other.path.is_dir():
            text = T(
                "{run} starts from the weights of {other}. It is not known which samples those have learned, so the "
                "test of {run} may hold some of them.",
                run=run.id,
                other=other.id,
            )
            yield Note(message=Message.of(text))
    return None


def _told_of_others(other: RunFolder, now: Standing) -> Iterator[AnyEvent]:
    if now.origin:
        text = T(
            "Samples that keep the part they have in {other}, so that the test holds none that its weights have "
            "learned: {n}.",
            n=len(now.origin),
            other=other.id,
        )
        yield Note(message=Message.of(text))


def _noted(
    project: Project, run: RunFolder, prepared: Prepared, cancelled: IsCancelled
) -> Iterator[AnyEvent]:
    """Writes the parts down. A disk that fails is told, and the run begins all the same."""
    plan = project.data
    if plan is None or ranks.rank() != 0:
        return
    known = _known_before(run)
    parts = yield from ReportingCall(
        lambda report, stop: parts_of(prepared, plan, registry(), known, report, stop)
    ).events(cancelled)
    try:
        write_parts(run, parts)
    except Explained as error:
        text = T("Which samples are in which part could not be noted. {reason}", reason=error.text)
        yield Note(message=Message.of(text))


def _known_before(run: RunFolder) -> Known:
    """What the latest other run of the project has read of its files."""
    for other in ProjectFolder(run.project_folder).runs():
        parts = known_parts(other)[0] if other.id != run.id else None
        if parts is not None:
            return known_contents(parts)
    return {}
