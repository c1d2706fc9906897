"""What a click on a layer or wire of a trained network shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from deepstudio.ui.pages.model.inside.inks import table
from tests.ui.conftest import StudioWith
from tests.ui.inside.stage import InsideStage

LEFT = Qt.MouseButton.LeftButton


def test_nothing_is_made_before_somebody_wants_it(stage: InsideStage) -> None:
    assert stage.page.inside.panel is None
    stage.open()
    assert stage.panel.isVisible()
    assert stage.hint() == "Click a layer or a wire to see what it carries."
    assert not stage.panel.views
    stage.press_button("model.inside.close")
    assert not stage.panel.isVisible()
    stage.view.setFocus()
    stage.key(Qt.Key.Key_I)
    assert stage.panel.isVisible()


def test_a_click_on_a_layer_shows_its_maps(stage: InsideStage) -> None:
    stage.open()
    stage.click_node("conv2d")
    stage.wait()
    grid = stage.carried.grid
    assert grid.isVisible()
    assert sorted(grid.channels) == list(range(32))
    assert stage.carried.note.text() == "32 maps of 8 × 8, the strongest first"
    QTest.mouseMove(grid, grid.place_of(0).center().toPoint())
    assert grid.accessibleDescription().startswith(f"Channel {grid.channels[0]}: ")
    picture = grid.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(4, 80, 5) for y in range(4, 80, 5)}
    assert len(colours & set(table(False))) > 3


def test_a_click_on_a_wire_shows_what_it_carries(stage: InsideStage) -> None:
    stage.open()
    stage.look("flatten")
    stage.click(stage.on_wire("flatten", "dense"))
    stage.wait()
    assert stage.carried.bars.isVisible()
    assert len(stage.carried.shown) == 64
    assert stage.carried.note.text() == "1024 numbers, the largest first"
    stage.press_button("model.inside.more")
    stage.wait()
    assert len(set(stage.carried.shown)) == 128
    stage.look("output")
    stage.click(stage.middle("output"))
    stage.wait()
    assert stage.carried.note.text() == "What the network answers"
    assert stage.carried.bars.bars[0].name == stage.sample.partition("/")[0]
    assert not stage.widget("model.inside.more").isVisible()


def test_start_now_and_difference(stage: InsideStage) -> None:
    stage.open()
    stage.click_node("conv2d_2")
    stage.wait()
    now = list(stage.carried.shown)
    stage.press_button("model.inside.start")
    stage.wait()
    assert stage.carried.shown == now
    stage.press_button("model.inside.change")
    stage.wait()
    assert sorted(stage.carried.shown) == sorted(now)
    assert stage.carried.shown != now
    assert stage.carried.legend.accessibleName().startswith("Colours from −")


def test_the_next_sample_and_those_of_a_class(stage: InsideStage) -> None:
    stage.open()
    stage.click_node("conv2d")
    stage.wait()
    first = stage.sample
    stage.press_button("model.inside.next")
    stage.wait()
    second = stage.sample
    assert second != first
    assert stage.panel.sample.name.text().startswith(second)
    stage.press_button("model.inside.back")
    assert stage.sample == first
    stage.press_button("model.inside.back")
    assert stage.sample not in (first, second)
    field = stage.panel.sample.classes
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_7)
    stage.wait()
    chosen = stage.sample
    stage.press_button("model.inside.next")
    stage.wait()
    assert stage.sample != chosen
    assert chosen[:2] == stage.sample[:2] == "7/"


def test_without_a_run_it_is_said_what_to_do(studio_with: StudioWith, qtbot: QtBot) -> None:
    stage = InsideStage(studio_with("digits-cnn"), qtbot)
    stage.press_button("model.look-inside")
    stage.click_node("conv2d")
    assert stage.hint().startswith("Train the network first.")
    assert stage.widget("model.inside.train").isVisible()
    assert not stage.widget("model.inside.run").isVisible()
