"""Squares at work: what a step and an examination make of 64 scores."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from deepstudio.core.events import Message
from deepstudio.core.results import Answer, Examination, ExaminedSample, Figures, Samples
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats
from deepstudio.data.unreadable import UnreadableSample
from deepstudio.engine.objectives.target import ExaminedRows, ExaminedTarget, LearnedTarget, TargetSetup
from fen_plugin.answering import NAMES, BoardErrors, SquaresAnswer
from fen_plugin.boards import StoredSquares


def square_loss(scores: Tensor, answers: Tensor, reduction: str = "mean") -> Tensor:
    """Of scores and answers (N, 64), one number a board where `reduction` is `none`; meant squares weigh more."""
    share = answers.mean().clamp(0.05, 0.95)
    weights = torch.where(answers > 0.5, 0.5 / share, 0.5 / (1 - share))
    losses = (F.binary_cross_entropy_with_logits(scores, answers, reduction="none") * weights).mean(1)
    return losses if reduction == "none" else losses.sum() if reduction == "sum" else losses.mean()


class LearnedSquares(LearnedTarget):
    """One score a square; right answers are float32 (N, 64), 1 for a square that is meant."""

    def __init__(self, setup: TargetSetup) -> None:
        super().__init__(setup)
        if setup.head.outputs != len(NAMES):
            raise ValueError("one number for each square")

    def judged(self, scores: Tensor, answers: Tensor) -> tuple[Tensor, Tensor]:
        assert self.setup.loss is not None
        right = (scores > 0) == (answers > 0.5)
        return self.setup.loss(scores, answers), torch.stack([right.float().mean(1), right.all(1).float()], 1)

    def sums(self, scores: Tensor, answers: Tensor) -> Tensor:
        said, true = scores > 0, answers > 0.5
        return torch.stack([(said & true).sum(), said.sum(), true.sum()]).double()

    def examined_by(self, sums: Sequence[float], count: int) -> dict[str, float]:
        both, said, true = sums
        return {"squares_f1": 2 * both / (said + true)} if said + true else {}

    def score(self, metrics: Mapping[str, float]) -> float:
        return metrics.get("squares_right", 0.0)

    def knows(self, value: Any) -> bool:
        try:
            StoredSquares.converted(self.kind, value)
        except UnreadableSample:
            return False
        return True

    def outputs(self, scores: Tensor) -> Tensor:
        return torch.sigmoid(scores)

    @property
    def output_names(self) -> tuple[str, ...]:
        return NAMES

    def answers(self, outputs: Floats) -> list[Answer]:
        return [SquaresAnswer(chances=tuple(row)) for row in outputs.clip(0, 1).tolist()]

    def examined(self, truths: Sequence[Any], outputs: Floats, rows: ExaminedRows) -> ExaminedTarget:
        true = np.stack([StoredSquares.converted(self.kind, value) for value in truths]).astype(np.float64)
        wrong = (outputs > 0.5) != (true > 0.5)
        both, all_named = (
            float(((outputs > 0.5) & (true > 0.5)).sum()),
            float((outputs > 0.5).sum() + true.sum()),
        )
        metrics = {
            **({"squares_f1": 2 * both / all_named} if all_named else {}),
            "squares_right": float(1 - wrong.mean()),
            "boards_right": float(1 - wrong.any(1).mean()),
        }
        sections = (
            Figures(figures=self.quantities(metrics)),
            BoardErrors(shares=tuple(wrong.mean(0).tolist())),
            self._worst(true, outputs, wrong.sum(1), rows),
        )
        return ExaminedTarget(
            Examination(
                target=self.name, objective=self.setup.objective.id, metrics=metrics, sections=sections
            )
        )

    def _worst(self, true: Floats, outputs: Floats, wrong: Any, rows: ExaminedRows) -> Samples:
        order = [place for place in np.argsort(-wrong, kind="stable").tolist() if wrong[place]][: rows.most]
        right, said = self.answers(true), self.answers(outputs)
        samples = tuple(
            ExaminedSample(id=rows.ids[place], true=right[place], predicted=said[place]) for place in order
        )
        return Samples(
            heading=Message.of(T("Most squares wrong")), samples=samples, total=int((wrong > 0).sum())
        )

    def loss_of(self, scores: Tensor, truths: Sequence[Any]) -> float:
        true = np.stack([StoredSquares.converted(self.kind, value) for value in truths])
        return float(square_loss(scores, torch.from_numpy(true).float(), "sum"))
