"""Would more data help, or a better network? What a learning curve over data says, with its spread."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from deepstudio.core.data_curve import DataCurve
from deepstudio.core.results import written
from deepstudio.core.text import T, Text

SHARE = 0.01  # a gain of less than a point is none
PART = 0.03  # nor is one of less than this part of a number
FULL = 0.98  # from here on a share has little left to win
SURE = 3  # times that gain; what chance may make at most where a curve is called flat
# 97.5 % quantiles of Student's t for 2, 4, 6, … degrees of freedom: of two amounts with 2, 3, 4, … seeds each.
STUDENT = (4.303, 2.776, 2.447, 2.306, 2.228, 2.179, 2.145, 2.120, 2.101)


@dataclass(frozen=True)
class DataVerdict:
    """`id` is `more_data`, `flat`, `full`, `worse`, `unclear`, `one_seed` or `unknown`; one or two sentences."""

    id: str
    sentences: tuple[Text, ...]


@dataclass(frozen=True)
class Gain:
    """The step from `before` to `after` percent: the means over the seeds that both have, then and now.

    `chance` is what the seeds alone may make of it: half the 95 % interval around the difference of two means, with
    the deviation of both amounts pooled (Student's t). Nothing is known of one seed.
    """

    before: int
    after: int
    then: float
    now: float
    seeds: int
    chance: float


def data_verdict(curve: DataCurve) -> DataVerdict:
    """Judges the step from the last but one amount to the last, and compares with the simple method."""
    gain = last_gain(curve)
    if gain is None:
        return DataVerdict("unknown", (T("Too little has been tried yet to tell."),))
    id, sentence = _of_gain(curve, gain)
    return DataVerdict(id, (sentence, *_beside_simple(curve)))


def last_gain(curve: DataCurve) -> Gain | None:
    """What the last step won; nothing as long as no seed has been tried with two amounts."""
    if len(curve.network) < 2:
        return None
    before, after = curve.network[-2:]
    earlier = dict(zip(before.seeds, before.scores, strict=True))
    later = dict(zip(after.seeds, after.scores, strict=True))
    both = [seed for seed in later if seed in earlier]
    if not both:
        return None
    one, other = [earlier[seed] for seed in both], [later[seed] for seed in both]
    return Gain(before.share, after.share, fmean(one), fmean(other), len(both), _chance(one, other))


def _chance(one: Sequence[float], other: Sequence[float]) -> float:
    count = len(one)
    if count < 2:
        return math.inf
    error = math.sqrt((variance(one) + variance(other)) / count)
    return STUDENT[min(count, len(STUDENT) + 1) - 2] * error


def _of_gain(curve: DataCurve, gain: Gain) -> tuple[str, Text]:
    words = {"before": _percent(gain.before), "after": _percent(gain.after), "change": _change(curve, gain)}
    if gain.seeds == 1:
        return "one_seed", T(
            "From {before} to {after} of the training samples {change}. With one seed nobody can tell how much "
            "of it is chance.",
            **words,
        )
    least, words["chance"] = _least(curve, gain), _amount(curve, gain.chance)
    if abs(_won(curve, gain)) < least and gain.chance <= SURE * least:
        return _flat(curve, gain, words)
    if abs(_won(curve, gain)) <= gain.chance:
        return "unclear", T(
            "From {before} to {after} of the training samples {change}, but chance alone may make {chance}: more "
            "seeds would tell.",
            **words,
        )
    if _won(curve, gain) > 0:
        return "more_data", T(
            "More data would probably help: from {before} to {after} of the training samples {change} "
            "(± {chance}).",
            **words,
        )
    return "worse", T(
        "More of this data made it worse: from {before} to {after} of the training samples {change} "
        "(± {chance}). Look at the data, or train longer.",
        **words,
    )


def _flat(curve: DataCurve, gain: Gain, words: dict[str, object]) -> tuple[str, Text]:
    if curve.form == "percent" and curve.higher_is_better and gain.now >= FULL:
        return "full", T(
            "There is little left to win: with {after} of the training samples it gets {score}.",
            after=_percent(gain.after),
            score=curve.words(gain.now),
        )
    return "flat", T(
        "The curve is flat: from {before} to {after} of the training samples {change} (± {chance}). A better "
        "network or better data would help rather than more of it.",
        **words,
    )


def _percent(share: int) -> str:
    """In one piece, wherever the line ends."""
    return f"{share}\N{NO-BREAK SPACE}%"


def _won(curve: DataCurve, gain: Gain) -> float:
    """Positive where more data made it better."""
    return gain.now - gain.then if curve.higher_is_better else gain.then - gain.now


def _least(curve: DataCurve, gain: Gain) -> float:
    """The smallest gain that counts."""
    return SHARE if curve.form == "percent" else PART * abs(gain.then)


def _change(curve: DataCurve, gain: Gain) -> Text:
    if curve.form == "percent" and curve.higher_is_better:
        points = f"{abs(gain.now - gain.then) * 100:.1f}"
        if gain.now < gain.then:
            return T("it lost {points} points", points=points)
        return T("it won {points} points", points=points)
    return T("it went from {then} to {now}", then=curve.words(gain.then), now=curve.words(gain.now))


def _amount(curve: DataCurve, value: float) -> Text | str:
    if curve.form == "percent":
        return T("{points} points", points=f"{value * 100:.1f}")
    return written(value, curve.form, curve.unit)


def _beside_simple(curve: DataCurve) -> Iterator[Text]:
    """Who needs less data, by the means over seeds."""
    simple = {one.share: one.mean for one in curve.simple}
    network = {one.share: one.mean for one in curve.network}
    both = [share for share in network if share in simple]
    if not both:
        return
    sign, first, last = (1.0 if curve.higher_is_better else -1.0), both[0], both[-1]
    ahead = {share: sign * (network[share] - simple[share]) for share in both}
    words = {"last": _percent(last)}
    if ahead[last] <= 0:
        enough = next(share for share in both if sign * (simple[share] - network[last]) >= 0)
        if enough < last:
            yield T(
                "The simple method needs less data: with {share} it is as good as the network with {last}.",
                share=_percent(enough),
                **words,
            )
        else:
            yield T("With {last} the simple method is at least as good as the network.", **words)
    elif ahead[first] < 0:
        yield T(
            "With {share} the simple method is ahead, with {last} the network: it makes more of much data.",
            share=_percent(first),
            **words,
        )
    elif (enough := next(share for share in both if sign * (network[share] - simple[last]) >= 0)) < last:
        yield T(
            "The network needs less data than the simple method: with {share} it is as good as that with {last}.",
            share=_percent(enough),
            **words,
        )
    else:
        yield T("With {last} the network is better than the simple method.", **words)
