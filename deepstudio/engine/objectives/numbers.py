"""Telling a number: learned in units of the deviation over the training part, answered in its own unit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import numpy as np
import torch
from torch import Tensor

from deepstudio.core.events import Message
from deepstudio.core.results import (
    Answer,
    Axis,
    Bars,
    Examination,
    ExaminedSample,
    Figures,
    NumberAnswer,
    Points,
    Samples,
    Section,
    written,
)
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Floats
from deepstudio.engine.objectives.target import (
    ExaminedRows,
    ExaminedTarget,
    LearnedTarget,
    StandingNumber,
    TargetSetup,
)

MOST_POINTS = 2000
MOST_BARS = 30
MOST_CHARACTERS = 2000


class LearnedNumber(LearnedTarget):
    """One score a sample; answers are float32 (N,) or (N, 1), how many deviations a number is above the mean."""

    leaves: ClassVar[str] = "value"
    computed: ClassVar[str] = "score × std + mean"

    def __init__(self, setup: TargetSetup) -> None:
        super().__init__(setup)
        state = setup.state
        self.mean, self.std = float(state["mean"]), float(state["std"]) or 1.0
        self.low, self.high = state.get("low"), state.get("high")
        self.unit = str(getattr(setup.kind, "unit", ""))
        if setup.head.outputs != 1:
            raise ValueError("one number")

    def judged(self, scores: Tensor, answers: Tensor) -> tuple[Tensor, Tensor]:
        """The loss of each sample in squared deviations or as it is chosen, and its error in the number's unit."""
        assert self.setup.loss is not None
        score, right = scores.squeeze(1), answers.reshape(-1).to(scores.dtype)
        return self.setup.loss(score, right), ((score - right).abs() * self.std)[:, None]

    def guess(self, answers: Tensor) -> Tensor:
        """Always the mean of the training part."""
        return torch.zeros(1)

    def sums(self, scores: Tensor, answers: Tensor) -> Tensor:
        """Of the errors' squares, of the answers, and of their squares."""
        score, right = scores.squeeze(1).double(), answers.reshape(-1).double()
        return _stacked((score - right) ** 2, right, right**2)

    def examined_by(self, sums: Sequence[float], count: int) -> dict[str, float]:
        errors, whole, squares = sums
        spread = squares - whole**2 / count
        found = {"rmse": math.sqrt(errors / count) * self.std}
        return found | ({"r2": 1 - errors / spread} if spread > 1e-12 * max(1.0, squares) else {})

    def snapshot(self, scores: Tensor, answers: Tensor) -> Section:
        """What is predicted against what is true."""
        true, said = (answers.reshape(-1) * self.std + self.mean), self.outputs(scores)[:, 0]
        return self._pairs(true.double().numpy(), said.double().numpy(), ())

    def score(self, metrics: Mapping[str, float]) -> float:
        return 1 - metrics.get("mae", math.inf) / self.std

    def knows(self, value: Any) -> bool:
        return isinstance(value, int | float) and math.isfinite(value)

    def outputs(self, scores: Tensor) -> Tensor:
        return scores * self.std + self.mean

    @property
    def spread(self) -> float:
        return self.std

    @property
    def output_names(self) -> tuple[str, ...]:
        return ("value",)

    def purpose(self) -> Text:
        if self.unit:
            return T("It tells the number “{column}”, in {unit}.", column=self.name, unit=self.unit)
        return T("It tells the number “{column}”.", column=self.name)

    def limits(self) -> list[Text]:
        if self.low is None or self.high is None:
            return []
        return [
            T(
                "In the training part “{column}” is from {low} to {high}; an answer outside of that is a guess. It "
                "does not say how sure it is.",
                column=self.name,
                low=written(self.low),
                high=written(self.high, "number", self.unit),
            )
        ]

    def answers(self, outputs: Floats) -> list[Answer]:
        return [self._answer(value) for value in outputs[:, 0].tolist()]

    def standing(self, outputs: Floats) -> StandingNumber:
        return StandingNumber(0, unit=self.unit)

    def _answer(self, value: float) -> NumberAnswer:
        return NumberAnswer(value=value, unit=self.unit, low=self.low, high=self.high)

    def examined(self, truths: Sequence[Any], outputs: Floats, rows: ExaminedRows) -> ExaminedTarget:
        true, said = np.asarray(truths, np.float64), outputs[:, 0].astype(np.float64)
        metrics = number_metrics(true, said)
        sections: tuple[Section, ...] = (
            Figures(figures=self.quantities(metrics, self.unit)),
            self._points(true, said, rows),
            self._residuals(said - true),
            self._worst(true, said, rows),
        )
        found = Examination(
            target=self.name, objective=self.setup.objective.id, metrics=metrics, sections=sections
        )
        return ExaminedTarget(found, metrics)

    def metrics_of(self, truths: Sequence[Any], outputs: Floats) -> Mapping[str, float]:
        return number_metrics(np.asarray(truths, np.float64), outputs[:, 0].astype(np.float64))

    def _points(self, true: Floats, said: Floats, rows: ExaminedRows) -> Points:
        chosen = np.unique(np.linspace(0, len(true) - 1, min(len(true), MOST_POINTS)).astype(int))
        return self._pairs(true[chosen], said[chosen], tuple(rows.ids[place] for place in chosen.tolist()))

    def _pairs(self, true: Floats, said: Floats, ids: tuple[str, ...]) -> Points:
        return Points(
            heading=Message.of(T("Predicted against true")),
            x=Axis(title=Message.of(T("True")), unit=self.unit),
            y=Axis(title=Message.of(T("Predicted")), unit=self.unit),
            pairs=tuple(
                (round(x, 6), round(y, 6)) for x, y in zip(true.tolist(), said.tolist(), strict=True)
            ),
            ids=ids,
            diagonal=True,
        )

    def _residuals(self, errors: Floats) -> Bars:
        counts, edges = np.histogram(errors, bins=min(MOST_BARS, max(5, round(math.sqrt(len(errors))))))
        return Bars(
            heading=Message.of(T("Errors: predicted minus true")),
            x=Axis(title=Message.of(T("Error")), unit=self.unit),
            edges=tuple(edges.tolist()),
            counts=tuple(counts.tolist()),
            errors=True,
        )

    def _worst(self, true: Floats, said: Floats, rows: ExaminedRows) -> Samples:
        order = np.argsort(-np.abs(said - true), kind="stable")[: rows.most].tolist()
        samples = tuple(
            ExaminedSample(
                id=rows.ids[place],
                true=self._answer(float(true[place])),
                predicted=self._answer(float(said[place])),
                text=rows.text(rows.ids[place])[:MOST_CHARACTERS] if rows.text else "",
            )
            for place in order
        )
        return Samples(heading=Message.of(T("Largest errors")), samples=samples, total=len(true))

    def loss_of(self, scores: Tensor, truths: Sequence[Any]) -> float:
        right = (np.asarray(truths, np.float64) - self.mean) / self.std
        return float(((scores[:, 0].double().numpy() - right) ** 2).sum())


def number_metrics(true: Floats, said: Floats) -> dict[str, float]:
    """`mae`, `rmse` and, where the numbers differ, `r2` of answers (N,), in the unit of the numbers."""
    errors = said - true
    found = {"mae": float(np.abs(errors).mean()), "rmse": float(np.sqrt((errors**2).mean()))}
    spread = float(((true - true.mean()) ** 2).sum())
    return found | ({"r2": 1 - float((errors**2).sum()) / spread} if spread > 0 else {})


def _stacked(*values: Tensor) -> Tensor:
    return torch.stack([one.sum() for one in values])
