"""Another size of text, chosen in the preferences of a window that is open."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.storage.preferences import Preferences
from deepstudio.ui.appearance import apply_preferences
from deepstudio.ui.frame.geometry import SMALLEST
from deepstudio.ui.frame.page_room import PageRoom
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.preferences_dialog import PreferencesDialog
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import CONTROL, DARK, TOP_BAR, scaled, set_text_size, usual_size
from deepstudio.ui.widgets import STEPS, ChoiceField, ElidedLabel, ElidedLink, Label
from deepstudio.ui.widgets.rows import ROOT, RowDelegate
from deepstudio.ui.window import MainWindow
from tests.ui.conftest import StudioWith

SIZES = {
    90: (12, 11, 10, 13),
    100: (13, 12, 11, 14),
    110: (14, 13, 12, 15),
    125: (16, 15, 14, 18),
    150: (20, 18, 17, 21),
}


@pytest.fixture
def window(studio_with: StudioWith, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(studio_with("digits-mlp"))
    with qtbot.waitExposed(made):
        made.show()
    made.resize(1440, 900)
    yield made
    made._may_close = True
    made.close()
    made.deleteLater()


def choose_larger(window: MainWindow, qtbot: QtBot) -> None:
    """The largest, in the preferences, with the keyboard."""
    field = window.show_preferences().form.field("text_size")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_End)
    assert window.studio.preferences.text_size == "150"


def choose_smaller(window: MainWindow, qtbot: QtBot) -> None:
    """In the preferences, with the keyboard."""
    dialog = window.show_preferences()
    assert isinstance(dialog, PreferencesDialog)
    field = dialog.form.field("text_size")
    assert isinstance(field, ChoiceField)
    dialog.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert window.studio.preferences.text_size == "90"


def cut(page: QWidget) -> list[str]:
    """Texts in a page that get less room than they need."""
    shown = [each for each in page.findChildren(Label) if each.isVisible() and each.text()]
    lines = [each for each in shown if not isinstance(each, ElidedLabel) and not each.wordWrap()]
    found = [each.text() for each in lines if each.width() < each.minimumSizeHint().width()]
    found += [each.text() for each in shown if each.height() < each.fontMetrics().height()]
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    buttons = [each for each in buttons if not isinstance(each, ElidedLink)]
    return found + [each.text() for each in buttons if each.height() < each.fontMetrics().height()]


@pytest.mark.parametrize("percent", SIZES)
def test_every_role_follows(percent: int) -> None:
    set_text_size(percent)
    roles = (fonts.body, fonts.secondary, fonts.small, fonts.title)
    assert tuple(role().pixelSize() for role in roles) == SIZES[percent]
    assert fonts.mono(12).pixelSize() == fonts.secondary().pixelSize()
    with usual_size():
        assert fonts.body().pixelSize() == 13


def test_at_the_usual_size_nothing_is_another() -> None:
    assert [scaled(px) for px in range(1000)] == list(range(1000))
    assert "min-height: 28px; max-height: 28px" in theme.style_sheet(DARK)
    set_text_size(125)
    high = scaled(CONTROL) - 2  # without its edges
    assert f"min-height: {high}px; max-height: {high}px" in theme.style_sheet(DARK)


def test_a_row_is_as_high_as_its_text_needs(qapp: QApplication) -> None:
    rows: RowDelegate[str] = RowDelegate()
    usual = rows.sizeHint(QStyleOptionViewItem(), ROOT)
    set_text_size(125)
    assert usual == QSize(120, 28)
    assert rows.sizeHint(QStyleOptionViewItem(), ROOT).height() == 35


def test_it_is_seen_at_once_and_nothing_is_lost(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("model")
    assert isinstance(page, ModelPage)
    page.canvas.reveal("flatten")
    project, bar = window.studio.project, window.top.height()
    before = page.inspector.width()
    choose_smaller(window, qtbot)
    again = window.pages.page("model")
    assert isinstance(again, ModelPage)
    assert again is not page
    assert window.pages.current() == "model"
    assert again.canvas.scene.selected_nodes() == ("flatten",)
    assert window.studio.project is project
    assert (bar, window.top.height()) == (TOP_BAR, scaled(TOP_BAR))
    assert again.inspector.width() < before
    labels = [each for each in window.findChildren(Label) if each.isVisible()]
    assert labels
    assert min(each.font().pixelSize() for each in labels) >= fonts.small().pixelSize() == 10
    dialog = window.findChild(PreferencesDialog, "preferences")
    assert dialog is not None
    assert dialog.isVisible()
    field = dialog.form.field("text_size")
    assert field is not None
    qtbot.waitUntil(field.hasFocus)


def test_it_is_remembered(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    choose_smaller(window, qtbot)
    set_text_size(100)
    apply_preferences(Preferences.load())
    assert qapp.font().pixelSize() == 12
    again = MainWindow(Studio(preferences=Preferences.load()))
    assert again.top.height() == scaled(TOP_BAR) < TOP_BAR
    again.studio.shutdown()
    again.deleteLater()


@pytest.mark.parametrize("step", ["model", "train"])
def test_no_text_is_cut(window: MainWindow, step: str, qtbot: QtBot) -> None:
    choose_smaller(window, qtbot)
    page = window.go(step)
    assert page is not None
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)
    assert not cut(page)


def test_the_smallest_window_stays(window: MainWindow, qtbot: QtBot) -> None:
    choose_smaller(window, qtbot)
    window.resize(960, 600)
    window.go("model")
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (960, 600))


def test_the_largest_texts_are_not_cut_in_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    choose_larger(window, qtbot)
    window.resize(SMALLEST)
    qtbot.waitUntil(lambda: window.size() == SMALLEST)
    qtbot.waitUntil(lambda: not window.studio.busy, timeout=20_000)
    for step in STEPS:
        page = window.go(step)
        assert page is not None
        qtbot.waitUntil(lambda page=page: not cut(page))


def test_the_steps_stand_below_each_other_in_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    choose_larger(window, qtbot)
    window.resize(SMALLEST)
    qtbot.waitUntil(lambda: window.size() == SMALLEST)
    window.go("data")

    def places() -> list[QRect]:
        return [window.rail.button(step).geometry() for step in STEPS]

    qtbot.waitUntil(lambda: all(above.bottom() < below.top() for above, below in pairwise(places())))
    assert places()[-1].bottom() < window.rail.height()


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "zh_CN"])
@pytest.mark.parametrize("percent", SIZES)
def test_no_size_cuts_a_text_in_either_language(
    window: MainWindow, percent: int, code: Literal["en", "zh_CN"], qtbot: QtBot
) -> None:
    window.studio.set_preferences(language=code, text_size=str(percent))
    window.resize(SMALLEST)
    qtbot.waitUntil(lambda: window.size() == SMALLEST and not window.studio.busy, timeout=20_000)
    for step in STEPS:
        page = window.go(step)
        assert page is not None
        qtbot.waitUntil(lambda page=page: not cut(page))


def test_it_survives_another_theme_and_language(window: MainWindow, qtbot: QtBot) -> None:
    choose_larger(window, qtbot)
    window.studio.set_preferences(theme="dark")
    window.studio.set_preferences(language="zh_CN")
    assert window.studio.preferences.text_size == "150"
    assert Preferences.load().text_size == "150"
    assert window.top.height() == scaled(TOP_BAR) > TOP_BAR
    assert fonts.body().pixelSize() == SIZES[150][0]


def test_a_page_that_is_wider_than_the_window_is_scrolled(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("data")
    assert page is not None
    room = window.findChild(PageRoom)
    assert not room.horizontalScrollBar().isVisible()
    window.resize(SMALLEST)
    qtbot.waitUntil(lambda: page.width() == room.viewport().width())
    choose_larger(window, qtbot)
    page, room = window.go("data"), window.centralWidget().findChild(PageRoom)
    assert page is not None
    bar = room.horizontalScrollBar()
    qtbot.waitUntil(bar.isVisible)
    qtbot.waitUntil(lambda: page.width() > room.viewport().width())
    bar.setValue(bar.maximum())
    right = page.mapTo(room.viewport(), page.rect().topRight()).x()
    assert right < room.viewport().width()


def test_keys_still_choose_with_other_texts(window: MainWindow, qtbot: QtBot) -> None:
    choose_smaller(window, qtbot)
    dialog = window.findChild(PreferencesDialog, "preferences")
    assert dialog is not None
    field = dialog.form.field("text_size")
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert window.studio.preferences.text_size == "100"
    assert fonts.body().pixelSize() == 13
