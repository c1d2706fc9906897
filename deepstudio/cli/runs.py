"""`deepstudio runs`: the trainings of a project, newest first."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from deepstudio.catalog.run_metrics import RunMetrics, by_target
from deepstudio.cli.language import say
from deepstudio.cli.opening import named_run, project_folder, run_id
from deepstudio.cli.options import Json, ProjectDir
from deepstudio.cli.output import duration, show, show_json, show_table
from deepstudio.core.amounts import size_words
from deepstudio.core.coach.verdict import Verdict
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_bin import size_on_disk
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_state import RunState

STATUS: Mapping[str, Text] = {
    "waiting": T("waiting"),
    "starting": T("starting"),
    "running": T("running"),
    "paused": T("paused"),
    "finished": T("finished"),
    "stopped": T("stopped"),
    "failed": T("failed"),
    "interrupted": T("interrupted"),
}


def runs(
    directory: ProjectDir,
    remove: Annotated[
        str | None, typer.Option(metavar="ID", help=T("Puts a run into the bin of the project.").source)
    ] = None,
    restore: Annotated[
        str | None, typer.Option(metavar="ID", help=T("Brings a run back from the bin.").source)
    ] = None,
    note: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ID TEXT", help=T("Notes something of a run, in one line.").source),
    ] = None,
    bin: Annotated[bool, typer.Option("--bin", help=T("Lists what lies in the bin.").source)] = False,
    json: Json = False,
) -> None:
    """Lists the runs of a project."""
    folder = project_folder(directory)
    _change(folder, remove, restore, note)
    found = folder.bin.runs() if bin else folder.runs()
    if json:
        for run in found:
            show_json(as_dict(run))
    elif bin:
        _show_bin(found)
    elif not found:
        show(T("This project has no runs yet. Train it: deepstudio train {path}", path=str(directory)))
    else:
        _show(found)


def _change(
    folder: ProjectFolder, remove: str | None, restore: str | None, note: tuple[str, str] | None
) -> None:
    if remove is not None:
        folder.bin.take(named_run(folder, remove).id)
    if restore is not None:
        folder.bin.restore(run_id(restore))
    if note is not None:
        named_run(folder, note[0]).set_note(note[1])


def _show_bin(found: list[RunFolder]) -> None:
    if not found:
        return show(T("The bin is empty."))
    sizes = [T("Run"), T("Name"), T("Size")]
    show_table(sizes, [[run.id, _name(run), size_words(size_on_disk(run.path))] for run in found], right=(2,))


def _name(run: RunFolder) -> str:
    return "" if run.title == run.id else run.title


def as_dict(run: RunFolder) -> dict[str, Any]:
    """For a machine."""
    state = run.state()
    return {
        "run": run.id,
        "title": run.title,
        "note": run.note,
        "dir": str(run.path),
        "status": state.status,
        "epoch": state.epoch,
        "epochs": state.epochs,
        "best": state.best,
        "best_epoch": state.best_epoch,
        "test": by_target(state.test),
        "device": state.device,
        "started": state.started,
        "seconds": state.seconds,
        "samples_per_second": state.samples_per_second,
        "has_weights": state.has_weights,
        "verdict": verdict_as_dict(verdict_on(run)),
    }


def metrics_of(run: RunFolder) -> RunMetrics:
    """The numbers of a run; those of one whose project is damaged have their own names."""
    from deepstudio.catalog import registry

    try:
        return RunMetrics.of(run.project(), registry())
    except Explained:
        return RunMetrics()


def verdict_on(run: RunFolder) -> Verdict | None:
    """What its curves say; nothing before its first epoch is through, or where its project is damaged."""
    from deepstudio.catalog import registry
    from deepstudio.jobs.evaluations import simple_metrics
    from deepstudio.storage.judging import verdict_of

    try:
        return verdict_of(run.state().course, run.project(), registry(), simple_metrics(run))
    except Explained:
        return None


def verdict_as_dict(verdict: Verdict | None) -> dict[str, str] | None:
    """For a machine."""
    return {"id": verdict.id, "text": say(verdict.sentence)} if verdict is not None else None


def _show(found: list[RunFolder]) -> None:
    titles = [T("Run"), T("Name"), T("Status"), T("Epochs"), T("Best"), T("Test"), T("Verdict")]
    titles += [T("Device"), T("Started"), T("Time")]
    notes = [run.note for run in found]
    rows = [_row(run, run.state()) for run in found]
    if any(notes):  # last, as it may be long
        rows = [[*row, note] for row, note in zip(rows, notes, strict=True)]
    show_table([*titles, *([T("Note")] if any(notes) else [])], rows, right=(3, 9))


def _row(run: RunFolder, state: RunState) -> list[str]:
    epochs, metrics = f"{state.epoch}/{state.epochs}", metrics_of(run)
    best = best_metric(state.best, metrics) if state.best else ""
    test = _tested(state, metrics)
    verdict = verdict_on(run)
    word = say(verdict.word) if verdict is not None else ""
    result = [run.id, _name(run), say(STATUS[state.status]), epochs, best, test, word]
    return [*result, state.device, _date(state.started), duration(state.seconds)]


def _tested(state: RunState, metrics: RunMetrics) -> str:
    """What the best epoch came to with the test part, in the number that people look at first."""
    tested = {f"validation.{name}": value for name, value in state.test.items()}
    name = metrics.telling(tested)
    return metrics.value(name, tested[name]) if name else ""


def _date(moment: float) -> str:
    """Empty where the system knows no date for it."""
    try:
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment)) if moment else ""
    except (OverflowError, OSError, ValueError):
        return ""


def best_metric(best: Mapping[str, float], metrics: RunMetrics) -> str:
    """The validation result that people look at first, such as `Accuracy (validation) 98.1 %`."""
    name = metrics.telling(best)
    return f"{say(metrics.title(name))} {metrics.value(name, best[name])}" if name else ""
