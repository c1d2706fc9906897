"""Numbers and categories: how they are read, what the training part teaches, and which rows take no part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest

from deepstudio.catalog.columns import CategoryColumn, NumberColumn
from deepstudio.core.declarations import Source
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnFound, ColumnPlan, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Tokens, Vector
from deepstudio.core.text import T, Text
from deepstudio.data.cells import encoded, of_rows
from deepstudio.data.kinds.numerals import number_of, numbers
from deepstudio.data.listing import Listing
from deepstudio.data.prepare import prepare
from deepstudio.data.scan import taken, with_edits
from deepstudio.data.scanning import scan
from deepstudio.data.work import IsCancelled, OnProgress

NAN = float("nan")


class RowSource(Source):
    id: ClassVar[str] = "made-rows"
    title: ClassVar[Text] = T("Rows")
    columns: ClassVar[Mapping[str, ColumnPlan]] = {}
    reader: ClassVar[str] = f"{__name__}:RowReader"
    rows: ClassVar[Mapping[str, Sequence[Any]]] = {}


class RowReader:
    def __init__(self, source: Source) -> None:
        self.source = source

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        count = len(next(iter(RowSource.rows.values())))
        return Listing(tuple(f"{row + 1:07d}" for row in range(count)), RowSource.rows, "rows")

    def version(self, sample_id: str) -> str:
        return ""


@pytest.fixture
def rows(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Any:
    registry.register(RowSource)

    def given(columns: Mapping[str, ColumnPlan], **values: Sequence[Any]) -> DataPlan:
        monkeypatch.setattr(RowSource, "rows", values)
        return DataPlan(source=Chosen(id="made-rows"), columns=columns)

    return given


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(("１２．５", 12.5), ("￥１，２００", 1200), ("85％", 85)),
        *(("12", 12), (" -3.5e2 ", -350), ("1,234", 1234), ("1,234,567.8", 1234567.8), ("12,5", 12.5)),
        *(("1.234,5", 1234.5), ("€ 12.30", 12.3), ("45%", 45), ("¥1,200", 1200), ("(7)", -7), ("−4", -4)),
        *(
            ("1 234", 1234),
            ("", NAN),
            ("abc", NAN),
            ("12 cm", NAN),
            ("1,23,4", NAN),
            ("inf", NAN),
            (None, NAN),
        ),
    ],
)
def test_numbers_are_read_as_people_write_them(written: Any, number: float) -> None:
    assert number_of(written) == pytest.approx(number, nan_ok=True)
    assert numbers([written])[0] == pytest.approx(number, nan_ok=True)


def test_a_column_settles_what_a_comma_means() -> None:
    assert numbers(["1,234", "2.5"]).tolist() == [1234, 2.5]
    assert numbers(["1,234", "2,5", "1.000"]).tolist() == [1.234, 2.5, 1000]
    assert numbers(["1,234", "1,234.5"]).tolist() == [1234, 1234.5]


def test_what_is_found_of_numbers() -> None:
    cells, found = encoded(["3", "", "5", "n/a", "4"], NumberColumn())
    assert cells == pytest.approx([3, NAN, 5, NAN, 4], nan_ok=True)
    assert found == ColumnFound(low=3, high=5, mean=4, whole=True, missing=2)
    assert of_rows(cells, found, [0, 2])[1] == ColumnFound(low=3, high=5, mean=4, whole=True, missing=0)


def test_a_missing_category_is_a_value_of_its_own() -> None:
    cells, found = encoded(["b", None, "a", NAN, "b", ""], CategoryColumn())
    assert found == ColumnFound(classes=("", "a", "b"), counts=(3, 1, 2), missing=3)
    assert cells.tolist() == [2, 0, 1, 0, 2, 0]
    assert of_rows(cells, found, [0, 2])[1] == ColumnFound(classes=("a", "b"), counts=(1, 1), missing=0)


def test_many_values_are_numbered_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    values = ["b10", None, "b9", NAN, "", "b10", 3]
    few = encoded(values, CategoryColumn())
    monkeypatch.setattr("deepstudio.data.cells.MANY", 1)
    many = encoded(values, CategoryColumn())
    assert many[1] == few[1]
    assert many[0].tolist() == few[0].tolist()


@pytest.mark.parametrize(
    ("settings", "missing", "features"),
    [({}, 0, 1), ({}, 3, 2), ({"tells_missing": "always"}, 0, 2), ({"tells_missing": "never"}, 3, 1)],
)
def test_the_shape_of_a_number_follows_from_what_was_found(
    settings: Any, missing: int, features: int
) -> None:
    assert NumberColumn(**settings).shape(ColumnFound(low=0, high=1, missing=missing)) == Vector(features)
    assert NumberColumn(**settings).joins


def test_the_shape_of_a_category_follows_from_what_was_found() -> None:
    found = ColumnFound(classes=("a", "b", "c"), counts=(1, 1, 1))
    assert CategoryColumn().shape(found) == Vector(3)
    assert CategoryColumn(enters="index").shape(found) == Tokens(1, 5)
    assert CategoryColumn().shape(None) is None
    assert CategoryColumn().joins
    assert not CategoryColumn(enters="index").joins


def plan_of(**uses: str) -> dict[str, ColumnPlan]:
    kinds = {"age": "number", "price": "number", "city": "category"}
    return {name: ColumnPlan.model_validate({"id": kinds[name], "use": use}) for name, use in uses.items()}


def test_what_is_learned_is_that_of_the_training_part(rows: Any, registry: Registry) -> None:
    ages = [*map(float, range(38)), NAN, NAN]
    plan = rows(plan_of(age="input", price="target"), age=np.array(ages), price=np.arange(40.0))
    prepared = prepare(plan, registry)
    train = prepared.splits["train"]
    known = np.array(ages)[train]
    known = known[~np.isnan(known)]
    assert prepared.state("age") == {
        "mean": pytest.approx(known.mean()),
        "std": pytest.approx(known.std()),
        "low": known.min(),
        "high": known.max(),
        "fill": pytest.approx(known.mean()),
        "marked": True,
    }
    assert not prepared.state("price")["marked"]
    assert np.array(prepared.columns["age"].parts[".npy"]) == pytest.approx(ages, nan_ok=True)


@pytest.mark.parametrize(
    ("settings", "fill"), [({"fill": "median"}, None), ({"fill": "value", "fill_value": 7}, 7)]
)
def test_what_stands_for_a_missing_number(
    settings: Any, fill: float | None, rows: Any, registry: Registry
) -> None:
    columns = {"age": ColumnPlan(id="number", settings=settings), **plan_of(price="target")}
    plan = rows(columns, age=[*[0.0] * 15, *[100.0] * 4, NAN], price=np.arange(20.0))
    assert prepare(plan, registry).state("age")["fill"] == (0.0 if fill is None else fill)


def test_a_constant_has_a_deviation_of_one(rows: Any, registry: Registry) -> None:
    plan = rows(plan_of(age="input", price="target"), age=[5.0] * 10, price=np.arange(10.0))
    state = prepare(plan, registry).state("age")
    assert (state["mean"], state["std"]) == (5, 1)


def test_values_that_training_lacks_are_known_but_not_as_learned(rows: Any, registry: Registry) -> None:
    cities = [f"c{number}" for number in range(20)]
    plan = rows(plan_of(city="input", price="target"), city=cities, price=np.arange(20.0))
    prepared = prepare(plan, registry)
    state = prepared.state("city")
    assert len(state["classes"]) == 20
    assert state["known"] == sorted(
        state["classes"].index(cities[row]) for row in prepared.splits["train"].tolist()
    )
    assert 0 < len(state["known"]) < 20


def test_rows_without_an_answer_take_no_part_and_are_told(rows: Any, registry: Registry) -> None:
    prices = [NAN if row in (3, 7) else float(row) for row in range(20)]
    plan = rows(plan_of(age="input", price="target"), age=np.arange(20.0), price=prices)
    found = scan(plan, registry)
    assert len(found.ids) == 18
    assert "0000004" not in found.ids
    assert found.found.column("price").missing == 0
    assert found.found.unreadable == ("0000004", "0000008")
    assert str(found.message()) == "Samples left out: 2 (“price” is missing): row 4, row 8."
    assert len(prepare(plan, registry).ids) == 18


def test_rows_without_a_class_take_no_part(rows: Any, registry: Registry) -> None:
    cities = ["", None, *["a", "b"] * 9]
    found = scan(rows(plan_of(age="input", city="target"), age=np.arange(20.0), city=cities), registry)
    assert found.classes == ("a", "b")
    assert found.found.unreadable_count == 2


def test_facts_follow_the_samples_that_are_left(rows: Any, registry: Registry) -> None:
    plan = rows(plan_of(age="input", city="target"), age=[1000.0, NAN, *range(18)], city=["a", "b"] * 10)
    left = taken(scan(plan, registry), range(2, 20))
    assert (left.found.column("age").high, left.found.column("age").missing) == (17, 0)


def test_words_among_numbers_and_decimal_commas_are_told(rows: Any, registry: Registry) -> None:
    ages = ["1,5", "2,5", "old", "old", "NA", "", *["3"] * 14]
    found = scan(rows(plan_of(age="input", price="target"), age=ages, price=np.arange(20.0)), registry)
    told = {said.finding: str(said.message) for said in found.remarks}
    assert told["numbers-strange"] == (
        "“age” holds numbers, and 2 times something else: old. Those count as missing."
    )
    assert told["decimal-comma"] == "The comma in the numbers of “age” is read as a decimal comma."
    assert found.found.column("age").missing == 4


def test_a_column_of_numbers_is_written_at_once(
    rows: Any, registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is called for each cell."""

    def refuse(*_: Any) -> None:
        raise AssertionError("a cell was converted alone")

    monkeypatch.setattr("deepstudio.data.kinds.stored_column.FixedWriter.convert", refuse)
    plan = rows(plan_of(age="input", city="target"), age=np.arange(300.0), city=["a", "b", "c"] * 100)
    prepared = prepare(plan, registry, cache=tmp_path)
    assert np.array(prepared.columns["age"].parts[".npy"]).tolist() == list(range(300))
    assert prepared.labels.tolist() == [0, 1, 2] * 100


def test_a_number_that_was_corrected_holds_without_another_scan(rows: Any, registry: Registry) -> None:
    plan = rows(plan_of(age="input", price="target"), age=np.arange(20.0), price=np.arange(20.0))
    now = plan.replace(corrected={"0000003": {"price": 99.5}})
    assert with_edits(scan(plan, registry), now).answers["0000003"] == 99.5
    assert scan(now, registry).found.column("price").high == 99.5
