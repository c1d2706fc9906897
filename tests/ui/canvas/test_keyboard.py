"""The keyboard alone is enough."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deepstudio.ui.widgets import NumberField
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import CTRL, SHIFT, Stage

Key = Qt.Key


def add(stage: Stage, words: str, key: Key = Key.Key_A) -> None:
    stage.key(key)
    assert stage.canvas.picker.isVisible()
    stage.type(words)
    stage.key(Key.Key_Return)


def test_a_network_is_built_with_keys_alone(stage_with: StageWith) -> None:
    stage = stage_with("empty")
    for words in ("input", "conv", "max pool", "global average", "dense", "output"):
        add(stage, words)
    assert stage.links() == {
        ("input", "conv2d"),
        ("conv2d", "max_pool2d"),
        ("max_pool2d", "global_avg_pool2d"),
        ("global_avg_pool2d", "dense"),
        ("dense", "output"),
    }
    assert stage.view.hasFocus()


def test_the_search_lists_only_what_can_follow_the_selected_layer(stage: Stage) -> None:
    stage.canvas.reveal("flatten")
    stage.key(Key.Key_Slash)
    offered = stage.canvas.picker.list.values()
    assert "dense" in offered
    assert "conv2d" not in offered
    stage.key(Key.Key_Escape)
    stage.key(Key.Key_Space, CTRL)
    assert stage.canvas.picker.isVisible()
    stage.type("nothing of the kind")
    assert stage.canvas.picker.nothing.isVisible()
    stage.key(Key.Key_Return)
    assert not stage.studio.can_undo
    stage.key(Key.Key_Escape)


def test_arrows_follow_the_wires_and_tab_walks_all(stage: Stage) -> None:
    stage.canvas.reveal("conv2d")
    stage.key(Key.Key_Down)
    assert stage.selected == {"max_pool2d"}
    stage.key(Key.Key_Up)
    stage.key(Key.Key_Up)
    assert stage.selected == {"input"}
    stage.key(Key.Key_Tab)
    assert stage.selected == {"conv2d"}
    stage.key(Key.Key_Tab, SHIFT)
    assert stage.selected == {"input"}
    stage.key(Key.Key_End)
    assert stage.selected == {"output"}
    stage.key(Key.Key_Home)
    stage.key(Key.Key_Down, SHIFT)
    assert stage.selected == {"input", "conv2d"}


def test_tab_leaves_the_canvas_behind_the_last_layer(stage: Stage) -> None:
    stage.canvas.reveal("output")
    stage.key(Key.Key_Tab)
    assert not stage.view.hasFocus()


def test_left_and_right_go_to_the_neighbour(stage: Stage) -> None:
    stage.canvas.reveal("flatten")
    stage.key(Key.Key_D, CTRL)
    stage.key(Key.Key_Right, CTRL)
    for _ in range(11):
        stage.key(Key.Key_Right, CTRL)
    assert stage.selected == {"flatten_2"}
    stage.key(Key.Key_Left)
    assert stage.selected != {"flatten_2"}
    stage.key(Key.Key_Right)
    assert stage.selected == {"flatten_2"}


def test_ctrl_and_arrows_move_a_node_in_one_step_of_the_history(stage: Stage) -> None:
    stage.canvas.reveal("flatten")
    x, y = stage.graph.by_name["flatten"].position
    for _ in range(3):
        stage.key(Key.Key_Right, CTRL)
    stage.key(Key.Key_Down, CTRL | SHIFT)
    assert stage.graph.by_name["flatten"].position == (x + 66, y + 2)
    stage.studio.undo()
    assert stage.graph.by_name["flatten"].position == (x, y)


def test_enter_goes_to_the_settings(stage: Stage) -> None:
    stage.canvas.reveal("conv2d")
    stage.key(Key.Key_Return)
    field = stage.page.inspector.node.form.field("filters")
    assert isinstance(field, NumberField)
    assert field.edit.hasFocus()
    field.edit.selectAll()
    stage.type("48")
    assert stage.graph.by_name["conv2d"].settings["filters"] == 48
    assert stage.scene.nodes["conv2d"].face.shape == "48×148×148"


def test_c_connects_with_a_layer_from_a_list(stage: Stage) -> None:
    stage.canvas.reveal("dense")
    stage.key(Key.Key_Delete)
    stage.key(Key.Key_Z, CTRL)
    stage.studio.undo()
    stage.canvas.reveal("flatten")
    stage.key(Key.Key_C)
    picker = stage.canvas.picker
    assert picker.isVisible()
    assert not {"conv2d", "flatten", "dense"} & set(picker.list.values())
    assert {"dense_2", "output"} <= set(picker.list.values())
    stage.type("output")
    stage.key(Key.Key_Return)
    assert ("flatten", "output") in stage.links()


def test_c_on_an_output_asks_where_its_wire_comes_from(stage: Stage) -> None:
    stage.canvas.reveal("output")
    stage.key(Key.Key_C)
    assert "dense_2" not in stage.canvas.picker.list.values()
    stage.type("flatten")
    stage.key(Key.Key_Return)
    assert ("flatten", "output") in stage.links()


def test_delete_joins_what_was_around(stage: Stage) -> None:
    stage.canvas.reveal("max_pool2d")
    stage.key(Key.Key_Delete)
    assert ("conv2d", "conv2d_2") in stage.links()
    stage.canvas.reveal("conv2d")
    stage.key(Key.Key_Backspace)
    assert ("input", "conv2d_2") in stage.links()


def test_keys_typed_into_a_field_stay_there(stage: Stage) -> None:
    stage.canvas.reveal("conv2d")
    search = stage.page.palette_.search
    search.setFocus()
    QTest.keyClicks(search, "ac")
    QTest.keyClick(search, Key.Key_Backspace)
    assert search.text() == "a"
    assert "conv2d" in stage.names
    assert not stage.canvas.picker.isVisible()


def test_copy_paste_duplicate_and_select_all(stage: Stage) -> None:
    stage.key(Key.Key_A, CTRL)
    assert stage.selected == set(stage.names)
    stage.scene.select(["dense", "dense_2"])
    stage.key(Key.Key_C, CTRL)
    stage.key(Key.Key_V, CTRL)
    assert stage.selected == {"dense_3", "dense_4"}
    assert ("dense_3", "dense_4") in stage.links()
    stage.key(Key.Key_V, CTRL)
    places = [node.position for node in stage.graph.nodes]
    assert len(set(places)) == len(places)
    stage.key(Key.Key_D, CTRL)
    assert len(stage.names) == 11 + 6
    stage.key(Key.Key_X, CTRL)
    assert len(stage.names) == 11 + 4
    assert not stage.selected


def test_what_the_keyboard_is_at_is_told_to_those_who_do_not_see(stage: Stage) -> None:
    assert stage.view.accessibleName()
    stage.canvas.reveal("conv2d")
    words = stage.view.accessibleDescription()
    assert words.startswith("Convolution 2D")
    assert "148 × 148" in words
    assert "896" in words


def test_the_shortcuts_are_in_the_help_and_the_search(stage: Stage) -> None:
    for id in ("model.add", "model.connect", "model.copy", "model.delete", "model.tidy", "model.fit"):
        action = stage.actions.get(id)
        assert action.text
        assert action.group
        assert action.shortcut
    assert not stage.actions.get("model.connect").enabled()
    stage.canvas.reveal("conv2d")
    assert stage.actions.get("model.connect").enabled()
