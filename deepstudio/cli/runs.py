"""`deepstudio runs`: the trainings of a project, newest first."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from deepstudio.catalog.run_metrics import RunMetrics, by_target
from deepstudio.cli.language import say
from deepstudio.cli.opening import project_folder
from deepstudio.cli.options import Json, ProjectDir
from deepstudio.cli.output import duration, show, show_json, show_table
from deepstudio.core.coach.verdict import Verdict
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_state import RunState

STATUS: Mapping[str, Text] = {
    "starting": T("starting"),
    "running": T("running"),
    "paused": T("paused"),
    "finished": T("finished"),
    "stopped": T("stopped"),
    "failed": T("failed"),
    "interrupted": T("interrupted"),
}


def runs(directory: ProjectDir, json: Json = False) -> None:
    """Lists the runs of a project."""
    found = project_folder(directory).runs()
    if json:
        for run in found:
            show_json(as_dict(run))
    elif not found:
        show(T("This project has no runs yet. Train it: deepstudio train {path}", path=str(directory)))
    else:
        _show(found)


def as_dict(run: RunFolder) -> dict[str, Any]:
    """For a machine."""
    state = run.state()
    return {
        "run": run.id,
        "title": run.title,
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
    titles = [T("Run"), T("Name"), T("Status"), T("Epochs"), T("Best"), T("Verdict")]
    titles += [T("Device"), T("Started"), T("Time")]
    show_table(titles, [_row(run, run.state()) for run in found], right=(3, 8))


def _row(run: RunFolder, state: RunState) -> list[str]:
    title = "" if run.title == run.id else run.title
    epochs = f"{state.epoch}/{state.epochs}"
    best = best_metric(state.best, metrics_of(run)) if state.best else ""
    status, verdict = say(STATUS[state.status]), verdict_on(run)
    word = say(verdict.word) if verdict is not None else ""
    times = [_date(state.started), duration(state.seconds)]
    return [run.id, title, status, epochs, best, word, state.device, *times]


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
