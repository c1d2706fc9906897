"""What the command search finds, and in which order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.core.guide import chapters
from deepstudio.ui import language
from deepstudio.ui.command_search import Offer, best
from deepstudio.ui.help.places import HelpPlace
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.rows import ROW
from deepstudio.ui.window import MainWindow
from deepstudio.ui.window_offers import layer_offers


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
    offers = list(layer_offers(window))
    for layer, offered in zip(window.studio.registry.layers, offers, strict=True):
        for name in (tr_text(layer.title), str(layer.title)):
            assert best(offers, name)[0] is offered


@pytest.mark.parametrize("code", ["en", "zh_CN"])
@pytest.mark.parametrize(
    "typed", ["loss", "epoch", "learning rate", "guide", "tutorial", "resnet", "过拟合", "学习率", "OOV"]
)
def test_words_of_both_languages_find_something(
    studio_with: Callable[..., Studio], qapp: QApplication, qtbot: QtBot, code: str, typed: str
) -> None:
    language.install(qapp, code)
    window = MainWindow(studio_with("empty"))
    qtbot.addWidget(window)
    window.show()
    window.search.begin()
    window.top.search.setText(typed)
    found: Offer = window.search.list.item(0).data(ROW)
    assert found.icon != "search"
    assert typed.casefold() in " ".join((found.text, *found.also, found.words)).casefold()


def test_a_setting_a_word_and_what_nobody_knows_are_chosen_with_enter(
    studio_with: Callable[..., Studio], qtbot: QtBot
) -> None:
    window = MainWindow(studio_with("empty"))
    qtbot.addWidget(window)
    window.show()
    train = window.go("train")
    assert train is not None
    window.go("model")
    place, spec = next(found for found in train.settings() if found[1].name == "batch_size")
    window.search.begin()
    window.top.search.setText(str(spec.title))
    offers: list[Offer] = [
        window.search.list.item(row).data(ROW) for row in range(window.search.list.count())
    ]
    next(offer for offer in offers if offer.icon == "settings").run()
    assert window.pages.current() == "train"
    assert place.setting == "batch_size"
    window.search.begin()
    window.top.search.setText("overfitting")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    assert window.help.sheet().here == HelpPlace("word", "overfitting")
    window.search.begin()
    window.top.search.setText("xyzzy")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    assert window.help.sheet().search.text() == "xyzzy"


def test_pages_chapters_runs_and_templates_are_chosen_with_enter(
    studio_with: Callable[..., Studio], qtbot: QtBot
) -> None:
    studio = studio_with("digits-mlp")
    assert studio.folder is not None
    assert studio.project is not None
    run = studio.folder.new_run(studio.project)
    run.set_title("Quick attempt")
    studio.refresh_runs()
    window = MainWindow(studio)
    qtbot.addWidget(window)
    window.show()

    def choose(typed: str) -> None:
        window.search.begin()
        window.top.search.setText(typed)
        QTest.keyClick(window.top.search, Qt.Key.Key_Return)

    choose("Go to Evaluate")
    assert window.pages.current() == "evaluate"
    chapter = next(one for one in chapters("en") if one.title.startswith("Is deep learning"))
    choose(chapter.title)
    assert window.help.sheet().here == HelpPlace("chapter", str(chapter.number))
    choose("Quick attempt")
    train = window.pages.page("train")
    assert window.pages.current() == "train"
    assert isinstance(train, TrainPage)
    assert train.front == run.id
    choose("LeNet-5")
    assert studio.project.models["model"].of_layer("conv2d")
    qtbot.waitUntil(lambda: not studio.busy, timeout=20_000)
