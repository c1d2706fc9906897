"""A layer with several results on the canvas: a dot for each, by mouse, by keys and in words."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible

from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core import graph_edits
from deepstudio.core.graph import Link
from deepstudio.core.problems import Edit
from deepstudio.core.text import T
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.menus import CanvasMenu
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import Stage

Key = Qt.Key
STATE = {"return_sequences": True, "return_state": True, "units": 16}


@pytest.fixture
def reader(stage_with: StageWith) -> Stage:
    """An LSTM that gives its sequence and its last state; the sequence goes into a pooling."""
    graph = sequential("input", "embedding", ("lstm", STATE), "global_max_pool1d", "dense", "output")
    stage = stage_with("sentiment-lstm")
    stage.studio.edit(Edit(T("x"), lambda project: project.with_graph("model", graph)))
    stage.view.fit()
    return stage


def port(stage: Stage, name: str) -> QPoint:
    return stage.pixel(stage.scene.nodes["lstm"].output_point(name))


def outgoing(stage: Stage) -> set[tuple[str, str]]:
    return {(link.output, link.target) for link in stage.graph.outgoing["lstm"]}


def test_one_dot_while_the_switch_is_off_and_two_while_it_is_on(reader: Stage) -> None:
    item = reader.scene.nodes["lstm"]
    assert item.outputs == ("out", "state")
    assert port(reader, "out") != port(reader, "state")
    reader.studio.edit(graph_edits.set_settings("model", "lstm", {"return_state": None}, T("x")))
    assert item.outputs == ("out",)
    assert reader.scene.nodes["embedding"].outputs == ("out",)


def test_a_wire_is_drawn_from_the_second_dot(reader: Stage) -> None:
    reader.drag(port(reader, "state"), reader.middle("output"))
    assert ("state", "output") in outgoing(reader)
    wire = next(k for k in reader.graph.outgoing["lstm"] if k.output == "state")
    start, _ = reader.scene.ends_of(wire)
    assert start == reader.scene.nodes["lstm"].output_point("state")


def test_a_wire_is_drawn_upward_to_the_second_dot_and_moved_to_it(reader: Stage) -> None:
    (into,) = reader.graph.incoming["output"]
    reader.studio.edit(graph_edits.disconnect("model", [into]))
    reader.drag(reader.top("output"), port(reader, "state"))
    assert ("state", "output") in outgoing(reader)
    (wire,) = [k for k in reader.graph.outgoing["lstm"] if k.output == "out"]
    start, _ = reader.scene.ends_of(wire)
    assert reader.view.hit(start).slot == ("out", 0)
    beside = reader.pixel(start + QPointF(0, 16))
    assert reader.view.hit(reader.view.to_scene(QPointF(beside))).end == "source"
    reader.drag(beside, port(reader, "state"))
    assert outgoing(reader) == {("state", "output"), ("state", "global_max_pool1d")}
    assert reader.steps() == "Reconnect"


def test_drawn_into_nothing_it_offers_what_takes_that_result(reader: Stage) -> None:
    reader.drag(port(reader, "state"), reader.nothing())
    offered = reader.canvas.picker.list.values()
    assert "dense" in offered
    assert "conv1d" not in offered
    reader.type("reshape")
    reader.key(Key.Key_Return)
    assert ("state", "reshape") in outgoing(reader)


def test_c_offers_a_row_for_each_result(reader: Stage) -> None:
    reader.canvas.reveal("lstm")
    reader.key(Key.Key_C)
    offered = reader.canvas.picker.list.values()
    assert {"output.out", "output.state"} <= set(offered)
    assert "global_max_pool1d.out" not in offered
    reader.type("last state output")
    reader.key(Key.Key_Return)
    assert ("state", "output") in outgoing(reader)


def test_c_on_an_output_offers_each_result_above(reader: Stage) -> None:
    reader.canvas.reveal("output")
    reader.key(Key.Key_C)
    offered = reader.canvas.picker.list.values()
    assert {"lstm.out", "lstm.state", "embedding"} <= set(offered)
    reader.type("last state")
    reader.key(Key.Key_Return)
    assert [(k.source, k.output) for k in reader.graph.incoming["output"]] == [("lstm", "state")]


def test_the_menu_adds_behind_the_second_result(reader: Stage) -> None:
    at = reader.scene.nodes["lstm"].pos()
    words = [one.text() for one in CanvasMenu(reader.canvas, Hit("node", "lstm"), at).actions()]
    assert "Add a layer behind “Last state”…" in words
    plain = [one.text() for one in CanvasMenu(reader.canvas, Hit("node", "embedding"), at).actions()]
    assert len([word for word in plain if "behind" in word]) == 1
    (add,) = [a for a in CanvasMenu(reader.canvas, Hit("node", "lstm"), at).actions() if "Last" in a.text()]
    add.trigger()
    reader.type("relu")
    reader.key(Key.Key_Return)
    assert ("state", "relu") in outgoing(reader)


def test_a_adds_behind_the_first_result(reader: Stage) -> None:
    pool = next(k for k in reader.graph.outgoing["lstm"])
    state = Link(source="lstm", output="state", target="output")
    reader.studio.edit(graph_edits.connect("model", state))
    reader.studio.edit(graph_edits.disconnect("model", [pool]))
    reader.canvas.reveal("lstm")
    reader.key(Key.Key_A)
    reader.type("conv")
    reader.key(Key.Key_Return)
    assert outgoing(reader) == {("state", "output"), ("out", "conv1d")}


def test_the_dots_are_named(reader: Stage) -> None:
    tip = reader.view.viewport().toolTip
    reader.hover(port(reader, "state"))
    assert tip() == "Last state: a flat vector of 16 numbers"
    reader.hover(port(reader, "out"))
    assert tip() == "Result: a sequence with 16 numbers a step"
    reader.hover(reader.bottom("embedding"))
    assert tip() == ""


def test_both_results_are_told_to_those_who_do_not_see_and_in_the_panel(reader: Stage) -> None:
    reader.canvas.reveal("lstm")
    words = "Result: a sequence with 16 numbers a step"
    state = "Last state: a flat vector of 16 numbers"
    assert f"{words}. {state}" in reader.view.accessibleDescription()
    interface = QAccessible.queryAccessibleInterface(reader.view)
    assert state in interface.text(QAccessible.Text.Description)
    panel = reader.page.inspector.node
    assert panel.leaving.text() == f"{words}\n{state}"


def test_a_wire_says_what_its_own_result_is(reader: Stage) -> None:
    reader.studio.edit(graph_edits.connect("model", Link(source="lstm", output="state", target="output")))
    wire = next(k for k in reader.graph.outgoing["lstm"] if k.output == "state")
    reader.canvas.badge.show_wire(reader.scene.network, Hit("wire", link=wire), QPoint(50, 50))
    assert reader.canvas.badge.shape_label.text() == "16"
    reader.scene.select(links=[wire])
    assert "a flat vector of 16 numbers" in reader.page.inspector.selection.words.text()
