"""Classes get names in the window: one by F2 or a double click, all in a form; everything says them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.core.data_edits import name_classes
from deepstudio.core.events import Message, Snapshot
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan
from deepstudio.core.results import ClassAnswer, Matrix
from deepstudio.core.text import T, verbatim
from deepstudio.data.evidence import NAME_CLASSES
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.answers.classes import ClassAnswerView, ClassCard
from deepstudio.ui.pages.data import DataPage
from deepstudio.ui.pages.data.findings_card import FindingsState
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.predict.asking import Reply
from deepstudio.ui.pages.predict.reply_card import ReplyCard
from deepstudio.ui.pages.predict.tried import Tried, TriedModel
from deepstudio.ui.pages.train.watch import WatchCard
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.confusion import ConfusionMatrix
from tests.ui.conftest import StudioWith

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
ShowPage = Callable[..., Page]


@pytest.fixture
def reviews(studio_with: StudioWith, show_page: ShowPage, qtbot: QtBot, tmp_path: Path) -> DataPage:
    """Texts whose labels are 0 and 1."""
    file = tmp_path / "reviews.csv"
    rows = [f"{number} 很{'好' if number % 3 else '差'},{int(number % 3 > 0)}" for number in range(60)]
    file.write_text("\n".join(["review,label", *rows]), encoding="utf-8")
    page = show_page(DataPage, studio_with("sentiment-average", data=file))
    assert isinstance(page, DataPage)
    qtbot.waitUntil(lambda: page.table.used == 60, timeout=LONG)
    return page


def plan_of(studio: Studio) -> DataPlan:
    assert studio.project is not None
    assert studio.project.data is not None
    return studio.project.data


def classes(page: DataPage) -> ClassCard:
    assert isinstance(page.details.chart, ClassCard)
    return page.details.chart


def names(page: DataPage) -> list[str]:
    return [bar.name for bar in classes(page).chart.rows.rows]


def test_a_class_is_renamed_where_it_stands(reviews: DataPage, qtbot: QtBot) -> None:
    card = classes(reviews)
    prepared_from = plan_of(reviews.studio).found
    place = card.chart.visualRect(card.chart.rows.index(0)).center()
    qtbot.mouseClick(card.chart.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(card.chart.viewport(), LEFT, pos=place)
    assert card.field.isVisible()
    card.field.insert("差评")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: set(names(reviews)) == {"差评", "1"}, timeout=LONG)
    assert {entry.name for entry in reviews.table.entries} == {"差评", "1"}
    assert plan_of(reviews.studio).classes == ("0", "1")
    assert plan_of(reviews.studio).found is prepared_from, "nothing is looked through or prepared anew"
    card.chart.setFocus()
    card.chart.setCurrentIndex(card.chart.rows.index(names(reviews).index("1")))
    qtbot.keyClick(card.chart, Qt.Key.Key_F2)
    card.field.insert("好评")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(reviews) == ["差评", "好评"], timeout=LONG)
    assert reviews.table.classes == ("差评", "好评"), "in the order of the data"
    reviews.studio.undo()
    qtbot.waitUntil(lambda: set(names(reviews)) == {"差评", "1"}, timeout=LONG)


def test_escape_and_a_name_that_is_taken_change_nothing(reviews: DataPage, qtbot: QtBot) -> None:
    card, told = classes(reviews), []
    reviews.studio.notify.connect(lambda kind, words: told.append((kind, words)))
    card.chart.setFocus()
    card.chart.setCurrentIndex(card.chart.rows.index(0))
    qtbot.keyClick(card.chart, Qt.Key.Key_F2)
    qtbot.keyClicks(card.field, "x")
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    assert not card.field.isVisible()
    qtbot.keyClick(card.chart, Qt.Key.Key_F2)
    qtbot.keyClicks(card.field, "1")
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    assert plan_of(reviews.studio).names == {}
    assert [kind for kind, _ in told] == ["warn"]
    assert "Two classes would be called “1”" in told[0][1]


def test_bare_numbers_ask_for_names_and_are_corrected_by_them(reviews: DataPage, qtbot: QtBot) -> None:
    findings = reviews.findings
    qtbot.waitUntil(lambda: findings.state is FindingsState.FOUND, timeout=LONG)
    (asking,) = [row for row in findings.rows if row.evidence.action == NAME_CLASSES]
    qtbot.mouseClick(asking.action, LEFT)
    form = reviews.names
    assert list(form.fields) == ["0", "1"]
    form.fields["0"].insert("好评")
    form.fields["1"].insert("好评")
    take = form.findChild(type(form.findChild(object, "data.class-names-use")), "data.class-names-use")
    qtbot.mouseClick(take, LEFT)
    assert form.isVisible()
    assert "“好评”" in form.error.text()
    form.fields["0"].clear()
    form.fields["0"].insert("差评")
    qtbot.keyClick(form.fields["0"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: set(names(reviews)) == {"差评", "好评"}, timeout=LONG)
    qtbot.waitUntil(
        lambda: (
            findings.state is FindingsState.FOUND
            and not any(row.evidence.action == NAME_CLASSES for row in findings.rows)
        ),
        timeout=LONG,
    )
    entry = next(one for one in reviews.table.entries if one.name == "差评")
    reviews.samples.view.reveal(entry.id)
    menu = reviews.samples.label_menu()
    next(one for one in menu.actions() if one.text() == "好评").trigger()
    assert plan_of(reviews.studio).corrected == {entry.id: {"label": "1"}}


def test_all_pages_of_a_trained_network_say_the_names(
    trained: Studio, show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(EvaluatePage, trained)
    assert isinstance(page, EvaluatePage)
    qtbot.waitUntil(lambda: page.examination is not None, timeout=LONG)
    data = DataPage(trained, page.actions_)
    qtbot.addWidget(data)
    assert data._name_classes({"0": "零", "9": "九"}) is None

    def matrix() -> Matrix:
        assert page.examination is not None
        found = page.examination.examination.section(Matrix)
        assert found is not None
        return found

    assert matrix().names == ("零", *map(str, range(1, 9)), "九")
    assert page.evaluation() is not None
    assert "changed" not in page.banner.accessibleName()
    assert not page.banner.isVisible(), "the data is the same"
    trained.undo()
    assert matrix().names[0] == "0"
    QApplication.processEvents()


def test_training_and_predictions_say_the_names(
    studio_with: StudioWith, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = studio_with("digits-mlp")
    heading = Message.of(T("What was taken for what"))
    section = Matrix(heading=heading, names=("0", "1"), counts=((3, 1), (0, 4)))
    seen = Snapshot(epoch=1, step=9, title=Message.of(verbatim("label")), section=section.as_json())
    watch, card, tried = WatchCard(studio), ReplyCard([]), TriedModel()
    for widget in (watch, card):
        qtbot.addWidget(widget)
    watch.show_run(RunFolder(tmp_path / "run-001"), {"label": {1: seen}})
    answer = ClassAnswer(label="1", confidence=0.9, probabilities={"0": 0.1, "1": 0.9})
    reply, named = Reply({"label": answer}), {"label": {"1": "一"}}
    tried.put_first([Tried({}, "seven", reply=reply)])

    def matrix() -> tuple[str, ...]:
        return tuple(watch.views[0].findChildren(ConfusionMatrix)[0]._classes)

    assert matrix() == ("0", "1")
    edit = name_classes(plan_of(studio), "label", {"1": "一"})
    assert isinstance(edit, Edit)
    studio.edit(edit)
    assert studio.class_names == named
    assert matrix() == ("0", "一")
    card.names = studio.class_names
    card.show_reply(reply, {"label": "1"})
    view = card.views["label"].view
    assert isinstance(view, ClassAnswerView)
    assert (view.label.text(), view.truth.text()) == ("一", "Right: it is “一”.")
    assert [bar.name for bar in view.bars.rows.rows] == ["一", "0"]
    tried.set_names(studio.class_names)
    assert tried.said(tried.rows[0]) == "seven: 一 (90.0 %)"
    assert tried.rows[0].reply is reply, "what was said is kept as it was said"
