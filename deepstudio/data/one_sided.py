"""Classes that are not in all parts."""

from __future__ import annotations

import numpy as np

from deepstudio.core.data_edits import change_data
from deepstudio.core.problems import Edit, Severity
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data.evidence import Evidence
from deepstudio.data.scan import Scan
from deepstudio.data.tables.table import three


def one_sided(scan: Scan, plan: DataPlan, draw: Edit, option: str) -> tuple[Evidence, ...]:
    """Classes that cannot be learned, or are never examined; `draw` divides in another way, as `option` does."""
    if not scan.classes:
        return ()
    where: dict[str, set[str]] = {name: set() for name in scan.classes}
    for part, rows in scan.split(plan.split).items():
        for code in np.unique(scan.labels[rows]).tolist():
            where[scan.classes[code]].add(part)
    unknown = [name for name, parts in where.items() if "train" not in parts]
    unexamined = [name for name, parts in where.items() if parts == {"train"}]
    found = []
    if unknown:
        text = T(
            "Classes without a sample for training, so the network cannot learn them ({n}): {names}.",
            n=len(unknown),
            names=three(plan.all_called(scan.target, unknown)),
        )
        found.append(_evidence("classes-not-trained", text, unknown, scan, plan, draw, option))
    if unexamined:
        text = T(
            "Classes that occur in training only, so nobody knows how well they are learned ({n}): {names}.",
            n=len(unexamined),
            names=three(plan.all_called(scan.target, unexamined)),
        )
        found.append(_evidence("classes-not-examined", text, unexamined, scan, plan, draw, option))
    return tuple(found)


def _evidence(
    id: str, text: Text, names: list[str], scan: Scan, plan: DataPlan, draw: Edit, option: str
) -> Evidence:
    classes = scan.classes
    ids = [id for id, name in scan.answers.items() if name in names]
    fixes: tuple[Edit, ...] = (draw,)
    if len(classes) - len(names) > 1:
        excluded = tuple(sorted({*plan.excluded, *ids}))
        called = three(plan.all_called(scan.target, names))
        leave_out = change_data(T("Leave out {names}", names=called), excluded=excluded)
        fixes = (leave_out, draw)
    return Evidence(id, Severity.WARNING, text, len(ids), (), fixes, option)
