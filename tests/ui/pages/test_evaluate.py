"""The page Evaluate, with a network that a child process trained and another one examines."""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip
from pytestqt.qtbot import QtBot

from deepstudio.core.results import Matrix
from deepstudio.jobs.evaluations import recall
from deepstudio.storage.spreadsheet import delimited
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.results.examination import ExaminationView
from deepstudio.ui.results.figures import FiguresView
from deepstudio.ui.results.matrix import MatrixView
from deepstudio.ui.results.samples import SamplesView
from deepstudio.ui.results.table import TableView
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.confusion import ConfusionMatrix
from tests.ui.conftest import StudioWith
from tests.ui.pages.conftest import evaluating, named

LONG = 60_000
Show = Callable[..., EvaluatePage]


def example(split: str = "test") -> dict[str, object]:
    """Cats and dogs: 40 dogs, of which 12 were taken for cats, and 2 wrong cats."""
    wrong = [
        {"id": f"dog/{n}.png", "true": "dog", "predicted": "cat", "confidence": 0.99 - n / 100}
        for n in range(12)
    ]
    wrong += [{"id": f"cat/{n}.png", "true": "cat", "predicted": "dog", "confidence": 0.6} for n in range(2)]
    return {
        "split": split,
        "epoch": 3,
        "samples": 60,
        "loss": 0.5,
        "classes": ["cat", "dog"],
        "accuracy": 46 / 60,
        "macro_f1": 0.75,
        "per_class": [
            {"class": "cat", "precision": 0.6, "recall": 0.9, "f1": 0.72, "support": 20},
            {"class": "dog", "precision": 0.93, "recall": 0.7, "f1": 0.8, "support": 40},
        ],
        "confusion": [[18, 2], [12, 28]],
        "wrong": wrong,
    }


def samples(page: EvaluatePage) -> int:
    """How many samples the evaluation in view is about."""
    found = page.evaluation()
    return found.samples if found is not None else 0


def answer(page: EvaluatePage) -> ExaminationView:
    """The examination in view."""
    assert page.examination is not None
    return page.examination


def matrix_of(page: EvaluatePage) -> MatrixView:
    found = answer(page).view(MatrixView)
    assert isinstance(found, MatrixView)
    return found


def table_of(page: EvaluatePage) -> TableView:
    found = answer(page).view(TableView)
    assert isinstance(found, TableView)
    return found


def figures_of(page: EvaluatePage) -> FiguresView:
    found = answer(page).view(FiguresView)
    assert isinstance(found, FiguresView)
    return found


def wrong_of(page: EvaluatePage) -> SamplesView:
    (found,) = answer(page).samples
    return found


@pytest.fixture
def page(trained: Studio, show_page: Show, qtbot: QtBot) -> EvaluatePage:
    """The page with what a real evaluation found."""
    page = show_page(EvaluatePage, trained)
    qtbot.waitUntil(lambda: page.evaluation() is not None)
    return page


@pytest.fixture
def fresh(trained: Studio) -> Studio:
    """A studio with a run that was never examined."""
    (trained.runs[0].path / "evaluation-test.json").unlink()
    return trained


@pytest.fixture
def remembered(trained: Studio, show_page: Show, qtbot: QtBot) -> EvaluatePage:
    """The page with what an earlier evaluation left in the run's folder."""
    (trained.runs[0].path / "evaluation-test.json").write_text(json.dumps(example()), encoding="utf-8")
    page = show_page(EvaluatePage, trained)
    qtbot.waitUntil(lambda: page.evaluation() is not None)
    return page


def test_before_training_the_page_leads_to_training(
    studio_with: StudioWith, show_page: Show, qtbot: QtBot, asked: list[str]
) -> None:
    page = show_page(EvaluatePage, studio_with("digits-mlp"))
    assert page.empty.isVisible()
    assert page.empty.text() == "Train the network first"
    qtbot.mouseClick(named(page, "evaluate.go-train"), Qt.MouseButton.LeftButton)
    assert asked == ["go.train"]


