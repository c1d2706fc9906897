"""What the colours of a map tell apart: labels, parts, or right and wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from deepstudio.core.data_map import DataMap, MapAnswer
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data.plan_edits import answer_now
from deepstudio.data.split import PARTS
from deepstudio.ui.answers.target import TONES, part_word
from deepstudio.ui.language import tr_text
from deepstudio.ui.plots.dots import DotLook, look_of

PART_FORMS = (
    DotLook(TONES["train"]),
    DotLook(TONES["validation"], "square"),
    DotLook(TONES["test"], "triangle"),
)
RIGHT, WRONG = DotLook("text3"), DotLook("bad", "diamond")
SPAN_TONES = ("run_4", "run_7", "run_2", "run_8", "run_3")
Groups = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Colouring:
    """A way to colour: by `part`, or by the labels or mistakes of one answer."""

    what: str
    target: str = ""

    def title(self, several: bool) -> Text:
        """As it is chosen; of several answers, it names its own."""
        if self.what == "part":
            return T("Part of the data")
        words = {"label": T("Label"), "mistake": T("Right and wrong")}[self.what]
        return T("{title} ({name})", title=words, name=self.target) if several else words


@dataclass(frozen=True)
class ColouredMap:
    """The group of each sample (N,), -1 for none; how each group looks, what it is called and how many it has."""

    groups: Groups
    looks: Sequence[DotLook]
    names: Sequence[str]

    @property
    def counts(self) -> Sequence[int]:
        there = self.groups[self.groups >= 0]
        counts: list[int] = np.bincount(there, minlength=len(self.names)).tolist()
        return counts


def colourings(drawn: DataMap) -> Iterator[Colouring]:
    """The ways there are."""
    for answer in drawn.answers:
        if answer.names:
            yield Colouring("label", answer.target)
            if not answer.ordered:
                yield Colouring("mistake", answer.target)
    yield Colouring("part")


def coloured(drawn: DataMap, way: Colouring, present: DataPlan | None) -> ColouredMap:
    """A map as it is coloured, with the labels that the project gives now."""
    answer = next((one for one in drawn.answers if one.target == way.target), None)
    if way.what == "part" or answer is None:
        return ColouredMap(np.array(drawn.parts, np.int64), PART_FORMS, [part_word(part) for part in PARTS])
    labels, names = labels_now(drawn, answer, present)
    if way.what == "label":
        looks = [
            DotLook(SPAN_TONES[n % len(SPAN_TONES)], look_of(n).form) if answer.ordered else look_of(n)
            for n in range(len(names))
        ]
        return ColouredMap(labels, looks, names)
    said = np.array(answer.said, np.int64)
    known = (labels >= 0) & (said >= 0)
    wrong = np.where(known, (labels != said).astype(np.int64), -1)
    return ColouredMap(wrong, (RIGHT, WRONG), [tr_text(T("right")), tr_text(T("wrong"))])


def labels_now(drawn: DataMap, answer: MapAnswer, present: DataPlan | None) -> tuple[Groups, tuple[str, ...]]:
    """The label of each sample (N,) by its place among the names, with what was corrected since the map was drawn."""
    labels, names = np.array(answer.labels, np.int64), list(answer.names)
    if answer.ordered or present is None:
        return labels, answer.names
    place = {id: number for number, id in enumerate(drawn.ids)}
    for id in present.corrected_in(answer.target):
        number = place.get(id)
        if number is None:
            continue
        name = str(answer_now(present, answer.target, id, ""))
        if name not in names:
            names.append(name)
        labels[number] = names.index(name)
    return labels, tuple(names)
