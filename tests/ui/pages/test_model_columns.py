"""Which column enters where, and which one is answered where, as it is chosen on the Model page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from deepstudio.core.graph import Graph
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan
from deepstudio.core.text import verbatim
from deepstudio.ui.widgets.editors import ColumnField
from tests.ui.canvas.stage import Stage
from tests.ui.conftest import StudioWith
from tests.unit.core.several import data, two_of_each


def shown(stage: Stage, graph: Graph, plan: DataPlan) -> None:
    """The project gets this network and data."""
    project = stage.studio.project
    assert project is not None
    assert project.data is not None
    plan = plan.replace(source=project.data.source)
    edit = Edit(verbatim("Try"), lambda now: now.replace(models={"model": graph}, data=plan))
    stage.studio.edit(edit)


@pytest.fixture
def stage(studio_with: StudioWith, qtbot: QtBot) -> Stage:
    return Stage(studio_with("digits-mlp"), qtbot)


def field(stage: Stage, setting: str) -> ColumnField:
    found = stage.page.inspector.node.form.field(setting)
    assert isinstance(found, ColumnField)
    return found


def titles(choice: ColumnField) -> list[str]:
    return [choice.itemText(row) for row in range(choice.count())]


def test_with_one_column_there_is_nothing_to_choose(stage: Stage) -> None:
    stage.canvas.reveal("input")
    panel = stage.page.inspector.node
    assert panel.header.title.text() == "Input"
    assert not panel.form.isVisible()
    assert stage.scene.nodes["input"].face.summary == "grey picture"


def test_a_column_is_chosen_with_the_keyboard(stage: Stage) -> None:
    shown(stage, two_of_each(b={}), data())
    stage.canvas.reveal("b")
    choice = field(stage, "column")
    assert choice.isVisible()
    assert titles(choice) == ["not chosen", "front", "back"]
    assert choice.value() == ""
    assert "Choose the one for Input (b)" in stage.page.inspector.node.form.row("column").error()
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    assert stage.graph.by_name["b"].settings == {"column": "back"}
    assert not stage.studio.report.problems
    assert stage.scene.nodes["b"].face.summary == "back"
    assert stage.steps() == "Change {setting}"


def test_what_an_output_answers_is_chosen_among_the_answers(stage: Stage) -> None:
    shown(stage, two_of_each(), data())
    stage.canvas.reveal("colour")
    choice = field(stage, "target")
    assert titles(choice) == ["not chosen", "animal", "colour"]
    assert choice.value() == "colour"
    assert stage.scene.nodes["colour"].face.summary == "colour"


def test_a_column_that_is_gone_stays_shown_and_is_a_mistake(stage: Stage) -> None:
    shown(stage, two_of_each(a={"column": "side"}), data())
    stage.canvas.reveal("a")
    choice = field(stage, "column")
    assert titles(choice) == ["not chosen", "front", "back", "side (not in the data)"]
    assert choice.value() == "side"
    assert "“side”, which your data does not have" in stage.page.inspector.node.form.row("column").error()


def test_the_only_column_is_named_where_another_one_was_wanted(stage: Stage) -> None:
    shown(stage, two_of_each(a={"column": "side"}), data(1, 2))
    stage.canvas.reveal("a")
    choice = field(stage, "column")
    assert titles(choice) == ["the only one: front", "front", "side (not in the data)"]
    QTest.keyClick(choice, Qt.Key.Key_Home)
    assert "column" not in stage.graph.by_name["a"].settings
    assert not choice.isVisible()


def test_choices_follow_the_data(stage: Stage) -> None:
    shown(stage, two_of_each(), data())
    stage.canvas.reveal("a")
    columns = dict(data().columns)
    shown(stage, two_of_each(), data().replace(columns={**columns, "side": columns["front"]}))
    assert titles(field(stage, "column")) == ["not chosen", "front", "back", "side"]
