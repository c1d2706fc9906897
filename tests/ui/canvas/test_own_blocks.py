"""One's own blocks: kept from the canvas, found in the palette, dropped where the pointer is, renamed and deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from deepstudio.core.own_block import block_of
from deepstudio.storage import own_blocks
from deepstudio.ui.canvas.layer_list import entry_of
from deepstudio.ui.widgets import Toast
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import Stage
from tests.ui.pointer import Pointer, middle_of

PAIR = ("conv2d_2", "max_pool2d_2")


@pytest.fixture
def pointer(monkeypatch: pytest.MonkeyPatch) -> Pointer:
    return Pointer(monkeypatch)


def titles(stage: Stage) -> list[str]:
    rows = stage.page.palette_.list
    entries = [entry_of(rows.item(row)) for row in range(rows.count())]
    return [one.title for one in entries if one.value.startswith("block:")]


def row(stage: Stage) -> QPoint:
    """The first row of a block, on the screen."""
    rows = stage.page.palette_.list
    items = (rows.item(number) for number in range(rows.count()))
    item = next(item for item in items if entry_of(item).value.startswith("block:"))
    rows.scrollToItem(item)
    return rows.viewport().mapToGlobal(rows.visualItemRect(item).center())


def keep(stage: Stage, title: str = "Pair") -> None:
    own_blocks.save_block(block_of(stage.graph, PAIR, title))
    stage.canvas.blocks.read_again()


def test_selected_layers_are_kept_and_titled_in_the_palette(stage: Stage) -> None:
    stage.scene.select(PAIR)
    stage.actions.trigger("model.save-block")
    field = stage.page.palette_.block_actions.field
    assert field.isVisible()
    QTest.keyClicks(field, "Pair")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert titles(stage) == ["Pair"]
    (stored,) = own_blocks.stored_blocks()[0]
    assert [node.layer for node in stored.block.part.nodes] == ["conv2d", "max_pool2d"]


def test_a_block_is_dropped_on_an_empty_canvas(stage_with: StageWith, pointer: Pointer) -> None:
    donor = stage_with("cats-dogs-cnn")
    keep(donor)
    pointer.drag_and_drop(row(donor), donor.canvas.mapToGlobal(QPoint(60, donor.canvas.height() // 2)))
    (group,) = donor.graph.groups.values()
    assert (group.title, group.collapsed, len(group.members)) == ("Pair", True, 2)
    assert donor.selected == set(group.members)
    assert group.members[0] not in donor.graph.incoming


def test_a_block_dropped_on_a_layer_comes_behind_it(stage: Stage, pointer: Pointer) -> None:
    keep(stage)
    at = stage.view.viewport().mapToGlobal(stage.middle("max_pool2d_2"))
    pointer.drag_and_drop(row(stage), at)
    (group,) = stage.graph.groups.values()
    assert {("max_pool2d_2", group.members[0]), (group.members[1], "conv2d_3")} <= stage.links()


def test_enter_in_the_search_puts_a_block_behind_the_selected_layer(stage: Stage) -> None:
    keep(stage)
    stage.scene.select(["conv2d"])
    QTest.keyClicks(stage.page.palette_.search, "pair")
    QTest.keyClick(stage.page.palette_.search, Qt.Key.Key_Return)
    (group,) = stage.graph.groups.values()
    assert ("conv2d", group.members[0]) in stage.links()
    stage.studio.undo()
    assert not stage.graph.groups


def test_a_deleted_block_comes_back_by_undo(stage: Stage) -> None:
    keep(stage)
    actions = stage.page.palette_.block_actions
    (stored,) = stage.canvas.blocks.all()
    (delete,) = (a for a in actions.menu_of(stored).actions() if a.text() == "Delete")
    delete.trigger()
    assert titles(stage) == []
    stage.page.findChild(Toast).action.click()
    assert titles(stage) == ["Pair"]


def test_a_block_is_exported_and_imported(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(stage)
    file = str(tmp_path / "pair.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (file, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (file, ""))
    actions = stage.page.palette_.block_actions
    actions.export(stage.canvas.blocks.all()[0])
    actions.import_()
    assert titles(stage) == ["Pair", "Pair 2"]
    Path(file).write_text("{")
    said: list[str] = []
    stage.studio.notify.connect(lambda kind, words: said.append(words))
    actions.import_()
    assert said == ["The block “pair.json” is damaged. Save or import it again."]
    assert middle_of(stage.page.palette_)


def test_a_block_dropped_on_a_wire_goes_into_it(stage: Stage, pointer: Pointer) -> None:
    keep(stage)
    stage.look("max_pool2d")
    at = stage.view.viewport().mapToGlobal(stage.on_wire("max_pool2d", "conv2d_2"))
    pointer.drag_and_drop(row(stage), at)
    (group,) = stage.graph.groups.values()
    assert {("max_pool2d", group.members[0]), (group.members[1], "conv2d_2")} <= stage.links()
    assert ("max_pool2d", "conv2d_2") not in stage.links()
