"""The part of a card about what the network cannot do, as far as its numbers tell."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from deepstudio.core.results import written
from deepstudio.core.text import T, Text
from deepstudio.engine.export.card.facts import CardFacts, Metrics
from deepstudio.engine.export.card.markdown import CardBlock, CardPoints, CardTitle
from deepstudio.engine.objectives.target import LearnedTarget

FEW = 30  # training samples of a class
FEW_TESTED = 1000  # with fewer, chance moves the numbers visibly
UNEVEN = 3
MOST_NAMES = 5
NORMAL = 1.96  # deviations around a share in which it lies 95 times of 100


def limit_blocks(facts: CardFacts) -> Iterator[CardBlock]:
    yield CardTitle(T("Limits"))
    texts = [*_few(facts), *_uneven(facts), *_beaten(facts)]
    for target in facts.model.targets:
        texts += target.limits()
    if any(column.in_rows for column in facts.leaving.columns.values()):
        texts.append(
            T("Numbers outside of the ranges above and values that the training part lacks are guesswork.")
        )
    texts.append(
        T(
            "The test samples are like the training samples. On data from elsewhere, such as another device, place "
            "or time, it may be worse; examine it there before anything depends on it."
        )
    )
    yield CardPoints(texts)


def _few(facts: CardFacts) -> Iterator[Text]:
    """By the answer that is least certain."""
    count = facts.samples
    shares = [one.metrics["accuracy"] for one in facts.examinations.values() if "accuracy" in one.metrics]
    if shares and 0 < count < FEW_TESTED:
        off = max(NORMAL * sqrt(max(share * (1 - share), 1 / count) / count) for share in shares)
        yield T(
            "With {n:,} test samples, chance alone moves the accuracy by about {share}.",
            n=count,
            share=written(off, "percent"),
        )


def _uneven(facts: CardFacts) -> Iterator[Text]:
    """By the classes of the training part."""
    counts = {label: by_part["train"] for label, by_part in facts.counts.items()}
    if len(counts) < 2:
        return
    rare = [name for name, count in counts.items() if count < FEW]
    if rare:
        yield T(
            "Classes with fewer than {few} training samples, of which it knows little: {names}.",
            few=FEW,
            names=[*rare[:MOST_NAMES], *(["…"] if len(rare) > MOST_NAMES else [])],
        )
    most, least = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
    if counts[most] > UNEVEN * max(1, counts[least]):
        yield T(
            "Classes are uneven: {most} has {n:,} training samples, {least} {few:,}. It leans to what is frequent.",
            most=most,
            n=counts[most],
            least=least,
            few=counts[least],
        )


def _beaten(facts: CardFacts) -> Iterator[Text]:
    for target in facts.model.targets:
        examination = facts.examinations.get(target.name)
        if examination is None:
            continue
        for method in facts.methods(target.name):
            if _is_better(target, method.metrics, examination.metrics):
                yield T(
                    "For “{column}”, {method} is at least as good on the test part, and simpler.",
                    column=target.name,
                    method=method.title,
                )


def _is_better(target: LearnedTarget, simple: Metrics, own: Metrics) -> bool:
    """By the first metric of an examination."""
    first = next((one for one in target.setup.objective.examined if one.id in own and one.id in simple), None)
    if first is None:
        return False
    ahead = simple[first.id] - own[first.id]
    return bool(ahead >= 0 if first.higher_is_better else ahead <= 0)
