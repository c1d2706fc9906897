"""The rules by which a run is judged, the most urgent first. A new one is a class in `RULES`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from deepstudio.core.coach.curves import LearningCurves, median, newest
from deepstudio.core.coach.verdict import Rule, Verdict, VerdictTone
from deepstudio.core.numerals import shown
from deepstudio.core.text import T, Text, joined

FELL, JUST_FELL = 0.97, 0.995  # of a loss: what is left of it where it has fallen, and where it begins to
FEW = 3  # epochs, in which a loss may just begin to fall
HIGH = 1.2  # times the loss of a guess: a training loss that is no use
SWINGS = 1.5  # times its lowest: a training loss that has risen
APART = 0.15  # of a share, or of a number: by what two parts differ
RISEN = 1.1  # times its lowest: a validation loss that has risen
LEARNED = 0.9  # of the training loss: what is left of it where training went on learning
GAP = 0.03  # of the way to perfect: training before validation
WIDE_GAP = 0.15
TINY = 100  # samples: fewer are too few to call something perfect
GOOD, GOOD_NUMBER = 0.8, 0.5  # of the way from guessing to perfect
NEARLY = 0.95
STEP = 0.02  # of the way to perfect: an improvement that counts
FAR = 10  # times what is usual: a learning rate that is likely to be the reason
LATE = 0.25  # of all epochs: the end


def verdict_on(seen: LearningCurves) -> Verdict | None:
    """What the first rule that holds says; nothing before there is anything to judge."""
    if not seen.diverged and not any(map(math.isfinite, seen.judged)):
        return None
    return next((rule.verdict(seen) for rule in RULES if rule.holds(seen)), None)


class Diverged(Rule):
    id: ClassVar[str] = "diverged"
    word: ClassVar[Text] = T("diverged")
    tone: ClassVar[VerdictTone] = "bad"
    cures: ClassVar[tuple[str, ...]] = ("rate",)

    def holds(self, seen: LearningCurves) -> bool:
        return seen.diverged

    def sentence(self, seen: LearningCurves) -> Text:
        words = T("Training diverged in epoch {n}: its loss is no number any more.", n=seen.epochs + 1)
        return _with_rate(words, seen)


class LearnsNothing(Rule):
    """The training loss stays where a guess would be, and the answers are no better."""

    id: ClassVar[str] = "learns_nothing"
    word: ClassVar[Text] = T("learns nothing")
    tone: ClassVar[VerdictTone] = "bad"
    cures: ClassVar[tuple[str, ...]] = ("rate",)

    def holds(self, seen: LearningCurves) -> bool:
        losses = _known(seen.train_loss)
        if not losses or (seen.floor is not None and not seen.is_like_guessing(seen.value)):
            return False
        if seen.floor_loss is not None:
            if len(losses) == 1:  # the first epoch begins with weights that know nothing
                return _is_rate_far_off(seen) and losses[0] > HIGH * seen.floor_loss
            return min(losses) > (JUST_FELL if len(losses) <= FEW else FELL) * seen.floor_loss
        if seen.floor is not None and not seen.is_like_guessing(_best(seen, seen.train)):
            return False
        return len(losses) > FEW and min(losses[1:]) > FELL * losses[0]

    def sentence(self, seen: LearningCurves) -> Text:
        words = T("The training loss does not fall: nothing is learned.")
        if seen.floor is not None:
            words = T("{value}, like {guess}: nothing is learned.", value=seen.number, guess=seen.guess())
        return _with_rate(words, seen)


class Swings(Rule):
    """The training loss rises, or stays above that of a guess although the answers are better."""

    id: ClassVar[str] = "swings"
    word: ClassVar[Text] = T("unstable")
    tone: ClassVar[VerdictTone] = "bad"
    cures: ClassVar[tuple[str, ...]] = ("rate",)

    def holds(self, seen: LearningCurves) -> bool:
        losses = _known(seen.train_loss)
        if len(losses) < 2:
            return False
        above = seen.floor_loss is not None and min(losses) > HIGH * seen.floor_loss > 0
        return above or (min(losses) > 0 and losses[-1] > SWINGS * min(losses) and _rises(losses))

    def sentence(self, seen: LearningCurves) -> Text:
        words = T("{value}, but training is unstable: its loss does not settle.", value=seen.number)
        return _with_rate(words, seen)


class UnlikeParts(Rule):
    """Validation is far worse than training was with samples that it met for the first time, or far better."""

    id: ClassVar[str] = "unlike"
    word: ClassVar[Text] = T("parts differ")
    tone: ClassVar[VerdictTone] = "warn"
    cures: ClassVar[tuple[str, ...]] = ("parts",)

    def holds(self, seen: LearningCurves) -> bool:
        return seen.is_validated and (self._is_worse(seen) or self._is_better(seen))

    def sentence(self, seen: LearningCurves) -> Text:
        words = {"value": seen.number, "train": seen.said(_best(seen, seen.train))}
        if self._is_worse(seen):
            return T(
                "{value}, far below training from the first epoch on ({train}): the validation part seems to be of "
                "another kind.",
                **words,
            )
        return T(
            "{value}, far better than in training ({train}): the validation part seems to be easier than the "
            "training part.",
            **words,
        )

    def _is_worse(self, seen: LearningCurves) -> bool:
        """In the first epoch all samples of training are new to the network, as those of validation are."""
        if not seen.fresh or seen.epochs < 2:
            return False
        start = seen.train[0]
        known = [value for value in seen.validation if math.isfinite(value)]
        return math.isfinite(start) and all(_apart(seen, start, value) for value in known)

    def _is_better(self, seen: LearningCurves) -> bool:
        """Training counts each sample before it has learned from it, so the next epoch is what to compare with."""
        pairs = [*zip(seen.validation, seen.train[1:], strict=False)]
        late = pairs[len(pairs) // 2 :]
        if seen.hindered or len(pairs) < 3:
            return False
        return all(_apart(seen, validation, train) for validation, train in late)


class Memorises(Rule):
    """Training goes on improving, validation does not: it learns its samples by heart."""

    id: ClassVar[str] = "memorises"
    word: ClassVar[Text] = T("memorises")
    tone: ClassVar[VerdictTone] = "warn"
    cures: ClassVar[tuple[str, ...]] = ("augment", "dropout", "early", "fine_tune", "simple")

    def holds(self, seen: LearningCurves) -> bool:
        return self._since(seen) is not None

    def sentence(self, seen: LearningCurves) -> Text:
        since = (self._since(seen) or 0) + 1
        if seen.floor is None:
            return T(
                "{value}, but since epoch {n} it memorises: training improves, validation does not.",
                value=seen.number,
                n=since,
            )
        return T(
            "{value} instead of {guess}, but since epoch {n} it memorises: training improves, validation does not.",
            value=seen.number,
            guess=seen.guess(),
            n=since,
        )

    def _since(self, seen: LearningCurves) -> int | None:
        """The place of the epoch after which validation did not improve any more."""
        if not seen.is_validated or seen.epochs < 4:
            return None
        gap = seen.ahead(newest(seen.train), newest(seen.validation)) / _way(seen)
        lowest = _lowest(seen.validation_loss)
        if lowest is not None and gap > max(GAP, seen.chance(seen.value, seen.samples) / _way(seen)):
            after = seen.validation_loss[lowest + 1 :]
            risen = len(after) > 1 and newest(after) > RISEN * seen.validation_loss[lowest]
            learned = newest(seen.train_loss, 1) < LEARNED * seen.train_loss[lowest]
            better = seen.ahead(newest(seen.validation), seen.validation[lowest]) / _way(seen)
            if risen and learned and better < 2 * STEP:
                return min(lowest, seen.best)
        waited = seen.epochs - 1 - seen.best
        stands = waited >= max(3, LATE * seen.epochs)
        return seen.best if stands and gap > WIDE_GAP else None


class LikeGuessing(Rule):
    id: ClassVar[str] = "like_guessing"
    word: ClassVar[Text] = T("like guessing")
    tone: ClassVar[VerdictTone] = "warn"
    cures: ClassVar[tuple[str, ...]] = ("balance", "longer", "simple")

    def holds(self, seen: LearningCurves) -> bool:
        return seen.is_like_guessing(seen.value, seen.samples)

    def sentence(self, seen: LearningCurves) -> Text:
        return T("{value}, hardly better than {guess}.", value=seen.number, guess=seen.guess())


class Unvalidated(Rule):
    id: ClassVar[str] = "unvalidated"
    word: ClassVar[Text] = T("not validated")
    cures: ClassVar[tuple[str, ...]] = ("parts",)

    def holds(self, seen: LearningCurves) -> bool:
        return not seen.is_validated

    def sentence(self, seen: LearningCurves) -> Text:
        return T(
            "{value} on the training part. Without a validation part nobody knows whether it only memorises.",
            value=seen.number,
        )


class BelowSimple(Rule):
    id: ClassVar[str] = "below_simple"
    word: ClassVar[Text] = T("below simple")
    tone: ClassVar[VerdictTone] = "warn"
    cures: ClassVar[tuple[str, ...]] = ("longer", "simple")

    def holds(self, seen: LearningCurves) -> bool:
        if seen.simple is None or seen.test is None:
            return False
        return seen.ahead(seen.simple, seen.test) > max(
            STEP * _way(seen), seen.chance(seen.simple, seen.test_samples)
        )

    def sentence(self, seen: LearningCurves) -> Text:
        return T(
            "{test} on the test part: a simple method does better without a network ({simple}).",
            test=seen.said(seen.test),
            simple=seen.said(seen.simple),
        )


class PerfectOnFew(Rule):
    id: ClassVar[str] = "perfect_on_few"
    word: ClassVar[Text] = T("perfect, but on few")
    cures: ClassVar[tuple[str, ...]] = ("parts",)

    def holds(self, seen: LearningCurves) -> bool:
        return seen.metric.percent and seen.test == 1 and 0 < seen.test_samples < TINY

    def sentence(self, seen: LearningCurves) -> Text:
        return T(
            "All right, but of only {n} test samples: so few say little about new ones.", n=seen.test_samples
        )


class OneEpoch(Rule):
    id: ClassVar[str] = "one_epoch"
    word: ClassVar[Text] = T("too early to say")
    cures: ClassVar[tuple[str, ...]] = ("longer",)

    def holds(self, seen: LearningCurves) -> bool:
        return seen.epochs == 1 and not _is_nearly_perfect(seen)

    def sentence(self, seen: LearningCurves) -> Text:
        if seen.floor is None:
            return T("{value} after one epoch: too early to judge.", value=seen.number)
        return T(
            "{value} instead of {guess} after one epoch: too early to judge.",
            value=seen.number,
            guess=seen.guess(),
        )


class Improving(Rule):
    id: ClassVar[str] = "improving"
    word: ClassVar[Text] = T("improving")
    cures: ClassVar[tuple[str, ...]] = ("longer",)

    def holds(self, seen: LearningCurves) -> bool:
        late = max(1, round(LATE * seen.epochs))
        if seen.epochs < 2 or seen.epochs - 1 - seen.best > late or _is_nearly_perfect(seen):
            return False
        before = seen.judged[max(0, seen.epochs - 2 * late - 1) : seen.epochs - late]
        gain = seen.ahead(newest(seen.judged, late), median(before))
        return gain > STEP * _way(seen)

    def sentence(self, seen: LearningCurves) -> Text:
        if seen.floor is None:
            return T("{value} and still improving.", value=seen.number)
        return T("{value} instead of {guess}, and still improving.", value=seen.number, guess=seen.guess())


class Good(Rule):
    id: ClassVar[str] = "good"
    word: ClassVar[Text] = T("good")
    tone: ClassVar[VerdictTone] = "good"
    cures: ClassVar[tuple[str, ...]] = ("fine_tune",)

    def holds(self, seen: LearningCurves) -> bool:
        skill = seen.skill(seen.value)
        return skill is not None and skill >= (GOOD if seen.metric.percent else GOOD_NUMBER)

    def sentence(self, seen: LearningCurves) -> Text:
        return T("{value}, good: far better than {guess}.", value=seen.number, guess=seen.guess())


class Learned(Rule):
    """What is left: it learned something and stands where it is."""

    id: ClassVar[str] = "learned"
    word: ClassVar[Text] = T("fair")
    cures: ClassVar[tuple[str, ...]] = ("fine_tune", "simple")

    def holds(self, seen: LearningCurves) -> bool:
        return True

    def sentence(self, seen: LearningCurves) -> Text:
        if seen.floor is None:
            return T("{value}, no longer improving.", value=seen.number)
        return T(
            "{value}, better than {guess}, but no longer improving.", value=seen.number, guess=seen.guess()
        )


RULES: tuple[Rule, ...] = (
    Diverged(),
    LearnsNothing(),
    Swings(),
    UnlikeParts(),
    Memorises(),
    LikeGuessing(),
    Unvalidated(),
    BelowSimple(),
    PerfectOnFew(),
    OneEpoch(),
    Improving(),
    Good(),
    Learned(),
)


def _known(values: Sequence[float]) -> list[float]:
    return [value for value in values if math.isfinite(value)]


def _best(seen: LearningCurves, values: Sequence[float]) -> float:
    return values[seen.place_of_best(values)] if values else math.nan


def _lowest(losses: Sequence[float]) -> int | None:
    known = [place for place, loss in enumerate(losses) if math.isfinite(loss)]
    return min(known, key=lambda place: losses[place], default=None)


def _rises(losses: Sequence[float]) -> bool:
    """Whether it has risen for good, not for one epoch."""
    last = losses[-3:]
    return len(last) > 2 and all(one <= other for one, other in pairwise(last))


def _way(seen: LearningCurves) -> float:
    """How far it is from guessing to perfect; as far as the value itself where that is not known."""
    if seen.metric.percent:
        return 1 - (seen.floor or 0.0) or 1.0
    return abs(seen.floor or seen.value) or 1.0


def _apart(seen: LearningCurves, better: float, worse: float) -> bool:
    """Whether two parts differ by more than chance and habit."""
    if not (math.isfinite(better) and math.isfinite(worse)):
        return False
    return seen.ahead(better, worse) > max(APART * _way(seen), 2 * seen.chance(worse, seen.samples))


def _is_nearly_perfect(seen: LearningCurves) -> bool:
    skill = seen.skill(seen.value)
    return skill is not None and skill > NEARLY


def _is_rate_far_off(seen: LearningCurves) -> bool:
    return seen.rate is not None and seen.usual_rate is not None and seen.rate >= FAR * seen.usual_rate


def _with_rate(words: Text, seen: LearningCurves) -> Text:
    """And, where the learning rate is out of the usual, that this is the likely reason."""
    if seen.rate is None or not _is_rate_far_off(seen):
        return words
    return joined(words, T("The learning rate of {rate} is probably too high.", rate=shown(seen.rate)))
