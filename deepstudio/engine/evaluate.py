"""How good a trained network is, answer by answer, and where it is wrong the most."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from deepstudio.core.events import AnyEvent, Message, Note, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.own_samples import refuse_unknown_part
from deepstudio.engine.trained import load_trained
from deepstudio.engine.use import Which
from deepstudio.storage.run_folder import RunFolder


def evaluate(
    run: RunFolder, split: str = "test", data: Path | None = None, which: Which = "best"
) -> Iterator[AnyEvent]:
    """Examines the run's network on a part of its own data, on what was added since (`new`), or on other `data`.

    The parts are those that the run noted when it began: what was added, moved or split anew since changes none.

    Ends with a `Result`: `metrics` by id (of several answers, by answer and id) and `examinations`, one for each
    answer, as `core.results.Examination` says them; of classes also `accuracy`, `macro_f1`, `per_class`,
    `confusion[true][predicted]` and `wrong`, of numbers `mae`, `rmse`, `r2`; `loss` where one answer is given. The
    same is saved as `evaluation-<split>.json` in the run's folder (`evaluation-data.json` for other data), with
    `kept` true; where that cannot be written, a note says why, and the numbers come all the same. Raises `Explained`.
    """
    refuse_unknown_part(split)
    model = load_trained(run, which)
    part = "data" if data is not None else split
    found = yield from model.examined(run, split, data)
    weights = "best" if model.path == run.best_weights else "last"
    value = evaluation(run, part, weights, model.epoch, found, data)
    yield from kept(run, f"evaluation-{part}.json", value)


def evaluation(
    run: RunFolder, part: str, weights: str, epoch: int, found: Mapping[str, Any], data: Path | None = None
) -> dict[str, Any]:
    """What an examination `found`, with what it was of."""
    path = str(data) if data is not None else ""
    return {"run": run.id, "split": part, "data": path, "weights": weights, "epoch": epoch, **found}


def kept(run: RunFolder, name: str, value: dict[str, Any]) -> Iterator[AnyEvent]:
    """Saves a result with its run and yields it; where it cannot be saved, it is not lost, and a note says so."""
    saved = True
    try:
        run.write_json(name, value | {"kept": True})
    except Explained as error:
        saved = False
        text = T("The result is shown, but could not be kept. {reason}", reason=error.text)
        yield Note(message=Message.of(text))
    yield Result(time=time.time(), value=value | {"kept": saved})
