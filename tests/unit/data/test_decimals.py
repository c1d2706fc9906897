"""What parts the decimals of numbers: their own values say so, else the other columns, else what was learned from."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepstudio.catalog.columns import NumberColumn
from deepstudio.catalog.sources import TableSource
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data.bringing import Bringing
from deepstudio.data.brought_rows import row_given, rows
from deepstudio.data.kinds.numerals import number_of, numbers
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.data.sources.table_guess import proposed
from deepstudio.engine.inputs.numbers import FedNumbers

GERMAN = "Fläche;Höhe;Preis\n" + "".join(
    f"{area};{1 + i % 7},{i:02};{i}.000,50\n"
    for i, area in enumerate([*["985", "1.500", "2.250", "740"] * 5], 10)
)
STATE = {"mean": 0.0, "std": 1.0, "low": 0.0, "high": 9.0, "fill": 0.0, "marked": False}


def scanned(path: Path, registry: Registry, **settings: str) -> Scan:
    columns = proposed(TableSource(path=str(path)))
    columns = {
        name: plan.replace(settings={**plan.settings, **settings}) if plan.id == "number" else plan
        for name, plan in columns.items()
    }
    source = Chosen(id="table", settings={"path": str(path)})
    return scan_as_it_is(DataPlan(source=source, columns=columns), registry)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1234,567", 1234.567),
        (",5", 0.5),
        ("1,5E+03", 1500),
        ("1,234E+05", 123400),
        ("1,00,000", 100_000),
        ("12,34,567.5", 1234567.5),
        ("1,234", 1234),
    ],
)
def test_a_number_alone_says_what_its_comma_means(written: str, number: float) -> None:
    assert number_of(written) == number


def test_a_decimal_point_stays_one_among_decimal_commas() -> None:
    assert [number_of(one, comma=True) for one in ("1.5", "1234.567", "1.234", "0.125")] == [
        1.5,
        1234.567,
        1234,
        0.125,
    ]


def test_what_the_others_of_a_column_say_goes_before_what_was_chosen() -> None:
    assert numbers(["1.234", "2.5"], "comma").tolist() == [1.234, 2.5]
    assert numbers(["1.234", "985"], "comma").tolist() == [1234, 985]
    assert numbers(["1,234", "2,5"], "point").tolist() == [1.234, 2.5]


def test_the_other_columns_of_a_table_say_what_a_point_means(tmp_path: Path, registry: Registry) -> None:
    """985 beside 1.500 in a table with decimal commas is less, and not more."""
    path = tmp_path / "german.csv"
    path.write_text(GERMAN, encoding="utf-8")
    found = scanned(path, registry)
    assert found.cells["Fläche"][:4].tolist() == [985, 1500, 2250, 740]
    assert any(said.finding == "decimal-comma" and "Fläche" in str(said.message) for said in found.remarks)


def test_one_and_a_thousand_are_not_two_spellings(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "german.csv"
    path.write_text(
        "n;h\n" + "".join(f"{'1' if i % 2 else '1.000'};{i},5\n" for i in range(20)), encoding="utf-8"
    )
    assert scanned(path, registry).cells["n"][:2].tolist() == [1000, 1]


def test_where_nothing_tells_it_is_said_and_can_be_chosen(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "areas.csv"
    path.write_text("area,price\n" + "".join(f"{'985' if i % 2 else '1.500'},{i}\n" for i in range(20)))
    told = next(said for said in scanned(path, registry).remarks if said.finding == "thousands-or-decimals")
    assert str(told.message) == (
        "The point in the numbers of “area”, such as 1.500, is read as a decimal point. It could set thousands "
        "apart, too."
    )
    chosen = scanned(path, registry, decimal="comma")
    assert chosen.cells["area"][:2].tolist() == [1500, 985]
    assert not any(said.finding == "thousands-or-decimals" for said in chosen.remarks)


def learned(tmp_path: Path, registry: Registry) -> DataPlan:
    """A plan after its scan, of a table whose own values say that the comma parts decimals."""
    path = tmp_path / "learned.csv"
    path.write_text("w;y\n" + "".join(f"{1 + i % 3},{i:02};{i}\n" for i in range(10, 30)))
    columns = {"w": ColumnPlan(id="number"), "y": ColumnPlan(id="number", use="target")}
    plan = DataPlan(source=Chosen(id="table", settings={"path": str(path)}), columns=columns)
    return plan.replace(found=scan_as_it_is(plan, registry).found)


def test_rows_to_answer_are_read_as_those_that_were_learned_from(tmp_path: Path, registry: Registry) -> None:
    plan = learned(tmp_path, registry)
    assert row_given({"w": "1.234"}, plan, registry).values == {"w": 1234}
    assert row_given({"w": "1,234"}, plan, registry).values == {"w": 1.234}
    assert row_given({"w": 1.234}, plan, registry).values == {"w": 1.234}
    path = tmp_path / "new.csv"
    path.write_text("w;z\n1,234;a\n2,345;b\n")
    assert [row["w"] for row in rows(path, Bringing(plan, registry)).values] == [1.234, 2.345]
    path.write_text("w;z\n1.5;a\n1.234;b\n")
    assert [row["w"] for row in rows(path, Bringing(plan, registry)).values] == [1.5, 1.234]


def test_numbers_that_are_no_words_are_read_as_they_are(tmp_path: Path, registry: Registry) -> None:
    path = tmp_path / "new.jsonl"
    path.write_text('{"w": 1.234, "z": 1}\n')
    assert [row["w"] for row in rows(path, Bringing(learned(tmp_path, registry), registry)).values] == [1.234]


def test_a_network_reads_words_as_its_training_part(tmp_path: Path) -> None:
    assert float(FedNumbers(NumberColumn(decimal="comma"), STATE).read("1.234")) == 1234
    assert float(FedNumbers(NumberColumn(), STATE).read("1.234")) == pytest.approx(1.234)


@pytest.mark.parametrize(
    "value",
    [float("inf"), "inf", "1e400", 10**400],
    ids=["inf", "inf in words", "1e400 in words", "a long whole number"],
)
def test_what_is_too_large_is_no_number_and_not_missing(value: object) -> None:
    with pytest.raises(Explained) as refused:
        FedNumbers(NumberColumn(), STATE).read(value)
    assert refused.value.cause == "no_number"
