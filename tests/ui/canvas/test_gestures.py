"""Every gesture with a real mouse."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deepstudio.core import graph_edits
from deepstudio.core.text import T
from deepstudio.ui.canvas.clipboard import layer_data
from deepstudio.ui.canvas.geometry import node_rect
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import CTRL, LEFT, NONE, SHIFT, Stage


def test_a_click_selects_and_a_click_on_nothing_clears(stage: Stage) -> None:
    stage.click(stage.middle("conv2d"))
    assert stage.selected == {"conv2d"}
    stage.click(stage.middle("conv2d_2"))
    assert stage.selected == {"conv2d_2"}
    stage.click(stage.nothing())
    assert stage.selected == set()


def test_shift_and_ctrl_add_and_take_away(stage: Stage) -> None:
    stage.click(stage.middle("conv2d"))
    stage.click(stage.middle("dense"), SHIFT)
    assert stage.selected == {"conv2d", "dense"}
    stage.click(stage.middle("conv2d"), CTRL)
    assert stage.selected == {"dense"}


def test_moving_a_node_is_one_step_that_undo_takes_back(stage: Stage) -> None:
    before = stage.graph.by_name["flatten"].position
    start = stage.middle("flatten")
    stage.drag(start, start + QPoint(200, 40))
    x, y = stage.graph.by_name["flatten"].position
    assert x - before[0] == pytest.approx(200 / stage.view.zoom(), abs=10)
    assert y - before[1] == pytest.approx(40 / stage.view.zoom(), abs=10)
    assert stage.scene.nodes["flatten"].pos() == QPointF(x, y)
    stage.studio.undo()
    assert stage.graph.by_name["flatten"].position == before
    assert stage.scene.nodes["flatten"].pos() == QPointF(*before)


def test_selected_nodes_move_together(stage: Stage) -> None:
    stage.click(stage.middle("conv2d"))
    stage.click(stage.middle("flatten"), SHIFT)
    gap = stage.graph.by_name["flatten"].position[1] - stage.graph.by_name["conv2d"].position[1]
    start = stage.middle("flatten")
    stage.drag(start, start + QPoint(-150, 30))
    moved = {n: stage.graph.by_name[n].position for n in ("conv2d", "flatten", "dense")}
    assert moved["conv2d"][0] == moved["flatten"][0] < -100
    assert moved["flatten"][1] - moved["conv2d"][1] == gap
    assert moved["dense"][0] == 0


def test_a_node_snaps_to_its_neighbours_and_alt_moves_freely(stage: Stage) -> None:
    start = stage.middle("dense")
    stage.drag(start, start + QPoint(4, 33))
    assert stage.graph.by_name["dense"].position[0] == 0
    start = stage.middle("dense")
    stage.drag(start, start + QPoint(4, 33), Qt.KeyboardModifier.AltModifier)
    assert stage.graph.by_name["dense"].position[0] != 0


def test_escape_puts_a_moving_node_back(stage: Stage) -> None:
    before = stage.scene.nodes["dense"].pos()
    start = stage.middle("dense")
    stage.press(start)
    stage.hover(start + QPoint(90, 20))
    stage.hover(start + QPoint(180, 20))
    assert stage.scene.nodes["dense"].pos() != before
    QTest.keyClick(stage.view, Qt.Key.Key_Escape)
    assert stage.scene.nodes["dense"].pos() == before
    stage.release(start + QPoint(180, 20))
    assert not stage.studio.can_undo


def test_a_rubber_band_selects_what_it_touches(stage: Stage) -> None:
    start = stage.middle("conv2d_2") + QPoint(-260, -10)
    stage.drag(start, stage.middle("max_pool2d_2") + QPoint(10, 5))
    assert stage.selected == {"conv2d_2", "max_pool2d_2"}
    assert not stage.studio.can_undo


def test_a_wire_is_drawn_from_an_output(stage: Stage) -> None:
    stage.studio.edit(graph_edits.disconnect("model", [stage.link("flatten", "dense")]))
    stage.drag(stage.bottom("flatten"), stage.top("dense"))
    assert ("flatten", "dense") in stage.links()
    assert stage.steps() == "Connect"


def test_a_wire_is_drawn_from_an_input_upward(stage: Stage) -> None:
    stage.studio.edit(graph_edits.disconnect("model", [stage.link("flatten", "dense")]))
    stage.drag(stage.top("dense"), stage.bottom("flatten"))
    assert ("flatten", "dense") in stage.links()


def test_a_wire_may_be_dropped_anywhere_on_a_node(stage: Stage) -> None:
    stage.studio.edit(graph_edits.disconnect("model", [stage.link("flatten", "dense")]))
    stage.drag(stage.bottom("flatten"), stage.middle("dense"))
    assert ("flatten", "dense") in stage.links()


def test_the_end_of_a_wire_goes_elsewhere(stage: Stage) -> None:
    stage.look("dense_2")
    stage.drag(stage.top("dense_2"), stage.top("output"))
    assert ("dense", "output") in stage.links()
    assert ("dense", "dense_2") not in stage.links()
    assert ("dense_2", "output") not in stage.links()
    assert stage.steps() == "Reconnect"


def test_the_beginning_of_a_wire_goes_elsewhere(stage: Stage) -> None:
    stage.look("dense_2")
    start = stage.bottom("dense_2") + QPoint(0, 11)
    stage.drag(start, stage.middle("dense"))
    assert ("dense", "output") in stage.links()
    assert ("dense_2", "output") not in stage.links()


def test_a_wire_dropped_on_nothing_is_taken_away(stage: Stage) -> None:
    stage.drag(stage.top("dense"), stage.nothing())
    assert ("flatten", "dense") not in stage.links()
    assert stage.steps() == "Disconnect"
    stage.studio.undo()
    assert ("flatten", "dense") in stage.links()


def test_a_wire_into_a_sum_takes_the_next_place(stage_with: StageWith) -> None:
    stage = stage_with("cats-dogs-cnn")
    for edit in (
        graph_edits.add_node("model", "relu", T("ReLU"), (300.0, 616.0)),
        graph_edits.add_node("model", "add", T("Add"), (300.0, 790.0)),
    ):
        stage.studio.edit(edit)
    stage.view.fit()
    stage.drag(stage.bottom("flatten"), stage.middle("relu"))
    stage.drag(stage.bottom("relu"), stage.middle("add"))
    stage.drag(stage.bottom("dense"), stage.middle("add"))
    assert [k.source for k in stage.graph.incoming["add"]] == ["relu", "dense"]
    assert len(stage.scene.nodes["add"].slots) == 2
    assert stage.scene.nodes["add"].spare == ("in", 2)


def test_drawing_a_wire_into_nothing_offers_only_what_can_follow(stage: Stage) -> None:
    stage.drag(stage.bottom("flatten"), stage.nothing())
    picker = stage.canvas.picker
    assert picker.isVisible()
    offered = set(picker.list.values())
    assert "dense" in offered
    assert not offered & {"conv2d", "max_pool2d", "input", "flatten2d"}
    stage.type("dense")
    stage.key(Qt.Key.Key_Return)
    assert ("flatten", "dense_3") in stage.links()
    assert stage.selected == {"dense_3"}
    assert not picker.isVisible()


def test_drawing_upward_into_nothing_offers_what_can_come_before(stage: Stage) -> None:
    stage.studio.edit(graph_edits.remove_nodes("model", ["flatten"], bridge=False))
    stage.drag(stage.top("dense"), stage.nothing())
    offered = set(stage.canvas.picker.list.values())
    assert {"flatten", "global_avg_pool2d"} <= offered
    assert not offered & {"max_pool2d", "output"}
    stage.type("flatten")
    stage.key(Qt.Key.Key_Return)
    assert ("flatten", "dense") in stage.links()


def test_escape_closes_the_search_and_changes_nothing(stage: Stage) -> None:
    stage.drag(stage.bottom("flatten"), stage.nothing())
    stage.key(Qt.Key.Key_Escape)
    assert not stage.canvas.picker.isVisible()
    assert not stage.studio.can_undo
    assert stage.view.hasFocus()


def test_a_loose_node_dropped_on_a_wire_goes_into_it(stage: Stage) -> None:
    stage.studio.edit(graph_edits.add_node("model", "dropout", T("Dropout"), (320.0, 616.0)))
    stage.drag(stage.middle("dropout"), stage.on_wire("flatten", "dense"))
    assert {("flatten", "dropout"), ("dropout", "dense")} <= stage.links()
    assert ("flatten", "dense") not in stage.links()
    places = [stage.graph.by_name[n].position[1] for n in ("flatten", "dropout", "dense")]
    assert places[0] + 62 < places[1] < places[1] + 62 < places[2]


def dropped(stage: Stage, data: QMimeData, at: QPoint) -> bool:
    """Drags from outside over the canvas and drops; says whether it was accepted."""
    port, copy = stage.view.viewport(), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, copy, data, LEFT, NONE)
    QApplication.sendEvent(port, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(port, QDragMoveEvent(at, copy, data, LEFT, NONE))
    QApplication.sendEvent(port, QDropEvent(QPointF(at), copy, data, LEFT, NONE))
    return True


def test_a_layer_dropped_from_the_palette_stands_where_it_fell(stage: Stage) -> None:
    at = stage.nothing() + QPoint(60, 0)
    assert dropped(stage, layer_data("dense"), at)
    assert stage.selected == {"dense_3"}
    assert (stage.middle("dense_3") - at).manhattanLength() < 6
    assert "dense_3" not in stage.graph.incoming


def test_a_layer_dropped_on_a_wire_goes_into_it(stage: Stage) -> None:
    assert dropped(stage, layer_data("dropout"), stage.on_wire("flatten", "dense"))
    assert {("flatten", "dropout"), ("dropout", "dense")} <= stage.links()
    assert stage.studio.report.analyses["model"].shapes["dropout"].badge() == "36992"


def test_a_layer_dropped_on_a_node_goes_behind_it(stage: Stage) -> None:
    assert dropped(stage, layer_data("batch_norm"), stage.middle("conv2d_2"))
    assert {("conv2d_2", "batch_norm"), ("batch_norm", "max_pool2d_2")} <= stage.links()


def test_over_a_node_the_layer_is_shown_behind_it_where_it_will_stand(stage: Stage) -> None:
    before = set(stage.scene.items())
    at, data = stage.middle("conv2d_2"), layer_data("batch_norm")
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(stage.view.viewport(), QDragEnterEvent(at, copy, data, LEFT, NONE))
    (ghost,) = set(stage.scene.items()) - before
    shown = ghost.pos()
    QApplication.sendEvent(stage.view.viewport(), QDropEvent(QPointF(at), copy, data, LEFT, NONE))
    assert stage.graph.by_name["batch_norm"].position == (shown.x(), shown.y())


def test_a_layer_dropped_on_the_network_finds_the_nearest_free_place(stage: Stage) -> None:
    stage.studio.edit(graph_edits.remove_nodes("model", stage.names[1:], bridge=False))
    stage.view.set_zoom(1.0)
    stage.view.center_on(stage.scene.nodes["input"].pos())
    assert dropped(stage, layer_data("output"), stage.middle("input") + QPoint(160, 0))
    x, y = stage.graph.by_name["output"].position
    assert not node_rect(x, y).intersects(node_rect(0, 0))
    assert abs(x - 160) + abs(y) < 120


def test_what_is_no_layer_is_not_taken(stage: Stage) -> None:
    before = stage.graph
    text = QMimeData()
    text.setText("dense")
    assert not dropped(stage, text, stage.nothing())
    assert not dropped(stage, layer_data("../../etc/passwd"), stage.nothing())
    assert not dropped(stage, layer_data("no-such-layer"), stage.nothing())
    assert stage.graph is before


def test_a_drag_that_leaves_the_canvas_leaves_no_ghost(stage: Stage) -> None:
    items = len(stage.scene.items())
    at = stage.nothing()
    data = layer_data("dense")
    QApplication.sendEvent(
        stage.view.viewport(), QDragEnterEvent(at, Qt.DropAction.CopyAction, data, LEFT, NONE)
    )
    assert len(stage.scene.items()) == items + 1
    QApplication.sendEvent(stage.view.viewport(), QDragLeaveEvent())
    assert len(stage.scene.items()) == items
    assert stage.view.gesture is None


def test_space_and_the_middle_button_move_the_sheet(stage: Stage) -> None:
    before = stage.middle("conv2d")
    QTest.keyPress(stage.view, Qt.Key.Key_Space)
    stage.drag(stage.nothing(), stage.nothing() + QPoint(30, -40))
    QTest.keyRelease(stage.view, Qt.Key.Key_Space)
    assert (stage.middle("conv2d") - before - QPoint(30, -40)).manhattanLength() <= 2
    before = stage.middle("conv2d")
    port, middle = stage.view.viewport(), Qt.MouseButton.MiddleButton
    QTest.mousePress(port, middle, NONE, QPoint(60, 300))
    QTest.mouseMove(port, QPoint(80, 320))
    QTest.mouseMove(port, QPoint(100, 350))
    QTest.mouseRelease(port, middle, NONE, QPoint(100, 350))
    assert (stage.middle("conv2d") - before - QPoint(40, 50)).manhattanLength() <= 2
    assert not stage.studio.can_undo


def test_a_click_on_a_wire_selects_it_and_delete_cuts_it(stage: Stage) -> None:
    stage.look("dense")
    stage.click(stage.on_wire("flatten", "dense"))
    assert [k.target for k in stage.scene.selected_links()] == ["dense"]
    stage.key(Qt.Key.Key_Delete)
    assert ("flatten", "dense") not in stage.links()
    assert "flatten" in stage.names


def test_hovering_a_wire_shows_what_it_carries(stage: Stage) -> None:
    stage.hover(stage.nothing())
    stage.hover(stage.on_wire("conv2d", "max_pool2d"))
    assert stage.canvas.badge.isVisible()
    assert stage.canvas.badge.shape_label.text() == "32×148×148"
    assert "148 × 148" in stage.canvas.badge.words.text()
    stage.hover(stage.nothing())
    assert not stage.canvas.badge.isVisible()
