"""The palette greys what cannot follow, and says why; it can be taken all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt

from deepstudio.core.candidates import misfits
from deepstudio.ui.canvas.faces import glyph_of
from deepstudio.ui.canvas.layer_list import LayerRow, entry_of
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import Stage


def rows(stage: Stage) -> dict[str, LayerRow]:
    shown = stage.page.palette_.list
    found = (entry_of(shown.item(row)) for row in range(shown.count()))
    return {row.value: row for row in found if row.value}


def test_what_pictures_never_become_is_grey(stage: Stage) -> None:
    grey = {id for id, row in rows(stage).items() if row.unfit}
    assert {"conv1d", "embedding", "lstm", "max_pool1d", "transformer_encoder_block"} <= grey
    assert not {"conv2d", "dense", "flatten", "input", "output", "add"} & grey


def test_before_there_is_a_layer_the_data_says_what_fits(stage_with: StageWith) -> None:
    stage = stage_with("cats-dogs-cnn")
    stage.scene.select(stage.names)
    stage.key(Qt.Key.Key_Delete)
    assert not stage.names
    assert rows(stage)["lstm"].unfit
    assert not rows(stage)["conv2d"].unfit


def test_behind_a_layer_the_reason_is_the_sentence_of_its_rule(stage: Stage) -> None:
    stage.canvas.reveal("flatten")
    assert rows(stage)["conv2d"].unfit
    assert not rows(stage)["dense"].unfit
    stage.canvas.reveal("conv2d")
    found = rows(stage)
    assert "Dense" in found["dense"].unfit
    assert not found["conv2d"].unfit
    shown = stage.page.palette_.list
    item = next(shown.item(row) for row in range(shown.count()) if entry_of(shown.item(row)).value == "dense")
    assert found["dense"].unfit[:20] in item.toolTip()
    assert item.flags() & Qt.ItemFlag.ItemIsDragEnabled
    stage.page.palette_.chosen.emit("dense")
    assert ("conv2d", "dense_3") in stage.links()


def test_texts_turn_it_around(stage_with: StageWith) -> None:
    stage = stage_with("sentiment-lstm-3")
    grey = {id for id, row in rows(stage).items() if row.unfit}
    assert "lstm" not in grey
    assert "conv2d" in grey


def test_rows_show_the_signs_of_their_layers(stage: Stage) -> None:
    found, layers = rows(stage), stage.studio.registry.layers
    assert all(row.glyph == glyph_of(layers.get(id)) for id, row in found.items())
    assert len({row.glyph for row in found.values()}) > 15


def test_an_output_greys_as_if_nothing_were_selected(stage: Stage) -> None:
    free = {id: bool(row.unfit) for id, row in rows(stage).items()}
    stage.canvas.reveal("output")
    assert {id: bool(row.unfit) for id, row in rows(stage).items()} == free
    network = stage.scene.network
    assert misfits(stage.studio.registry, network.analysis, "nobody") == {}
