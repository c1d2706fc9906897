"""A folder of sixty pictures, and a look inside: transfer, maps, a wrong one, why, another label, and again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deepstudio.ui.kinds.picture.picture_card import ClosePicture
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.pages.model.inside.carried import CarriedView
from deepstudio.ui.pages.start.new_project import NewProjectDialog
from deepstudio.ui.results.samples import SamplesView
from deepstudio.ui.studio import Studio
from deepstudio.ui.window import MainWindow
from tests.ui.test_whole_journey import LONG, click, go, is_seen, seen, trained, type_epochs

LEFT = Qt.MouseButton.LeftButton
PARTS = {"train": 14, "validation": 3, "test": 3}
FALSE = "test/stripes/stripes-0.png"
"""Called stripes, and shows rings."""


def drawn(kind: str, seed: int) -> Image.Image:
    draw = np.random.Generator(np.random.PCG64(seed))
    made = Image.new("RGB", (96, 96), tuple(int(value) for value in draw.integers(150, 255, 3)))
    pen, ink = ImageDraw.Draw(made), tuple(int(value) for value in draw.integers(0, 90, 3))
    x, y = (int(value) for value in draw.integers(-6, 6, 2))
    if kind == "rings":
        for radius in range(8, 46, 12):
            pen.ellipse(
                (48 + x - radius, 48 + y - radius, 48 + x + radius, 48 + y + radius), outline=ink, width=5
            )
    elif kind == "stripes":
        for left in range(x, 96, 16):
            pen.rectangle((left, 0, left + 7, 96), fill=ink)
    else:
        for left in range(8 + x, 96, 24):
            for top in range(8 + y, 96, 24):
                pen.ellipse((left, top, left + 9, top + 9), fill=ink)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty pictures in three classes and three parts, one of them in the wrong folder."""
    place = tmp_path / "patterns"
    for number, kind in enumerate(("dots", "rings", "stripes")):
        for part, count in PARTS.items():
            (place / part / kind).mkdir(parents=True)
            for one in range(count):
                name = f"{part}/{kind}/{kind}-{one}.png"
                shown = "rings" if name == FALSE else kind
                drawn(shown, 100 * number + 10 * len(part) + one).save(place / name)
    return place


@pytest.fixture
def window(studio: Studio, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(studio)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    studio.close_project()


def begin(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    window.offer_new_project(folder)
    dialog = window.findChild(NewProjectDialog)
    assert isinstance(dialog, NewProjectDialog)
    qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=LONG)
    qtbot.waitUntil(lambda: dialog.template.value() == "transfer", timeout=LONG)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    studio = window.studio
    qtbot.waitUntil(lambda: studio.project is not None and not studio.busy, timeout=LONG)
    assert studio.project is not None
    assert len(studio.project.data.classes) == 3


def look_at_maps(window: MainWindow, qtbot: QtBot) -> None:
    page = window.findChild(ModelPage)
    assert isinstance(page, ModelPage)
    click(window, "model.look-inside")
    dock = page.inside
    qtbot.waitUntil(lambda: dock.panel is not None and dock.panel.sample.sample is not None, timeout=LONG)
    scene, view = page.canvas.scene, page.canvas.view
    page.canvas.reveal("input")
    node = scene.nodes["input"].sceneBoundingRect().center()
    QTest.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(node)))
    carried = dock.panel.views[CarriedView]
    assert isinstance(carried, CarriedView)
    qtbot.waitUntil(lambda: not carried.is_waiting and carried.grid.isVisible(), timeout=LONG)
    assert len(carried.grid.channels) == 3
    click(window, "model.inside.close")


def wrong_ones(window: MainWindow, qtbot: QtBot) -> tuple[EvaluatePage, SamplesView]:
    go(window, "evaluate")
    qtbot.waitUntil(is_seen(window, "evaluate.confusion"), timeout=LONG)
    page = window.findChild(EvaluatePage)
    assert isinstance(page, EvaluatePage)
    assert page.examination is not None
    (samples,) = page.examination.samples
    return page, samples


def ask_why(page: EvaluatePage, qtbot: QtBot) -> ClosePicture:
    assert page.examination is not None
    close = page.examination.sample.view
    assert isinstance(close, ClosePicture)
    qtbot.waitUntil(lambda: close.isVisible() and not close.file.picture.image().isNull(), timeout=LONG)
    switch = close.why.switch
    QTest.mouseClick(switch, LEFT, pos=QPoint(10, switch.height() // 2))
    qtbot.waitUntil(lambda: close.file.picture.heat() is not None, timeout=LONG)
    return close


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_sixty_pictures_maps_a_wrong_one_why_another_label_and_again(
    window: MainWindow, studio: Studio, qtbot: QtBot, folder: Path
) -> None:
    begin(window, folder, qtbot)
    go(window, "train")
    type_epochs(window, 25)
    first = trained(window, studio, qtbot)
    assert 0.7 < first.test["accuracy"] < 1

    go(window, "model")
    look_at_maps(window, qtbot)

    page, samples = wrong_ones(window, qtbot)
    shown = {one.id: one for one in samples.shown()}
    assert FALSE in shown
    assert shown[FALSE].predicted.plain == "rings"
    samples.list.reveal(FALSE)
    close = ask_why(page, qtbot)
    assert "“rings”" in close.why.sentence.text()

    field = seen(window, QWidget, "evaluate.label")
    field.setFocus()
    while field.value() != "rings":
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert studio.project.data.corrected_in("label") == {FALSE: "rings"}

    go(window, "train")
    assert trained(window, studio, qtbot).test["accuracy"] > first.test["accuracy"]
