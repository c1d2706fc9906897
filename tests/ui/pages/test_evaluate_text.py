"""The page Evaluate for texts: wrong sentences, and the simple method that a child process trains."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.core.amounts import lasting
from deepstudio.data.scanning import scan
from deepstudio.jobs.evaluations import recall
from deepstudio.jobs.verdict import chance
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.kinds.examples import ExampleRow, ExamplesList
from deepstudio.ui.kinds.text.details import CloseText
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.pages.predict import PredictPage
from deepstudio.ui.results.sample_card import SampleCard
from deepstudio.ui.results.samples import SamplesView
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme
from tests import trained as store
from tests.ui.pages.conftest import evaluating, named
from tests.ui.pages.test_evaluate import answer, matrix_of, table_of, wrong_of

LONG = 90_000
LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., Any]


@pytest.fixture(scope="session")
def examined_folder(pytestconfig: pytest.Config) -> Path:
    """A project on two classes of toy sentences with one short run."""
    template = registry().templates.get("sentiment-lstm")
    assert template is not None
    project = template().build("Sentences")
    project = project.replace(training=project.training.replace(epochs=2, seed=1))
    return store.trained(pytestconfig, store.found(project))


def example(studio: Studio) -> dict[str, Any]:
    """What an evaluation might have found: 60 samples, of which 5 were wrong, with the texts of real ones."""
    from deepstudio.data.sources import reader

    project = studio.runs[0].project()
    assert project.data is not None
    answers = scan(project.data, registry()).answers
    source = reader(project.data, registry())

    def text_of(id: str) -> str:
        return str(source.load(id, "text"))

    positive = [id for id, name in answers.items() if name == "positive"][:4]
    negative = [id for id, name in answers.items() if name == "negative"][:1]
    wrong = [
        {
            "id": id,
            "true": "positive",
            "predicted": "negative",
            "confidence": 0.99 - n / 10,
            "text": source.load(id, "text"),
        }
        for n, id in enumerate(positive)
    ]
    wrong += [
        {
            "id": id,
            "true": "negative",
            "predicted": "positive",
            "confidence": 0.55,
            "text": source.load(id, "text"),
        }
        for id in negative
    ]
    return {
        "run": "run-001",
        "split": "test",
        "epoch": 2,
        "samples": 60,
        "loss": 0.5,
        "classes": ["negative", "positive"],
        "accuracy": 55 / 60,
        "macro_f1": 0.9,
        "per_class": [
            {"class": name, "precision": 0.9, "recall": 0.9, "f1": 0.9, "support": 30}
            for name in ("negative", "positive")
        ],
        "confusion": [[29, 1], [4, 26]],
        "wrong": wrong,
    }


def simple(**changes: Any) -> dict[str, Any]:
    """What a comparison may have left in the run's folder."""
    value = {"split": "test", "samples": 60, "classes": ["negative", "positive"], "seconds": 0.2}
    return {**value, "accuracy": 0.8, "macro_f1": 0.8, **changes}


@pytest.fixture
def sentences(studio: Studio, examined_folder: Path, tmp_path: Path) -> Studio:
    """A studio with a copy of that project open."""
    copy = tmp_path / "句子 sentences"
    shutil.copytree(examined_folder, copy)
    studio.open(copy)
    return studio


def write(studio: Studio, name: str, value: dict[str, Any]) -> None:
    (studio.runs[0].path / name).write_text(json.dumps(value), encoding="utf-8")


@pytest.fixture
def shown(sentences: Studio, show_page: Show, qtbot: QtBot) -> Callable[..., EvaluatePage]:
    """`shown(evaluation, baseline)` opens the page with what was found before."""

    def show(evaluation: dict[str, Any], baseline: dict[str, Any] | None = None) -> EvaluatePage:
        write(sentences, "evaluation-test.json", evaluation)
        if baseline is not None:
            write(sentences, "baseline-test.json", baseline)
        page: EvaluatePage = show_page(EvaluatePage, sentences)
        qtbot.waitUntil(lambda: page.evaluation() is not None)
        return page

    return show


@pytest.fixture
def page(shown: Callable[..., EvaluatePage], sentences: Studio) -> EvaluatePage:
    return shown(example(sentences))


