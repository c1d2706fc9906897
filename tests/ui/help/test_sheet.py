"""The help sheet: read, searched, gone back in, closed, with keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.core.guide import chapters
from deepstudio.ui import language
from deepstudio.ui.help.places import CONTENTS, HelpPlace
from deepstudio.ui.help.sheet import HelpSheet
from deepstudio.ui.studio import Studio
from deepstudio.ui.window import MainWindow

Key = Qt.Key


@pytest.fixture
def window(studio: Studio, qtbot: QtBot) -> MainWindow:
    made = MainWindow(studio)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """To whatever has the focus, as a keyboard does."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def sheet_of(window: MainWindow) -> HelpSheet:
    return window.help.sheet()


def test_f1_opens_the_contents_and_escape_gives_the_focus_back(window: MainWindow) -> None:
    window.top.search.setFocus()
    press(Key.Key_F1)
    sheet = sheet_of(window)
    assert sheet.isVisible()
    assert sheet.search.hasFocus()
    assert sheet.geometry().right() == window.rect().right()
    assert sheet.geometry().top() >= window.top.geometry().bottom()
    press(Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.top.search.hasFocus()


def test_a_search_is_opened_with_the_keyboard(window: MainWindow) -> None:
    press(Key.Key_F1)
    sheet = sheet_of(window)
    QTest.keyClicks(sheet.search, "memoris")
    press(Key.Key_Return)
    assert sheet.here == HelpPlace("word", "overfitting")
    assert sheet.word.title.text() == "Overfitting"
    press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert sheet.here == CONTENTS
    assert sheet.search.text() == "memoris"


def test_the_arrows_pass_over_headings(window: MainWindow) -> None:
    press(Key.Key_F1)
    sheet = sheet_of(window)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert sheet.here == HelpPlace("chapter", "0")


def test_a_click_in_the_contents_opens_a_chapter_and_its_bold_words(window: MainWindow, qtbot: QtBot) -> None:
    window.help.open_here()
    sheet = sheet_of(window)
    place = sheet.contents.visualRect(sheet.contents.rows.index(1)).center()
    qtbot.mouseClick(sheet.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sheet.here == HelpPlace("chapter", "0")
    assert chapters("en")[0].title in sheet.chapter.toPlainText()
    sheet.chapter.anchorClicked.emit(QUrl("word:loss"))
    assert sheet.here == HelpPlace("word", "loss")
    qtbot.mouseClick(sheet.back, Qt.MouseButton.LeftButton)
    assert sheet.here == HelpPlace("chapter", "0")
    qtbot.mouseClick(sheet.on, Qt.MouseButton.LeftButton)
    assert sheet.here == HelpPlace("word", "loss")


def test_read_on_leads_to_the_next_word(window: MainWindow, qtbot: QtBot) -> None:
    window.explain_word("precision_metric")
    sheet = sheet_of(window)
    link = sheet.word.links.itemAt(0).widget()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert sheet.here == HelpPlace("word", "recall")


def test_what_nobody_wrote_about_says_so(window: MainWindow) -> None:
    window.help.search("xyzzy")
    assert sheet_of(window).nothing.isVisible()
    window.help.search("")
    assert sheet_of(window).contents.isVisible()


def test_an_unknown_place_is_the_contents(window: MainWindow) -> None:
    for place in (HelpPlace("word", "no-such"), HelpPlace("chapter", "999"), HelpPlace("chapter", "x")):
        window.help.show_place(place)
        assert sheet_of(window).here == CONTENTS


def test_links_leave_the_program_only_by_a_press(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    window.help.open_guide()
    page = sheet_of(window).chapter
    assert asked == []
    page.anchorClicked.emit(QUrl("https://example.org/"))
    page.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert asked == ["https://example.org/"]


def test_another_language_keeps_the_place(window: MainWindow, qapp: QApplication) -> None:
    window.help.open_guide(2)
    before = sheet_of(window)
    window.studio.set_preferences(language="zh_CN")
    after = sheet_of(window)
    assert after is not before
    assert after.isVisible()
    assert language.current() == "zh_CN"
    assert chapters("zh_CN")[2].title in after.chapter.toPlainText()


def test_the_sheet_follows_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.help.open_guide()
    window.resize(900, 600)
    sheet = sheet_of(window)
    qtbot.waitUntil(lambda: sheet.geometry().right() == window.rect().right())
    assert sheet.geometry().bottom() < window.status.mapTo(window, QPoint(0, 0)).y() + 1
