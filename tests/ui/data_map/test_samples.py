"""What stands for a sample on a map, whatever its kind: a picture, its first words, its values."""

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.project import DataPlan
from deepstudio.data.scanning import scan
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.results.data_map.samples import MapSamples

LONG = 60_000


def plan_of(template: str) -> tuple[DataPlan, list[str]]:
    """The data of a template, and ids of a few of its samples."""
    declared = registry().templates.get(template)
    assert declared is not None
    plan = declared().build("x").data
    assert plan is not None
    return plan, list(scan(plan, registry()).ids[:3])


@pytest.mark.parametrize(
    ("template", "word"), [("sentiment-average", " "), ("table-mlp", "bill_length_mm 39.1")]
)
def test_texts_say_their_first_words_and_rows_their_values(qtbot: QtBot, template: str, word: str) -> None:
    plan, ids = plan_of(template)
    samples = MapSamples()
    samples.take(plan, looks_of(plan, registry()))
    assert not samples.pictured
    assert samples.size.width() > samples.size.height()
    with qtbot.waitSignal(samples.arrived, timeout=LONG):
        samples.want(ids)
    assert word in samples.words(ids[0])
    assert len({samples.words(id) for id in ids}) == 3
    samples.deleteLater()


def test_pictures_are_loaded_small(qtbot: QtBot) -> None:
    plan, ids = plan_of("digits-mlp")
    samples = MapSamples()
    samples.take(plan, looks_of(plan, registry()))
    assert samples.pictured
    with qtbot.waitSignal(samples.arrived, timeout=LONG):
        samples.want(ids[:1])
    assert samples.pictures.get(ids[0]) is not None
    samples.want(ids[1:2], "strip")
    samples.want(ids[2:], "map")
    assert {*ids[1:]} <= samples.pictures._wanted, "what the strip wants is not dropped"
    qtbot.waitUntil(lambda: all(samples.pictures.get(id) is not None for id in ids), timeout=LONG)
    samples.deleteLater()