def cards(page: EvaluatePage) -> tuple[SamplesView, SampleCard, ExamplesList]:
    wrong, sample = wrong_of(page), answer(page).sample
    assert isinstance(sample.view, CloseText)
    assert isinstance(wrong.list, ExamplesList)
    return wrong, sample, wrong.list


def row(view: ExamplesList, number: int) -> QPoint:
    return view.visualRect(view.texts.index(number)).center()


@pytest.mark.slow
def test_a_real_evaluation_lists_wrong_sentences(sentences: Studio, show_page: Show, qtbot: QtBot) -> None:
    page = show_page(EvaluatePage, sentences)
    qtbot.waitUntil(page.start_button.isEnabled)
    qtbot.mouseClick(evaluating(page), LEFT)
    qtbot.waitUntil(lambda: page.evaluation() is not None, timeout=LONG)
    wrong, _, view = cards(page)
    found = page.evaluation()
    assert found is not None
    assert len(view.texts.rows) == len(wrong.shown()) > 0
    assert all(one.text for one in view.texts.rows)
    confidences = [one.predicted.confidence for one in wrong.shown()]
    assert confidences == sorted(confidences, reverse=True)


def test_a_row_says_everything_and_a_cell_filters_the_list(page: EvaluatePage, qtbot: QtBot) -> None:
    wrong, _, view = cards(page)
    first = wrong.shown()[0]
    said = view.texts.index(0).data()
    assert said == f"“positive” taken for “negative” with 99.0 %: {first.text}"
    matrix = matrix_of(page).matrix
    qtbot.mouseClick(matrix, LEFT, pos=matrix.cell_rect((0, 1)).center().toPoint())
    assert [one.caption for one in view.texts.rows] == ["negative → positive"]
    qtbot.mouseClick(named(page, "evaluate.all-wrong"), LEFT)
    assert len(view.texts.rows) == 5


def test_a_sentence_opens_by_click_enter_and_double_click(page: EvaluatePage, qtbot: QtBot) -> None:
    wrong, sample, view = cards(page)
    viewport = view.viewport()
    qtbot.mouseClick(viewport, LEFT, pos=row(view, 1))
    assert answer(page).has_sample
    assert sample.view.text() == wrong.shown()[1].text
    qtbot.keyClick(sample, Qt.Key.Key_Escape)
    assert answer(page).beside.currentWidget() is table_of(page)
    assert view.selected() == []

    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert answer(page).has_sample
    assert view.selected() == [wrong.shown()[1].id]
    qtbot.mouseClick(named(page, "evaluate.next"), LEFT)
    assert sample.view.text() == wrong.shown()[2].text
    qtbot.mouseClick(named(page, "evaluate.close-sample"), LEFT)
    qtbot.mouseDClick(viewport, LEFT, pos=row(view, 0))
    assert answer(page).has_sample
    assert sample.view.text() == wrong.shown()[0].text


def test_its_probabilities_come_from_the_engine_and_its_label_can_be_corrected(
    page: EvaluatePage, sentences: Studio, qtbot: QtBot
) -> None:
    wrong, sample, view = cards(page)
    one = wrong.shown()[0]
    wrong.list.reveal(one.id)
    qtbot.waitUntil(lambda: len(sample.answer.view.bars.rows.rows) == 2, timeout=LONG)
    assert sum(bar.amount for bar in sample.answer.view.bars.rows.rows) == pytest.approx(1, abs=1e-3)
    label = named(page, "evaluate.label")
    label.setFocus()
    qtbot.keyClicks(label, "negative")
    label.activated.emit(label.currentIndex())
    data = sentences.project.data if sentences.project else None
    assert data is not None
    assert data.corrected_in("label") == {one.id: "negative"}
    assert view.texts.rows[0].corrected
    assert "the label is “negative” now" in view.texts.rows[0].tip
    qtbot.mouseClick(named(page, "evaluate.exclude"), LEFT)
    assert view.texts.rows[0].faded
    assert page.corrected.isVisible()


def test_a_text_that_changed_on_the_disk_is_shown_as_it_was_examined(
    shown: Callable[..., EvaluatePage], sentences: Studio, qtbot: QtBot
) -> None:
    evaluation = example(sentences)
    evaluation["wrong"][0]["text"] = "Something that nobody wrote."
    page = shown(evaluation)
    wrong, sample, _ = cards(page)
    wrong.list.reveal(wrong.shown()[0].id)
    qtbot.waitUntil(lambda: len(sample.answer.view.bars.rows.rows) == 2, timeout=LONG)
    assert sample.view.text() == "Something that nobody wrote."


