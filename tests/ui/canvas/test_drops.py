"""Layers dragged from the palette, wherever the pointer is over the canvas."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from deepstudio.core import graph_edits
from deepstudio.ui.canvas.layer_list import entry_of
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import Stage
from tests.ui.pointer import Pointer, middle_of


@pytest.fixture
def pointer(monkeypatch: pytest.MonkeyPatch) -> Pointer:
    return Pointer(monkeypatch)


def row_of(stage: Stage, layer: str) -> QPoint:
    """The row of a layer in the palette, on the screen."""
    rows = stage.page.palette_.list
    item = next(rows.item(row) for row in range(rows.count()) if entry_of(rows.item(row)).value == layer)
    rows.scrollToItem(item)
    return rows.viewport().mapToGlobal(rows.visualItemRect(item).center())


@pytest.mark.parametrize("spot", ["title", "middle", "corner"])
def test_a_layer_is_dropped_on_the_empty_canvas(stage_with: StageWith, pointer: Pointer, spot: str) -> None:
    stage = stage_with("empty")
    goal = {
        "title": middle_of(stage.canvas.empty._text),
        "middle": middle_of(stage.canvas),
        "corner": stage.canvas.mapToGlobal(QPoint(40, stage.canvas.height() - 40)),
    }[spot]
    pointer.drag_and_drop(row_of(stage, "conv2d"), goal)
    assert stage.names == ["conv2d"]
    assert stage.selected == {"conv2d"}
    at = stage.view.viewport().mapToGlobal(stage.middle("conv2d"))
    assert (at - goal).manhattanLength() <= (2 if spot != "corner" else 150), "it stays where it was put"
    assert not stage.canvas.empty.isVisible()


def test_the_empty_canvas_makes_room_for_what_is_dragged_there(
    stage_with: StageWith, pointer: Pointer
) -> None:
    stage = stage_with("empty")
    data = stage.page.palette_.list.mimeData([stage.page.palette_.list.item(1)])
    pointer.hover(data, middle_of(stage.canvas))
    assert not stage.canvas.empty.isVisible()
    stage.view.cancel()
    assert stage.canvas.empty.isVisible()


@pytest.mark.parametrize("name", ["model.minimap", "model.parameters", "model.tidy", "model.mistake"])
def test_what_floats_over_the_canvas_swallows_no_drop(stage: Stage, pointer: Pointer, name: str) -> None:
    stage.studio.edit(graph_edits.remove_nodes("model", ["flatten"]))
    stage.canvas.reveal("dense")
    over = stage.canvas.findChild(QWidget, name)
    assert over is not None
    assert over.isVisible()
    before = len(stage.names)
    pointer.drag_and_drop(row_of(stage, "dropout"), middle_of(over))
    assert len(stage.names) == before + 1
    assert "dropout" in stage.names


def test_files_are_not_taken_by_the_canvas(stage_with: StageWith, pointer: Pointer) -> None:
    stage = stage_with("empty")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/nowhere.csv")])
    pointer.hover(data, middle_of(stage.canvas))
    assert stage.view.gesture is None
    assert stage.canvas.empty.isVisible()


def test_a_heading_is_not_picked_up(stage: Stage) -> None:
    rows = stage.page.palette_.list
    rows.setCurrentRow(0)
    assert not entry_of(rows.item(0)).value
    rows.startDrag(rows.supportedDropActions())
    assert stage.view.gesture is None


def test_while_dragging_only_the_layer_on_the_canvas_is_shown(
    stage: Stage, pointer: Pointer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No picture of the row lies over it: beside the pointer is a small square of the family's colour."""
    shown: list[QSize] = []
    original = QDrag.setPixmap
    monkeypatch.setattr(
        QDrag, "setPixmap", lambda drag, made: (shown.append(made.size()), original(drag, made))
    )
    pointer.drag_and_drop(row_of(stage, "dropout"), middle_of(stage.canvas))
    assert [size.width() <= 16 * stage.canvas.devicePixelRatioF() for size in shown] == [True]
