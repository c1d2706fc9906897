"""Rows for predictions: those of a file, and one that is given by its cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepstudio.catalog.columns import NumberColumn
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data.brought import Bringing, brought
from deepstudio.data.brought_rows import row_given, rows
from deepstudio.data.tables.options import TableOptions

PLAN = DataPlan(
    source=Chosen(id="table"),
    columns={
        "Age": ColumnPlan(id="number"),
        "city": ColumnPlan(id="category"),
        "price": ColumnPlan(id="number", use="target"),
    },
)
PICTURED = PLAN.replace(columns={**PLAN.columns, "photo": ColumnPlan(id="picture")})


def how(registry: Registry, plan: DataPlan = PLAN, **options: str) -> Bringing:
    return Bringing(plan, registry, options=TableOptions(**options))


def told(remarks: object) -> dict[str, str]:
    return {said.finding: str(said.message) for said in remarks}  # type: ignore[attr-defined]


def test_the_rows_of_a_table_are_samples_and_the_rest_stands_beside(
    tmp_path: Path, registry: Registry
) -> None:
    path = tmp_path / "new.csv"
    path.write_text("name,age,city\nAnn,34.5,Lyon\nBob, ,Oslo\nCid,old,\n")
    found = brought(NumberColumn(), path, how(registry))
    assert found.values == [
        {"Age": 34.5, "city": "Lyon"},
        {"Age": "", "city": "Oslo"},
        {"Age": "old", "city": ""},
    ]
    assert (found.key, found.names) == ("rows", ["1", "2", "3"])
    assert list(found.beside) == ["name", "age", "city"]
    assert found.beside["name"] == ["Ann", "Bob", "Cid"]


def test_all_cells_together_say_what_a_comma_means(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "new.csv"
    path.write_text("Age;city\n1,234;Lyon\n2,5;Oslo\n")
    assert [value["Age"] for value in rows(path, how(registry)).values] == [1.234, 2.5]


def test_columns_that_are_not_there_count_as_missing_and_are_told(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "new.csv"
    path.write_text("name,city\nAnn,Lyon\nBob,Oslo\n")
    found = rows(path, how(registry))
    assert found.values == [{"city": "Lyon"}, {"city": "Oslo"}]
    assert told(found.remarks)["columns-not-given"] == "Not given, so counted as missing (1): Age."


def test_pictures_lie_beside_the_table(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "new.csv"
    path.write_text("photo,Age,city\nshots/a.png,3,Lyon\nb.png,4,Oslo\n")
    found = rows(path, how(registry, PICTURED))
    assert [value["photo"] for value in found.values] == [tmp_path / "shots/a.png", tmp_path / "b.png"]


@pytest.mark.parametrize(
    ("text", "plan", "says"),
    [
        ("x,y\n1,2\n3,4\n", PLAN, "None of the columns that this network takes is in new.csv"),
        ("Age,city\n1,Lyon\n3,Oslo\n", PICTURED, "The column “photo” is missing, and the network cannot"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(
    text: str, plan: DataPlan, says: str, tmp_path: Path, registry: Registry
) -> None:
    path = tmp_path / "new.csv"
    path.write_text(text)
    with pytest.raises(Explained, match=says):
        rows(path, how(registry, plan))


def test_what_is_no_file_is_refused(tmp_path: Path, registry: Registry) -> None:
    with pytest.raises(Explained, match="is a folder"):
        rows(tmp_path, how(registry))
    with pytest.raises(Explained, match="nowhere"):
        rows(tmp_path / "nowhere.csv", how(registry))


def test_rows_that_do_not_fit_are_left_out_and_told(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "new.csv"
    path.write_text("Age,city\n1,Lyon\n2,Oslo,more,cells\n3,Rome\n4,Oslo\n5,Oslo\n")
    found = rows(path, how(registry))
    assert found.names == ["1", "3", "4", "5"]
    assert told(found.remarks)["rows-left-out"] == "Rows that do not fit the columns are left out (1): 2."


def test_a_row_is_given_by_its_cells(registry: Registry) -> None:
    found = row_given({"age": "1,200.5", " City": " Lyon "}, PLAN, registry)
    assert found.values == {"Age": 1200.5, "city": "Lyon"}
    assert found.remarks == ()
    found = row_given({"city": "Lyon"}, PLAN, registry)
    assert told(found.remarks)["columns-not-given"] == "Not given, so counted as missing (1): Age."


def test_a_column_that_the_network_does_not_take_is_refused(registry: Registry) -> None:
    with pytest.raises(Explained, match=r"takes no column “size”\. It takes Age, city"):
        row_given({"size": "3"}, PLAN, registry)
