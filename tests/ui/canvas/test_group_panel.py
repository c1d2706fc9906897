"""What the column at the right says of a selected group, and the ways to open a block."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from deepstudio.core import group_edits
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.menus import CanvasMenu
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import Stage

BODY = ("conv2d_2", "max_pool2d_2", "conv2d_3", "max_pool2d_3")


@pytest.mark.parametrize("closed", [False, True])
def test_a_selected_group_shows_its_sums_and_what_passes(stage: Stage, closed: bool) -> None:
    stage.studio.edit(group_edits.group("model", BODY, "Eyes"))
    stage.studio.edit(group_edits.set_collapsed("model", ["group"], closed))
    stage.scene.select(BODY)
    panel = stage.page.inspector.selection
    assert (panel.header.title.text(), panel.header.numbers.text()) == ("Eyes", "4 layers")
    rows = [row for row in stage.canvas.summary.rows if row.node in BODY]
    assert panel.group.sums.values[0].text() == f"{sum(row.parameters for row in rows):,}"
    assert "74 × 74" in panel.group.entering.text()
    assert "17 × 17" in panel.group.leaving.text()
    stage.scene.select(["conv2d", "max_pool2d"])
    assert panel.isVisible()
    assert not panel.group.isVisible()


def test_the_title_of_a_group_is_typed_in_the_column_and_is_one_step(stage: Stage) -> None:
    stage.studio.edit(group_edits.group("model", BODY, "Eyes"))
    stage.scene.select(BODY)
    field = stage.page.inspector.selection.group.title
    field.selectAll()
    QTest.keyClicks(field, "Body")
    assert stage.graph.groups["group"].title == "Body"
    assert stage.scene.groups.open["group"].title == "Body"
    stage.studio.undo()
    assert stage.graph.groups["group"].title == "Eyes"


@pytest.mark.parametrize("way", ["button", "menu", "action"])
def test_a_block_opens_from_column_menu_and_search(stage_with: StageWith, way: str) -> None:
    stage = stage_with("cats-dogs-cnn")
    stage.scene.select(["conv2d_2"])
    assert not stage.page.inspector.node.open.isVisible()
    stage.canvas.commands.append("residual")
    (name,) = stage.selected
    button = stage.page.inspector.node.open
    if way == "button":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    elif way == "menu":
        menu = CanvasMenu(stage.canvas, Hit("node", name), QPointF())
        next(a for a in menu.actions() if a.text().startswith("Open this block")).trigger()
    else:
        assert stage.actions.trigger("model.open-block") is not False
    assert name not in stage.names
    (group,) = stage.graph.groups.values()
    assert set(group.members) == stage.selected
