"""An evaluation as text for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from deepstudio.storage.spreadsheet import harmless
from deepstudio.ui.kinds.evaluation import ClassScore, Evaluation


def confusion_csv(evaluation: Evaluation, corner: str) -> str:
    """The confusion matrix as CSV with a byte-order mark: a row for each true class. `corner` is its first cell."""
    head = [corner, *evaluation.classes]
    rows = [[name, *row] for name, row in zip(evaluation.classes, evaluation.confusion, strict=True)]
    return "\ufeff" + _written([head, *rows], ",")


def scores_text(titles: Sequence[str], scores: Iterable[ClassScore]) -> str:
    """The table of classes with tabs between its cells, as spreadsheets take it from the clipboard."""
    rows = [[s.name, *(f"{value:.4f}" for value in (s.precision, s.recall, s.f1)), s.support] for s in scores]
    return _written([list(titles), *rows], "\t")


def _written(rows: Iterable[Sequence[object]], delimiter: str) -> str:
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([harmless(c) if isinstance(c, str) else c for c in row] for row in rows)
    return out.getvalue()
