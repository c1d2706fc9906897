"""Rows of a table are known by the columns that the network takes and answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data.contents import Contents
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan_as_it_is

ROWS = [(f"{i}", f"{i % 7}.5", "yes" if i % 2 else "no") for i in range(20)]
COLUMNS = {
    "x": ColumnPlan(id="number"),
    "y": ColumnPlan(id="category", use="target"),
    "note": ColumnPlan(id="number", use="unused"),
}


def planned(path: Path, header: str, rows: Sequence[tuple[str, ...]]) -> DataPlan:
    path.write_text("\n".join([header, *(",".join(row) for row in rows)]) + "\n")
    return DataPlan(source=Chosen(id="table", settings={"path": str(path)}), columns=COLUMNS)


def held(plan: DataPlan, registry: Registry) -> list[str]:
    found: Scan = scan_as_it_is(plan, registry)
    contents = Contents(plan, registry)
    return [contents.content(id) for id in found.ids]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("x,note,y,more", [(*row, "1") for row in ROWS]),
        ("x,y", [(x, y) for x, _, y in ROWS]),
        ("y,x,note", [(y, x, "0") for x, _, y in ROWS]),
    ],
)
def test_columns_that_are_not_used_may_come_go_and_change(
    tmp_path: Path, registry: Registry, header: str, rows: Sequence[tuple[str, ...]]
) -> None:
    before = held(planned(tmp_path / "a.csv", "x,note,y", ROWS), registry)
    assert len(set(before)) == len(ROWS)
    assert held(planned(tmp_path / "b.csv", header, rows), registry) == before


@pytest.mark.parametrize("changed", [("99", "0.5", "no"), ("0", "0.5", "yes")])
def test_another_value_or_answer_is_another_row(
    tmp_path: Path, registry: Registry, changed: tuple[str, ...]
) -> None:
    before = held(planned(tmp_path / "a.csv", "x,note,y", ROWS), registry)
    now = held(planned(tmp_path / "b.csv", "x,note,y", [changed, *ROWS[1:]]), registry)
    assert (now[0] != before[0], now[1:]) == (True, before[1:])


def test_of_a_text_beside_numbers_both_count(tmp_path: Path, registry: Registry) -> None:
    columns = {**COLUMNS, "x": ColumnPlan(id="text"), "note": ColumnPlan(id="number")}
    rows = [("the same text again", str(i), "yes" if i % 2 else "no") for i in range(20)]
    plan = planned(tmp_path / "a.csv", "x,note,y", rows).replace(columns=columns)
    assert len(set(held(plan, registry))) == len(rows)
