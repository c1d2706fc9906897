"""Templates on the start page: chosen by what a person has and wants to know, searched, drawn."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.catalog.templates.pictures import DigitsMlp
from deepstudio.core.text import Text, verbatim
from deepstudio.ui import language
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.pages.start import StartPage
from deepstudio.ui.studio import Studio
from tests.ui.start.conftest import MakePage


def shown(page: StartPage) -> list[str]:
    return [card.template.id for card in page.templates.shown_cards()]


def choose(page: StartPage, qtbot: QtBot, line: str, answer: str) -> None:
    button = getattr(page.choices, line).answers[answer]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_template_has_a_card_with_level(make: MakePage) -> None:
    page = make()
    assert {card.template.id for card in page.cards} == {t.id for t in registry().templates}
    assert page.cards[0].accessibleName() == "Handwritten digits, CNN, first steps"
    assert shown(page)[-1] == "empty"


def test_they_are_grouped_by_what_enters(make: MakePage) -> None:
    page = make()
    titles = [group.title.text() for group in page.templates.groups]
    assert titles == ["Pictures", "A table", "Texts", "Sounds", "From scratch"]


def test_a_card_is_chosen_by_mouse_and_by_keys(make: MakePage, qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.template_wanted) as wanted:
        qtbot.mouseClick(page.cards[1], Qt.MouseButton.LeftButton)
    assert wanted.args == ["digits-mlp"]
    with qtbot.waitSignal(page.template_wanted) as wanted:
        qtbot.keyClick(page.cards[0], Qt.Key.Key_Return)
    assert wanted.args == ["digits-cnn"]


def test_what_a_person_has_and_wants_leads_to_a_few(make: MakePage, qtbot: QtBot) -> None:
    page = make()
    choose(page, qtbot, "has", "A table")
    assert shown(page) == ["table-mlp", "table-regression"]
    choose(page, qtbot, "wants", "A number")
    assert shown(page) == ["table-regression"]
    texts = page.choices.has.answers["Texts"]
    assert not texts.isEnabled(), "no template tells a number of a text"
    assert texts.toolTip()
    choose(page, qtbot, "has", "Pictures")
    assert shown(page) == ["picture-number"]
    choose(page, qtbot, "wants", "A number")
    assert "cats-dogs-cnn" in shown(page)
    assert texts.isEnabled()
    qtbot.mouseClick(page.templates.all, Qt.MouseButton.LeftButton)
    assert len(shown(page)) == len(page.cards)


def test_who_has_nothing_yet_is_shown_what_brings_its_data(make: MakePage, qtbot: QtBot) -> None:
    page = make()
    button = page.choices.has.answers["-"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert "digits-cnn" in shown(page)
    assert not {"cats-dogs-cnn", "sound-cnn", "empty"} & {*shown(page)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cats", "cats-dogs-cnn"),
        ("猫", "cats-dogs-cnn"),
        ("LSTM", "sentiment-lstm"),
        ("循环", "sentiment-gru"),
    ],
)
def test_templates_are_searched(make: MakePage, qtbot: QtBot, words: str, found: str) -> None:
    page = make()
    page.templates.search.setFocus()
    QApplication.clipboard().setText(words)
    qtbot.keyClick(page.templates.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert found in shown(page)
    assert len(shown(page)) < len(page.cards)
    with qtbot.waitSignal(page.template_wanted) as wanted:
        qtbot.keyClick(page.templates.search, Qt.Key.Key_Return)
    assert wanted.args == [shown(page)[0]]
    qtbot.keyClick(page.templates.search, Qt.Key.Key_Escape)
    assert len(shown(page)) == len(page.cards)


def test_where_nothing_is_found_the_page_says_so(make: MakePage, qtbot: QtBot) -> None:
    page = make()
    qtbot.keyClicks(page.templates.search, "zzz")
    assert page.templates.nothing.isVisible()
    qtbot.mouseClick(page.templates.all, Qt.MouseButton.LeftButton)
    assert not page.templates.nothing.isVisible()


def test_of_many_templates_a_few_are_shown_at_first(qtbot: QtBot) -> None:
    known = registry().copy()
    for number in range(60):
        title: Text = verbatim(f"Network {number}")
        known.register(type(f"Many{number}", (DigitsMlp,), {"id": f"many-{number}", "title": title}))
    studio = Studio(known)
    page = StartPage(studio, Actions())
    qtbot.addWidget(page)
    page.resize(1440, 824)
    with qtbot.waitExposed(page):
        page.show()
    pictures = page.templates.groups[0]
    assert sum(card.isVisibleTo(page) for card in pictures.cards) == 6
    assert pictures.all.text() == "All 68"
    qtbot.mouseClick(pictures.all, Qt.MouseButton.LeftButton)
    assert all(card.isVisibleTo(page) for card in pictures.cards)
    assert pictures.all.text() == "Fewer"
    qtbot.mouseClick(pictures.all, Qt.MouseButton.LeftButton)
    assert sum(card.isVisibleTo(page) for card in pictures.cards) == 6
    page.templates.search.setText("Network 1")
    assert not pictures.all.isVisible(), "what was searched for is not folded"
    studio.shutdown()


def test_cards_show_their_data(make: MakePage, qtbot: QtBot) -> None:
    page = make()
    cards = {card.template.id: card for card in page.cards}
    drawn = ("digits-cnn", "table-mlp", "sentiment-lstm")
    qtbot.waitUntil(lambda: all(cards[id].sketch is not None for id in drawn), timeout=20_000)
    digits, table, texts = (cards[id].sketch for id in drawn)
    counts = [len(each) for each in (digits.images, table.rows, texts.lines)]  # type: ignore[union-attr]
    assert counts == [4, 4, 4]
    assert cards["digits-mlp"].sketch is digits, "what has the same data shares its picture"
    assert cards["cats-dogs-cnn"].sketch is None, "it brings none"


def test_another_language_keeps_what_was_chosen(make: MakePage, qtbot: QtBot, qapp: QApplication) -> None:
    english = make()
    choose(english, qtbot, "has", "Pictures")
    qtbot.keyClicks(english.templates.search, "cnn")
    before = shown(english)
    language.install(qapp, "zh_CN")
    chinese = make()
    chinese.take_back(english.remembered())
    assert shown(chinese) == before
    assert chinese.heading.text() not in ("", english.heading.text())
    assert chinese.folder.text() not in ("", english.folder.text())
    assert chinese.cards[0].text() not in ("", english.cards[0].text())


def test_the_buttons_run_the_actions(make: MakePage, qtbot: QtBot) -> None:
    page = make()
    ran: list[str] = []
    wanted = ["project.new", "project.new-table", "project.open", "help.guide"]
    assert page.guide.isHidden(), "there is no guide yet"
    for id in wanted:
        page.actions_.add(Action(id, "", lambda i=id: ran.append(i)))
    for button in (page.folder, page.table, page.open, page.guide):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ran == wanted
