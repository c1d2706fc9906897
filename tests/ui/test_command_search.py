"""What the command search finds, and in which order."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.ui import language
from deepstudio.ui.command_search import Offer, best
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.window import MainWindow


def offer(text: str, group: str = "", words: str = "", enabled: bool = True) -> Offer:
    return Offer(text, lambda: None, group=group, words=words, enabled=enabled)


OFFERS = [
    offer("Add Dense", "Layer", "Every output looks at every input."),
    offer("Evaluate", "Go to"),
    offer("Add Convolution 2D", "Layer", "Slides small filters over an image."),
    offer("Dense help", "Help"),
    offer("Undo", "Edit", enabled=False),
]


def texts(query: str) -> list[str]:
    return [found.text for found in best(OFFERS, query)]


def test_names_that_begin_so_come_first() -> None:
    assert texts("dense") == ["Dense help", "Add Dense"]


def test_every_word_must_be_found() -> None:
    assert texts("layer filters") == ["Add Convolution 2D"]
    assert texts("layer nonsense") == []


def test_other_words_count_from_their_beginning_only() -> None:
    assert texts("slid") == ["Add Convolution 2D"]
    assert texts("lides") == []


def test_what_is_not_possible_comes_last() -> None:
    assert texts("")[-1] == "Undo"
    assert texts("und") == ["Undo"]


def test_case_does_not_matter() -> None:
    assert texts("DENSE add") == ["Add Dense"]


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_the_name_of_a_layer_finds_the_action_that_adds_it(
    studio_with: Callable[..., Studio], qapp: QApplication, qtbot: QtBot, code: str
) -> None:
    language.install(qapp, code)
    window = MainWindow(studio_with("empty"))
    qtbot.addWidget(window)
    offers = list(window._layer_offers())
    for layer, offered in zip(window.studio.registry.layers, offers, strict=True):
        for name in (tr_text(layer.title), str(layer.title)):
            assert best(offers, name)[0] is offered
