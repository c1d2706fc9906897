"""Why a network answers as it does: how much each word of a text decided."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from deepstudio.core.explained import Explained
from deepstudio.core.shapes import UNKNOWN
from deepstudio.core.text import T
from deepstudio.engine.inputs.texts import Texts
from deepstudio.engine.weights import LoadedModel

AT_ONCE = 64  # texts with a piece taken away in one batch
MOST = 256  # words that are taken away one by one; of a longer text, neighbours go together


@dataclass(frozen=True, slots=True)
class TextExplanation:
    """Words as `pieces` with `start`, `end`, `known` and `weight` from -1 to 1; positive ones speak for `label`.

    `largest` is how much the probability changes without the piece whose weight is 1 or -1.
    """

    label: str
    confidence: float
    largest: float
    pieces: tuple[dict[str, Any], ...]
    tokens: int
    milliseconds: float

    def as_dict(self) -> dict[str, Any]:
        return {
            "label": self.label,
            "confidence": self.confidence,
            "largest": self.largest,
            "pieces": list(self.pieces),
            "tokens": self.tokens,
            "milliseconds": self.milliseconds,
        }


def explained_text(model: LoadedModel, text: str, method: str = "", label: str = "") -> TextExplanation:
    """Takes one word after the other away and looks how the probability of the answer falls.

    Taken away means: all of its tokens are put as unknown ones. Weights are divided by the largest, so that the
    strongest is 1 or -1. Occlusion as in Zeiler and Fergus, 2014, which is the only `method`; computed by captum's
    feature ablation. Of the class `label`, where it is said, else of the answer. Raises `Explained` for a text
    without anything to read, and for a class or method that is not there.
    """
    if method not in ("", "occlusion"):
        raise Explained(T("There is no method “{method}”.", method=method[:40]), "unknown_method")
    if label and label not in model.classes:
        raise Explained(
            T("The network does not know the class “{label}”.", label=label[:60]), "unknown_class"
        )
    started = time.perf_counter()
    inputs = model.inputs
    row = inputs.read(text)
    tokens, seen = inputs.collated([row]), inputs.seen(text, row)
    probabilities = model.outputs(tokens)[0][0]
    chosen = model.classes.index(label) if label else int(probabilities.argmax())
    count = len(row)
    words = inputs.words(text, count) if isinstance(inputs, Texts) else list(range(count))
    falls = _falls(model, tokens, words, chosen)
    largest = max(max(abs(fall) for fall in falls), 1e-9)
    weighted = tuple(
        piece | {"weight": fall / largest} for piece, fall in zip(seen["pieces"], falls, strict=True)
    )
    milliseconds = (time.perf_counter() - started) * 1000
    return TextExplanation(
        model.classes[chosen], float(probabilities[chosen]), largest, weighted, seen["tokens"], milliseconds
    )


@torch.inference_mode()
def _falls(model: LoadedModel, tokens: Tensor, words: list[int], chosen: int) -> list[float]:
    """How much the probability of a class falls without each word of a text (1, L).

    `words` has the number of the word of each token.
    """
    from captum.attr import FeatureAblation

    def probability(batch: Tensor) -> Tensor:
        return model.target.outputs(model.scores(batch)[0])[:, chosen]

    count = words[-1] + 1
    groups = torch.tensor(words) * min(MOST, count) // count
    found: Tensor = FeatureAblation(probability).attribute(
        tokens, baselines=UNKNOWN, feature_mask=groups[None], perturbations_per_eval=AT_ONCE
    )
    firsts = torch.tensor(words).diff(prepend=torch.tensor([-1])).bool()
    return [float(fall) for fall in found[0][firsts]]
