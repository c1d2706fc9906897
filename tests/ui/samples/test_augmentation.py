"""Training settings show what augmentation does to a sample: by the engine, and only where somebody looks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deepstudio.core.text import T
from deepstudio.core.training_edits import set_training
from deepstudio.ui.kinds.augmentation import AugmentationStrip
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.studio import Studio

LONG = 60_000


@pytest.fixture
def page(studio_with: Callable[..., Studio], show_page: Callable[..., Page], qtbot: QtBot) -> TrainPage:
    studio = studio_with("digits-cnn")
    studio.start_scan()
    qtbot.waitUntil(lambda: studio.scan is not None, timeout=LONG)
    made = show_page(TrainPage, studio)
    assert isinstance(made, TrainPage)
    return made


def strip_of(page: TrainPage) -> AugmentationStrip:
    found = page.findChild(AugmentationStrip)
    assert found is not None
    return found


def drawn(strip: AugmentationStrip) -> list[bytes]:
    return [
        bytes(picture.image().constBits()) if not picture.image().isNull() else b""
        for picture in strip.pictures
    ]


@pytest.mark.slow
def test_a_sample_is_shown_as_training_may_see_it(page: TrainPage, qtbot: QtBot) -> None:
    strip, studio = strip_of(page), page.studio
    studio.edit(set_training({"augmentation": False}, T("Set")))
    assert not strip.isVisible()
    switch = page.findChild(type(page.plan.forms.all.field("augmentation")), "train.augmentation")
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert strip.isVisible()
    qtbot.waitUntil(lambda: all(drawn(strip)), timeout=LONG)
    assert not strip.another.visibleRegion().isEmpty(), "it came into view"
    first = drawn(strip)
    assert len(set(first)) == 8, "each is changed in its own way"
    assert strip.pictures[0].image().width() == 8
    qtbot.mouseClick(strip.another, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not set(drawn(strip)) & set(first), timeout=LONG)
    studio.undo()
    assert not strip.isVisible()


def test_nothing_is_asked_while_nobody_looks(
    studio_with: Callable[..., Studio], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = studio_with("digits-cnn")
    asked: list[str] = []
    monkeypatch.setattr(studio, "ask", lambda do, **_: asked.append(do))
    strip = AugmentationStrip(studio)
    qtbot.addWidget(strip)
    assert studio.project is not None
    assert strip._files is None
    studio.edit(set_training({"augmentation": False}, T("Set")))
    strip.show_project(studio.project)
    assert strip.isHidden()
    assert asked == []


def test_texts_have_no_strip(
    studio_with: Callable[..., Studio], show_page: Callable[..., Page], qtbot: QtBot
) -> None:
    page = show_page(TrainPage, studio_with("sentiment-average"))
    assert isinstance(page, TrainPage)
    assert "augmentation" not in page.plan.forms.all.names()
    assert not strip_of(page).isVisible()


def test_a_strip_that_is_gone_hears_of_no_more_samples(page: TrainPage, qtbot: QtBot) -> None:
    """Another language builds the page anew while the studio lives on."""
    strip, gone = AugmentationStrip(page.studio), []
    strip.destroyed.connect(lambda: gone.append(True))
    strip.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    with qtbot.captureExceptions() as raised:
        page.studio.scanned.emit(page.studio.scan)
    assert raised == []
