"""The Model page: palette, inspector and summary around the canvas."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import OneNetwork
from deepstudio.catalog.templates.pictures import LeNet5
from deepstudio.core import graph_edits, training_edits
from deepstudio.core.declarations import Task
from deepstudio.core.graph import Chosen, Graph, Node
from deepstudio.core.layer import Category
from deepstudio.core.problems import Edit
from deepstudio.core.text import T
from deepstudio.data.plan_edits import use_template
from deepstudio.ui import language
from deepstudio.ui.canvas.clipboard import layer_in
from deepstudio.ui.canvas.layer_list import entry_of
from deepstudio.ui.canvas.paint import TITLE
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import NumberField, Toast
from tests.ui.canvas.stage import CTRL, Stage
from tests.ui.conftest import StudioWith

LEFT = Qt.MouseButton.LeftButton
StageWith = Callable[..., Stage]


@pytest.fixture
def stage_with(studio_with: StudioWith, qtbot: QtBot) -> StageWith:
    def make(template: str = "cats-dogs-cnn", size: tuple[int, int] = (1364, 826)) -> Stage:
        return Stage(studio_with(template), qtbot, size)

    return make


@pytest.fixture
def stage(stage_with: StageWith) -> Stage:
    return stage_with()


def palette_row(stage: Stage, layer: str) -> tuple[QListWidgetItem, QPoint]:
    rows = stage.page.palette_.list
    item = next(rows.item(row) for row in range(rows.count()) if entry_of(rows.item(row)).value == layer)
    rows.scrollToItem(item)
    return item, rows.visualItemRect(item).center()


# The palette


def test_the_palette_lists_every_layer_under_its_family(stage: Stage) -> None:
    rows = stage.page.palette_.list
    assert set(rows.values()) == {layer.id for layer in registry().layers}
    headings = [
        entry_of(rows.item(row)).title for row in range(rows.count()) if not entry_of(rows.item(row)).value
    ]
    families = {layer.category for layer in registry().layers}
    assert headings == [tr_text(category.title) for category in Category if category in families]
    item, _ = palette_row(stage, "conv2d")
    assert "filters" in item.toolTip()


def test_a_double_click_appends_behind_the_selected_layer(stage: Stage) -> None:
    stage.canvas.reveal("conv2d_2")
    _, at = palette_row(stage, "batch_norm")
    port = stage.page.palette_.list.viewport()
    QTest.mouseClick(port, LEFT, pos=at)
    QTest.mouseDClick(port, LEFT, pos=at)
    assert {("conv2d_2", "batch_norm"), ("batch_norm", "max_pool2d_2")} <= stage.links()
    assert stage.selected == {"batch_norm"}


def test_searching_and_enter_append(stage: Stage) -> None:
    search = stage.page.palette_.search
    search.setFocus()
    search.setText("卷积")
    assert "conv2d" in stage.page.palette_.list.values()
    search.clear()
    QTest.keyClicks(search, "drop")
    assert stage.page.palette_.list.values() == ["dropout", "dropout2d"]
    stage.canvas.reveal("dense")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert {("dense", "dropout"), ("dropout", "dense_2")} <= stage.links()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert len(stage.page.palette_.list.values()) == len(registry().layers)


def test_a_drag_carries_the_id_of_the_layer(stage: Stage) -> None:
    item, _ = palette_row(stage, "dense")
    assert layer_in(stage.page.palette_.list.mimeData([item])) == "dense"


# One layer


def number(stage: Stage, setting: str) -> NumberField:
    field = stage.page.inspector.node.form.field(setting)
    assert isinstance(field, NumberField)
    return field


def test_the_inspector_explains_the_selected_layer(stage: Stage) -> None:
    stage.click(stage.middle("conv2d"))
    panel = stage.page.inspector.node
    assert panel.isVisible()
    assert panel.header.title.text() == "Convolution 2D"
    assert panel.header.numbers.text() == "3×150×150 → 32×148×148 · 896 parameters"
    assert "filters" in panel.help.text()
    assert panel.entering.text() == "a 150 × 150 picture with 3 channels"
    assert panel.leaving.text() == "a 148 × 148 picture with 32 channels"


def test_typing_a_number_is_one_step_and_the_next_field_another(stage: Stage) -> None:
    stage.click(stage.middle("conv2d"))
    field = number(stage, "filters")
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "128")
    assert stage.graph.by_name["conv2d"].settings["filters"] == 128
    other = number(stage, "kernel")
    other.edit.setFocus()
    QTest.keyClick(other.edit, Qt.Key.Key_Up)
    assert stage.graph.by_name["conv2d"].settings["kernel"] == 4
    stage.studio.undo()
    assert "kernel" not in stage.graph.by_name["conv2d"].settings
    assert stage.graph.by_name["conv2d"].settings["filters"] == 128
    stage.studio.undo()
    assert stage.graph.by_name["conv2d"].settings.get("filters", 32) == 32
    assert field.value() == 32
    assert not stage.studio.can_undo


def test_a_setting_that_does_not_fit_is_marked_at_its_field(stage: Stage) -> None:
    stage.studio.edit(graph_edits.set_settings("model", "conv2d", {"kernel": 99}, T("Kernel")))
    stage.click(stage.middle("conv2d"))
    panel = stage.page.inspector.node
    assert "between 1 and 31" in panel.form.row("kernel").error()
    QTest.mouseClick(stage.canvas.mistake.close_button, LEFT)
    card = panel._cards[0]
    QTest.mouseClick(card.buttons()[0], LEFT)
    assert "kernel" not in stage.graph.by_name["conv2d"].settings
    assert card.isHidden()


def test_the_problem_of_a_layer_is_mended_from_the_inspector(stage: Stage) -> None:
    stage.studio.edit(graph_edits.remove_nodes("model", ["flatten"]))
    stage.click(stage.middle("dense"))
    QTest.mouseClick(stage.canvas.mistake.close_button, LEFT)
    buttons = stage.page.inspector.node._cards[0].buttons()
    assert [button.text() for button in buttons] == ["Insert Flatten", "Insert Global average pooling"]
    QTest.mouseClick(buttons[1], LEFT)
    assert ("global_avg_pool2d", "dense") in stage.links()
    assert not [p for p in stage.studio.report.errors if p.place.node == "dense"]


def test_the_name_in_code(stage: Stage) -> None:
    stage.canvas.reveal("dense_2")
    naming = stage.page.inspector.node.naming
    naming.section.set_expanded(True)
    naming.name.setFocus()
    naming.name.selectAll()
    QTest.keyClicks(naming.name, "head")
    QTest.keyClick(naming.name, Qt.Key.Key_Return)
    assert {("dense", "head"), ("head", "output")} <= stage.links()
    assert stage.selected == {"head"}
    stage.studio.undo()
    assert "dense_2" in stage.names


def test_f2_renames_the_selected_layer_where_its_title_stands(stage: Stage) -> None:
    stage.canvas.reveal("dense_2")
    stage.key(Qt.Key.Key_F2)
    field = stage.canvas.title_field
    assert field.hasFocus()
    assert field.selectedText() == "Dense"
    QTest.keyClicks(field, "Cat or dog")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stage.graph.by_name["dense_2"].title == "Cat or dog"
    assert stage.scene.nodes["dense_2"].face.title == "Cat or dog"
    assert stage.view.hasFocus()
    assert stage.steps() == "Rename"
    stage.key(Qt.Key.Key_F2)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stage.graph.by_name["dense_2"].title == ""


def test_a_double_click_on_the_title_renames_and_elsewhere_opens_the_settings(stage: Stage) -> None:
    stage.look("dense")
    item, field = stage.scene.nodes["dense"], stage.canvas.title_field
    QTest.mouseDClick(stage.view.viewport(), LEFT, pos=stage.pixel(item.pos() + TITLE.center()))
    assert field.hasFocus()
    at = field.mapTo(stage.canvas, field.rect().center())
    assert abs(at.y() - stage.pixel(item.pos() + TITLE.center()).y()) <= 2
    QTest.keyClicks(field, "Hidden")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stage.graph.by_name["dense"].title == ""
    assert not field.isVisible()
    QTest.mouseDClick(stage.view.viewport(), LEFT, pos=stage.pixel(item.pos() + QPointF(120, 50)))
    assert not field.isVisible()
    assert number(stage, "units").edit.hasFocus()


def test_a_click_elsewhere_keeps_the_new_title(stage: Stage) -> None:
    stage.canvas.reveal("dense")
    stage.key(Qt.Key.Key_F2)
    QTest.keyClicks(stage.canvas.title_field, "  Hidden   layer ")
    stage.click(stage.nothing())
    assert stage.graph.by_name["dense"].title == "Hidden layer"


def test_scrolling_away_keeps_the_new_title(stage: Stage) -> None:
    stage.canvas.reveal("dense")
    stage.key(Qt.Key.Key_F2)
    QTest.keyClicks(stage.canvas.title_field, "Hidden")
    stage.view.zoom_by(0.9)
    assert stage.graph.by_name["dense"].title == "Hidden"
    assert not stage.canvas.title_field.isVisible()


def test_seen_from_far_away_a_double_click_opens_the_settings(stage: Stage) -> None:
    stage.view.set_zoom(0.3)
    at = stage.pixel(stage.scene.nodes["dense"].pos() + TITLE.center())
    QTest.mouseDClick(stage.view.viewport(), LEFT, pos=at)
    assert number(stage, "units").edit.hasFocus()


@pytest.mark.parametrize("wanted", ["dense", "2nd", "a b", "forward", "import", ""])
def test_a_name_that_cannot_be_is_refused_with_a_reason(stage: Stage, wanted: str) -> None:
    stage.canvas.reveal("dense_2")
    naming = stage.page.inspector.node.naming
    naming.section.set_expanded(True)
    naming.name.setFocus()
    naming.name.selectAll()
    QTest.keyClick(naming.name, Qt.Key.Key_Delete)
    QTest.keyClicks(naming.name, wanted)
    assert naming._name_row.error()
    assert naming.refusal("名字")
    naming.title.setFocus()
    assert naming.name.text() == "dense_2"
    assert not naming._name_row.error()
    assert "dense_2" in stage.names


def test_freezing_marks_the_layer(stage: Stage) -> None:
    stage.click(stage.middle("conv2d"))
    switch = stage.page.inspector.node.freeze
    QTest.mouseClick(switch, LEFT, pos=QPoint(12, 15))
    assert stage.graph.by_name["conv2d"].frozen
    assert stage.scene.nodes["conv2d"].face.frozen
    stage.click(stage.middle("max_pool2d"))
    assert not switch.isVisible()


def test_an_unknown_layer_stays_and_says_so(stage: Stage) -> None:
    node = Node(name="odd", layer="vendor.magic", settings={"power": [1, {"a": 2}]}, position=(300.0, 88.0))
    stage.studio.edit(Edit(T("x"), lambda p: p.with_graph("model", graph_edits.with_node(stage.graph, node))))
    stage.canvas.reveal("odd")
    assert "not known" in stage.page.inspector.node.help.text()
    stage.studio.edit(graph_edits.move_nodes("model", {"odd": (320.0, 88.0)}))
    assert stage.graph.by_name["odd"].settings["power"] == [1, {"a": 2}]


# Several layers, wires, nothing


def test_several_layers_share_their_actions(stage: Stage) -> None:
    stage.scene.select(["conv2d", "conv2d_2"])
    panel = stage.page.inspector.selection
    assert panel.isVisible()
    assert panel.header.title.text() == "2 layers"
    assert panel.header.numbers.text() == "19.4 k parameters"
    QTest.mouseClick(panel.freeze, LEFT, pos=QPoint(12, 15))
    assert all(stage.graph.by_name[name].frozen for name in ("conv2d", "conv2d_2"))
    QTest.mouseClick(panel.duplicate, LEFT)
    assert stage.selected == {"conv2d_4", "conv2d_5"}
    QTest.mouseClick(panel.delete, LEFT)
    assert "conv2d_4" not in stage.names
    stage.scene.select(["dense", "dense_2"])
    QTest.mouseClick(panel.wires, LEFT)
    assert not [pair for pair in stage.links() if {"dense", "dense_2"} & set(pair)]


def test_a_wire_says_what_it_carries_and_takes_a_layer(stage: Stage) -> None:
    stage.scene.select(links=[stage.link("flatten", "dense")])
    panel = stage.page.inspector.selection
    assert panel.header.numbers.text() == "36992"
    assert panel.words.text() == "From Flatten to Dense. It carries a flat vector of 36992 numbers."
    QTest.mouseClick(panel.insert, LEFT)
    assert "conv2d" not in stage.canvas.picker.list.values()
    stage.type("dropout")
    stage.key(Qt.Key.Key_Return)
    assert ("flatten", "dropout") in stage.links()


def test_without_a_selection_the_network_is_summed_up(stage: Stage) -> None:
    panel = stage.page.inspector.summary
    assert panel.isVisible()
    model = panel.table.model()
    assert model.rowCount() == 11
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(11)]
    assert rows[1] == ["Convolution 2D", "896", "18.9 M", "2.7 MB"]
    assert rows[8][:2] == ["Dense", "18.9 M"]
    assert panel.sums.values[0].text() == "19,034,177"
    assert "99.5 %" in panel.remark.text()
    assert stage.canvas.parameters.total.text() == "19.03 M"
    assert "99.5 %" in stage.canvas.parameters.remark.text()
    stage.studio.edit(training_edits.set_training({"batch_size": 64}, T("Batch")))
    assert "64" in panel.sums.titles[3].text()


def test_a_row_of_the_summary_leads_to_its_layer(stage: Stage) -> None:
    table = stage.page.inspector.summary.table
    at = table.visualRect(table.model().index(3, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=at)
    assert stage.selected == {"conv2d_2"}


def test_a_problem_of_the_whole_network_stands_above_the_summary(stage: Stage) -> None:
    stage.studio.edit(graph_edits.remove_nodes("model", ["output"]))
    stage.scene.select()
    card = stage.page.inspector.summary.problem
    assert card.isVisible()
    QTest.mouseClick(card.buttons()[0], LEFT)
    assert stage.graph.of_layer("output")


# Templates, roles, the rest of the window


def test_a_template_replaces_the_network_and_undo_brings_it_back(stage: Stage) -> None:
    before = stage.graph
    actions = {action.data(): action for action in stage.canvas.toolbar.menu.actions()}
    assert set(actions) == {template.id for template in registry().templates}
    actions["lenet5"].trigger()
    assert stage.graph is not before
    assert set(stage.scene.nodes) == set(stage.names)
    stage.studio.undo()
    assert stage.graph == before
    assert set(stage.scene.nodes) == set(stage.names)


def test_a_template_can_be_taken_back_where_it_was_told_of(stage: Stage) -> None:
    before = stage.graph
    actions = {action.data(): action for action in stage.canvas.toolbar.menu.actions()}
    actions["lenet5"].trigger()
    toast = stage.page.window().findChild(Toast)
    assert toast is not None
    assert "LeNet-5" in toast.text()
    QTest.mouseClick(toast.action, LEFT)
    assert stage.graph == before
    actions["lenet5"].trigger()
    toast = stage.page.window().findChildren(Toast)[-1]
    stage.studio.edit(graph_edits.move_nodes("model", {"conv2d": (9.0, 9.0)}))
    after = stage.graph
    QTest.mouseClick(toast.action, LEFT)
    assert stage.graph == after


def test_a_template_brings_its_task(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    original = OneNetwork.build
    duel = Chosen(id="duel")
    monkeypatch.setitem(stage.studio.registry.tasks._classes, "duel", _Duel)
    monkeypatch.setattr(OneNetwork, "build", lambda self, name: original(self, name).replace(task=duel))
    actions = {action.data(): action for action in stage.canvas.toolbar.menu.actions()}
    actions["lenet5"].trigger()
    assert stage.studio.project is not None
    assert stage.studio.project.task == duel
    assert use_template(stage.studio.registry, LeNet5).apply(stage.studio.project).task == duel
    stage.studio.undo()
    assert stage.studio.project.task.id == "supervised"
    monkeypatch.delitem(stage.studio.registry.tasks._made, duel.key)


def test_the_template_button_opens_the_menu(stage: Stage) -> None:
    QTest.mouseClick(stage.canvas.toolbar.templates, LEFT)
    assert stage.canvas.toolbar.menu.isVisible()
    stage.canvas.toolbar.menu.close()


class _Duel(Task):
    """Two networks that work against each other."""

    id: ClassVar[str] = "duel"
    title = T("Duel")
    roles: ClassVar[tuple[str, ...]] = ("generator", "discriminator")

    def input_shapes(self, *of: object) -> dict[str, object]:  # type: ignore[override]
        return {}

    def check(self, project: object, registry: object, analyses: object) -> tuple[()]:  # type: ignore[override]
        return ()


def test_several_networks_are_chosen_by_their_role(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not stage.canvas.toolbar.roles.isVisible()
    monkeypatch.setitem(stage.studio.registry.tasks._classes, "duel", _Duel)
    models = {"generator": stage.graph, "discriminator": Graph(nodes=(Node(name="only", layer="input"),))}
    stage.studio.edit(Edit(T("x"), lambda p: p.replace(task=Chosen(id="duel"), models=models)))
    stage.page._opened()
    chooser = stage.canvas.toolbar.roles
    assert chooser.isVisible()
    assert [chooser.itemText(i) for i in range(chooser.count())] == ["Generator", "Discriminator"]
    assert "conv2d" in stage.scene.nodes
    chooser.setFocus()
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    assert set(stage.scene.nodes) == {"only"}
    stage.view.setFocus()
    stage.canvas.commands.append("dense")
    project = stage.studio.project
    assert project is not None
    assert "dense" in project.models["discriminator"].by_name
    monkeypatch.delitem(stage.studio.registry.tasks._made, Chosen(id="duel").key)


def test_the_place_of_a_problem_is_brought_into_view(stage: Stage) -> None:
    stage.studio.edit(graph_edits.set_settings("model", "conv2d_3", {"kernel": 99}, T("Kernel")))
    stage.view.set_zoom(2.0)
    stage.view.center_on(stage.scene.nodes["output"].pos())
    problem = next(p for p in stage.studio.report.errors if p.place.node == "conv2d_3")
    stage.page.show_problem(problem)
    assert stage.selected == {"conv2d_3"}
    assert stage.view.seen().contains(stage.scene.nodes["conv2d_3"].pos())
    assert number(stage, "kernel").edit.hasFocus()


def test_a_hidden_page_waits_and_then_shows_what_is(stage: Stage) -> None:
    stage.page.hide()
    stage.studio.edit(graph_edits.remove_nodes("model", ["flatten"]))
    assert "flatten" in stage.scene.nodes
    stage.page.show()
    assert "flatten" not in stage.scene.nodes
    stage.studio.close_project()
    assert not stage.scene.nodes
    assert stage.canvas.empty.isVisible()


def test_undo_and_redo_take_everything_back_and_forth(stage: Stage) -> None:
    before = stage.graph
    stage.canvas.reveal("conv2d")
    for key, keys in (
        (Qt.Key.Key_D, CTRL),
        (Qt.Key.Key_Right, CTRL),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier(0)),
    ):
        stage.key(key, keys)
    stage.canvas.commands.tidy()
    after = stage.graph
    while stage.studio.undo():
        assert set(stage.scene.nodes) == set(stage.names)
    assert stage.graph == before
    while stage.studio.redo():
        assert len(stage.scene.wires) == len(stage.graph.links)
    assert stage.graph == after


def test_every_control_has_a_name_for_those_who_do_not_see(stage: Stage) -> None:
    stage.canvas.reveal("conv2d")
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    for kind in (QAbstractButton, QLineEdit):
        for widget in stage.page.findChildren(kind):
            if widget.isVisible() and widget.isEnabled() and not widget.objectName().startswith("qt_"):
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_the_page_fits_the_smallest_window(
    stage_with: StageWith, qapp: QApplication, mode: str, code: str
) -> None:
    theme.apply(qapp, "dark" if mode == "dark" else "light")
    language.install(qapp, code)
    stage = stage_with("cats-dogs-cnn", (1124, 684))
    stage.canvas.reveal("conv2d")
    page = stage.page
    assert page.minimumSizeHint().width() <= 1124
    assert page.minimumSizeHint().height() <= 684
    inside = QRect(QPoint(0, 0), page.inspector.size())
    panel = page.inspector.node
    for widget in (panel.header, panel.form, panel.help):
        place = QRect(widget.mapTo(page.inspector, QPoint(0, 0)), widget.size())
        assert inside.left() <= place.left()
        assert place.right() <= inside.right()
    assert not page.grab().isNull()
