"""Zoom, places, what is drawn again, and what floats over the canvas."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.core import graph_edits
from deepstudio.core.amounts import amount, size
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.problems import Edit
from deepstudio.core.text import T
from deepstudio.ui import language
from deepstudio.ui.canvas.faces import CheckedNetwork
from deepstudio.ui.canvas.geometry import LARGEST, SMALLEST, fitting, free_place, node_rect, zoomed
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.menus import CanvasMenu
from deepstudio.ui.canvas.mistakes import placed
from deepstudio.ui.canvas.routes import Obstacles
from deepstudio.ui.theme import theme
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import CTRL, Stage


@given(st.floats(), st.floats())
def test_zoom_survives_any_number(scale: float, factor: float) -> None:
    assert SMALLEST <= zoomed(scale, factor) <= LARGEST


@given(st.floats(), st.floats(), st.floats(), st.floats())
def test_fitting_survives_any_rectangle(width: float, height: float, room_x: float, room_y: float) -> None:
    found = fitting(QRectF(0, 0, width, height), room_x, room_y)
    assert math.isfinite(found)
    assert found > 0


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), max_size=12))
def test_a_free_place_covers_nothing(places: list[tuple[float, float]]) -> None:
    bodies = [node_rect(x, y) for x, y in places]
    found = node_rect(*free_place(bodies, 0.0, 0.0))
    assert not any(body.intersects(found) for body in bodies)


def test_numbers_are_short() -> None:
    assert [amount(n) for n in (0, 896, 999, 1000, 18_496, 999_999, 19_034_177)] == [
        "0", "896", "999", "1.00 k", "18.5 k", "1.00 M", "19.0 M",
    ]  # fmt: skip
    assert amount(19_034_177, 4) == "19.03 M"
    assert [size(n) for n in (40, 4096, 65_536, 1_600_000, 3 << 30)] == [
        "40 B",
        "4.0 KB",
        "64 KB",
        "1.5 MB",
        "3.0 GB",
    ]


def wheel(stage: Stage, at: QPoint, turn: int, keys: Qt.KeyboardModifier) -> None:
    view = stage.view.viewport()
    event = QWheelEvent(
        QPointF(at), view.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_the_wheel_zooms_around_the_mouse_with_ctrl_and_scrolls_without(stage: Stage) -> None:
    at = stage.middle("max_pool2d_2")
    before = stage.view.zoom()
    wheel(stage, at, 120, CTRL)
    assert stage.view.zoom() > before
    assert (stage.middle("max_pool2d_2") - at).manhattanLength() <= 2
    wheel(stage, at, -120, CTRL)
    assert stage.view.zoom() == pytest.approx(before)
    wheel(stage, at, -120, Qt.KeyboardModifier.NoModifier)
    assert stage.middle("max_pool2d_2").y() < at.y() - 20
    assert stage.canvas.toolbar.zoom.value.text() == f"{before * 100:.0f} %"


@pytest.mark.parametrize("value", [0.25, 0.0, -1.0, -5.0, math.nan, math.inf])
def test_pinching_zooms_and_survives_odd_values(stage: Stage, value: float) -> None:
    at = QPointF(stage.middle("flatten"))
    before = stage.view.zoom()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(),
        2, at, at, at, value, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(stage.view.viewport(), event)
    assert stage.view.zoom() == pytest.approx(before * 1.25 if value == 0.25 else before)


def test_a_second_branch_does_not_cover_the_first(stage: Stage) -> None:
    stage.studio.edit(graph_edits.append_node("model", "output", T("Output"), "dense"))
    places = [node_rect(*node.position) for node in stage.graph.nodes]
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])


def test_the_buttons_zoom_fit_and_go_back_to_100(stage: Stage) -> None:
    bar, left = stage.canvas.toolbar, Qt.MouseButton.LeftButton
    QTest.mouseClick(bar.zoom.value, left)
    assert stage.view.zoom() == 1.0
    QTest.mouseClick(bar.zoom.more, left)
    assert stage.view.zoom() == pytest.approx(1.2)
    QTest.mouseClick(bar.zoom.less, left)
    QTest.mouseClick(bar.zoom.less, left)
    assert stage.view.zoom() == pytest.approx(1 / 1.2)
    stage.view.scroll_by(QPointF(0, 4000))
    QTest.mouseClick(bar.fit, left)
    seen = stage.view.seen()
    assert all(seen.contains(node_rect(item.x(), item.y())) for item in stage.scene.nodes.values())


def test_only_what_differs_is_drawn_again(stage: Stage) -> None:
    network = stage.scene.network
    assert stage.canvas.show_network(network).redrawn == set()
    seen: list[set[str]] = []
    original = stage.scene.show_network

    def watched(value: CheckedNetwork, everything: bool = False) -> object:
        changes = original(value, everything)
        seen.append(changes.redrawn | changes.added | changes.removed)
        return changes

    stage.scene.show_network = watched  # type: ignore[method-assign, assignment]
    items = dict(stage.scene.nodes)
    stage.studio.edit(graph_edits.set_settings("model", "dense", {"units": 64}, T("Units")))
    assert seen == [{"dense", "dense_2"}]
    stage.studio.edit(graph_edits.move_nodes("model", {"flatten": (30.0, 600.0)}))
    assert seen[1] == set()
    assert stage.scene.nodes == items


def test_a_mistake_is_marked_and_explained_beside_its_node(stage: Stage) -> None:
    stage.studio.edit(graph_edits.remove_nodes("model", ["flatten"]))
    wire = stage.scene.wires[("max_pool2d_3", "out", "dense", "in")]
    card = stage.canvas.mistake
    assert wire.mistake
    assert stage.scene.nodes["dense"].face.mark == "error"
    stage.canvas.reveal("dense")
    assert card.isVisible()
    body = stage.view.from_scene(node_rect(*stage.graph.by_name["dense"].position)).toAlignedRect()
    assert not card.geometry().intersects(body)
    assert stage.canvas.rect().contains(card.geometry())
    QTest.mouseClick(card.buttons()[0], Qt.MouseButton.LeftButton)
    assert ("max_pool2d_3", "flatten") in stage.links()
    assert not card.isVisible()
    assert not stage.scene.wires[("max_pool2d_3", "out", "flatten", "in")].mistake


def test_the_card_follows_zoom_and_scroll_and_leaves_with_its_node(stage: Stage) -> None:
    stage.studio.edit(graph_edits.remove_nodes("model", ["flatten"]))
    stage.canvas.reveal("dense")
    card = stage.canvas.mistake
    before = card.pos()
    stage.view.scroll_by(QPointF(0, 60))
    stage.view.moved.emit()
    assert card.y() <= before.y()
    stage.view.center_on(QPointF(0, -3000))
    assert not card.isVisible()
    for zoom in (0.2, 0.5, 1.0, 1.7):
        stage.view.set_zoom(zoom)
        stage.view.center_on(stage.scene.nodes["dense"].pos())
        body = stage.view.from_scene(node_rect(*stage.graph.by_name["dense"].position)).toAlignedRect()
        assert card.isHidden() or not card.geometry().intersects(body)


@given(st.integers(-300, 900), st.integers(-100, 900), st.integers(20, 700), st.integers(10, 300))
def test_the_card_never_covers_its_node_nor_leaves_the_view(x: int, y: int, wide: int, high: int) -> None:
    room = QRect(12, 56, 800, 700)
    body = QRectF(x, y, wide, high)
    found = placed(body, QSize(300, 180), room)
    assert found is None or (room.contains(found) and not found.intersects(body.toAlignedRect()))


def test_the_selected_nodes_problem_comes_first(stage: Stage) -> None:
    stage.studio.edit(graph_edits.remove_nodes("model", ["flatten"]))
    stage.studio.edit(graph_edits.set_settings("model", "conv2d", {"kernel": 999}, T("Kernel")))
    stage.canvas.reveal("conv2d")
    assert stage.canvas.mistake.problem is not None
    assert stage.canvas.mistake.problem.place.node == "conv2d"


def test_a_cycle_is_drawn_and_can_be_cut(stage: Stage) -> None:

    stage.studio.edit(graph_edits.connect("model", Link(source="dense_2", target="flatten")))
    wrong = {key for key, wire in stage.scene.wires.items() if wire.mistake}
    assert ("dense_2", "out", "flatten", "in") in wrong
    problem = next(p for p in stage.studio.report.problems if p.id == "cycle")
    stage.canvas.reveal(problem.place.node)
    QTest.mouseClick(stage.canvas.mistake.buttons()[0], Qt.MouseButton.LeftButton)
    assert ("dense_2", "flatten") not in stage.links()


def test_a_long_wire_goes_around_the_nodes_in_its_way(stage: Stage) -> None:

    stage.studio.edit(graph_edits.connect("model", Link(source="conv2d", target="output")))
    wire = stage.scene.wires[("conv2d", "out", "output", "in")]
    assert wire.detour is not None
    assert not 0 < wire.detour < 244
    stage.studio.edit(graph_edits.move_nodes("model", dict.fromkeys(stage.names[2:-1], (900.0, 100.0))))
    assert wire.detour is None


@pytest.mark.timeout(90)
@pytest.mark.slow
def test_thousands_of_layers_are_deleted_and_come_back(stage: Stage) -> None:
    """A step for each wire of each layer would take longer than anybody waits."""
    middle = tuple(Node(name=f"n{row}", layer="relu", position=(0.0, 88.0 * row)) for row in range(3_000))
    names = ["flatten", *(node.name for node in middle), "dense"]
    others = [link for link in stage.graph.links if (link.source, link.target) != ("flatten", "dense")]
    wires = [Link(source=a, target=b) for a, b in pairwise(names)]
    before = stage.graph
    large = Graph(nodes=(*before.nodes, *middle), links=(*others, *wires))
    stage.studio.edit(Edit(T("x"), lambda project: project.with_graph("model", large)))
    stage.scene.select(node.name for node in middle)
    stage.key(Qt.Key.Key_Delete)
    assert len(stage.scene.nodes) == len(before.nodes)
    assert ("flatten", "dense") in stage.links()
    stage.studio.undo()
    assert len(stage.scene.nodes) == len(large.nodes)
    stage.key(Qt.Key.Key_A, CTRL)
    stage.key(Qt.Key.Key_Delete)
    assert not stage.scene.nodes
    assert not stage.scene.wires


def test_absurd_places_are_shown_without_harm(stage: Stage) -> None:
    far = {"conv2d": (1e300, -1e300), "dense": (-1e12, 5e11)}
    stage.studio.edit(graph_edits.move_nodes("model", far))
    stage.view.fit()
    stage.canvas.commands.tidy()
    assert abs(stage.graph.by_name["conv2d"].position[0]) < 5000


def test_obstacles_forget_what_left() -> None:
    obstacles = Obstacles()
    obstacles.put("a", 0.0, 200.0)
    start, end = QPointF(122, 62), QPointF(122, 600)
    assert obstacles.detour(start, end) is not None
    obstacles.put("a", 900.0, 200.0)
    assert obstacles.detour(start, end) is None
    obstacles.remove("a")
    obstacles.remove("a")
    assert obstacles.detour(start, end) is None


def test_tidy_moves_nodes_to_their_places_by_a_short_movement(stage: Stage, qtbot: QtBot) -> None:
    stage.studio.edit(graph_edits.move_nodes("model", {"dense": (500.0, 40.0)}))
    QTest.mouseClick(stage.canvas.toolbar.tidy, Qt.MouseButton.LeftButton)
    assert stage.graph.by_name["dense"].position[0] == 0
    qtbot.waitUntil(lambda: not stage.canvas.movement.running())
    assert stage.scene.nodes["dense"].pos() == QPointF(*stage.graph.by_name["dense"].position)
    stage.studio.undo()
    assert stage.graph.by_name["dense"].position == (500.0, 40.0)


def test_reduced_motion_moves_at_once(stage: Stage) -> None:
    stage.canvas.reduce_motion = True
    stage.studio.edit(graph_edits.move_nodes("model", {"dense": (500.0, 40.0)}))
    stage.canvas.commands.tidy()
    assert not stage.canvas.movement.running()
    assert stage.scene.nodes["dense"].x() == 0


def test_the_overview_takes_the_view_elsewhere(stage: Stage) -> None:
    stage.view.set_zoom(2.0)
    stage.view.center_on(stage.scene.nodes["input"].pos())
    assert not stage.view.seen().contains(stage.scene.nodes["output"].pos())
    QTest.mouseClick(stage.canvas.minimap, Qt.MouseButton.LeftButton, pos=QPoint(60, 84))
    assert stage.view.seen().contains(stage.scene.nodes["output"].pos() + QPointF(122, 31))


def test_menus_offer_what_fits(stage: Stage) -> None:
    def offered(hit: Hit) -> set[str]:
        menu = CanvasMenu(stage.canvas, hit, QPointF(500, 0))
        texts = {action.text().split("\t")[0] for action in menu.actions() if action.text()}
        menu.deleteLater()
        return texts

    assert {"Add a layer…", "Paste", "Select all", "Tidy up"} <= offered(Hit())
    assert {"Connect…", "Duplicate", "Freeze", "Delete", "Cut all wires"} <= offered(Hit("node", "dense"))
    assert stage.selected == {"dense"}
    link = stage.link("flatten", "dense")
    assert offered(Hit("wire", link=link)) == {"Insert a layer…", "Delete the wire"}


def test_the_wire_menu_inserts_a_layer(stage: Stage) -> None:
    link = stage.link("flatten", "dense")
    menu = CanvasMenu(stage.canvas, Hit("wire", link=link), QPointF())
    menu.actions()[0].trigger()
    stage.type("dropout")
    stage.key(Qt.Key.Key_Return)
    assert {("flatten", "dropout"), ("dropout", "dense")} <= stage.links()
    menu.deleteLater()


def test_right_click_opens_the_menu_of_what_is_there(stage: Stage) -> None:
    from PySide6.QtGui import QContextMenuEvent

    at = stage.middle("dense")
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, stage.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(stage.view.viewport(), event)
    menu = stage.canvas.findChild(CanvasMenu)
    assert menu is not None
    assert menu.isVisible()
    assert stage.selected == {"dense"}
    menu.close()


def test_an_empty_canvas_says_what_to_do(stage_with: StageWith) -> None:
    stage = stage_with("empty")
    assert stage.canvas.empty.isVisible()
    assert not stage.canvas.minimap.isVisible()
    assert not stage.canvas.toolbar.tidy.isEnabled()
    button = stage.canvas.empty.findChild(object, "model.empty.layer")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]
    assert stage.names == ["input"]
    assert not stage.canvas.empty.isVisible()


def test_texts_follow_the_language_and_colours_the_theme(stage: Stage, qapp: QApplication) -> None:
    assert stage.scene.nodes["input"].face.summary == "colour picture"
    language.install(qapp, "zh_CN")
    QApplication.processEvents()
    assert stage.scene.nodes["conv2d"].face.shape == "32×148×148"
    light = stage.page.grab().toImage().pixelColor(700, 600)
    theme.apply(qapp, "dark")
    QApplication.processEvents()
    dark = stage.page.grab().toImage().pixelColor(700, 600)
    assert light.lightness() > 200 > 60 > dark.lightness()


def test_an_edit_from_elsewhere_ends_a_gesture(stage: Stage) -> None:
    start = stage.middle("dense")
    stage.press(start)
    stage.hover(start + QPoint(60, 10))
    stage.hover(start + QPoint(90, 10))
    stage.studio.edit(
        Edit(T("x"), lambda p: p.with_graph("model", graph_edits.without_nodes(stage.graph, ["dense"])))
    )
    stage.release(start + QPoint(90, 10))
    assert "dense" not in stage.scene.nodes
    assert stage.view.gesture is None


@pytest.mark.parametrize("size", [(1124, 684), (1124, 600), (1700, 1000)])
def test_surfaces_do_not_lie_on_each_other(stage_with: StageWith, size: tuple[int, int]) -> None:
    stage = stage_with("cats-dogs-cnn", size)
    canvas = stage.canvas
    bodies = [w.geometry() for w in (canvas.toolbar, canvas.parameters, canvas.minimap)]
    for index, one in enumerate(bodies):
        assert canvas.rect().contains(one)
        assert not any(one.intersects(other) for other in bodies[index + 1 :])


def test_the_overview_leaves_a_small_canvas_to_the_network(stage_with: StageWith) -> None:
    stage = stage_with("cats-dogs-cnn", (884, 524))
    assert not stage.canvas.minimap.isVisible()
    stage.page.resize(1364, 826)
    assert stage.canvas.minimap.isVisible()
    stage.studio.edit(graph_edits.remove_nodes("model", stage.names))
    assert not stage.canvas.minimap.isVisible()


def middle(stage: Stage) -> float:
    """Where the middle of the network is, as a share of the canvas's width."""
    seen = stage.view.from_scene(stage.scene.content())
    return seen.center().x() / stage.view.viewport().width()


def test_the_first_sight_stays_in_the_middle_of_a_canvas_that_grows(stage_with: StageWith) -> None:
    """As where the column at the right folds away."""
    stage = stage_with("cats-dogs-cnn", (884, 524))
    assert middle(stage) == pytest.approx(0.5, abs=0.02)
    stage.page.resize(1184, 524)
    assert middle(stage) == pytest.approx(0.5, abs=0.02)
    assert stage.canvas.place() is None, "a page that is built anew finds its own middle"
    stage.view.zoom_by(1.1)
    looked_at = stage.view.to_scene(QPointF(0, 0))
    stage.page.resize(984, 524)
    now = stage.view.to_scene(QPointF(0, 0))
    assert (now - looked_at).manhattanLength() < 1, "what a person looks at stays"
