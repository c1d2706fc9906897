"""What is said of the data of a new project."""

from __future__ import annotations

from collections.abc import Iterator

from deepstudio.catalog.columns import targets, unit_of
from deepstudio.core.project import DataPlan, Found
from deepstudio.core.registry import Registry
from deepstudio.core.results import written
from deepstudio.core.text import T, Text, verbatim


def told_data(plan: DataPlan, found: Found, registry: Registry) -> Iterator[Text]:
    """How many samples there are, what is to be answered, and what each column of a table is used for."""
    from deepstudio.data.named_uses import can_be_named

    told = [*_answers(plan, found, registry)]
    counted = f"{found.samples:,}"
    if len(told) == 1 and not plan.of_use("target")[1:] and found.column(plan.target).classes:
        yield T("Data: {n} samples in {classes} classes.", n=counted, classes=len(plan.classes))
    else:
        yield T("Data: {n} samples. To be answered: {answers}.", n=counted, answers=told)
    if can_be_named(plan, registry):
        inputs = [verbatim(name) for name in plan.of_use("input")]
        yield T(
            "“{target}” is answered from {inputs}.", target=", ".join(plan.of_use("target")), inputs=inputs
        )
        unused = [verbatim(name) for name in plan.of_use("unused")]
        if unused:
            yield T("Left out: {columns}.", columns=unused)


def _answers(plan: DataPlan, found: Found, registry: Registry) -> Iterator[Text]:
    """What the values of each column to answer are, by what was found in it."""
    for name, kind in targets(plan, registry):
        known = found.column(name)
        if known.classes:
            yield T("“{name}” with {classes} classes", name=name, classes=len(known.classes))
        elif known.low is not None and known.high is not None:
            low, high = (written(value, unit=unit_of(kind)) for value in (known.low, known.high))
            yield T("“{name}” from {low} to {high}", name=name, low=low, high=high)
        else:
            yield verbatim(name)
