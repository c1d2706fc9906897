"""Whether a network was worth it: its numbers against those of a simple method, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from deepstudio.core.amounts import lasting
from deepstudio.core.results import Examination, Quantity
from deepstudio.core.text import T, Text
from deepstudio.jobs.evaluations import Comparison, Method, shown

EQUAL = 0.0005  # difference of two shares that are shown as the same number


def compared_figures(network: Examination, simple: Comparison) -> list[Quantity]:
    """The numbers that a simple method has, too, the most telling first."""
    known = {id for one in simple.methods for id in one.of(network.target)}
    return [one for one in network.headline if one.id in known]


def verdict(network: Examination, simple: Comparison, samples: int) -> list[Text]:
    """Sentences on who wins, how long both took, and what an honest judge adds; `samples` were examined."""
    figures, method = compared_figures(network, simple), simple.standing(network.target)
    if method is None or not figures:
        return [T("The simple method says nothing that could be compared.")]
    other = [one.replace(value=method.of(network.target).get(one.id, one.value)) for one in figures]
    return [_winner(figures[0], other[0]), *_time(method, simple), *_doubts(figures, other, samples)]


def _winner(mine: Quantity, other: Quantity) -> Text:
    ahead = lead(mine, other)
    if mine.form == "percent":
        points = f"{abs(ahead) * 100:.1f}"
        if abs(ahead) < EQUAL:
            return T("Both are right equally often.")
        if ahead > 0:
            return T("The network wins by {points} points.", points=points)
        return T("The simple method wins by {points} points.", points=points)
    if shown(mine) == shown(other):
        return T("Both are equally good.")
    words = {"mine": shown(mine), "other": shown(other)}
    if ahead < 0:
        return T("The simple method wins: {other} instead of {mine}.", **words)
    return T("The network wins: {mine} instead of {other}.", **words)


def _time(method: Method, simple: Comparison) -> Iterator[Text]:
    if simple.network_seconds <= 0:
        return
    words = {"simple": lasting(method.seconds), "network": lasting(simple.network_seconds)}
    if method.seconds < simple.network_seconds:
        yield T("The simple method needs {simple} instead of {network}.", **words)
    else:
        yield T("The network needed {network} to train, the simple method {simple}.", **words)


def _doubts(mine: Sequence[Quantity], other: Sequence[Quantity], samples: int) -> Iterator[Text]:
    ahead = lead(mine[0], other[0])
    for figure, simple in zip(mine[1:], other[1:], strict=True):
        if ahead * lead(figure, simple) < 0 and shown(figure) != shown(simple):
            yield T("By “{metric}” it is the other way round.", metric=figure.title.text())
    share = mine[0].form == "percent"
    if share and EQUAL <= abs(ahead) < chance(other[0].value, samples):
        yield T("With {n} samples, so small a difference may be chance.", n=f"{samples:,}")
    if ahead <= (EQUAL if share else 0):
        yield T("More data, more epochs or another template may help the network.")


def lead(mine: Quantity, other: Quantity) -> float:
    """How much better the first number is."""
    return (other.value - mine.value) if mine.higher_is_better is False else (mine.value - other.value)


def chance(accuracy: float, samples: int) -> float:
    """Half the width of the 95 % interval around a share of `samples` (Wald)."""
    return 1.96 * sqrt(max(accuracy * (1 - accuracy), 0.0) / max(samples, 1))
