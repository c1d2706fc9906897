"""The small i and F1 on the pages of a real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.ui.help.places import HelpPlace
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.widgets import STEPS, InfoButton
from deepstudio.ui.window import MainWindow
from tests.ui.conftest import StudioWith

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(studio_with: StudioWith, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(studio_with("digits-cnn"))
    made.resize(1440, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made._may_close = True
    made.close()
    made.deleteLater()


def press(key: Qt.Key) -> None:
    """To whatever has the focus, as a keyboard does."""
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key)


def infos(window: MainWindow, step: str) -> list[InfoButton]:
    page = window.go(step)
    assert page is not None
    return [one for one in page.findChildren(InfoButton) if one.isVisible()]


def test_every_i_on_a_page_has_an_entry_and_a_name(window: MainWindow) -> None:
    found = {step: infos(window, step) for step in STEPS}
    assert {step for step, some in found.items() if some} >= {"data", "train"}
    for some in found.values():
        for one in some:
            assert one.explains in window.studio.registry.glossary
            assert one.accessibleName() not in ("", "What is “”?")


@pytest.mark.parametrize("step", ["data", "train"])
def test_a_click_opens_the_entry_and_escape_goes_back(window: MainWindow, step: str, qtbot: QtBot) -> None:
    info = infos(window, step)[0]
    qtbot.mouseClick(info, LEFT)
    sheet = window.help.sheet()
    assert sheet.isVisible()
    assert sheet.here == HelpPlace("word", info.explains)
    press(Key.Key_Escape)
    assert not sheet.isVisible()


def test_f1_explains_the_setting_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("train")
    assert page is not None
    field = page.plan.forms.all.field("batch_size")
    field.setFocus()
    held = QApplication.focusWidget()
    press(Key.Key_F1)
    assert window.help.sheet().here == HelpPlace("word", "batch_size")
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is held


def test_a_layer_in_the_inspector_is_explained(window: MainWindow, qtbot: QtBot) -> None:
    page = window.go("model")
    assert isinstance(page, ModelPage)
    network = page.canvas.scene
    layers = {"conv2d": "convolution", "flatten": "flatten"}
    for layer, about in layers.items():
        name = next(n for n in network.nodes if n.startswith(layer))
        page.canvas.reveal(name)
        info = page.inspector.node.header.info
        qtbot.waitUntil(info.isVisible)
        assert info.explains == about
        qtbot.mouseClick(info, LEFT)
        assert window.help.sheet().here == HelpPlace("word", about)
