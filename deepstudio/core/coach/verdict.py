"""What a judge says of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from deepstudio.core.coach.curves import LearningCurves
from deepstudio.core.text import Text

VerdictTone = Literal["good", "warn", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence, and one or two words for lists. `cures` are the ids of what may help, the likeliest first."""

    id: str
    sentence: Text
    word: Text
    tone: VerdictTone
    cures: tuple[str, ...] = ()


class Rule:
    """One thing that curves can show. The first rule that holds speaks."""

    id: ClassVar[str]
    word: ClassVar[Text]
    tone: ClassVar[VerdictTone] = "plain"
    cures: ClassVar[tuple[str, ...]] = ()

    def holds(self, seen: LearningCurves) -> bool:
        raise NotImplementedError

    def sentence(self, seen: LearningCurves) -> Text:
        """The number, and what it means."""
        raise NotImplementedError

    def verdict(self, seen: LearningCurves) -> Verdict:
        return Verdict(self.id, self.sentence(seen), self.word, self.tone, self.cures)
