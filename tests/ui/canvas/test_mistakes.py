"""The card that explains a mistake: where it is, when it comes and goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.core import graph_edits
from deepstudio.core.text import T
from deepstudio.ui import language
from deepstudio.ui.canvas.geometry import node_rect
from deepstudio.ui.canvas.mistakes import covered, placed
from deepstudio.ui.widgets import PrimaryButton
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import LEFT, Stage

ROOM = QRect(12, 56, 800, 700)


def bodies(stage: Stage) -> dict[str, QRect]:
    """Where each node is, in pixels of the canvas."""
    return {
        n: stage.view.from_scene(node_rect(i.x(), i.y())).toAlignedRect()
        for n, i in stage.scene.nodes.items()
    }


def damaged(stage: Stage) -> Stage:
    """Without its Flatten, so that Dense gets a picture."""
    stage.studio.edit(graph_edits.remove_nodes("model", ["flatten"]))
    stage.scene.select()
    return stage


def test_nothing_is_said_until_a_node_is_pointed_at(stage: Stage) -> None:
    card = damaged(stage).canvas.mistake
    assert stage.scene.nodes["dense"].face.mark == "error"
    assert not card.isVisible()
    stage.click(stage.middle("dense"))
    assert card.isVisible()
    stage.click(stage.middle("input"))
    assert not card.isVisible()


def test_the_mouse_over_a_node_brings_the_card_and_has_time_to_reach_it(stage: Stage, qtbot: QtBot) -> None:
    card = damaged(stage).canvas.mistake
    stage.hover(stage.middle("dense"))
    assert card.isVisible()
    stage.hover(stage.nothing())
    assert card.isVisible()
    at = QPointF(20, 20)
    QApplication.sendEvent(card, QEnterEvent(at, at, at))
    assert not card._later.isActive()
    QApplication.sendEvent(card, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not card.isVisible())


def test_the_selected_node_comes_before_the_one_under_the_mouse(stage: Stage) -> None:
    damaged(stage).studio.edit(graph_edits.set_settings("model", "conv2d", {"kernel": 999}, T("Kernel")))
    stage.click(stage.middle("conv2d"))
    stage.hover(stage.middle("dense"))
    problem = stage.canvas.mistake.told()
    assert problem is not None
    assert problem.place.node == "conv2d"


def test_a_closed_card_stays_away_until_another_node_was_chosen(stage: Stage) -> None:
    card = damaged(stage).canvas.mistake
    stage.click(stage.middle("dense"))
    QTest.mouseClick(card.close_button, LEFT)
    assert not card.isVisible()
    stage.studio.edit(graph_edits.set_settings("model", "dense", {"units": 99}, T("Units")))
    assert not card.isVisible()
    stage.click(stage.middle("conv2d"))
    stage.click(stage.middle("dense"))
    assert card.isVisible()


def test_a_sentence_stands_once_on_the_page(stage: Stage, qapp: QApplication) -> None:
    card = damaged(stage).canvas.mistake
    stage.click(stage.middle("dense"))
    cards = stage.page.inspector.node._cards
    assert card.isVisible()
    assert not any(one.isVisible() for one in cards)
    language.install(qapp, "zh_CN")
    QApplication.processEvents()
    assert not any(one.isVisible() for one in cards)
    QTest.mouseClick(card.close_button, LEFT)
    assert [one.isVisible() for one in cards] == [True]
    stage.click(stage.middle("input"))
    stage.click(stage.middle("dense"))
    assert not any(one.isVisible() for one in cards)


@pytest.mark.parametrize("size", [(1290, 640), (1364, 826), (1700, 1000)])
@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_the_card_covers_no_node_of_a_chain(
    stage_with: StageWith, size: tuple[int, int], code: str, qapp: QApplication
) -> None:
    """1290 × 640 is what a screen of 1366 × 768 leaves the page."""
    language.install(qapp, code)
    stage = damaged(stage_with("cats-dogs-cnn", size))
    stage.canvas.reveal("dense")
    card = stage.canvas.mistake
    assert card.isVisible()
    assert stage.canvas.rect().contains(card.geometry())
    body = bodies(stage)["dense"]
    assert covered(card.geometry(), bodies(stage).values()) == 0
    assert card.pointer.isVisible()
    assert card.pointer.geometry().top() >= body.top() - 1
    assert card.pointer.geometry().bottom() <= body.bottom() + 1


def test_where_every_place_covers_a_node_the_column_at_the_right_tells(stage_with: StageWith) -> None:
    stage = damaged(stage_with("cats-dogs-cnn", (1124, 684)))
    stage.view.set_zoom(1.3)
    stage.view.center_on(stage.scene.nodes["dense"].pos() + QPointF(122, 31))
    stage.click(stage.middle("dense"))
    assert not stage.canvas.mistake.isVisible()
    assert stage.page.inspector.node._cards[0].isVisible()
    stage.page.inspector.hide()
    stage.canvas.mistake.follow()
    assert stage.canvas.mistake.isVisible()


@given(
    st.integers(-300, 900), st.integers(-100, 900), st.integers(20, 700), st.integers(10, 300),
    st.lists(st.tuples(st.integers(0, 800), st.integers(0, 700)), max_size=8),
)  # fmt: skip
def test_a_place_that_covers_no_node_is_taken_where_there_is_one(
    x: int, y: int, wide: int, high: int, others: list[tuple[int, int]]
) -> None:
    body, card = QRectF(x, y, wide, high), QSize(300, 180)
    nodes = [QRect(left, top, 244, 62) for left, top in others]
    found, alone = placed(body, card, ROOM, (), nodes), placed(body, card, ROOM)
    assert (found is None) == (alone is None)
    if found is not None and alone is not None:
        assert ROOM.contains(found)
        assert not found.intersects(body.toAlignedRect())
        assert covered(found, nodes) <= covered(alone, nodes)


def test_a_removal_is_never_the_filled_button(stage: Stage) -> None:
    stage.studio.edit(
        graph_edits.add_linked("model", "relu", T("ReLU"), (400.0, 300.0), source=("conv2d", "out"))
    )
    stage.canvas.reveal("relu")
    card = stage.canvas.mistake
    assert card.isVisible()
    assert [button.text() for button in card.buttons()] == ["Remove ReLU"]
    assert not isinstance(card.buttons()[0], PrimaryButton)


def test_words_too_long_for_a_button_are_whole_on_hover(stage: Stage) -> None:
    title = "The very last layer of all, which says what it is"
    stage.studio.edit(graph_edits.set_title("model", "output", title))
    stage.studio.edit(graph_edits.disconnect("model", [stage.link("dense_2", "output")]))
    stage.canvas.reveal("output")
    button = stage.canvas.mistake.buttons()[0]
    assert button.text().endswith("…")
    assert button.accessibleName() == f"Connect Dense (dense_2) to {title}"
    assert button.toolTip().replace("\n", " ") == button.accessibleName()
    assert button.fontMetrics().horizontalAdvance(button.text()) + 20 <= button.width()


def test_the_card_mends_its_node(stage: Stage) -> None:
    damaged(stage)
    stage.canvas.reveal("dense")
    QTest.mouseClick(stage.canvas.mistake.buttons()[0], LEFT)
    assert ("max_pool2d_3", "flatten") in stage.links()
    assert not stage.canvas.mistake.isVisible()


def test_a_wire_that_would_close_a_circle_is_refused_with_a_sentence(stage: Stage) -> None:
    said: list[str] = []
    stage.canvas.note.connect(lambda _kind, words: said.append(words))
    before = stage.graph
    stage.look("dense")
    stage.press(stage.bottom("dense_2"))
    stage.hover(stage.bottom("dense_2") + QPoint(60, 0))
    stage.hover(stage.middle("dense"))
    assert stage.view.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    assert stage.scene.nodes["dense"].hot is None
    stage.release(stage.middle("dense"))
    assert stage.graph is before
    assert "circle" in said[0]


def test_the_end_of_a_wire_that_would_close_a_circle_stays(stage: Stage) -> None:
    before = stage.graph
    stage.look("dense_2")
    stage.drag(stage.top("output"), stage.middle("dense"))
    assert stage.graph is before
