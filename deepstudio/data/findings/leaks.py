"""Columns that tell the answer alone: perhaps nobody knows them before the answer is known."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from deepstudio.core.problems import Severity
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats, Ints
from deepstudio.data.evidence import Evidence, Example
from deepstudio.data.findings.columns import LookedAt, columns_of_use, leave_column_out
from deepstudio.data.findings.evidence import EXAMPLES
from deepstudio.data.findings.shared_data import Looked

TOLD = 0.99  # share of the samples whose class a column tells
LEFT = 0.1  # of the mistakes of always answering the most frequent class
STRAIGHT = 0.999  # correlation of two numbers, and share of the variance that a category explains
TURNS = 0.005  # changes of class along a sorted number, a sample


def find(looked: Looked) -> Iterator[Evidence]:
    """Each column is judged by what it tells of a sample that the others have not told (leave one out)."""
    for target in columns_of_use(looked, "target"):
        for column in columns_of_use(looked, "input"):
            share = _number_told(column, target) if target.is_number else _class_told(column, target)
            if share is not None:
                yield _evidence(looked, column, target, share)


def _evidence(looked: Looked, column: LookedAt, target: LookedAt, share: float) -> Evidence:
    words = {"name": column.name, "target": target.name, "share": share}
    text = T(
        "“{name}” alone tells the answer “{target}” ({share:.1%}). If it is not known before the answer is, the "
        "network learns nothing of use.",
        **words,
    )
    return Evidence(
        "leak",
        Severity.WARNING,
        text,
        len(looked.scan.ids),
        tuple(_examples(looked, column, target)),
        leave_column_out(column.name),
    )


def _examples(looked: Looked, column: LookedAt, target: LookedAt) -> Iterator[Example]:
    """Which value goes with which answer, the most frequent first."""
    counts = np.bincount(column.codes)
    for code in np.argsort(-counts, kind="stable")[:EXAMPLES].tolist():
        rows = np.flatnonzero(column.codes == code)
        answers = np.bincount(target.codes[rows])
        answer = int(answers.argmax())
        note = T("{n:,} of {all:,} samples", n=int(answers[answer]), all=len(rows))
        shown = f"{column.called(code)} → {target.called(answer)}"
        yield Example(tuple(looked.scan.ids[row] for row in rows[:EXAMPLES].tolist()), shown, note)


def _class_told(column: LookedAt, target: LookedAt) -> float | None:
    """The share of samples whose class the column tells, where that is nearly all and more than chance."""
    labels = target.codes
    usual = np.bincount(labels).max() / len(labels)
    told = _told_by_values(column.codes, labels)
    if column.is_number and column.distinct > np.sqrt(len(labels)):
        told = max(told, _told_by_order(column.numbers, labels))
    return told if told >= TOLD and 1 - told <= LEFT * (1 - usual) else None


def _told_by_values(codes: Ints, labels: Ints) -> float:
    """The share of samples whose class is the most frequent one of the others with their value."""
    width = int(labels.max()) + 1
    pairs, counts = np.unique(codes * width + labels, return_counts=True)
    values = pairs // width
    order = np.lexsort((-counts, values))
    values, counts = values[order], counts[order]
    first = np.flatnonzero(np.append(True, values[1:] != values[:-1]))
    best = counts[first]
    following = np.append(counts, 0)[first + 1]
    alone = np.append(values[1:], -1)[first] != values[first]
    second = np.where(alone, 0, following)
    return float(best[best - 1 >= np.maximum(second, 1)].sum() / len(labels))


def _told_by_order(numbers: Floats, labels: Ints) -> float:
    """The share of samples that a threshold for each class tells; of equal numbers the most frequent class counts."""
    known = ~np.isnan(numbers)
    if known.sum() < TOLD * len(numbers):
        return 0.0
    numbers, labels = numbers[known], labels[known]
    _, codes = np.unique(numbers, return_inverse=True)
    width = int(labels.max()) + 1
    pairs, counts = np.unique(codes.reshape(-1) * width + labels, return_counts=True)
    most = np.zeros(int(codes.max()) + 1, np.int64)
    np.maximum.at(most, pairs // width, counts)
    pure = most.sum() / len(labels)
    ordered = labels[np.lexsort((labels, numbers))]
    turns = int((ordered[1:] != ordered[:-1]).sum()) - (len(np.unique(labels)) - 1)
    return float(min(pure, 1 - turns / len(labels))) if turns <= TURNS * len(labels) else 0.0


def _number_told(column: LookedAt, target: LookedAt) -> float | None:
    """How straight the answer follows from the column, where that is nearly exact."""
    answers = target.numbers
    told = _correlation(column.numbers, answers) if column.is_number else _explained(column.codes, answers)
    return told if told >= STRAIGHT else None


def _correlation(numbers: Floats, answers: Floats) -> float:
    known = ~np.isnan(numbers) & ~np.isnan(answers)
    if known.sum() < TOLD * len(numbers):
        return 0.0
    x, y = numbers[known] - numbers[known].mean(), answers[known] - answers[known].mean()
    size = np.sqrt((x @ x) * (y @ y))
    return float(abs(x @ y) / size) if size > 0 else 0.0


def _explained(codes: Ints, answers: Floats) -> float:
    """The share of the variance that the mean of the others with the same value explains."""
    counts = np.bincount(codes)
    sums = np.bincount(codes, answers)
    others = counts[codes] - 1
    total = ((answers - answers.mean()) ** 2).sum()
    if total == 0:
        return 0.0
    expected = np.where(others > 0, (sums[codes] - answers) / np.maximum(others, 1), answers.mean())
    return float(1 - ((answers - expected) ** 2).sum() / total)
