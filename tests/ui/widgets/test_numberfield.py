"""The number field and the way numbers are read, shown and stepped."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from deepstudio.core.numerals import next_value, parse, shown
from deepstudio.ui import language
from deepstudio.ui.widgets import NumberField


@pytest.fixture
def epochs(show) -> NumberField:
    return show(NumberField(20, minimum=1, maximum=1000))


@pytest.fixture
def rate(show) -> NumberField:
    return show(NumberField(0.001, integer=False, minimum=0.000001, maximum=10))


def heard(field: NumberField) -> list[tuple[object, bool]]:
    said: list[tuple[object, bool]] = []
    field.edited.connect(lambda value, merge: said.append((value, merge)))
    return said


def rewrite(qtbot, field: NumberField, text: str) -> None:
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, text)


def test_typing_joins_into_one_step(qtbot, epochs: NumberField) -> None:
    said = heard(epochs)
    rewrite(qtbot, epochs, "128")
    assert said == [(1, False), (12, True), (128, True)]
    assert epochs.value() == 128


def test_a_new_visit_is_a_new_step(qtbot, epochs: NumberField) -> None:
    rewrite(qtbot, epochs, "30")
    epochs.edit.clearFocus()
    said = heard(epochs)
    epochs.edit.setFocus()
    qtbot.keyClick(epochs.edit, Qt.Key.Key_Up)
    qtbot.keyClick(epochs.edit, Qt.Key.Key_Up)
    assert said == [(31, False), (32, True)]


def test_scientific_notation(qtbot, rate: NumberField) -> None:
    said = heard(rate)
    rewrite(qtbot, rate, "5e-4")
    assert said[-1][0] == 0.0005
    rate.edit.clearFocus()
    assert rate.text() == "0.0005"


@pytest.mark.parametrize("text", ["", "abc", "0", "-3", "1001", "2.5", "1e9", "nan", "inf", "1_0"])
def test_what_cannot_be_used_is_explained_and_not_used(qtbot, epochs: NumberField, text: str) -> None:
    rewrite(qtbot, epochs, "7")
    said = heard(epochs)
    epochs.edit.selectAll()
    qtbot.keyClick(epochs.edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(epochs.edit, text)
    assert (
        epochs.message()
        == f"Enter a whole number from 1 to 1000. Until then {shown(epochs.value())} is used."
    )
    assert epochs.property("invalid") is True
    assert all(1 <= value <= 1000 for value, _merge in said)


def test_escape_brings_the_last_good_value_back(qtbot, epochs: NumberField) -> None:
    rewrite(qtbot, epochs, "x")
    qtbot.keyClick(epochs.edit, Qt.Key.Key_Escape)
    assert epochs.text() == "20"
    assert epochs.message() == ""


def test_the_message_says_which_limits_there_are(qtbot, show) -> None:
    low, high, free = NumberField(5, minimum=2), NumberField(5, maximum=9), NumberField(5)
    for field, words in ((low, "at least 2"), (high, "at most 9"), (free, "such as 12")):
        show(field)
        rewrite(qtbot, field, "zz")
        assert words in field.message()


def test_buttons_step_and_stop_at_the_limits(qtbot, show) -> None:
    field = show(NumberField(9, minimum=1, maximum=10))
    said = heard(field)
    qtbot.mouseClick(field.more, Qt.MouseButton.LeftButton)
    assert field.value() == 10
    assert not field.more.isEnabled()
    qtbot.mouseClick(field.less, Qt.MouseButton.LeftButton)
    assert said == [(10, False), (9, True)]
    assert field.more.isEnabled()


def test_a_rate_climbs_in_round_numbers(qtbot, rate: NumberField) -> None:
    rate.edit.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(rate.edit, Qt.Key.Key_Up)
        seen.append(rate.value())
    assert seen == [0.002, 0.005, 0.01, 0.02]


def test_setting_a_value_from_outside_is_silent(epochs: NumberField) -> None:
    said = heard(epochs)
    epochs.set_value(55)
    assert (epochs.text(), epochs.value(), said) == ("55", 55, [])


def test_an_echo_from_outside_does_not_disturb_typing(qtbot, rate: NumberField) -> None:
    rate.edited.connect(lambda value, _merge: rate.set_value(value))
    rewrite(qtbot, rate, "0.10")
    assert rate.text() == "0.10"


def test_the_wheel_does_not_change_it(qtbot, epochs: NumberField) -> None:
    said = heard(epochs)
    event = QWheelEvent(
        QPointF(5, 5), epochs.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(epochs, event)
    assert said == []


def test_names_for_those_who_do_not_see(epochs: NumberField) -> None:
    epochs.setAccessibleName("Epochs")
    assert epochs.edit.accessibleName() == "Epochs"
    assert epochs.less.accessibleName() == "Less"


def test_the_message_is_in_the_language_in_use(qtbot, qapp: QApplication, epochs: NumberField) -> None:
    rewrite(qtbot, epochs, "x")
    english = epochs.message()
    language.install(qapp, "zh_CN")
    rewrite(qtbot, epochs, "y")
    assert epochs.message() not in ("", english)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,000", 1000), ("12,345.5", 12345.5), (" 7 ", 7), ("−2", -2), ("0,001", None), ("1,00", None)],
)
def test_separators(text: str, number: float | None) -> None:
    assert parse(text, integer=False) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(32, "32"), (0.001, "0.001"), (0.00001, "0.00001"), (1e-8, "1e-8"), (0.0, "0"), (1e20, "1e20")],
)
def test_numbers_are_shown_as_people_write_them(number: float, text: str) -> None:
    assert shown(number) == text


@given(st.floats(min_value=1e-9, max_value=1e9))
def test_what_is_shown_reads_back(number: float) -> None:
    back = parse(shown(number), integer=False)
    assert back is not None
    assert math.isclose(back, number, rel_tol=1e-7)


@given(st.floats(min_value=1e-6, max_value=1e6))
def test_up_goes_up_and_down_goes_down(number: float) -> None:
    assert next_value(number, 1, False, None) > number
    assert 0 < next_value(number, -1, False, None) < number


@given(st.sampled_from([1.0, 2.0, 5.0]), st.integers(-6, 6))
def test_up_and_down_meet_on_the_ladder(lead: float, power: int) -> None:
    number = float(f"{lead}e{power}")
    assert math.isclose(next_value(next_value(number, 1, False, None), -1, False, None), number)


def test_steps_of_ones_own() -> None:
    assert next_value(0.9, 1, False, 0.05) == 0.95
    assert next_value(10, -3, True, 2) == 4


def test_usual_values_are_a_click_away(qtbot: QtBot) -> None:
    field = NumberField(32, minimum=1, maximum=256, usual=(16, 32, 64, 512))
    qtbot.addWidget(field)
    field.resize(240, 30)
    with qtbot.waitExposed(field):
        field.show()
    heard: list[tuple[object, bool]] = []
    field.edited.connect(lambda value, merge: heard.append((value, merge)))
    qtbot.mouseClick(field.choose, Qt.MouseButton.LeftButton)
    (menu,) = [found for found in field.findChildren(QMenu) if found.isVisible()]
    offered = menu.actions()
    assert [(one.text(), one.isChecked(), one.isEnabled()) for one in offered] == [
        ("16", False, True), ("32", True, True), ("64", False, True), ("512", False, False),
    ]  # fmt: skip
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(offered[2]).center())
    assert heard == [(64, False)]
    assert (field.value(), field.text()) == (64, "64")


def test_a_number_without_usual_values_has_no_menu(qtbot: QtBot) -> None:
    field = NumberField(32)
    qtbot.addWidget(field)
    assert not field.choose.isVisibleTo(field)


def test_zero_can_have_a_word_that_gives_way_to_the_number_while_one_types(qtbot, show) -> None:
    field = show(NumberField(0, minimum=0, unit="epochs", zero="off"))
    field.edit.clearFocus()
    assert field.text() == "off"
    assert not field._unit.isVisible()
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    assert field.text() == "0"
    rewrite(qtbot, field, "5")
    assert (field.value(), field.message()) == (5, "")
    field.edit.clearFocus()
    assert field.text() == "5"
    assert field._unit.isVisible()
    field.set_value(0)
    assert field.text() == "off"


def test_stepping_leads_from_the_word_to_numbers_and_back(qtbot, show) -> None:
    field = show(NumberField(0, minimum=0, zero="off"))
    qtbot.mouseClick(field.more, Qt.MouseButton.LeftButton)
    assert (field.value(), field.text()) == (1, "1")
    qtbot.mouseClick(field.less, Qt.MouseButton.LeftButton)
    field.edit.clearFocus()
    assert (field.value(), field.text()) == (0, "off")
