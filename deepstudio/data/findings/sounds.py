"""Sounds that the network does not hear whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from deepstudio.catalog.sounds import MOST_SECONDS, AudioColumn
from deepstudio.core.data_edits import set_column
from deepstudio.core.problems import Edit, Severity
from deepstudio.core.text import T
from deepstudio.data.columns import input_column
from deepstudio.data.evidence import Evidence, Example
from deepstudio.data.findings.evidence import EXAMPLES, leave_out
from deepstudio.data.findings.shared_data import Looked
from deepstudio.data.sounds import MILLI, AudioFolderReader
from deepstudio.data.sources import reader
from deepstudio.data.sources.file_checks import Check

TOLERATED = 0.05  # of all sounds may be cut


def cut(looked: Looked) -> Iterator[Evidence]:
    """Sounds of which only a piece is heard, where they are many."""
    kind = input_column(looked.plan, looked.registry)
    if not isinstance(kind, AudioColumn):
        return
    seconds = {id: check.measures[0] / MILLI for id, check in _checks(looked).items()}
    longer = sorted((id for id in seconds if seconds[id] > kind.seconds), key=lambda id: -seconds[id])
    if len(longer) <= TOLERATED * len(seconds):
        return
    text = T(
        "Sounds of more than {most:g} seconds: {n:,} ({share:.0%}). The network hears the middle of each.",
        most=kind.seconds,
        n=len(longer),
        share=len(longer) / len(seconds),
    )
    examples = tuple(Example((id,), id, T("{n:.1f} seconds", n=seconds[id])) for id in longer[:EXAMPLES])
    fixes = _longer(looked, list(seconds.values()))
    yield Evidence("cut-sounds", Severity.WARNING, text, len(longer), examples, fixes)


def _longer(looked: Looked, seconds: Sequence[float]) -> tuple[Edit, ...]:
    """A length that 95 % of the sounds keep to, where one so large is allowed."""
    wanted = float(np.ceil(np.quantile(seconds, 1 - TOLERATED) * 10) / 10)
    if wanted > MOST_SECONDS or looked.input_name not in looked.plan.columns:
        return ()
    label = T("Hear {n:.1f} seconds", n=wanted)
    return (set_column(looked.input_name, {"seconds": wanted}, label),)


def silent(looked: Looked) -> Iterator[Evidence]:
    """Sounds in which there is nothing to hear."""
    ids = [id for id, check in _checks(looked).items() if check.measures[1] and not check.measures[2]]
    if not ids:
        return
    text = T("Sounds in which nothing is heard: {n:,}. The network cannot tell them apart.", n=len(ids))
    examples = tuple(Example((id,), id) for id in ids[:EXAMPLES])
    fixes = leave_out(looked, ids, T("Leave out {n:,} silent sounds", n=len(ids)))
    yield Evidence("silent-sounds", Severity.WARNING, text, len(ids), examples, fixes)


def _checks(looked: Looked) -> dict[str, Check]:
    source = reader(looked.plan, looked.registry)
    if not isinstance(source, AudioFolderReader):
        return {}
    return source.checks(looked.scan.ids, looked.on_progress, looked.cancelled)
