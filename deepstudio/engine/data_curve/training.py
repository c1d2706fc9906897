"""One training of the network of a run, with fewer samples than the run had."""

from __future__ import annotations

import math
import time
from collections.abc import Generator, Mapping
from contextlib import closing

from deepstudio.core.events import AnyEvent, BatchDone, Failed, Finished, Message, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project, TrainingPlan
from deepstudio.core.text import T
from deepstudio.data.prepared import Prepared
from deepstudio.engine.fit import fit
from deepstudio.engine.trial_run import trial_run
from deepstudio.storage.run_folder import RunFolder

MOST_EPOCHS, MOST_PATIENCE = 100_000, 10_000
EVERY = 0.2  # seconds between two reports
TRYING = Message.of(T("Trying amounts of data"))


class Uninterrupted:
    """Nobody commands a training that is tried out; whoever wants no more ends the process."""

    def poll(self) -> None:
        return None


def of_equal_length(plan: TrainingPlan, samples: int, fewer: int) -> TrainingPlan:
    """The plan for `fewer` samples with as many steps as it makes of `samples`: more epochs, and more patience.

    With as many epochs instead, a network that sees few samples would make few steps, and would be worse for that
    alone.
    """
    batches, now = (math.ceil(count / plan.batch_size) for count in (samples, fewer))
    longer = batches / max(1, now)
    return plan.replace(
        epochs=min(MOST_EPOCHS, max(1, round(plan.epochs * longer))),
        early_stopping=min(MOST_PATIENCE, round(plan.early_stopping * longer)),
        start_from={},
    )


def steps_of(plan: TrainingPlan, samples: int) -> int:
    """How many steps a training takes at most."""
    return plan.epochs * math.ceil(samples / plan.batch_size)


def tried(
    project: Project, run: RunFolder, prepared: Prepared, part: str, device: str, place: tuple[int, int]
) -> Generator[AnyEvent, None, Mapping[str, float]]:
    """Yields progress in steps, from the first number of `place` on, of the second; returns the metrics of `part`.

    Raises `Explained`.
    """
    done, total = place
    reported = 0.0
    with (
        trial_run(run, prepared) as trial,
        closing(fit(project, trial, Uninterrupted(), device=device)) as events,
    ):
        for event in events:
            now = time.monotonic()
            if isinstance(event, BatchDone) and now - reported > EVERY:
                reported = now
                yield Progress(time=time.time(), what=TRYING, done=min(total, done + event.step), total=total)
            elif isinstance(event, Failed):
                raise Explained(event.message.text(), event.cause)
            elif isinstance(event, Finished):
                return event.test if part == "test" else _of_part(event.best, part)
    raise Explained(T("A training ended without a result."), "no_result")


def _of_part(metrics: Mapping[str, float], part: str) -> dict[str, float]:
    front = f"{part}."
    return {name.removeprefix(front): value for name, value in metrics.items() if name.startswith(front)}