def test_a_sentence_can_be_taken_to_the_page_predict(
    page: EvaluatePage, sentences: Studio, show_page: Show, actions: Actions, qtbot: QtBot
) -> None:
    gone: list[str] = []
    actions.add(Action("go.predict", "Predict", lambda: gone.append("predict")))
    wrong, sample, _ = cards(page)
    wrong.list.reveal(wrong.shown()[0].id)
    qtbot.waitUntil(lambda: len(sample.answer.view.bars.rows.rows) == 2, timeout=LONG)
    qtbot.mouseClick(named(page, "evaluate.try-text"), LEFT)
    assert gone == ["predict"]
    predict = show_page(PredictPage, sentences)
    qtbot.waitUntil(lambda: predict.panel is not None)
    qtbot.waitUntil(lambda: predict.panel.givers[0].card.text() == wrong.shown()[0].text)
    assert sentences.offered is None


# The comparison


@pytest.mark.slow
def test_a_comparison_is_made_by_a_process_and_remembered(
    page: EvaluatePage, sentences: Studio, show_page: Show, qtbot: QtBot
) -> None:
    # What was examined must be what is compared, so this evaluation is a real one.
    qtbot.mouseClick(evaluating(page), LEFT)
    qtbot.waitUntil(lambda: (found := page.evaluation()) is not None and found.samples != 60, timeout=LONG)
    found = page.evaluation()
    assert found is not None
    button = named(page, "evaluate.compare")
    assert page.worth.button.text() == "Compare with a simple method"
    wrong, _, _ = cards(page)
    wrong.list.reveal(wrong.shown()[0].id)
    qtbot.mouseClick(button, LEFT)
    assert page.worth.progress.isVisible()
    assert not page.worth.button.isEnabled()
    qtbot.waitUntil(lambda: page.worth.button.text() == "Compare again", timeout=LONG)
    qtbot.waitUntil(page.worth.button.isEnabled, timeout=LONG)
    assert answer(page).has_sample  # what was open stays open
    network, *simpler = page.worth.metrics[0][1].rows.rows
    assert network.amount == pytest.approx(found.examinations[0].metrics["accuracy"])
    saved = json.loads((sentences.runs[0].path / "baseline-test.json").read_bytes())
    shares = [one["metrics"]["accuracy"] for one in saved["methods"].values()]
    assert [row.amount for row in simpler] == pytest.approx(shares)
    assert page.worth.standing()["accuracy"] == pytest.approx(saved["accuracy"])
    assert page.worth.verdict()
    again = show_page(EvaluatePage, sentences)
    qtbot.waitUntil(lambda: bool(again.worth.verdict()))
    assert again.worth.verdict() == page.worth.verdict()


def test_a_comparison_can_be_canceled(page: EvaluatePage, sentences: Studio, qtbot: QtBot) -> None:
    qtbot.mouseClick(named(page, "evaluate.compare"), LEFT)
    qtbot.mouseClick(page.worth.progress.line.cancel_button(), LEFT)
    qtbot.waitUntil(lambda: not sentences.busy, timeout=LONG)
    assert page.worth.button.isEnabled()
    assert page.worth.verdict() == ""
    assert not (sentences.runs[0].path / "baseline-test.json").exists()


def test_a_comparison_that_fails_is_one_sentence(page: EvaluatePage, sentences: Studio, qtbot: QtBot) -> None:
    run = sentences.runs[0]
    run.project_file.write_text("{}", encoding="utf-8")
    page.worth.start()
    qtbot.waitUntil(lambda: bool(page.worth.verdict()), timeout=LONG)
    assert "is not a DeepStudio project" in page.worth.verdict()
    qtbot.waitUntil(page.worth.button.isEnabled)


