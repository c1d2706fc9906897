"""The Data page lets a person say how samples are divided, and which column of a table that goes by."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, SplitPlan
from deepstudio.ui import language
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.data.split_form import SplitForm
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import ChoiceField, NumberField
from tests.splits import registry_with_it

LONG = 60_000  # milliseconds
PATIENTS = 12


@pytest.fixture
def letters(
    studio_with: Callable[..., Studio], show_page: Callable[..., Page], qtbot: QtBot, tmp_path: Path
) -> DataPage:
    """Sixty letters of twelve patients in five years."""
    rows = [
        f"Letter {n} speaks of {('pain', 'thanks')[n % 2]} at length,{('ill', 'well')[n % 2]},"
        f"patient {n % PATIENTS},{2015 + n // PATIENTS}"
        for n in range(60)
    ]
    table = tmp_path / "letters.csv"
    table.write_text("\n".join(["letter,state,patient,year", *rows]), "utf-8")
    page = show_page(DataPage, studio_with("sentiment-average", data=table))
    assert isinstance(page, DataPage)
    settled(page, qtbot)
    qtbot.waitUntil(page.source.columns.advanced.isVisible, timeout=LONG)
    assert not page.source.columns.row("group").isVisible(), "most people divide by class"
    qtbot.mouseClick(page.source.columns.advanced.header, Qt.MouseButton.LeftButton)
    assert page.source.columns.row("group").isVisible()
    return page


def settled(page: DataPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: page.studio.scan is not None and not page.studio.busy and page.table.used == 60, timeout=LONG
    )


def plan_of(page: DataPage) -> DataPlan:
    assert page.studio.project is not None
    assert page.studio.project.data is not None
    return page.studio.project.data


def choose(field: ChoiceField, value: str, qtbot: QtBot) -> None:
    """With the keys, as a person does; what is blocked is passed over."""
    field.setFocus()
    for key in [Qt.Key.Key_Home, *[Qt.Key.Key_Down] * field.count()]:
        qtbot.keyClick(field, key)
        if field.value() == value:
            return
    raise AssertionError(f"{value} cannot be chosen")


def method(page: DataPage) -> ChoiceField:
    field = page.source.split.field("method")
    assert isinstance(field, ChoiceField)
    return field


def is_offered(page: DataPage, id: str) -> bool:
    field = method(page)
    model = field.model()
    assert isinstance(model, QStandardItemModel)
    return model.item(field._values.index(id)).isEnabled()


def test_methods_without_their_column_are_blocked_and_say_why(letters: DataPage, qtbot: QtBot) -> None:
    assert method(letters).value() == "stratified"
    assert (is_offered(letters, "random"), is_offered(letters, "group"), is_offered(letters, "time")) == (
        True,
        False,
        False,
    )
    tip = method(letters).itemData(method(letters)._values.index("group"), Qt.ItemDataRole.ToolTipRole)
    assert "Say first what belongs together" in tip
    choose(method(letters), "random", qtbot)
    assert plan_of(letters).split.method.id == "random"
    qtbot.keyClick(method(letters), Qt.Key.Key_Down)
    assert plan_of(letters).split.method.id == "random", "the keys pass over what is blocked"
    letters.studio.undo()
    assert plan_of(letters).split.method.id == "stratified"
    assert method(letters).value() == "stratified"


def test_nobody_is_on_both_sides_once_the_group_is_chosen(letters: DataPage, qtbot: QtBot) -> None:
    choose(letters.source.columns.row("group").field, "patient", qtbot)
    settled(letters, qtbot)
    assert plan_of(letters).of_use("group")
    assert is_offered(letters, "group")
    assert method(letters).value() == "group", "who says what belongs together wants it so"
    qtbot.waitUntil(lambda: len({entry.part for entry in letters.table.entries}) == 3, timeout=LONG)
    parts: dict[int, set[str]] = {}
    for row, entry in enumerate(letters.table.entries):
        parts.setdefault(row % PATIENTS, set()).add(entry.part)
    assert all(len(seen) == 1 for seen in parts.values()), parts
    choose(letters.source.columns.row("group").field, "", qtbot)
    settled(letters, qtbot)
    assert method(letters).value() == "stratified"
    assert not is_offered(letters, "group")


def test_the_column_that_divides_is_gone_to_also_where_it_is_folded_away(letters: DataPage) -> None:
    columns = letters.source.columns
    columns.advanced.set_expanded(False)
    letters.source.focus("group")
    assert columns.field("group").isVisible()
    assert letters.window().focusWidget() is columns.field("group")


def test_the_newest_are_the_test(letters: DataPage, qtbot: QtBot) -> None:
    choose(letters.source.columns.row("time").field, "year", qtbot)
    settled(letters, qtbot)
    assert method(letters).value() == "time"
    qtbot.waitUntil(lambda: letters.table.entries[-1].part == "test", timeout=LONG)
    assert letters.table.entries[0].part == "train"


def test_the_words_follow_the_language(letters: DataPage, qtbot: QtBot, qapp: QApplication) -> None:
    field = method(letters)
    english = [field.itemText(index) for index in range(field.count())]
    language.install(qapp, "zh_CN")
    qtbot.waitUntil(lambda: letters.source.columns.row("group").field.itemText(0) != "")
    assert not is_offered(letters, "group"), "blocked in every language"
    language.install(qapp, "en")
    qtbot.waitUntil(lambda: [field.itemText(index) for index in range(field.count())] == english)


def test_a_method_with_settings_offers_them(qtbot: QtBot) -> None:
    form = SplitForm(registry_with_it())
    qtbot.addWidget(form)
    plan = DataPlan(source=Chosen(id="digits"), split=SplitPlan(method=Chosen(id="every-few")))
    form.show_plan(plan)
    field = form.field("method.step")
    assert isinstance(field, NumberField)
    assert field.value() == 5
    changed = form.changed("method.step", 9)
    assert isinstance(changed, SplitPlan)
    assert changed.method == Chosen(id="every-few", settings={"step": 9})
    form.show_plan(plan.replace(split=changed))
    assert field.value() == 9
    assert str(form.changed("method.step", 1)).startswith("Step cannot be 1")
    form.show_plan(plan.replace(split=SplitPlan()))
    assert "method.step" not in form.names()
