"""Nodes stand out from the ground, and an input says in words and by its sign what enters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from deepstudio.core.shapes import Tokens
from deepstudio.ui.canvas.faces import face_of, size_words
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.canvas.paint import ink
from deepstudio.ui.theme.tokens import DARK, LIGHT, ColorTokens, contrast
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import Stage


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_written_and_drawn_on_a_node_can_be_seen(qapp: QApplication, tokens: ColorTokens) -> None:
    tools = ink(tokens)
    surface, ground = tools.surface.color().name(), tokens.background
    assert contrast(tools.title.name(), surface) >= 7
    assert contrast(tools.secondary.name(), surface) >= 4.5
    assert contrast(tools.title.name(), ground) >= 7, "labels beside nodes"
    for pen in (tools.wire, tools.port, tools.bad, tools.warn, tools.accent):
        assert contrast(pen.color().name(), ground) >= 3
    for family in tokens.colors():
        if family.startswith("family_"):
            assert contrast(tools.family(family.removeprefix("family_")).name(), surface) >= 3


def test_in_the_dark_a_node_rises_from_the_ground(qapp: QApplication) -> None:
    tools = ink(DARK)
    assert contrast(tools.surface.color().name(), DARK.background) >= 1.3
    assert contrast(tools.edge.color().name(), DARK.background) >= 3


def test_texts_that_enter_are_said_in_words(stage_with: StageWith) -> None:
    stage = stage_with("sentiment-lstm-3")
    face = stage.scene.nodes["input"].face
    longest = stage.page._tokens()
    assert longest > 1
    assert face.summary == f"texts, up to {longest} tokens"
    assert face.shape == ""
    assert face.glyph == "layer-input-text"
    network = stage.scene.network
    assert face_of(network.analysis, network.graph.by_name["input"]).summary == "texts"


def test_tokens_are_said_in_words_wherever_a_result_is_told(stage_with: StageWith) -> None:
    stage = stage_with("sentiment-lstm-3")
    words = f"texts, up to {stage.page._tokens()} tokens"
    table = stage.page.inspector.summary.table.summary
    tip = table.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert words in tip
    stage.click(stage.middle("input"))
    assert stage.page.inspector.node.header.numbers.text() == words
    stage.click(stage.middle("embedding"))
    assert stage.page.inspector.node.header.numbers.text().startswith(f"{words} → ")
    link = stage.link("input", "embedding")
    stage.canvas.badge.show_wire(stage.scene.network, Hit("wire", link=link), QPoint(50, 50))
    assert stage.canvas.badge.shape_label.text() == words
    assert size_words(Tokens(None, 50)) == "texts"
    assert size_words(Tokens(12, 50), 300) == "texts, up to 12 tokens"
    assert size_words(Tokens(1, 9), 300) == "an index below 9"


def test_pictures_keep_their_sign(stage: Stage) -> None:
    assert stage.scene.nodes["input"].face.glyph == "layer-input"
    assert stage.scene.nodes["input"].face.shape == "3×150×150"
