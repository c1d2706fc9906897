"""Columns of a table that a person names: the answer, groups and times."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.data.named_uses import can_be_named, with_use
from deepstudio.data.plans import with_settings
from deepstudio.data.recognise import plan_for


@pytest.fixture
def plan(tmp_path: Path) -> DataPlan:
    """The class of a row is guessed to be its answer."""
    lines = [f"{n},{2000 + n % 30},{n % 5},{'ab'[n % 2]},{'xyz'[n % 3]},{n * 1.5}" for n in range(60)]
    (tmp_path / "t.csv").write_text("\n".join(["name,year,grade,kind,class,size", *lines]))
    return plan_for(tmp_path / "t.csv", registry())


def test_another_answer_is_named(plan: DataPlan) -> None:
    assert plan.target == "class"
    changed = with_use(plan, "size", "target", registry())
    assert (changed.of_use("target"), changed.columns["size"].id) == (("size",), "number")
    assert changed.columns["class"].use == "input", "what was to be answered enters"


def test_few_whole_numbers_are_classes(plan: DataPlan) -> None:
    assert plan.columns["grade"].id == "number"
    assert with_use(plan, "grade", "target", registry()).columns["grade"].id == "category"


def test_the_answer_stays_what_it_is(plan: DataPlan) -> None:
    assert with_use(plan, "class", "target", registry()).columns == plan.columns


@pytest.mark.parametrize(("use", "column", "split"), [("group", "kind", "group"), ("time", "year", "time")])
def test_samples_are_divided_by_what_was_named(plan: DataPlan, use: str, column: str, split: str) -> None:
    changed = with_use(plan, column, use, registry())  # type: ignore[arg-type]
    assert changed.of_use(use) == (column,)  # type: ignore[arg-type]
    assert changed.split.method.id == split
    assert column not in changed.of_use("input")


def test_a_column_that_is_not_there(plan: DataPlan) -> None:
    with pytest.raises(Explained, match="It has name, year, grade, kind, class, size"):
        with_use(plan, "klass", "target", registry())


def test_a_column_of_parts_does_not_enter(plan: DataPlan) -> None:
    assert plan.columns["kind"].use == "input"
    assert with_settings(plan, {"part": "kind"}, registry()).columns["kind"].use == "unused"


def test_samples_of_tables_and_of_pictures(plan: DataPlan) -> None:
    def of(template: str) -> DataPlan:
        data = registry().templates.get(template)().build("x").data  # type: ignore[misc]
        assert data is not None
        return data

    assert can_be_named(plan, registry())
    assert can_be_named(of("table-mlp"), registry())
    assert not can_be_named(of("digits-mlp"), registry())
    changed = with_use(of("table-mlp"), "island", "target", registry())
    assert changed.of_use("target") == ("island",)
    with pytest.raises(Explained, match="cannot be used for this"):
        with_use(of("table-mlp"), "body_mass_g", "time", registry())
