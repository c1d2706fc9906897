"""Pictures in which a network looks at the rim: a finding of an examination."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import ClassVar, Self

from deepstudio.core.events import Message, Whole
from deepstudio.core.graph import Frozen
from deepstudio.core.results import ExaminedSample, Grid, Real, Section, written
from deepstudio.core.text import T, Text

RIM = 0.15
"""Of each side of a picture."""


class RimCount(Frozen):
    """Of `count` pictures of the class `label` (all, where it is empty), `rim` have their hottest place there.

    `notable` where that is clearly more than chance gives.
    """

    label: str = ""
    count: Whole
    rim: Whole
    notable: bool = False

    @property
    def share(self) -> float:
        return self.rim / max(1, self.count)


class RimFinding(Section):
    """In how many pictures the hottest place of Grad-CAM lies near an edge, and these pictures themselves.

    `chance` is the share of all places that lie there.
    """

    id: ClassVar[str] = "rim"
    title: ClassVar[Text] = T("It looks at the rim")
    help: ClassVar[Text] = T("Pictures in which what counts most lies near an edge.")
    shown: ClassVar[str] = "deepstudio.ui.results.rim:RimView"
    advice: ClassVar[Text] = T(
        "Look at these pictures: perhaps a frame, a caption or the background gives the answer away. Then crop them "
        "so that the object fills them, or take more pictures with varied backgrounds."
    )

    chance: Real
    counts: tuple[RimCount, ...]
    samples: tuple[ExaminedSample, ...]

    def named(self, names: Mapping[str, str]) -> Self:
        counts = tuple(one.replace(label=names.get(one.label, one.label)) for one in self.counts)
        samples = tuple(one.named(names) for one in self.samples)
        return self.model_copy(update={"counts": counts, "samples": samples})

    def sentence(self, one: RimCount) -> Text:
        """Such as “In 40 % of the pictures of “cat” it looks at the rim (24 of 60).”"""
        words = {"share": f"{100 * one.share:.0f} %", "label": one.label, "n": one.rim, "total": one.count}
        if not one.label:
            return T("In {share} of the pictures it looks at the rim ({n} of {total}).", **words)
        return T("In {share} of the pictures of “{label}” it looks at the rim ({n} of {total}).", **words)

    def how(self) -> Text:
        """What was looked at, and what chance would give."""
        return T(
            "Grad-CAM of {n} pictures: how often the place that counts most lies in the outer {rim} % of a side. By "
            "chance that would be {chance}.",
            n=sum(one.count for one in self.counts),
            rim=round(100 * RIM),
            chance=written(self.chance, "percent"),
        )

    def told(self) -> Iterator[Text | Grid]:
        for one in self.counts:
            if one.notable:
                yield self.sentence(one)
        yield self.how()
        titles = (T("Class"), T("At the rim"), T("Pictures"))
        rows = tuple((one.label or "–", f"{one.rim:,}", f"{one.count:,}") for one in self.counts)
        yield Grid(titles=tuple(map(Message.of, titles)), rows=rows, right=(1, 2))
        yield self.advice


def chance_of(count: int, total: int, share: float) -> float:
    """How probable `count` or more of `total` are where each has the probability `share` (one-sided binomial)."""
    if not 0 < share < 1:
        return 1.0 if count <= total * share else 0.0
    logs = (
        math.lgamma(total + 1) - math.lgamma(n + 1) - math.lgamma(total - n + 1)
        + n * math.log(share) + (total - n) * math.log1p(-share)
        for n in range(count, total + 1)
    )  # fmt: skip
    return min(1.0, math.fsum(map(math.exp, logs)))


RIMS: tuple[type[Section], ...] = (RimFinding,)
