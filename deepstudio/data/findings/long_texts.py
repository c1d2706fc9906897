"""Texts whose end the network never sees."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from deepstudio.core.data_edits import set_column
from deepstudio.core.problems import Edit, Severity
from deepstudio.core.text import T
from deepstudio.data.arrays import Ints
from deepstudio.data.evidence import Evidence, Example
from deepstudio.data.findings.evidence import EXAMPLES, excerpt
from deepstudio.data.findings.shared_data import Looked
from deepstudio.data.texts import text_column

TOLERATED = 0.05  # of all texts may be cut; longer batches for them would cost more than they tell


def find(looked: Looked) -> Iterator[Evidence]:
    _, column = text_column(looked.plan, looked.registry)
    cut = column.length
    learned = _of_training(looked)
    if (learned > cut).sum() <= TOLERATED * len(learned):
        return
    longer = np.flatnonzero(looked.lengths > cut)
    yield Evidence(
        "long-texts",
        Severity.WARNING,
        T(
            "Texts with more than {cut:,} tokens: {n:,} ({share:.0%}). What comes after is cut off.",
            n=len(longer),
            share=len(longer) / len(looked.lengths),
            cut=cut,
        ),
        len(longer),
        tuple(_example(looked, int(row)) for row in longer[np.argsort(-looked.lengths[longer])][:EXAMPLES]),
        _longer(looked),
    )


def _example(looked: Looked, row: int) -> Example:
    note = T("{n:,} tokens", n=int(looked.lengths[row]))
    return Example((looked.scan.ids[row],), excerpt(looked.texts[row]), note)


def _of_training(looked: Looked) -> Ints:
    """The lengths that may decide something: nothing is to be learned from validation and test."""
    return looked.lengths[looked.scan.split(looked.plan.split)["train"]]


def _longer(looked: Looked) -> tuple[Edit, ...]:
    """A maximum length that 95 % of the texts of training keep to, where one so large is allowed."""
    length = int(np.quantile(_of_training(looked), 1 - TOLERATED, method="higher"))
    name, column = text_column(looked.plan, looked.registry)
    most = next(spec.le for spec in column.specs() if spec.name == "length")
    if (most is not None and length > most) or name not in looked.plan.columns:
        return ()
    label = T("Set the maximum length to {n:,}", n=length)
    return (set_column(name, {"length": length}, label),)
