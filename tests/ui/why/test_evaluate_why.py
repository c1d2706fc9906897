"""Why a mistake was made: on the page Evaluate, in the sample that is opened."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from deepstudio.ui.kinds.picture.picture_card import ClosePicture
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.results.samples import SamplesView
from deepstudio.ui.studio import Studio

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000


@pytest.fixture
def page(digits: Studio, show_page: Callable[..., EvaluatePage], qtbot: QtBot) -> EvaluatePage:
    page = show_page(EvaluatePage, digits)
    qtbot.waitUntil(lambda: page.examination is not None)
    return page


def wrong(page: EvaluatePage) -> SamplesView:
    assert page.examination is not None
    (found,) = page.examination.samples
    return found


def close_view(page: EvaluatePage) -> ClosePicture:
    assert page.examination is not None
    view = page.examination.sample.view
    assert isinstance(view, ClosePicture)
    return view


def test_a_mistake_is_explained_and_so_is_the_next(page: EvaluatePage, qtbot: QtBot) -> None:
    samples = wrong(page).shown()
    assert len(samples) > 1
    wrong(page).list.reveal(samples[0].id)
    view = close_view(page)
    qtbot.waitUntil(lambda: view.isVisible() and not view.file.picture.image().isNull(), timeout=LONG)
    assert view.file.picture.heat() is None
    qtbot.mouseClick(view.why.switch, LEFT, pos=QPoint(10, view.why.switch.height() // 2))
    qtbot.waitUntil(lambda: view.file.picture.heat() is not None, timeout=LONG)
    first = view.file.picture.heat()
    assert f"“{samples[0].predicted.plain}”" in view.why.sentence.text()
    true = samples[0].true.plain
    view.why.label.setFocus()
    while view.why.label.value() != true:
        qtbot.keyClick(view.why.label, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.file.picture.heat() is not None, timeout=LONG)
    assert f"“{true}”" in view.why.sentence.text()
    assert view.file.picture.heat() != first
    page.examination.sample.stepped.emit(1)
    assert view.file.picture.heat() is None
    qtbot.waitUntil(lambda: view.file.picture.heat() is not None, timeout=LONG)
    assert view.file.picture.heat() != first
    assert view.id == samples[1].id
