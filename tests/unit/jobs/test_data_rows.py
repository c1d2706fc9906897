"""Rows of the data as a person reads them."""

from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.data.scanning import scan
from deepstudio.jobs.data_rows import row_of_sample, told_cell, told_samples, units_of


@pytest.fixture
def plan(tmp_path: Path) -> DataPlan:
    table = tmp_path / "房子 houses.csv"
    rows = ["30.5,Lyon,100,x", ",Oslo,90,y", *(f"{n}.5,Rome,{n},z" for n in range(40, 60))]
    table.write_text("\n".join(["area,city,price,note", *rows]), "utf-8")
    columns = {
        "area": ColumnPlan(id="number", settings={"unit": "m²"}),
        "city": ColumnPlan(id="category"),
        "price": ColumnPlan(id="number", use="target"),
        "note": ColumnPlan(id="text", use="unused"),
    }
    return DataPlan(source=Chosen(id="table", settings={"path": str(table)}), columns=columns)


def test_a_row_begins_with_its_answer_and_knows_what_was_corrected(plan: DataPlan) -> None:
    first, second, *_ = scan(plan, registry()).ids
    assert list(row_of_sample(plan, first).items()) == [("price", "100"), ("area", "30.5"), ("city", "Lyon")]
    mended = plan.replace(corrected={second: {"price": 95.0}})
    assert row_of_sample(mended, second)["price"] == 95.0


def test_samples_are_told_in_a_line_with_their_units(plan: DataPlan) -> None:
    first, second, *_ = scan(plan, registry()).ids
    assert told_samples(plan, (second, first)) == {first: "30.5 m² · Lyon", second: "– · Oslo"}
    assert units_of(plan) == {"area": "m²", "city": "", "price": "", "note": ""}
    assert units_of(None) == {}


def test_a_cell_is_told_as_it_stands_in_the_data() -> None:
    assert [told_cell(value, "g") for value in ("007", 2.0, 13400.25, None, "", float("nan"))] == [
        *("007 g", "2 g", "13,400 g"),
        *("–", "–", "–"),
    ]
