"""The page Data for tables: rows, numbers as answers, and what each column is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from deepstudio.core.project import DataPlan
from deepstudio.ui.answers.classes import ClassCard
from deepstudio.ui.answers.number_target import NumbersCard
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.studio import Studio
from tests.ui.conftest import StudioWith
from tests.ui.pages.conftest import named

LEFT = Qt.MouseButton.LeftButton
LONG = 20_000
ShowPage = Callable[..., DataPage]


@pytest.fixture
def numbers(studio_with: StudioWith, show_page: ShowPage, qtbot: QtBot) -> DataPage:
    """The page of a project that answers a number."""
    page = show_page(DataPage, studio_with("table-regression"))
    qtbot.waitUntil(lambda: page.table.used == 442 and not page.studio.busy, timeout=LONG)
    return page


def plan_of(studio: Studio) -> DataPlan:
    assert studio.project is not None
    assert studio.project.data is not None
    return studio.project.data


def choose(page: DataPage, name: str, value: str, qtbot: QtBot) -> None:
    """Chooses with the keyboard alone."""
    field = page.source.table.rows[name].use
    field.setFocus()
    place = field._values.index(value)
    qtbot.keyClick(field, Qt.Key.Key_Home)
    for _ in range(place):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    if field.currentIndex() == place:
        field.activated.emit(place)


def pick(page: DataPage, name: str, value: str) -> None:
    """Chooses in the list that opens, which steps over nothing."""
    field = page.source.table.rows[name].use
    field.set_value(value)
    field.activated.emit(field.currentIndex())


def test_numbers_have_a_histogram_whose_bars_filter(numbers: DataPage, qtbot: QtBot) -> None:
    chart, samples = numbers.details.chart, numbers.samples
    assert isinstance(chart, NumbersCard)
    assert sum(chart.plot.bins.counts) == 442
    assert not samples.by_class.isVisible()
    place = chart.plot.bar(3).center().toPoint()
    qtbot.mouseClick(chart.plot, LEFT, pos=place)
    low, high = chart.plot.bins.edges[3:5]
    shown = [numbers.table.value(entry.id, "progression") for entry in samples._filtered()]
    assert len(shown) == chart.plot.bins.counts[3] > 0
    assert all(low <= value < high for value in shown)
    assert samples.all.isVisible()
    qtbot.mouseClick(chart.plot, LEFT, pos=place)
    assert len(samples._filtered()) == 442
    qtbot.mouseClick(chart.plot, LEFT, pos=place)
    qtbot.mouseClick(samples.all, LEFT)
    assert len(samples._filtered()) == 442
    assert chart.plot.selected == -1


def test_a_bar_is_chosen_with_the_keys(numbers: DataPage, qtbot: QtBot) -> None:
    plot = numbers.details.chart.plot
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleDescription().endswith(f"{plot.bins.counts[0]} samples")
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert plot.selected == 0


@pytest.mark.slow
def test_a_value_is_corrected_in_a_field_and_taken_back(
    numbers: DataPage, studio: Studio, qtbot: QtBot
) -> None:
    samples = numbers.samples
    first = numbers.table.entries[0].id
    before = numbers.table.value(first, "progression")
    samples.view.select([first])
    assert samples.relabel.text() == "Correct the value"
    qtbot.mouseClick(samples.relabel, LEFT)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in samples.findChildren(QMenu)))
    menu = next(menu for menu in samples.findChildren(QMenu) if menu.isVisible())
    field = named(menu, "evaluate.value")
    assert field.value() == before
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "321.5")
    assert plan_of(studio).corrected == {first: {"progression": 321.5}}
    menu.close()
    qtbot.waitUntil(lambda: numbers.table.value(first, "progression") == 321.5)
    studio.undo()
    assert not plan_of(studio).corrected, "what was typed is one step"


@pytest.mark.slow
def test_another_column_is_answered_and_shown_as_its_kind(
    numbers: DataPage, studio: Studio, qtbot: QtBot
) -> None:
    choose(numbers, "sex", "target", qtbot)
    plan = plan_of(studio)
    assert (plan.of_use("target"), plan.columns["progression"].use) == (("sex",), "input")
    qtbot.waitUntil(lambda: isinstance(numbers.details.chart, ClassCard) and not studio.busy, timeout=LONG)
    qtbot.waitUntil(lambda: [row.name for row in numbers.details.chart.chart.rows.rows] == ["1", "2"])
    assert numbers.samples.by_class.isVisible()
    assert numbers.samples.relabel.text() == "Label as"


@pytest.mark.slow
def test_a_second_answer_stands_beside_the_first(numbers: DataPage, studio: Studio, qtbot: QtBot) -> None:
    pick(numbers, "sex", "more")
    assert set(plan_of(studio).of_use("target")) == {"sex", "progression"}
    pick(numbers, "progression", "unused")
    assert plan_of(studio).of_use("target") == ("sex",)
    studio.undo()
    studio.undo()
    assert plan_of(studio).of_use("target") == ("progression",)
    qtbot.waitUntil(lambda: not studio.busy, timeout=LONG)


@pytest.mark.slow
def test_the_kind_of_the_selected_column_is_changed(numbers: DataPage, studio: Studio, qtbot: QtBot) -> None:
    table = numbers.source.table
    qtbot.mouseClick(table.rows["age"].name, LEFT)
    assert table.current == "age"
    assert table.kind.value() == "number"
    assert numbers.source.form.names()[0] == "unit"
    table.kind.setFocus()
    qtbot.keyClicks(table.kind, "Cat")
    table.kind.activated.emit(table.kind.currentIndex())
    assert plan_of(studio).columns["age"].id == "category"
    assert plan_of(studio).columns["age"].use == "input"
    qtbot.waitUntil(lambda: not studio.busy, timeout=LONG)


@pytest.mark.slow
def test_without_an_answer_there_is_no_chart(numbers: DataPage, studio: Studio, qtbot: QtBot) -> None:
    choose(numbers, "progression", "unused", qtbot)
    qtbot.waitUntil(lambda: not studio.busy and numbers.details.chart is None, timeout=LONG)
    qtbot.waitUntil(lambda: numbers.table.used == 442)
    numbers.samples.view.select([numbers.table.entries[0].id])
    assert not numbers.samples.relabel.isVisible()
    assert numbers.samples.exclude.isVisible()


def test_pictures_have_no_table_of_columns(
    studio_with: StudioWith, show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(DataPage, studio_with("digits-mlp"))
    assert not page.source.table.isVisible()


def test_it_fits_the_smallest_window(numbers: DataPage) -> None:
    assert numbers.minimumSizeHint().width() <= 1124
    assert numbers.minimumSizeHint().height() <= 684


def test_a_table_of_ones_own_is_chosen(
    studio_with: StudioWith, show_page: ShowPage, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "房价 prices.csv"
    rows = [f"{30 + n},{n % 4 + 1},{'ab'[n % 2]},{100 + 3 * n}" for n in range(60)]
    table.write_text("\n".join(["area,rooms,city,price", *rows]), "utf-8")
    page = show_page(DataPage, studio_with("table-regression"))
    page.source.use_path(table)
    qtbot.waitUntil(lambda: page.table.used == 60 and not page.studio.busy, timeout=LONG)
    assert list(page.source.table.rows) == ["area", "rooms", "city", "price"]
    assert plan_of(page.studio).of_use("target") == ("price",)
    assert isinstance(page.details.chart, NumbersCard)
