"""`amounts-PART.json` of a run: what was tried with how many samples, kept after each training."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from deepstudio.core.data_curve import Amounts, AmountScores, DataCurve
from deepstudio.core.events import Finite, Message, Whole
from deepstudio.core.results import Form
from deepstudio.storage.run_folder import RunFolder

Share = Annotated[int, Field(ge=1, le=100)]
FROZEN = ConfigDict(frozen=True, extra="ignore")


class AmountPoint(BaseModel):
    """One training of the network, and the simple method with the same samples: a score for each answer.

    `simple` is empty where there is no such method for these samples. `seconds` is what both took.
    """

    model_config = FROZEN

    share: Share
    samples: Whole
    seed: Whole
    network: dict[str, Finite]
    simple: dict[str, Finite] = Field(default_factory=dict)
    seconds: Finite = 0.0


class AmountMetric(BaseModel):
    """What scores of an answer mean."""

    model_config = FROZEN

    target: str
    id: str
    title: Message
    form: Form = "number"
    unit: str = ""
    higher_is_better: bool = True


class AmountsTried(BaseModel):
    """What was asked for, and what has come of it so far. `state` tells apart what cannot stand in one picture."""

    model_config = FROZEN

    format: Literal["deepstudio-amounts"] = "deepstudio-amounts"
    version: Literal[1] = 1
    run: str
    part: str
    state: str
    examined: Whole
    shares: tuple[Share, ...]
    seeds: tuple[Whole, ...]
    left_out: tuple[Share, ...] = ()
    metrics: tuple[AmountMetric, ...]
    points: tuple[AmountPoint, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def missing(self) -> tuple[tuple[int, int], ...]:
        """What is left to try: share and seed, all amounts of a seed before the next one."""
        there = {(one.share, one.seed) for one in self.points}
        wanted = [(share, seed) for seed in self.seeds for share in self.shares if share not in self.left_out]
        return tuple(one for one in wanted if one not in there)

    @property
    def curves(self) -> tuple[DataCurve, ...]:
        """A picture for each answer."""
        return tuple(self._curve(metric) for metric in self.metrics)

    def with_point(self, point: AmountPoint) -> AmountsTried:
        others = [one for one in self.points if (one.share, one.seed) != (point.share, point.seed)]
        points = sorted([*others, point], key=lambda one: (one.share, one.seed))
        return self.model_copy(update={"points": tuple(points)})

    def _curve(self, metric: AmountMetric) -> DataCurve:
        return DataCurve(
            target=metric.target,
            metric=metric.title,
            form=metric.form,
            unit=metric.unit,
            higher_is_better=metric.higher_is_better,
            part=self.part,
            examined=self.examined,
            network=self._line(lambda point: point.network.get(metric.target)),
            simple=self._line(lambda point: point.simple.get(metric.target)),
        )

    def _line(self, score_of: Callable[[AmountPoint], float | None]) -> Amounts:
        found: dict[int, list[tuple[AmountPoint, float]]] = {}
        for point in self.points:
            score = score_of(point)
            if score is not None:
                found.setdefault(point.share, []).append((point, score))
        return tuple(
            AmountScores(
                share=share,
                samples=own[0][0].samples,
                seeds=tuple(point.seed for point, _ in own),
                scores=tuple(score for _, score in own),
            )
            for share, own in sorted(found.items())
        )


def amounts_file(part: str) -> str:
    """The name of the file in the run's folder."""
    return f"amounts-{part}.json"


def read_amounts(run: RunFolder, part: str) -> AmountsTried | None:
    """What was tried before; nothing where there is nothing, or where the file is damaged."""
    try:
        return AmountsTried.model_validate(json.loads((run.path / amounts_file(part)).read_bytes()))
    except (OSError, ValueError, OverflowError, RecursionError):
        return None


def write_amounts(run: RunFolder, tried: AmountsTried) -> None:
    """Replaces what was kept. Raises `Explained`."""
    run.refuse_if_gone()
    run.write_json(amounts_file(tried.part), tried.model_dump(mode="json"))


@dataclass(frozen=True)
class AmountsKnown:
    """What was tried of a run, how many seconds one more training takes, and whether the run is still at work."""

    found: AmountsTried | None
    seconds: float | None
    is_training: bool


def known_amounts(run: RunFolder, part: str) -> AmountsKnown:
    """Reads the run's folder; a training with fewer samples takes as many steps as the run's own."""
    found, state = read_amounts(run, part), run.state()
    seconds: float | None = None
    if found is not None and found.points:
        seconds = fmean(point.seconds for point in found.points)
    elif state.epoch and state.seconds > 0:
        whole = 1.0 if state.status == "finished" else max(1.0, state.epochs / state.epoch)
        seconds = state.seconds * whole + _simple_seconds(run, part)
    return AmountsKnown(found, seconds, state.is_active)


def _simple_seconds(run: RunFolder, part: str) -> float:
    """What the simple methods took, where they were compared with before."""
    try:
        found = json.loads((run.path / f"baseline-{part}.json").read_bytes())["seconds"]
        return max(0.0, float(found))
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return 0.0
