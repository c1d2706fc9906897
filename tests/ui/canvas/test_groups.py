"""Groups with mouse and keys: made, titled, closed, moved, wired and opened again."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from deepstudio.core import graph_edits, group_edits, layout
from deepstudio.core.check import Problem
from deepstudio.core.graph import Flow
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.menus import CanvasMenu
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import CTRL, SHIFT, Stage

CTRL_SHIFT = CTRL | SHIFT
BODY = ("conv2d_2", "max_pool2d_2", "conv2d_3", "max_pool2d_3")


def group(stage: Stage, *names: str, title: str = "Body", closed: bool = False) -> str:
    stage.studio.edit(group_edits.group("model", names or BODY, title))
    id = stage.graph.group_of[(names or BODY)[0]]
    if closed:
        stage.studio.edit(group_edits.set_collapsed("model", [id], True))
    return id


def on_closed(stage: Stage, id: str) -> QPoint:
    return stage.pixel(stage.scene.groups.closed[id].pos() + QPointF(NODE_WIDTH * 0.6, NODE_HEIGHT - 8))


def on_ground(stage: Stage, id: str) -> QPoint:
    body = stage.scene.groups.open[id].body()
    return stage.pixel(QPointF(body.left() + 7, body.center().y()))


def test_nodes_have_the_size_that_edits_reckon_with() -> None:
    assert (NODE_WIDTH, NODE_HEIGHT) == (layout.NODE_WIDTH, layout.NODE_HEIGHT)


def test_ctrl_g_makes_a_group_and_takes_its_title_at_once(stage: Stage) -> None:
    stage.scene.select(BODY)
    stage.key(Qt.Key.Key_G, CTRL)
    assert stage.canvas.title_field.isVisible()
    stage.type("Feature extractor")
    stage.key(Qt.Key.Key_Return)
    (made,) = stage.graph.groups.values()
    assert (made.title, made.members) == ("Feature extractor", BODY)
    frame = stage.scene.groups.open["group"]
    assert frame.title == "Feature extractor"
    for name in BODY:
        assert frame.body().contains(stage.scene.nodes[name].pos())
    assert not frame.body().contains(stage.scene.nodes["conv2d"].pos())
    stage.key(Qt.Key.Key_G, CTRL_SHIFT)
    assert not stage.graph.groups
    assert not stage.scene.groups.open
    stage.studio.undo()
    assert stage.graph.groups["group"] == made


def test_the_arrow_closes_a_group_into_one_node_and_opens_it_again(stage: Stage) -> None:
    id = group(stage)
    before = stage.graph
    stage.click(stage.pixel(stage.scene.groups.open[id].arrow().center()))
    assert stage.graph.groups[id].collapsed
    item = stage.scene.groups.closed[id]
    assert item.face.title == "Body"
    assert item.face.summary == "4 layers"
    assert [stage.scene.nodes[name].isVisible() for name in BODY] == [False] * 4
    seen = {(link.source, link.target) for link in (w.link for w in stage.scene.wires.values()) if link}
    assert {("max_pool2d", "conv2d_2"), ("max_pool2d_3", "flatten")} <= seen
    assert ("conv2d_2", "max_pool2d_2") not in seen
    assert stage.selected == set(BODY)
    stage.click(stage.pixel(item.arrow().center()))
    assert stage.graph == before


def test_a_closed_group_moves_with_all_that_is_in_it(stage: Stage) -> None:
    id = group(stage, closed=True)
    before = {name: stage.graph.by_name[name].position for name in stage.names}
    start = on_closed(stage, id)
    stage.drag(start, start + QPoint(170, 30))
    after = {name: stage.graph.by_name[name].position for name in stage.names}
    moved = {(round(after[n][0] - before[n][0], 1), round(after[n][1] - before[n][1], 1)) for n in BODY}
    assert len(moved) == 1
    ((x, _y),) = moved
    assert x > 100
    assert all(after[name] == before[name] for name in stage.names if name not in BODY)
    assert stage.scene.groups.closed[id].pos() == stage.scene.nodes[BODY[0]].pos()
    stage.studio.undo()
    assert {name: stage.graph.by_name[name].position for name in stage.names} == before


def test_the_ground_of_a_frame_moves_its_nodes(stage: Stage) -> None:
    id = group(stage)
    before = {name: stage.graph.by_name[name].position for name in BODY}
    start = on_ground(stage, id)
    stage.drag(start, start + QPoint(180, 0))
    after = {name: stage.graph.by_name[name].position for name in BODY}
    assert all(after[name][0] > before[name][0] + 100 for name in BODY)
    assert stage.scene.groups.open[id].body().contains(stage.scene.nodes[BODY[3]].pos())


def test_a_click_on_the_frame_selects_the_group_and_a_double_click_renames_it(stage: Stage) -> None:
    id = group(stage)
    stage.click(on_ground(stage, id))
    assert stage.selected == set(BODY)
    at = stage.pixel(stage.scene.groups.open[id].title_place().center())
    QTest.mouseDClick(stage.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert stage.canvas.title_field.isVisible()
    stage.type("Eyes")
    stage.key(Qt.Key.Key_Return)
    assert stage.graph.groups[id].title == "Eyes"


def test_enter_opens_and_closes_and_arrows_walk_past(stage: Stage) -> None:
    id = group(stage, closed=True)
    stage.click(stage.middle("max_pool2d"))
    stage.key(Qt.Key.Key_Down)
    assert stage.selected == set(BODY)
    stage.key(Qt.Key.Key_Return)
    assert not stage.graph.groups[id].collapsed
    assert stage.selected == set(BODY)
    stage.key(Qt.Key.Key_Return)
    assert stage.graph.groups[id].collapsed
    stage.key(Qt.Key.Key_Down)
    assert stage.selected == {"flatten"}
    stage.key(Qt.Key.Key_Up)
    assert stage.selected == set(BODY)


def test_a_wire_ends_at_the_port_of_a_closed_group(stage: Stage) -> None:
    stage.studio.edit(graph_edits.disconnect("model", [stage.link("max_pool2d", "conv2d_2")]))
    id = group(stage, closed=True)
    stage.look("max_pool2d")
    stage.drag(stage.bottom("max_pool2d"), stage.pixel(stage.scene.nodes["conv2d_2"].input_point("in")))
    assert ("max_pool2d", "conv2d_2") in stage.links()
    stage.studio.undo()
    stage.drag(stage.bottom("max_pool2d"), on_closed(stage, id))
    assert ("max_pool2d", "conv2d_2") in stage.links(), "its body takes a wire as well"


def test_a_wire_drawn_from_a_closed_group_begins_in_it(stage: Stage) -> None:
    stage.studio.edit(graph_edits.disconnect("model", [stage.link("max_pool2d_3", "flatten")]))
    group(stage, closed=True)
    stage.look("max_pool2d_3")
    stage.drag(stage.bottom("max_pool2d_3"), stage.middle("flatten"))
    assert ("max_pool2d_3", "flatten") in stage.links()


def test_a_layer_added_to_a_closed_group_comes_behind_it(stage: Stage) -> None:
    group(stage, closed=True)
    stage.scene.select(BODY)
    stage.canvas.commands.append("dropout")
    assert {("max_pool2d_3", "dropout"), ("dropout", "flatten")} <= stage.links()
    assert "dropout" not in stage.graph.group_of


def test_deleting_and_copying_a_closed_group_means_all_of_it(stage: Stage) -> None:
    group(stage, closed=True)
    stage.scene.select(BODY)
    stage.key(Qt.Key.Key_C, CTRL)
    stage.key(Qt.Key.Key_Delete)
    assert not set(BODY) & set(stage.names)
    assert not stage.graph.groups
    assert not stage.scene.groups.closed
    stage.key(Qt.Key.Key_V, CTRL)
    (pasted,) = stage.graph.groups.values()
    assert (pasted.title, pasted.collapsed, len(pasted.members)) == ("Body", True, 4)
    stage.key(Qt.Key.Key_D, CTRL)
    assert [one.title for one in stage.graph.groups.values()] == ["Body", "Body"]


def test_a_mistake_marks_the_closed_group_and_the_way_to_it_opens_the_group(stage: Stage) -> None:
    id = group(stage, closed=True)
    edit = graph_edits.set_settings("model", "conv2d_3", {"padding": "same", "stride": 2}, graph_edits.T("x"))
    stage.studio.edit(edit)
    assert stage.scene.groups.closed[id].face.mark == "error"
    (problem,) = (p for p in stage.studio.report.problems if p.place.node == "conv2d_3")
    assert isinstance(problem, Problem)
    stage.page.show_problem(problem)
    assert not stage.graph.groups[id].collapsed
    assert stage.selected == {"conv2d_3"}


def test_tidying_counts_a_closed_group_as_one_node(stage: Stage) -> None:
    group(stage, closed=True)
    stage.canvas.commands.tidy()
    stage.canvas.movement.finish()
    rows = sorted(body.top() for body in stage.scene.bodies().values())
    assert len(rows) == 8
    assert [round(b - a) for a, b in pairwise(rows)] == [88] * 7


@pytest.mark.parametrize("name", ["Group", "Open the group", "Close the group", "Ungroup"])
def test_the_menu_offers_what_is_possible(stage: Stage, name: str) -> None:
    if name == "Group":
        stage.scene.select(BODY)
        hit = Hit("node", BODY[0])
    else:
        id = group(stage, closed=name == "Open the group")
        hit = Hit("frame", group=id)
    menu = CanvasMenu(stage.canvas, hit, QPointF())
    found: list[QAction] = [a for a in menu.actions() if a.text().split("\t")[0] == name]
    assert len(found) == 1
    before = stage.graph.groups
    found[0].trigger()
    assert stage.graph.groups != before


def test_another_selection_marks_no_frame(stage_with: StageWith) -> None:
    stage = stage_with("cats-dogs-cnn")
    id = group(stage)
    stage.click(on_ground(stage, id))
    assert stage.scene.groups.open[id]._chosen
    stage.click(stage.middle("dense"))
    assert not stage.scene.groups.open[id]._chosen


@pytest.mark.parametrize("flow", ["down", "right", "folded"])
def test_groups_opened_with_the_mouse_cover_nothing_in_any_direction(stage: Stage, flow: Flow) -> None:
    stage.canvas.reduce_motion = True
    id = group(stage, closed=True)
    stage.canvas.commands.tidy(flow)
    stage.view.set_zoom(1.0)
    stage.view.center_on(stage.scene.groups.closed[id].pos())
    tidied = stage.studio.project
    stage.click(stage.pixel(stage.scene.groups.closed[id].arrow().center()))
    frame = stage.scene.groups.open[id].body()
    bodies = stage.scene.bodies()
    assert not [pair for pair in combinations(bodies.values(), 2) if pair[0].intersects(pair[1])]
    assert not [name for name, body in bodies.items() if name not in BODY and body.intersects(frame)]
    stage.studio.undo()
    assert stage.studio.project == tidied