def test_an_evaluation_shows_numbers_that_fit_together(fresh: Studio, show_page: Show, qtbot: QtBot) -> None:
    page = show_page(EvaluatePage, fresh)
    used: list[str] = []
    fresh.step_used.connect(used.append)
    qtbot.mouseClick(evaluating(page), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.evaluation() is not None, timeout=LONG)
    found = page.evaluation()
    assert used == ["evaluate"]
    assert found is not None
    (one,) = found.examinations
    accuracy, matrix = one.metrics["accuracy"], one.section(Matrix)
    assert 0.8 < accuracy < 1
    assert figures_of(page).figures["accuracy"].value.text() == f"{accuracy * 100:.1f} %"
    assert matrix is not None
    assert sum(map(sum, matrix.counts)) == found.samples
    right = sum(row[place] for place, row in enumerate(matrix.counts))
    assert table_of(page).view.model().rowCount() == 10
    assert len(wrong_of(page).shown()) == found.samples - right
    confidences = [one.predicted.confidence for one in wrong_of(page).shown()]
    assert confidences == sorted(confidences, reverse=True)


def test_a_cell_of_the_matrix_shows_its_mistakes(page: EvaluatePage, qtbot: QtBot) -> None:
    section, matrix, wrong = matrix_of(page)._section, matrix_of(page).matrix, wrong_of(page)
    every = wrong.shown()
    worst = every[0]
    cell = (section.names.index(worst.true.plain), section.names.index(worst.predicted.plain))
    place = matrix.cell_rect(cell).center().toPoint()
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=place)
    pairs = {(one.true.plain, one.predicted.plain) for one in wrong.shown()}
    assert pairs == {(worst.true.plain, worst.predicted.plain)}
    assert len(wrong.shown()) == section.counts[cell[0]][cell[1]]
    qtbot.mouseClick(named(page, "evaluate.all-wrong"), Qt.MouseButton.LeftButton)
    assert matrix.selected() is None
    assert wrong.shown() == every


def test_a_wrong_sample_opens_with_its_probabilities_and_can_be_corrected(
    page: EvaluatePage, trained: Studio, qtbot: QtBot, asked: list[str]
) -> None:
    sample, card = wrong_of(page).shown()[0], answer(page).sample
    wrong_of(page).list.reveal(sample.id)
    assert answer(page).has_sample
    qtbot.waitUntil(lambda: len(card.answer.view.bars.rows.rows) > 1, timeout=LONG)
    first = card.answer.view.bars.rows.rows[0]
    assert first.name == sample.predicted.plain
    assert first.amount == pytest.approx(sample.predicted.confidence, abs=1e-3)
    qtbot.waitUntil(lambda: not card.view.file.picture.image().isNull())

    label = named(page, "evaluate.label")
    label.setFocus()
    qtbot.keyClicks(label, sample.predicted.plain)
    label.activated.emit(label.currentIndex())
    assert trained.project is not None
    assert trained.project.data is not None
    assert trained.project.data.corrected_in("label") == {sample.id: sample.predicted.plain}
    assert page.corrected.isVisible()
    assert "1" in page.corrected.text()

    qtbot.mouseClick(named(page, "evaluate.exclude"), Qt.MouseButton.LeftButton)
    assert trained.project.data.excluded == (sample.id,)
    qtbot.mouseClick(named(page, "evaluate.exclude"), Qt.MouseButton.LeftButton)
    assert trained.project.data.excluded == ()

    qtbot.mouseClick(named(page, "evaluate.train-again"), Qt.MouseButton.LeftButton)
    assert asked == ["go.train"]
    trained.undo()
    trained.undo()
    trained.undo()
    assert not page.corrected.isVisible()


def test_mistakes_are_walked_through_and_left_with_escape(remembered: EvaluatePage, qtbot: QtBot) -> None:
    page = remembered
    wrong_of(page).list.reveal("dog/0.png")
    qtbot.mouseClick(named(page, "evaluate.next"), Qt.MouseButton.LeftButton)
    shown = answer(page).sample.sample()
    assert shown is not None
    assert shown.id == "dog/1.png"
    qtbot.keyClick(answer(page).sample, Qt.Key.Key_Escape)
    assert answer(page).beside.currentWidget() is table_of(page)
    assert wrong_of(page).list.selected() == []


