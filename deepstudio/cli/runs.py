"""`deepstudio runs`: the trainings of a project, newest first."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from deepstudio.cli.language import say
from deepstudio.cli.opening import project_folder
from deepstudio.cli.options import Json, ProjectDir
from deepstudio.cli.output import duration, show, show_json, show_table
from deepstudio.cli.watching import metric_title, metric_value, split_name
from deepstudio.core.declarations import Metric
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
        "test": state.test,
        "device": state.device,
        "started": state.started,
        "seconds": state.seconds,
        "samples_per_second": state.samples_per_second,
        "has_weights": state.has_weights,
    }


def task_metrics(task: str) -> dict[str, Metric]:
    """The metrics of a task by id."""
    from deepstudio.catalog import registry

    declared = registry().tasks.get(task)
    return {metric.id: metric for metric in declared.metrics} if declared is not None else {}


def _show(found: list[RunFolder]) -> None:
    titles = [T("Run"), T("Name"), T("Status"), T("Epochs"), T("Best"), T("Device"), T("Started"), T("Time")]
    metrics = task_metrics("classification")
    rows = [_row(run, run.state(), metrics) for run in found]
    show_table(titles, rows, right=(3, 7))


def _row(run: RunFolder, state: RunState, metrics: Mapping[str, Metric]) -> list[str]:
    title = "" if run.title == run.id else run.title
    epochs = f"{state.epoch}/{state.epochs}"
    best = best_metric(state.best, metrics)
    status = say(STATUS[state.status])
    return [run.id, title, status, epochs, best, state.device, _date(state.started), duration(state.seconds)]


def _date(moment: float) -> str:
    """Empty where the system knows no date for it."""
    try:
        return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment)) if moment else ""
    except (OverflowError, OSError, ValueError):
        return ""


def best_metric(best: Mapping[str, float], metrics: Mapping[str, Metric]) -> str:
    """The validation result that people look at first, such as `Accuracy (validation) 98.1 %`."""
    whole = sorted(best, key=lambda name: bool(split_name(name)[1]))  # before those of single columns
    validation = [name for name in whole if name.startswith("validation.")]
    shown = [name for name in validation if metrics.get(name.rpartition(".")[2], _NO_METRIC).higher_is_better]
    name = next(iter([*shown, *validation, *whole]), None)
    return f"{say(metric_title(name, metrics))} {metric_value(name, best[name], metrics)}" if name else ""


_NO_METRIC = Metric("", Text(""), higher_is_better=False)
