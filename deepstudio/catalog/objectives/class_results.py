"""What an examination of classes shows, from its numbers: those of today, and those that earlier runs have kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deepstudio.core.declarations import Metric
from deepstudio.core.events import Message
from deepstudio.core.results import (
    ClassAnswer,
    Examination,
    ExaminedSample,
    Figures,
    Heading,
    Matrix,
    Quantity,
    Samples,
    Section,
    Table,
    Threshold,
)
from deepstudio.core.text import T

LATER = ("auroc",)  # what examinations of earlier programs, or of more than two classes, do not tell
TAKEN = T("What was taken for what")
SCORES = (
    (
        "precision",
        T("Precision"),
        T("Of all samples taken for this class: how many are of it. Matters where a false alarm is dear."),
    ),
    (
        "recall",
        T("Recall"),
        T("Of all samples of this class: how many were found. Matters where missing one is dear."),
    ),
    (
        "f1",
        T("F1"),
        T("Precision and recall in one number (their harmonic mean); both must be high."),
    ),
)
SUPPORT = T("How many samples of this class were examined (the support).")


def class_examination(value: Mapping[str, Any], target: str = "") -> Examination:
    """The sections for `accuracy`, `macro_f1`, `classes`, `per_class`, `confusion` and `wrong` of an evaluation.

    Of two classes it may have `auroc` and `scores`: lists of probabilities of the second and of counts at each.

    Raises `ValueError` (also pydantic's), `KeyError` or `TypeError` where these are damaged.
    """
    from deepstudio.catalog.objectives.classes import ClassObjective

    examined = [one for one in ClassObjective.examined if one.id in value or one.id not in LATER]
    metrics = {one.id: float(value[one.id]) for one in examined}
    figures = tuple(_quantity(one, metrics[one.id]) for one in examined)
    sections = (Figures(figures=figures), *_sections(value))
    return Examination(target=target, objective=ClassObjective.id, metrics=metrics, sections=sections)


def _quantity(metric: Metric, value: float) -> Quantity:
    return Quantity(
        id=metric.id,
        title=Message.of(metric.title),
        help=Message.of(metric.help) if metric.help is not None else None,
        value=value,
        form="percent" if metric.percent else "number",
        higher_is_better=metric.higher_is_better,
    )


def _sections(value: Mapping[str, Any]) -> Iterator[Section]:
    """Of two classes the threshold stands beside the matrix, and the table, which says little more, at the end."""
    yield Matrix(heading=Message.of(TAKEN), names=tuple(value["classes"]), counts=value["confusion"])
    if not value.get("scores"):
        yield _classes(value)
        yield _wrong(value)
        return
    scores, counts = value["scores"]
    heading = Message.of(T("Where to draw the line"))
    names = tuple(value["classes"])
    yield Threshold(heading=heading, names=names, scores=tuple(scores), counts=tuple(counts))
    yield _wrong(value)
    yield _classes(value)


def _classes(value: Mapping[str, Any]) -> Table:
    return Table(
        heading=Message.of(T("Classes")),
        columns=(
            Heading(title=Message.of(T("Class"))),
            *(
                Heading(title=Message.of(title), help=Message.of(help), form="percent", bar=True)
                for _, title, help in SCORES
            ),
            Heading(title=Message.of(T("Samples")), help=Message.of(SUPPORT), form="count"),
        ),
        rows=tuple(
            (str(one["class"]), *(float(one[id]) for id, _, _ in SCORES), float(one["support"]))
            for one in value["per_class"]
        ),
    )


def _wrong(value: Mapping[str, Any]) -> Samples:
    counts = value["confusion"]
    samples = tuple(_sample(one) for one in value.get("wrong", ()))
    total = sum(map(sum, counts)) - sum(row[place] for place, row in enumerate(counts))
    return Samples(heading=Message.of(T("Wrong")), samples=samples, total=max(total, len(samples)))


def _sample(one: Mapping[str, Any]) -> ExaminedSample:
    return ExaminedSample(
        id=one["id"],
        true=ClassAnswer(label=one["true"]),
        predicted=ClassAnswer(label=one["predicted"], confidence=one["confidence"]),
        text=one.get("text", ""),
    )