def test_what_was_found_before_is_there_at_once_and_old_news_are_told(
    trained: Studio, show_page: Show, qtbot: QtBot
) -> None:
    run = trained.runs[0]
    file = run.path / "evaluation-test.json"
    file.write_text(json.dumps(example()), encoding="utf-8")
    os.utime(file, (1, 1))
    page = show_page(EvaluatePage, trained)
    qtbot.waitUntil(lambda: page.evaluation() is not None)
    assert page.banner.isVisible()
    assert "learned more" in page.banner.text()
    assert page.start_button.text() == "Evaluate again"


@pytest.mark.parametrize("content", [b"", b"[1", b'{"samples": 3}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_evaluation_counts_as_none(trained: Studio, content: bytes) -> None:
    (trained.runs[0].path / "evaluation-test.json").write_bytes(content)
    assert recall(trained.runs[0], "test") is None


def test_a_matrix_that_does_not_fit_its_classes_is_refused(trained: Studio) -> None:
    broken = example() | {"confusion": [[1, 2, 3]]}
    (trained.runs[0].path / "evaluation-test.json").write_text(json.dumps(broken), encoding="utf-8")
    assert recall(trained.runs[0], "test") is None


def test_another_folder_is_asked_for_and_a_failure_is_one_sentence(
    trained: Studio, show_page: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    page = show_page(EvaluatePage, trained)
    page.split.setFocus()
    qtbot.keyClick(page.split, Qt.Key.Key_End)
    page.split.activated.emit(page.split.currentIndex())
    assert page.part() == "data"
    assert page.folder.isVisible()
    assert not page.start_button.isEnabled()
    assert page.start_button.toolTip() == "Choose a folder first."

    folder = tmp_path / "水果 fruit"
    for name in ("apple", "pear"):
        (folder / name).mkdir(parents=True)
        Image.new("L", (8, 8)).save(folder / name / "one.png")
    QGuiApplication.clipboard().setText(str(folder))
    qtbot.keyClick(page.folder.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(evaluating(page), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.banner.isVisible, timeout=LONG)
    assert "apple" in page.banner.text()
    assert page.start_button.isEnabled()


def test_another_folder_with_known_classes_is_examined(
    trained: Studio, show_page: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("0", "1"):
        (tmp_path / "more" / name).mkdir(parents=True)
        Image.new("L", (8, 8), 90).save(tmp_path / "more" / name / "grey.png")
    page = show_page(EvaluatePage, trained)
    qtbot.waitUntil(lambda: page.evaluation() is not None)
    page.split.set_value("data")
    page.folder.edit.setText(str(tmp_path / "more"))
    page.start()
    qtbot.waitUntil(lambda: samples(page) == 2, timeout=LONG)
    found = page.evaluation()
    assert found is not None
    wrong, card = wrong_of(page), answer(page).sample
    wrong.list.reveal(wrong.shown()[0].id)
    assert not card.exclude.isVisible()
    qtbot.waitUntil(lambda: not card.view.file.picture.image().isNull())
    qtbot.waitUntil(lambda: len(card.answer.view.bars.rows.rows) > 1, timeout=LONG)


def test_an_evaluation_can_be_canceled(fresh: Studio, show_page: Show, qtbot: QtBot) -> None:
    page = show_page(EvaluatePage, fresh)
    page.start()
    assert page.progress.isVisible()
    assert not page.start_button.isEnabled()
    qtbot.mouseClick(page.progress.line.cancel_button(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not fresh.busy, timeout=LONG)
    assert not page.progress.isVisible()
    assert page.start_button.isEnabled()
    assert not page.banner.isVisible()


def test_the_table_is_sorted_by_a_click_and_copied_with_a_key(remembered: EvaluatePage, qtbot: QtBot) -> None:
    view = table_of(remembered).view
    rows = table_of(remembered)._section.rows
    assert [view.model().index(row, 0).data() for row in range(2)] == [row[0] for row in rows]
    head = view.horizontalHeader()
    place = head.viewport().rect().topLeft()
    place.setX(head.sectionViewportPosition(2) + 8)
    place.setY(head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    names = [view.model().index(row, 0).data() for row in range(2)]
    assert names == ["dog", "cat"]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Class", "Precision", "Recall", "F1", "Samples"]
    assert [line.split("\t")[0] for line in lines[1:]] == ["dog", "cat"]


def test_the_matrix_says_what_a_cell_means(remembered: EvaluatePage, qtbot: QtBot) -> None:
    matrix = matrix_of(remembered).matrix
    center = matrix.cell_rect((1, 0)).center()
    qtbot.mouseMove(matrix, center.toPoint())
    qtbot.waitUntil(lambda: QToolTip.text() != "")
    assert QToolTip.text() == "12 of 40 “dog” were taken for “cat”."
    QToolTip.hideText()


def test_the_matrix_works_with_keys_alone(remembered: EvaluatePage, qtbot: QtBot) -> None:
    matrix = matrix_of(remembered).matrix
    matrix.setFocus()
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.accessibleDescription() == "12 of 40 “dog” were taken for “cat”."
    qtbot.keyClick(matrix, Qt.Key.Key_Return)
    assert matrix.selected() == (1, 0)
    assert len(wrong_of(remembered).shown()) == 12
    qtbot.keyClick(matrix, Qt.Key.Key_Escape)
    assert matrix.selected() is None


@pytest.mark.parametrize("suffix", [".png", ".csv"])
def test_the_matrix_is_saved(remembered: EvaluatePage, trained: Studio, tmp_path: Path, suffix: str) -> None:
    card = matrix_of(remembered)
    (card.ask_picture if suffix == ".png" else card.ask_table)()
    dialog = card.findChild(QFileDialog)
    assert dialog is not None
    path = tmp_path / f"matrix{suffix}"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert trained.preferences.last_folder == str(tmp_path)
    if suffix == ".png":
        assert QImage(str(path)).width() > 100
    else:
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert rows[1:] == [["cat", "18", "2"], ["dog", "12", "28"]]


def test_a_matrix_that_cannot_be_saved_is_told(
    remembered: EvaluatePage, trained: Studio, tmp_path: Path
) -> None:
    told: list[tuple[str, str]] = []
    trained.notify.connect(lambda kind, text: told.append((kind, text)))
    matrix_of(remembered).save(tmp_path / "nowhere" / "matrix.csv")
    assert told[0][0] == "bad"


def test_names_cannot_become_formulas_in_a_spreadsheet() -> None:
    assert delimited([["=1+1", "@x"]], ",") == "'=1+1,'@x\r\n"
    assert delimited([["-2+3", 0.5]], "\t").startswith("'-2+3")


def test_a_thousand_classes_are_drawn_too(qtbot: QtBot) -> None:
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(500, 500)
    n = 1000
    matrix.set_counts([f"class {i}" for i in range(n)], [[int(i == j) for j in range(n)] for i in range(n)])
    grabbed = matrix.grab().toImage()
    last = matrix.cell_rect((n - 1, n - 1)).bottomRight()
    assert last.x() <= 500
    assert last.y() <= 500
    assert matrix.item_at(QPointF(matrix.cell_rect((500, 500)).center())) == 500 * n + 500
    assert not grabbed.isNull()


def test_the_keyboard_stays_at_the_chosen_cell_when_the_mouse_leaves(qtbot: QtBot) -> None:
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.resize(300, 300)
    matrix.set_counts("abc", [[3, 1, 0], [0, 4, 1], [2, 1, 5]])
    qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=matrix.cell_rect((2, 1)).center().toPoint())
    assert matrix.selected() == (2, 1)
    QApplication.sendEvent(matrix, QEvent(QEvent.Type.Leave))
    assert "were taken for “b”" in matrix.accessibleDescription()
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    qtbot.keyClick(matrix, Qt.Key.Key_Space)
    assert matrix.selected() == (1, 1)
