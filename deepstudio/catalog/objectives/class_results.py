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
)
from deepstudio.core.text import T

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

    Raises `ValueError` (also pydantic's), `KeyError` or `TypeError` where these are damaged.
    """
    from deepstudio.catalog.objectives.classes import ClassObjective

    metrics = {one.id: float(value[one.id]) for one in ClassObjective.examined}
    figures = tuple(_quantity(one, metrics[one.id]) for one in ClassObjective.examined)
    sections = (Figures(figures=figures), *_sections(value))
    return Examination(target=target, objective=ClassObjective.id, metrics=metrics, sections=sections)


def _quantity(metric: Metric, value: float) -> Quantity:
    return Quantity(
        id=metric.id,
        title=Message.of(metric.title),
        help=Message.of(metric.help) if metric.help is not None else None,
        value=value,
        form="percent",
        higher_is_better=metric.higher_is_better,
    )


def _sections(value: Mapping[str, Any]) -> Iterator[Section]:
    names, counts = tuple(value["classes"]), value["confusion"]
    yield Matrix(heading=Message.of(TAKEN), names=names, counts=counts)
    yield Table(
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
    right = sum(row[place] for place, row in enumerate(counts))
    samples = tuple(_sample(one) for one in value.get("wrong", ()))
    total = sum(map(sum, counts)) - right
    yield Samples(heading=Message.of(T("Wrong")), samples=samples, total=max(total, len(samples)))


def _sample(one: Mapping[str, Any]) -> ExaminedSample:
    return ExaminedSample(
        id=one["id"],
        true=ClassAnswer(label=one["true"]),
        predicted=ClassAnswer(label=one["predicted"], confidence=one["confidence"]),
        text=one.get("text", ""),
    )
