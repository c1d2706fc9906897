"""Why a picture is answered so, on the page Predict: a map over the picture, asked for with the mouse."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from deepstudio.data.sources import reader
from deepstudio.ui.kinds.picture.giver import PictureGiver
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.fields import ChoiceField
from deepstudio.ui.widgets.heat import HeatView
from tests.ui.pages.conftest import trained_folder

__all__ = ["trained_folder"]

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
Show = Callable[..., PredictPage]


@pytest.fixture
def giver(digits: Studio, show_page: Show, qtbot: QtBot) -> PictureGiver:
    return giver_of(show_page(PredictPage, digits), qtbot)


def giver_of(page: PredictPage, qtbot: QtBot) -> PictureGiver:
    qtbot.waitUntil(lambda: page.panel is not None)
    assert page.panel is not None
    (giver,) = page.panel.givers
    assert isinstance(giver, PictureGiver)
    return giver


def scan(studio: Studio, path: Path, id: str = "7/0007") -> Path:
    assert studio.project is not None
    assert studio.project.data is not None
    reader(studio.project.data, studio.registry).load(id, "picture").save(path)
    return path


def choose(qtbot: QtBot, field: ChoiceField, value: str) -> None:
    """Goes down the choices by keyboard; each on the way is asked about, too."""
    field.setFocus()
    while field.value() != value:
        before = field.value()
        qtbot.keyClick(field, Qt.Key.Key_Down)
        assert field.value() != before


def large(giver: PictureGiver) -> HeatView:
    return giver._large


def test_a_drawing_is_explained_over_what_the_network_sees(giver: PictureGiver, qtbot: QtBot) -> None:
    pad = giver.drawing.pad
    sheet = pad.sheet()
    qtbot.mouseClick(giver.why.switch, LEFT, pos=QPoint(10, giver.why.switch.height() // 2))
    qtbot.mousePress(pad, LEFT, pos=QPoint(int(sheet.center().x()), int(sheet.top() + 0.2 * sheet.height())))
    qtbot.mouseMove(pad, QPoint(int(sheet.center().x()), int(sheet.top() + 0.8 * sheet.height())))
    qtbot.mouseRelease(
        pad, LEFT, pos=QPoint(int(sheet.center().x()), int(sheet.top() + 0.8 * sheet.height()))
    )
    assert "looks at it" in giver.why.sentence.text()
    qtbot.waitUntil(lambda: giver.view.heat() is not None, timeout=LONG)
    assert large(giver).heat() is None
    assert "With the framed part covered" in giver.why.sentence.text()
    qtbot.mouseClick(giver.drawing.clear, LEFT)
    assert giver.view.heat() is None
    assert not giver.why.sentence.text()


def test_a_picture_is_explained_by_each_method_and_for_each_class(
    giver: PictureGiver, digits: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    giver.bring([scan(digits, tmp_path / "seven.png")])
    qtbot.mouseClick(giver.why.switch, LEFT, pos=QPoint(10, giver.why.switch.height() // 2))
    qtbot.waitUntil(lambda: large(giver).heat() is not None, timeout=LONG)
    first = large(giver).heat()
    assert giver.why.scale.words() == ("", "speaks for “7”")
    assert "probability of “7”" in giver.why.sentence.text()
    choose(qtbot, giver.why.method, "occlusion")
    assert large(giver).heat() is None
    qtbot.waitUntil(lambda: large(giver).heat() is not None, timeout=LONG)
    second = large(giver).heat()
    assert giver.why.scale.words() == ("speaks against", "speaks for “7”")
    choose(qtbot, giver.why.label, "2")
    qtbot.waitUntil(lambda: large(giver).heat() is not None, timeout=LONG)
    third = large(giver).heat()
    assert len({first, second, third}) == 3
    assert "probability of “2”" in giver.why.sentence.text()


def test_the_map_goes_with_its_picture_and_with_the_switch(
    giver: PictureGiver, digits: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    giver.bring([scan(digits, tmp_path / "seven.png")])
    qtbot.mouseClick(giver.why.switch, LEFT, pos=QPoint(10, giver.why.switch.height() // 2))
    qtbot.waitUntil(lambda: large(giver).heat() is not None, timeout=LONG)
    coloured = large(giver).grab().toImage()
    qtbot.mouseClick(giver.why.slider, LEFT, pos=QPoint(1, giver.why.slider.height() // 2))
    qtbot.keyClick(giver.why.slider, Qt.Key.Key_Home)
    assert large(giver).grab().toImage() != coloured
    giver.bring([scan(digits, tmp_path / "other.png", "1/0011")])
    assert large(giver).heat() is None
    qtbot.waitUntil(lambda: large(giver).heat() is not None, timeout=LONG)
    qtbot.mouseClick(giver.why.switch, LEFT, pos=QPoint(10, giver.why.switch.height() // 2))
    assert large(giver).heat() is None
    assert giver.view.heat() is None
    assert not giver.why.sentence.isVisible()


def test_a_network_without_feature_maps_says_why_only_occlusion_is_there(
    studio: Studio, trained_folder: Path, show_page: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    shutil.copytree(trained_folder, tmp_path / "dense")
    studio.open(tmp_path / "dense")
    giver = giver_of(show_page(PredictPage, studio), qtbot)
    giver.bring([scan(studio, tmp_path / "seven.png")])
    qtbot.mouseClick(giver.why.switch, LEFT, pos=QPoint(10, giver.why.switch.height() // 2))
    qtbot.waitUntil(lambda: large(giver).heat() is not None, timeout=LONG)
    assert giver.why.method.value() == "occlusion"
    assert "no feature maps" in giver.why.sentence.text()
    giver.why.method.setFocus()
    qtbot.keyClick(giver.why.method, Qt.Key.Key_Up)
    assert giver.why.method.value() == "occlusion"


def test_what_cannot_be_explained_says_why(
    giver: PictureGiver, digits: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    giver.bring([scan(digits, tmp_path / "seven.png")])
    qtbot.waitUntil(lambda: not giver.view.image().isNull(), timeout=LONG)
    (tmp_path / "seven.png").unlink()
    qtbot.mouseClick(giver.why.switch, LEFT, pos=QPoint(10, giver.why.switch.height() // 2))
    qtbot.waitUntil(lambda: "cannot be explained" in giver.why.sentence.text(), timeout=LONG)
    assert "seven.png" in giver.why.sentence.text()
