"""A layer that comes with weights in the window: what it says of them, freezing, rates, and going on from a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from deepstudio.core import graph_edits
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_training
from deepstudio.ui.actions import Actions
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.studio import Studio
from tests.ui.canvas.stage import Stage
from tests.ui.conftest import StudioWith
from tests.ui.verdict.test_verdict_line import GOOD, past_run

LEFT = Qt.MouseButton.LeftButton
EYES = "efficientnet_lite0"
SWITCH = QPoint(12, 15)


@pytest.fixture
def stage(studio_with: StudioWith, qtbot: QtBot, pictures: Path) -> Stage:
    return Stage(studio_with("cats-dogs-transfer", data=pictures), qtbot)


def test_it_says_what_it_has_learned_from_and_that_it_is_here(stage: Stage) -> None:
    stage.click(stage.middle(EYES))
    part = stage.page.inspector.node.lent
    assert part.isVisible()
    assert "ImageNet" in part.words.text()
    assert "Apache-2.0, 18.8 MB" in part.words.text()
    assert not part.fetch.isVisible()
    stage.click(stage.middle("dense"))
    assert not part.isVisible()


def test_it_comes_frozen_and_the_switch_lets_all_stages_learn_and_freezes_them_again(stage: Stage) -> None:
    assert stage.scene.nodes[EYES].face.frozen
    stage.click(stage.middle(EYES))
    panel = stage.page.inspector.node
    assert not panel.rate.isVisible()
    QTest.mouseClick(panel.freeze, LEFT, pos=SWITCH)
    assert stage.graph.by_name[EYES].settings == {"learning": 9}
    assert not stage.scene.nodes[EYES].face.frozen
    assert panel.rate.isVisible()
    QTest.mouseClick(panel.freeze, LEFT, pos=SWITCH)
    assert stage.graph.by_name[EYES].settings == {}
    stage.studio.undo()
    assert stage.graph.by_name[EYES].settings == {"learning": 9}


def test_the_last_stages_alone_can_learn_and_at_a_rate_of_their_own(stage: Stage) -> None:
    stage.click(stage.middle(EYES))
    panel = stage.page.inspector.node
    stages = panel.form.field("learning")
    for field, typed in ((stages, "2"), (panel.rate, "0.1")):
        field.edit.setFocus()
        field.edit.selectAll()
        QTest.keyClicks(field.edit, typed)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    node = stage.graph.by_name[EYES]
    assert (node.settings["learning"], node.rate) == (2, 0.1)


def test_weights_that_are_not_here_can_be_fetched_or_imported(
    stage: Stage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = T("Add")
    stage.studio.edit(graph_edits.insert_on_link("model", stage.link("input", EYES), "resnet18", label))
    stage.canvas.reveal("resnet18")
    part = stage.page.inspector.node.lent
    assert part.fetch.isVisible()
    assert part.fetch.text() == "Fetch 46.8 MB from download.pytorch.org"
    assert "BSD-3-Clause" in part.words.text()
    other = tmp_path / "resnet18-f37072fd.pth"
    other.write_bytes(b"something else")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    with qtbot.waitSignal(stage.studio.notify, timeout=20_000) as told:
        QTest.mouseClick(part.file, LEFT)
        assert not part.fetch.isEnabled() or part.fetch.toolTip()
    assert told.args[0] == "bad"
    assert "is not the weights of ResNet-18" in told.args[1]
    qtbot.waitUntil(lambda: not stage.studio.busy)
    assert part.fetch.isVisible()


@pytest.fixture
def page(studio_with: StudioWith, qtbot: QtBot, pictures: Path) -> TrainPage:
    studio = studio_with("cats-dogs-transfer", data=pictures)
    made = TrainPage(studio, Actions())
    qtbot.addWidget(made)
    made.resize(1124, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    return made


def test_the_page_says_what_is_computed_once_and_what_augmentation_does_to_that(page: TrainPage) -> None:
    start, studio = page.plan.start, page.studio
    assert start.words.isVisible()
    assert "EfficientNet-Lite0 begins with what it learned elsewhere" in start.words.text()
    assert "computed once for each sample" in start.words.text()
    studio.edit(set_training({"augmentation": True}, T("x")))
    assert "anew each time" in start.words.text()
    studio.edit(set_training({"augmented_copies": 4}, T("x")))
    assert "computed once for each sample" in start.words.text()


def test_one_press_goes_on_from_a_run_with_the_last_stages(
    page: TrainPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = page.studio
    run = past_run(studio, GOOD)
    run.best_weights.write_bytes(b"weights")
    started: list[str] = []
    monkeypatch.setattr(
        Studio, "start_run", lambda self, **_: started.append(self.project.training.start_from["model"])
    )
    studio.refresh_runs()
    qtbot.waitUntil(page.plan.start.tune.isVisible)
    QTest.mouseClick(page.plan.start.tune, LEFT)
    assert started == [run.id]
    node = studio.project.models["model"].by_name[EYES]
    assert (node.settings["learning"], node.rate) == (2, 0.1)
    assert page.plan.start.field.value() == run.id
    assert not page.plan.start.tune.isVisible(), "it goes on from there already"
    studio.undo()
    assert page.plan.start.field.value() == ""
    assert studio.project.models["model"].by_name[EYES].settings == {}


def test_the_run_to_begin_with_can_be_chosen_and_taken_back(page: TrainPage, qtbot: QtBot) -> None:
    studio = page.studio
    run = past_run(studio, GOOD)
    run.best_weights.write_bytes(b"weights")
    studio.refresh_runs()
    field = page.plan.start.field
    qtbot.waitUntil(lambda: field.count() == 2)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert studio.project.training.start_from == {"model": run.id}
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert studio.project.training.start_from == {}
