"""`deepstudio train`: trains a project in this very process, so that whoever started it can also end it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from deepstudio.catalog.run_metrics import by_target
from deepstudio.cli.event_stream import EventStream
from deepstudio.cli.failure import INTERRUPTED, WrongUsage
from deepstudio.cli.interrupting import StopsOnSignal
from deepstudio.cli.new import looked_at
from deepstudio.cli.opening import loaded, named_run, project_folder, resumable_run
from deepstudio.cli.options import DeviceOption, Json, ProjectDir
from deepstudio.cli.output import show, show_json
from deepstudio.cli.overrides import with_overrides, with_training
from deepstudio.cli.problems import lines
from deepstudio.cli.ranks import is_follower, leaders_run, origin
from deepstudio.cli.relaunch import with_allocator_settings
from deepstudio.cli.runs import best_metric, metrics_of, verdict_as_dict, verdict_on
from deepstudio.cli.watching import Watching
from deepstudio.cli.work import Events, outcome
from deepstudio.core.check import check
from deepstudio.core.events import Failed, Finished, Message
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, verbatim
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder

BEGUN = time.time()  # a command sent since then is meant for this process


def train(
    directory: ProjectDir,
    epochs: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help=T("How often to go through all training samples.").source),
    ] = None,
    batch_size: Annotated[
        int | None, typer.Option(metavar="N", min=1, help=T("Samples in one step.").source)
    ] = None,
    device: DeviceOption = "auto",
    seed: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help=T("The same seed gives the same start and order.").source),
    ] = None,
    start_from: Annotated[
        str | None,
        typer.Option(metavar="RUN", help=T("The run whose weights this one begins with.").source),
    ] = None,
    set: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=VALUE",
            help=T(
                "Changes training.KEY, model.LAYER.SETTING or data.COLUMN.SETTING for this run only; may be repeated."
            ).source,
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help=T("Go on with the newest run, or with --run ID.").source)
    ] = False,
    run: Annotated[str | None, typer.Option(metavar="ID", help=T("The run to resume.").source)] = None,
    events: Events = None,
    json: Json = False,
) -> None:
    """Trains a project."""
    with_allocator_settings()
    changes = {"epochs": epochs, "batch_size": batch_size, "seed": seed}
    given: dict[str, Any] = {name: value for name, value in changes.items() if value is not None}
    folder = project_folder(directory)
    if start_from is not None:
        given["start_from"] = dict.fromkeys(loaded(folder).models, named_run(folder, start_from).id)
    with EventStream(events) as stream:
        started = _run_to_train(folder, run, resume, given, set or ())
        finished, interrupted = train_here(started, device, resume, stream)
    if not is_follower():
        tell_run(started, finished, json)
    if interrupted:
        raise typer.Exit(INTERRUPTED)


def _run_to_train(
    folder: ProjectFolder, id: str | None, resume: bool, given: dict[str, Any], assignments: Sequence[str]
) -> RunFolder:
    """The run whose folder says all about what to do: a new one, one made by the window, or one to go on with."""
    from deepstudio.catalog import registry

    if is_follower():
        return _leaders(folder, id, resume)
    if resume:
        return _taken_up(resumable_run(folder, id), given, assignments, registry())
    if id is not None:
        return _prepared_run(named_run(folder, id))
    project = _changed(loaded(folder), given, assignments, registry())
    if project.data is not None and project.data.found is None:
        project = looked_at(project, registry())[0]
    _refuse_faulty(folder, project, registry())
    return folder.new_run(project, origin())


def _leaders(folder: ProjectFolder, id: str | None, resume: bool) -> RunFolder:
    if resume:
        return resumable_run(folder, id)
    return named_run(folder, id) if id is not None else leaders_run(folder, BEGUN)


def _changed(
    project: Project, given: dict[str, Any], assignments: Sequence[str], registry: Registry
) -> Project:
    return with_overrides(with_training(project, **given) if given else project, assignments, registry)


def _taken_up(
    run: RunFolder, given: dict[str, Any], assignments: Sequence[str], registry: Registry
) -> RunFolder:
    """A run that goes on, perhaps for more epochs. Commands that came too late for its last session are void."""
    if any(not assignment.startswith("training.") for assignment in assignments):
        raise WrongUsage(
            T("A run that is resumed keeps its network: with --resume, --set takes training.KEY only.")
        )
    run.refuse_if_active()
    changed = _changed(run.project(), given, assignments, registry) if given or assignments else None
    run.claim()  # only the owner may write what follows
    if changed is not None:
        run.save_project(changed)
    run.clear_commands(before=BEGUN)
    return run


def _prepared_run(run: RunFolder) -> RunFolder:
    """A run whose folder was made for this process."""
    if run.record().sessions:
        raise WrongUsage(T("{run} has begun already. Add --resume to go on with it.", run=run.id))
    return run


def _refuse_faulty(folder: ProjectFolder, project: Project, registry: Registry) -> None:
    errors = check(project, registry).errors
    if errors:
        hint = T("All problems and their fixes: deepstudio check {path}", path=str(folder.path))
        raise Explained(T("{problem}\n{hint}", problem=lines(errors[0])[0], hint=hint), "not_ready")


def train_here(
    run: RunFolder, device: str, resume: bool, stream: EventStream
) -> tuple[Finished | None, bool]:
    """Trains to the end, or to the first Ctrl-C. Raises `Explained` for a failure."""
    project = _frozen_project(run)
    with StopsOnSignal(run) as stops, Watching(metrics_of(run)) as watching:
        from deepstudio.engine.run_log import train_recorded

        events = train_recorded(project, run, device=device, resume=resume)
        finished = outcome(events, stream, None if is_follower() else watching)
    return finished if isinstance(finished, Finished) else None, stops.stopped


def _frozen_project(run: RunFolder) -> Project:
    """The run's own copy. Whoever follows the run hears of it where that is damaged. Raises `Explained`."""
    try:
        return run.project()
    except Explained as error:
        run.claim()
        run.append(Failed(message=Message.of(error.text), cause=error.cause))
        raise


def tell_run(run: RunFolder, finished: Finished | None, json: bool) -> None:
    if finished is None:
        return
    if json:
        return show_json(as_dict(run, finished))
    metrics = metrics_of(run)
    if finished.reason == "stopped":
        show(
            T(
                "{run} stopped. Go on with it: deepstudio train {path} --resume",
                run=run.id,
                path=_project(run),
            )
        )
    if finished.best:
        best = verbatim(best_metric(finished.best, metrics))
        if finished.best_epoch:
            show(T("Best: {best} in epoch {epoch}", best=best, epoch=finished.best_epoch))
        else:
            show(T("Best: {best}, with the weights that it began with", best=best))
    verdict = verdict_on(run)
    if verdict is not None:
        show(verdict.sentence)
    for name, value in finished.test.items():
        title = metrics.title(f"test.{name}")
        show(T("{metric}: {value}", metric=title, value=metrics.value(name, value)))
    show(T("{run} is in {path}", run=run.id, path=str(run.path)))


def as_dict(run: RunFolder, finished: Finished) -> dict[str, Any]:
    """What a machine reads of a run that has ended."""
    return {
        "run": run.id,
        "dir": str(run.path),
        "reason": finished.reason,
        "best": {**finished.best, "epoch": finished.best_epoch},
        "test": by_target(finished.test),
        "samples_per_second": finished.samples_per_second,
        "seconds": finished.seconds,
        "verdict": verdict_as_dict(verdict_on(run)),
    }


def _project(run: RunFolder) -> str:
    return str(run.project_folder)