VERDICTS = [
    ({"accuracy": 0.9, "macro_f1": 0.89}, 40.0, ["The network wins by 1.7 points.", "may be chance"]),
    (
        {"accuracy": 0.5, "macro_f1": 0.5},
        40.0,
        ["The network wins by 41.7 points.", "needs 0.2 s instead of 40 s"],
    ),
    (
        {"accuracy": 0.97, "macro_f1": 0.97},
        40.0,
        ["The simple method wins by 5.3 points.", "More data, more epochs"],
    ),
    (
        {"accuracy": 55 / 60, "macro_f1": 0.9},
        40.0,
        ["Both are right equally often.", "More data, more epochs"],
    ),
    ({"accuracy": 0.9, "macro_f1": 0.95}, 40.0, ["it is the other way round"]),
    (
        {"accuracy": 0.5, "macro_f1": 0.5, "seconds": 75.0},
        40.0,
        ["The network needed 40 s to train, the simple method 1 min 15 s."],
    ),
]


@pytest.mark.parametrize(("found", "trained_for", "sentences_"), VERDICTS)
def test_the_verdict_is_honest(
    shown: Callable[..., EvaluatePage],
    sentences: Studio,
    found: dict[str, float],
    trained_for: float,
    sentences_: list[str],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    state = type(sentences.runs[0].state())
    monkeypatch.setattr(
        "deepstudio.storage.run_state.RunHistory.state",
        lambda self, has_weights: state("finished", seconds=trained_for, has_weights=has_weights),
    )
    page = shown(example(sentences), simple(**found))
    qtbot.waitUntil(lambda: bool(page.worth.verdict()))
    for sentence in sentences_:
        assert sentence in page.worth.verdict()


@pytest.mark.parametrize(
    "changes",
    [{"samples": 59}, {"classes": ["a", "b"]}, {"accuracy": "much"}],
)
def test_a_comparison_on_other_samples_counts_as_none(sentences: Studio, changes: dict[str, Any]) -> None:
    write(sentences, "evaluation-test.json", example(sentences))
    write(sentences, "baseline-test.json", simple(**changes))
    found = recall(sentences.runs[0], "test")
    assert found is not None
    assert found.comparison is None


def test_differences_within_chance_grow_with_fewer_samples() -> None:
    assert chance(0.9, 100) == pytest.approx(0.0588, abs=1e-4)
    assert chance(0.9, 10_000) < chance(0.9, 100)
    assert chance(1.0, 0) == 0
    assert [str(lasting(value)) for value in (0.01, 0.64, 12.3, 200)] == [
        "0.1 s",
        "0.6 s",
        "12 s",
        "3 min 20 s",
    ]


# Other data, languages, themes


def test_other_data_may_be_a_table(page: EvaluatePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.split.setFocus()
    qtbot.keyClick(page.split, Qt.Key.Key_End)
    page.split.activated.emit(page.split.currentIndex())
    assert page.split.currentText() == "Another table…"
    assert not page.worth.isVisible()
    assert page.start_button.toolTip() == "Choose a table or a folder first."
    table = tmp_path / "评论.csv"
    table.write_text(
        "label,text\nnegative,The food was awful.\npositive,I love it.\npositive,很好\n", encoding="utf-8"
    )
    QGuiApplication.clipboard().setText(str(table))
    qtbot.keyClick(page.folder.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(evaluating(page), LEFT)
    qtbot.waitUntil(lambda: (found := page.evaluation()) is not None and found.samples == 3, timeout=LONG)
    wrong, sample, _ = cards(page)
    if wrong.shown():
        wrong.list.reveal(wrong.shown()[0].id)
        qtbot.waitUntil(lambda: len(sample.answer.view.bars.rows.rows) == 2, timeout=LONG)
        assert not sample.exclude.isVisible()


def test_texts_of_all_kinds_are_painted(qtbot: QtBot) -> None:
    view = ExamplesList()
    qtbot.addWidget(view)
    view.resize(500, 400)
    texts = ["", "一" * 900, "שלום עולם " * 60, "a\0b\x1b\ud800", "👨‍👩‍👧 " * 90, "word " * 300, "x" * 3000]
    view.set_examples([ExampleRow(str(n), text, "a → b", "50 %", "tip") for n, text in enumerate(texts)])
    for mode in ("light", "dark"):
        theme.apply(QApplication.instance(), mode)
        image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert len({image.pixel(x, y) for x in range(0, 480, 3) for y in range(0, 330, 3)}) > 8


def test_everything_has_a_name(page: EvaluatePage) -> None:
    wrong, sample, view = cards(page)
    wrong.list.reveal(wrong.shown()[0].id)
    for widget in (view, sample.view.box):
        assert isinstance(widget, QWidget)
        assert widget.accessibleName()
    assert view.objectName() == "evaluate.wrong"
