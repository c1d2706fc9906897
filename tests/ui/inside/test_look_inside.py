"""What a click on a layer or wire of a trained network shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from deepstudio.core.events import CheckpointSaved
from deepstudio.core.graph_edits import set_settings
from deepstudio.core.text import T
from deepstudio.storage.preferences import Preferences
from deepstudio.ui.actions import Actions
from deepstudio.ui.canvas.paint import DRAWING
from deepstudio.ui.kinds.picture.giver import PictureGiver
from deepstudio.ui.pages.model import ModelPage
from deepstudio.ui.pages.model.inside.inks import table
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme
from tests.ui.conftest import StudioWith
from tests.ui.inside.stage import LONG, InsideStage

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
    assert stage.carried.note.text() == "32 maps of 8 × 8, the strongest first · epoch 2"
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
    assert stage.carried.note.text() == "1024 numbers, the largest first · epoch 2"
    stage.press_button("model.inside.more")
    stage.wait()
    assert len(set(stage.carried.shown)) == 128
    stage.look("output")
    stage.click(stage.middle("output"))
    stage.wait()
    assert stage.carried.note.text() == "What the network answers · epoch 2"
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


def test_one_map_closely_and_back(stage: InsideStage) -> None:
    stage.open()
    stage.click_node("conv2d")
    stage.wait()
    grid, closely = stage.carried.grid, stage.carried.closely
    second = grid.channels[1]
    QTest.mouseClick(grid, LEFT, pos=grid.place_of(1).center().toPoint())
    stage.wait()
    assert closely.title.text() == f"Channel {second}"
    assert all(not view.image().isNull() for view in closely.views.values())
    stage.press_button("model.inside.next")  # the channel stays
    stage.wait()
    assert closely.isVisible()
    stage.click_node("max_pool2d")
    stage.wait()
    assert grid.isVisible()
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    stage.wait()
    assert closely.title.text() == f"Channel {grid.channels[1]}"
    stage.press_button("model.inside.all")
    stage.wait()
    assert grid.isVisible()


# In the layers


def test_layers_are_drawn_with_what_they_give(stage: InsideStage) -> None:
    stage.open()
    stage.qtbot.waitUntil(lambda: not stage.panel.glances.is_waiting, timeout=LONG)
    nodes = stage.scene.nodes
    drawn = {name: item.drawing for name, item in nodes.items()}
    assert all(drawing is not None for drawing in drawn.values())
    stage.look("conv2d")
    at = stage.scene.nodes["conv2d"].pos() + DRAWING.center()
    with_drawing = stage.view.grab().toImage().pixel(stage.pixel(at))
    assert with_drawing in table(False)
    stage.press_button("model.inside.next")
    stage.qtbot.waitUntil(lambda: nodes["conv2d"].drawing is not drawn["conv2d"], timeout=LONG)
    stage.qtbot.waitUntil(lambda: not stage.panel.glances.is_waiting, timeout=LONG)
    stage.press_button("model.inside.draw")
    assert all(item.drawing is None for item in nodes.values())
    assert Preferences.load().draw_in_layers is False
    stage.press_button("model.inside.draw")
    assert nodes["conv2d"].drawing is not None
    assert Preferences.load().draw_in_layers is True
    stage.press_button("model.inside.close")
    assert all(item.drawing is None for item in nodes.values())


def test_another_theme_draws_them_in_its_colours(stage: InsideStage, qapp: QApplication) -> None:
    stage.open()
    stage.click_node("conv2d")
    stage.wait()
    stage.qtbot.waitUntil(lambda: not stage.panel.glances.is_waiting, timeout=LONG)
    light = stage.carried.grid._pages[0].image
    theme.apply(qapp, "dark")
    dark = stage.carried.grid._pages[0].image
    assert light.size() == dark.size()
    assert light.pixel(0, 0) != dark.pixel(0, 0)
    assert dark.pixel(0, 0) in table(False)
    drawing = stage.scene.nodes["conv2d"].drawing
    assert drawing is not None
    assert drawing.pixel(0, 0) in table(False)


# What cannot be shown, and what changes meanwhile


def test_what_was_changed_after_the_run_is_said(stage: InsideStage) -> None:
    stage.open()
    warning = stage.panel.warning
    stage.click_node("dense")
    stage.wait()
    assert not warning.isVisible()
    stage.studio.edit(set_settings("model", "conv2d", {"filters": 8}, T("x")))
    stage.click_node("conv2d")
    stage.wait()
    assert warning.text() == "This layer was changed after Run 1. Shown is what it was then."
    assert len(stage.carried.shown) == 32
    stage.click_node("dense")
    stage.wait()
    assert warning.text() == "The network was changed after Run 1. Shown is what it was then."
    stage.canvas.commands.append("dropout")
    stage.click_node("dropout_3")
    assert stage.hint() == "This layer is new since Run 1. Train again to see what it carries."
    assert not warning.isVisible()


def test_new_weights_are_shown_while_the_run_learns(stage: InsideStage) -> None:
    stage.open()
    stage.click_node("dense_2")
    stage.wait()
    before = [bar.amount for bar in stage.carried.bars.bars]
    run = stage.studio.runs[0]
    with safe_open(run.best_weights, "numpy") as file:
        metadata = file.metadata()
    weights = {name: np.zeros_like(value) for name, value in load_file(run.best_weights).items()}
    save_file(weights, run.best_weights, metadata)
    event = CheckpointSaved(epoch=3, step=9, file="checkpoints/last.safetensors")
    stage.studio.run_events.emit(run.id, [event])
    stage.wait()
    after = [bar.amount for bar in stage.carried.bars.bars]
    assert after == pytest.approx([0.1] * 10)
    assert before != after


def test_data_that_is_gone_is_said(trained: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    """The run learned from a folder that is not there any more."""
    file = trained.runs[0].project_file
    raw = json.loads(file.read_text("utf-8"))
    raw["data"]["source"] = {"id": "picture-folder", "settings": {"path": str(tmp_path / "gone")}}
    file.write_text(json.dumps(raw), "utf-8")
    stage = InsideStage(trained, qtbot)
    stage.press_button("model.look-inside")
    stage.click_node("conv2d")
    qtbot.waitUntil(lambda: "There is no sample to look at." in stage.hint(), timeout=LONG)
    assert "gone" in stage.hint()


def test_nothing_is_asked_while_nobody_looks(stage: InsideStage) -> None:
    stage.open()
    stage.click_node("dense_2")
    stage.wait()
    stage.qtbot.waitUntil(lambda: not stage.panel.glances.is_waiting, timeout=LONG)
    asked: list[str] = []
    ask = stage.studio.ask

    def count(do: str, **fields: Any) -> None:
        asked.append(do)
        ask(do, **fields)

    stage.studio.ask = count  # type: ignore[method-assign]
    stage.page.hide()
    event = CheckpointSaved(epoch=3, step=9, file="checkpoints/last.safetensors")
    stage.studio.run_events.emit(stage.studio.runs[0].id, [event])
    assert asked == []
    stage.page.show()
    assert asked == ["look", "glance"]
    stage.wait()


def test_another_project_forgets_the_sample(stage: InsideStage, studio_with: StudioWith) -> None:
    stage.open()
    studio_with("digits-cnn", "Another")
    assert stage.panel.sample.sample is None
    assert stage.hint().startswith("Train the network first.")
    assert stage.panel.sample.name.text() == ""
    assert all(item.drawing is None for item in stage.scene.nodes.values())


def test_only_the_last_of_several_quick_clicks_is_shown(stage: InsideStage) -> None:
    stage.open()
    for name in ("conv2d", "conv2d_2", "max_pool2d", "flatten", "dense"):
        stage.scene.select([name])
    stage.wait()
    assert stage.carried.note.text().startswith("128 numbers")


def test_another_language_keeps_the_panel(stage: InsideStage) -> None:
    stage.open()
    stage.click_node("conv2d")
    kept = stage.page.remembered()
    again = ModelPage(stage.studio, Actions())
    stage.qtbot.addWidget(again)
    again.take_back(kept)
    assert again.inside.is_open
    assert again.inside.panel is not None


def test_without_a_run_it_is_said_what_to_do(
    studio_with: StudioWith, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = InsideStage(studio_with("digits-cnn"), qtbot)
    stage.press_button("model.look-inside")
    stage.click_node("conv2d")
    assert stage.hint().startswith("Train the network first.")
    assert stage.widget("model.inside.train").isVisible()
    assert not stage.widget("model.inside.run").isVisible()
    monkeypatch.setattr(Studio, "active_runs", property(lambda _: ["run-001"]))
    stage.studio.runs_changed.emit()
    assert stage.hint().startswith("After the first epoch")
    assert not stage.widget("model.inside.train").isVisible()


def test_a_drawing_of_ones_own_is_looked_at(stage: InsideStage) -> None:
    stage.open()
    stage.click_node("dense_2")
    stage.wait()
    stage.press_button("model.inside.give")
    dialog = stage.panel.giving
    assert dialog is not None
    stage.qtbot.waitExposed(dialog)
    (giver,) = dialog.givers
    assert isinstance(giver, PictureGiver)
    pad = giver.drawing.pad
    assert pad.isVisible()
    size = pad.size()
    places = [QPoint(round(size.width() * 0.5), round(size.height() * y)) for y in (0.2, 0.4, 0.6, 0.8)]
    QTest.mousePress(pad, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, LEFT, pos=places[-1])
    stage.qtbot.waitUntil(lambda: bool(stage.panel.sample.sample.cells), timeout=LONG)
    stage.wait()
    assert stage.panel.sample.name.text() == "your own"
    assert stage.carried.bars.bars[0].name == "1"
    QTest.mouseClick(dialog.findChild(QAbstractButton, "model.inside.giving.close"), LEFT)
    assert not dialog.isVisible()
    stage.press_button("model.inside.start")  # what was drawn is still there
    stage.wait()
    assert len(stage.carried.bars.bars) == 10
    stage.press_button("model.inside.next")
    stage.wait()
    assert stage.sample


def test_a_file_of_ones_own_is_looked_at(stage: InsideStage, pictures: Path) -> None:
    stage.open()
    stage.click_node("dense_2")
    stage.wait()
    stage.press_button("model.inside.give")
    dialog = stage.panel.giving
    assert dialog is not None
    dialog.givers[0].bring([pictures / "cats" / "1.png"])
    stage.qtbot.waitUntil(lambda: bool(stage.panel.sample.sample.cells), timeout=LONG)
    stage.wait()
    stage.qtbot.waitUntil(lambda: not stage.panel.glances.is_waiting, timeout=LONG)
    assert stage.panel.sample.name.text() == "1.png"
    assert stage.panel.sample.picture.isVisible()
