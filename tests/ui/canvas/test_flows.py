"""The canvas in its three directions: ports, wires, keys, drops and where new layers come."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core import graph_edits, layout
from deepstudio.core.graph import Flow, Graph, Link, Node
from deepstudio.core.problems import Edit
from deepstudio.core.text import T
from deepstudio.ui.canvas.clipboard import layer_data
from deepstudio.ui.canvas.geometry import NODE_HEIGHT, NODE_WIDTH, node_rect
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.menus import CanvasMenu
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import LEFT, Stage
from tests.ui.pointer import Pointer


@pytest.fixture
def pointer(monkeypatch: pytest.MonkeyPatch) -> Pointer:
    return Pointer(monkeypatch)


FLOWS: tuple[Flow, ...] = ("down", "right", "folded")
SMALL = (888, 530)


def show(stage: Stage, graph: Graph) -> None:
    stage.studio.edit(Edit(T("x"), lambda project: project.with_graph("model", graph)))


def tangled() -> Graph:
    """Skips of several lengths, branches of unequal length, and a second input that joins late."""
    graph = sequential("input", *["relu"] * 9, "add", *["relu"] * 9, "add", "output")
    more = [
        ("relu", "add"),
        ("relu_2", "relu_9"),
        ("relu_11", "add_2"),
        ("relu_5", "add_2"),
        ("add", "add_2"),
    ]
    branch = [Node(name=name, layer="relu") for name in ("side", "side_2", "input_2")]
    wires = [("relu_3", "side"), ("side", "side_2"), ("side_2", "add"), ("input_2", "add_2")]
    links = [Link(source=source, target=target) for source, target in (*more, *wires)]
    return graph.replace(nodes=(*graph.nodes, *branch), links=(*graph.links, *links))


def struck(stage: Stage) -> list[tuple[str, str]]:
    """Wires and the nodes, other than their ends, that they run through."""
    found = []
    bodies = {name: node_rect(item.x(), item.y()) for name, item in stage.scene.nodes.items()}
    for wire in stage.scene.wires.values():
        assert wire.link is not None
        steps = max(50, round(wire._path.length() / 8))
        points = [wire._path.pointAtPercent(step / steps) for step in range(steps + 1)]
        for name, body in bodies.items():
            inside = body.adjusted(1, 1, -1, -1)
            if any(inside.contains(point) for point in points):
                found.append((f"{wire.link.source}-{wire.link.target}", name))
    return found


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("template", ["sentiment-cnn", "small-resnet", "tangled", "deep"])
def test_no_wire_runs_through_a_node(stage_with: StageWith, template: str, flow: Flow) -> None:
    own = {"tangled": tangled, "deep": lambda: sequential("input", *["relu"] * 28, "output")}
    stage = stage_with("cats-dogs-cnn" if template in own else template, SMALL)
    if template in own:
        show(stage, own[template]())
    stage.canvas.reduce_motion = True
    stage.canvas.commands.tidy(flow)
    assert stage.graph.flow == flow
    assert struck(stage) == []


def test_wires_enter_at_the_left_and_leave_at_the_right(stage: Stage) -> None:
    stage.canvas.reduce_motion = True
    stage.canvas.commands.tidy("right")
    item, after = stage.scene.nodes["conv2d"], stage.scene.nodes["max_pool2d"]
    middle = NODE_HEIGHT / 2
    assert item.input_point("in") == item.pos() + QPointF(0, middle)
    assert item.output_point("out") == item.pos() + QPointF(NODE_WIDTH, middle)
    wire = stage.scene.wires[("conv2d", "out", "max_pool2d", "in")]
    assert (wire.start, wire.end) == (item.output_point("out"), after.input_point("in"))
    stage.studio.undo()
    assert item.input_point("in") == item.pos() + QPointF(NODE_WIDTH / 2, 0)
    assert wire.start == item.output_point("out")


def test_a_direction_is_chosen_beside_the_button_and_kept(stage: Stage) -> None:
    bar = stage.canvas.toolbar
    QTest.mouseClick(bar.flows, LEFT)
    assert bar.flow_menu.isVisible()
    assert bar.flow_menu.choices["down"].isChecked()
    bar.flow_menu.setActiveAction(bar.flow_menu.choices["right"])
    QTest.keyClick(bar.flow_menu, Qt.Key.Key_Return)
    assert stage.graph.flow == "right"
    assert stage.steps() == "Tidy up"
    stage.studio.edit(graph_edits.move_nodes("model", {"dense": (0.0, 900.0)}))
    QTest.mouseClick(bar.tidy, LEFT)
    assert stage.graph.by_name["dense"].position[1] == 0.0
    for _ in range(3):
        stage.studio.undo()
    assert stage.graph.flow == "down"


def test_directions_are_in_the_menu_and_the_search(stage: Stage) -> None:
    menu = CanvasMenu(stage.canvas, Hit(), QPointF())
    words = [action.text() for action in menu.actions()]
    assert {"Tidy up downwards", "Tidy up to the right", "Tidy up folded into columns"} <= set(words)
    menu.deleteLater()
    found = {action.id for action in stage.actions if action.search}
    assert {"model.tidy-down", "model.tidy-right", "model.tidy-folded"} <= found


def test_arrows_follow_the_direction(stage: Stage) -> None:
    stage.canvas.reduce_motion = True
    stage.canvas.commands.tidy("right")
    stage.canvas.reveal("conv2d")
    stage.key(Qt.Key.Key_Right)
    assert stage.selected == {"max_pool2d"}
    stage.key(Qt.Key.Key_Left)
    stage.key(Qt.Key.Key_Left)
    assert stage.selected == {"input"}
    stage.key(Qt.Key.Key_Down)
    assert stage.selected == {"input"}


def test_a_wire_is_drawn_to_the_right(stage: Stage) -> None:
    stage.studio.edit(graph_edits.disconnect("model", [stage.link("conv2d", "max_pool2d")]))
    stage.canvas.reduce_motion = True
    stage.canvas.commands.tidy("right")
    stage.look("max_pool2d")
    stage.view.set_zoom(0.5)
    start = stage.pixel(stage.scene.nodes["conv2d"].output_point("out"))
    stage.drag(start, stage.middle("max_pool2d"))
    assert ("conv2d", "max_pool2d") in stage.links()


@pytest.mark.parametrize("flow", FLOWS)
def test_a_layer_dropped_on_a_wire_or_a_node_finds_its_place(
    stage_with: StageWith, pointer: Pointer, flow: Flow
) -> None:
    stage = stage_with("cats-dogs-cnn")
    stage.canvas.reduce_motion = True
    stage.canvas.commands.tidy(flow)
    stage.look("conv2d")
    drop(stage, pointer, stage.on_wire("conv2d", "max_pool2d"))
    assert {("conv2d", "dropout"), ("dropout", "max_pool2d")} <= stage.links()
    free_of_each_other(stage)
    stage.look("max_pool2d")
    drop(stage, pointer, stage.middle("max_pool2d"))
    assert ("max_pool2d", "dropout_2") in stage.links()
    place = stage.graph.by_name["max_pool2d"].position
    assert stage.graph.by_name["dropout_2"].position == layout.behind(flow, place)
    free_of_each_other(stage)
    assert struck(stage) == []


def test_what_is_pasted_lies_beside_its_original(stage: Stage) -> None:
    stage.canvas.reduce_motion = True
    for flow in FLOWS:
        stage.canvas.commands.tidy(flow)
        stage.scene.select(["conv2d", "max_pool2d"])
        assert stage.canvas.commands.copy()
        stage.view.fit()
        stage.canvas.commands.paste()
        stage.canvas.commands.paste()
        free_of_each_other(stage)


def test_a_template_flows_as_the_network_before_it(stage: Stage) -> None:
    stage.canvas.reduce_motion = True
    stage.canvas.commands.tidy("right")
    stage.page._use_template("small-resnet")
    assert stage.graph.flow == "right"
    assert {node.position[1] for node in stage.graph.nodes} == {0.0}
    stage.studio.undo()
    assert "conv2d" in stage.names
    assert stage.graph.flow == "right"


def test_a_template_too_high_for_the_view_is_folded(stage_with: StageWith) -> None:
    stage = stage_with("empty", SMALL)
    stage.page._use_template("cats-dogs-cnn")
    assert stage.graph.flow == "folded"
    assert stage.view.zoom() > 0.7


def test_all_of_a_network_is_seen_beside_what_floats(stage_with: StageWith) -> None:
    stage = stage_with("cats-dogs-cnn", SMALL)
    show(stage, sequential("input", *["relu"] * 28, "output"))
    stage.canvas.reduce_motion = True
    for flow in FLOWS:
        stage.canvas.commands.tidy(flow)
        stage.view.fit()
        over = [
            w for w in (stage.canvas.toolbar, stage.canvas.parameters, stage.canvas.minimap) if w.isVisible()
        ]
        for item in stage.scene.nodes.values():
            body = stage.view.in_host(node_rect(item.x(), item.y()), stage.canvas).toRect()
            assert stage.canvas.rect().contains(body)
            assert not [widget for widget in over if widget.geometry().intersects(body)]


def drop(stage: Stage, pointer: Pointer, at: QPoint) -> None:
    """Drops a Dropout at a point of the view."""
    goal = stage.view.viewport().mapToGlobal(at)
    pointer.carry(layer_data("dropout"), goal + QPoint(120, 60), goal)


def free_of_each_other(stage: Stage) -> None:
    places = [node_rect(*node.position) for node in stage.graph.nodes]
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[i + 1 :])
