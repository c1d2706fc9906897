"""The Train page: settings, runs on the disk, curves, and what can be done with a run."""

import itertools
from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from deepstudio.core.declarations import Metric, Task
from deepstudio.core.events import BatchDone, EpochDone, EpochStarted, Failed, Finished, Message, RunStarted
from deepstudio.core.graph import Chosen
from deepstudio.core.graph_edits import remove_nodes
from deepstudio.core.problems import Edit
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_in_plan, set_target, set_training
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.actions import Actions
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.pages.train.histories import Histories
from deepstudio.ui.pages.train.run_table import tick_box
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import ChoiceField, IconButton, NumberField, Toast
from deepstudio.ui.widgets.question import Question
from deepstudio.ui.widgets.styling import wrapped

ShowPage = Callable[..., Page]
LEFT = Qt.MouseButton.LeftButton
STEPS = 4


def past_run(studio: Studio, scores: list[float], *, end: str = "done", epochs: int = 3) -> RunFolder:
    """A run on the disk with these validation accuracies, as if it had been trained."""
    assert studio.folder is not None
    assert studio.project is not None
    run = studio.folder.new_run(studio.project)
    metrics = {"train.loss": 1.0, "train.accuracy": 0.5, "validation.loss": 0.5}
    began = RunStarted(time=100, run=run.id, device="CPU", epochs=epochs, batches=STEPS, batch_size=32)
    run.append(began)
    best, now = 0.0, 100
    for number, score in enumerate(scores, 1):
        for batch in range(1, STEPS + 1):
            step, values = (number - 1) * STEPS + batch, {"loss": 2.0 / number, "accuracy": 0.4}
            now = 100 + step
            run.append(
                BatchDone(time=now, epoch=number, batch=batch, step=step, metrics=values, learning_rate=0.001)
            )
        done = {**metrics, "validation.accuracy": score}
        better, best = score > best, max(best, score)
        run.append(EpochDone(time=now, epoch=number, step=step, metrics=done, seconds=STEPS, best=better))
    if end == "failed":
        message = Message.of(T("The loss is not a number any more. Try a lower learning rate."))
        run.append(Failed(time=now, message=message, cause="diverged", details="Traceback of the loop"))
    elif end:
        run.append(Finished(time=now, reason=end, test={"accuracy": 0.75}))
    if scores:
        run.best_weights.touch()
    studio.refresh_runs()
    return run


@pytest.fixture
def digits(studio_with: Callable[..., Studio], qtbot: QtBot) -> Studio:
    return studio_with("digits-mlp")


@pytest.fixture
def page(show_page: ShowPage, digits: Studio) -> TrainPage:
    made = show_page(TrainPage, digits)
    assert isinstance(made, TrainPage)
    return made


def settled(page: TrainPage, qtbot: QtBot, runs: int) -> None:
    """Waits until that many runs are listed and the one in front was read."""
    qtbot.waitUntil(lambda: len(page.runs.list.rows.rows) == runs)
    if runs:
        qtbot.waitUntil(lambda: page.histories.known(page.front) is not None)


def drawn(page: TrainPage, metric: int = 0) -> list[str]:
    return [trace.name for trace in page.plots.cards[metric].chart.traces if trace.is_read]


# Nothing yet


def test_an_empty_page_says_what_comes_and_offers_to_start(page: TrainPage) -> None:
    assert page.stack.currentWidget() is page.empty
    assert page.empty.text() == "Nothing was trained yet"
    assert page.header.start.isEnabled()
    assert "20 epochs" in page.header.where.text()


def test_start_is_blocked_by_the_problem_that_its_card_mends(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    data = digits.project.data
    digits.edit(Edit(T("No data"), lambda project: project.replace(data=None)))
    assert not page.header.start.isEnabled()
    assert "No data" in page.header.start.toolTip()
    assert page.blocked.isVisible()
    digits.edit(Edit(T("Data"), lambda project: project.replace(data=data)))
    assert page.header.start.isEnabled()
    assert not page.blocked.isVisible()


def test_a_fix_on_the_card_is_one_click(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    graph = digits.project.models["model"]
    flatten = next(node.name for node in graph.nodes if node.layer == "flatten")
    digits.edit(remove_nodes("model", [flatten]))
    assert page.blocked.isVisible()
    qtbot.mouseClick(page.blocked.buttons()[0], LEFT)
    assert not page.blocked.isVisible()
    assert page.header.start.isEnabled()


# Settings


def test_typing_changes_the_plan_as_one_step(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    before = digits.project.training.epochs
    field = page.findChild(NumberField, "train.epochs")
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "35")
    assert digits.project.training.epochs == 35
    digits.undo()
    assert digits.project.training.epochs == before
    assert field.value() == before


def test_no_early_stopping_is_called_off(page: TrainPage, digits: Studio) -> None:
    digits.edit(set_training({"early_stopping": 0}, T("Early stopping")))
    field = page.findChild(NumberField, "train.early_stopping")
    assert field.text() == "off"
    digits.edit(set_training({"early_stopping": 5}, T("Early stopping")))
    assert field.text() == "5"


def test_another_optimizer_brings_its_own_settings(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    field = page.findChild(ChoiceField, "train.optimizer")
    assert "optimizer.beta1" in page.plan.forms.all.names()
    field.setFocus()
    field.setCurrentIndex(field.findText("SGD"))
    field.activated.emit(field.currentIndex())
    assert digits.project.training.optimizer.id == "sgd"
    assert "optimizer.momentum" in page.plan.forms.all.names()
    assert "optimizer.beta1" not in page.plan.forms.all.names()
    assert page.plan.forms.all.field("optimizer").hasFocus()
    rate = page.plan.forms.all.field("optimizer.learning_rate")
    assert rate.value() == 0.01
    rate.edit.selectAll()
    qtbot.keyClicks(rate.edit, "0.05")
    assert digits.project.training.optimizer.settings["learning_rate"] == 0.05


def test_the_device_is_a_preference_and_says_what_its_test_showed(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    cpu = {"id": "cpu", "name": "Ryzen", "kind": "cpu", "memory_bytes": 8 << 30, "works": True, "note": None}
    note = Message.of(T("Its driver is too old, so another device is used.")).model_dump()
    gpu = {
        "id": "cuda:0",
        "name": "Card",
        "kind": "cuda",
        "memory_bytes": 4 << 30,
        "works": False,
        "note": note,
    }
    digits._take_devices({"devices": [gpu, cpu]})
    device = page.plan.device
    assert "Ryzen" in device.field.currentText()
    assert "driver is too old" in device.sentence.text()
    titles = [device.field.itemText(row) for row in range(device.field.count())]
    assert any("does not work" in title for title in titles)
    device.field.setCurrentIndex(device.field.count() - 1)
    device.field.activated.emit(device.field.currentIndex())
    assert digits.preferences.device == "cpu"


# Runs on the disk


def test_old_runs_are_listed_and_show_their_curves(show_page: ShowPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6, 0.9, 0.8])
    past_run(digits, [0.5])
    page = show_page(TrainPage, digits)
    assert isinstance(page, TrainPage)
    settled(page, qtbot, 2)
    rows = page.runs.list.rows
    said = rows.data(rows.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Run 1, finished, 90.0 %, 75.0 %, ")
    assert page.front == "run-002"
    place = page.runs.list.visualRect(rows.index(1, 1)).center()
    qtbot.mouseClick(page.runs.list.viewport(), LEFT, pos=place)
    assert page.front == "run-001"
    qtbot.waitUntil(lambda: page.header.number.text() == "90.0 %")
    assert page.header.number_of.text() == "best validation accuracy, epoch 2"
    assert "75.0 %" in page.header.detail.text()
    accuracy = page.plots.cards[1].chart
    validation = next(trace for trace in accuracy.traces if trace.name == "validation")
    assert validation.y.tolist() == [0.6, 0.9, 0.8]
    assert validation.best_point == (2.0, 0.9)
    assert len(page.plots.rate.chart.traces[0].x) == 12


def test_of_two_readings_of_a_run_the_one_that_is_wanted_is_kept_once(digits: Studio, qtbot: QtBot) -> None:
    run = past_run(digits, [0.6])
    histories, loaded = Histories(), []
    histories.loaded.connect(loaded.append)
    assert histories.get(run) is None
    histories.forget(run.id)
    assert histories.get(run) is None
    late = EpochStarted(time=200, epoch=9)
    assert not histories.take(run.id, [late])
    qtbot.waitUntil(lambda: not histories.aside.busy)
    assert loaded == [run.id]
    assert histories.live(run.id).epoch == 9


def test_ticked_runs_are_compared_as_dashed_lines(show_page: ShowPage, digits: Studio, qtbot: QtBot) -> None:
    for score in (0.6, 0.7, 0.8):
        past_run(digits, [score])
    page = show_page(TrainPage, digits)
    assert isinstance(page, TrainPage)
    settled(page, qtbot, 3)
    view = page.runs.list
    before = page.front
    for row in (1, 2):
        box = tick_box(view.visualRect(view.rows.index(row, 0))).center().toPoint()
        qtbot.mouseClick(view.viewport(), LEFT, pos=box)
    assert page.front == before
    qtbot.waitUntil(lambda: drawn(page) == ["training", "validation", "Run 2", "Run 1"])
    kinds = {trace.name: trace.kind for trace in page.plots.cards[0].chart.traces if trace.is_read}
    assert kinds["Run 2"] == "dashed"
    assert [entry.name for entry in page.plots.cards[0].legend.entries] == drawn(page)
    qtbot.mouseClick(view.viewport(), LEFT, pos=box)
    assert drawn(page) == ["training", "validation", "Run 2"]


def test_a_run_is_renamed_in_place(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    run = past_run(digits, [0.6])
    settled(page, qtbot, 1)
    qtbot.mouseClick(page.runs.rename, LEFT)
    editor = page.findChild(QLineEdit, "train.run-title")
    editor.selectAll()
    qtbot.keyClicks(editor, "My best one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.runs.list.rows.rows[0].title == "My best one")
    assert RunFolder(run.path).title == "My best one"


def test_a_run_goes_into_the_bin_at_once_and_comes_back(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    run = past_run(digits, [0.6])
    settled(page, qtbot, 1)
    page.runs.list.setFocus()
    qtbot.keyClick(page.runs.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.findChild(Toast) is not None)
    qtbot.waitUntil(lambda: not page.runs.list.rows.rows)
    assert not run.path.exists()
    qtbot.waitUntil(lambda: page.focusWidget() is page.header.start)
    assert page.findChild(Question) is None
    toast = page.findChild(Toast)
    assert toast.text() == "Run 1 is in the bin"
    qtbot.mouseClick(toast.action, LEFT)
    settled(page, qtbot, 1)
    assert RunFolder(run.path).has_weights


def test_the_next_run_has_the_focus_after_one_went_into_the_bin(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    for score in (0.5, 0.6):
        past_run(digits, [score])
    settled(page, qtbot, 2)
    qtbot.mouseClick(page.runs.delete, LEFT)
    qtbot.waitUntil(lambda: len(page.runs.list.rows.rows) == 1)
    assert page.focusWidget() is page.runs.list
    epochs = digits.project.training.epochs  # type: ignore[union-attr]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Up)
    assert digits.project.training.epochs == epochs  # type: ignore[union-attr]


def test_a_run_that_failed_is_resumed_where_its_failure_is_told(
    page: TrainPage, digits: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = past_run(digits, [0.6], end="failed")
    settled(page, qtbot, 1)
    qtbot.waitUntil(page.notice.failure.isVisible)
    button = page.findChild(QPushButton, "train.failure-resume")
    begun: list[Any] = []
    monkeypatch.setattr(digits, "start_run", lambda **options: begun.append(options["resume"]))
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: bool(begun))
    assert begun[0].path == run.path


def test_a_run_without_weights_offers_no_resuming(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [], end="failed")
    settled(page, qtbot, 1)
    qtbot.waitUntil(page.notice.failure.isVisible)
    assert page.findChild(QPushButton, "train.failure-resume") is None


def test_only_whole_epochs_are_counted_at_the_end(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    run = past_run(digits, [0.5, 0.6], end="")
    run.append(EpochStarted(time=120, epoch=3))
    run.append(BatchDone(time=121, epoch=3, batch=1, step=9, metrics={}, learning_rate=0.001))
    run.append(Finished(time=122, reason="stopped"))
    digits.refresh_runs()
    settled(page, qtbot, 1)
    qtbot.waitUntil(lambda: page.header.where.text() == "2 of 3 epochs")


def test_a_failure_is_a_sentence_whose_details_can_be_copied(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    past_run(digits, [0.6], end="failed")
    settled(page, qtbot, 1)
    qtbot.waitUntil(page.notice.failure.isVisible)
    assert "lower learning rate" in page.notice.failure.text()
    qtbot.mouseClick(page.findChild(QPushButton, "train.copy-details"), LEFT)
    assert "Traceback of the loop" in QGuiApplication.clipboard().text()
    assert page.header.dot.text() == "failed"
    assert page.header.start.isEnabled()
    assert page.runs.resume.isVisible()


def test_what_was_closed_stays_closed_until_another_run_is_in_front(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    for score in (0.6, 0.7):
        past_run(digits, [score], end="failed")
    settled(page, qtbot, 2)
    notice = page.notice
    qtbot.waitUntil(notice.failure.isVisible)
    qtbot.mouseClick(notice.failure.findChild(IconButton), LEFT)
    digits.refresh_runs()
    page.shown()
    assert not notice.isVisible()
    page.show_run(next(run.id for run in digits.runs if run.id != page.front))
    qtbot.waitUntil(notice.failure.isVisible)


def test_the_menu_of_a_run_offers_what_its_buttons_do(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6])
    settled(page, qtbot, 1)
    page.runs.list.menu_wanted.emit(page.mapToGlobal(QPoint(5, 5)))
    menu = page.runs.findChild(QMenu)
    words = [action.text() for action in menu.actions()]
    assert words == [
        "Train longer…",
        "Rename the run",
        "Note something of the run",
        "Use this run's network and settings again",
        "Open the run's folder",
        "Put the run into the bin",
        "",
        "Sort by",
    ]
    menu.actions()[0].trigger()
    assert page.longer.isVisible()
    menu.close()


def test_what_a_run_changed_stands_beside_its_name(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6])
    digits.edit(set_in_plan("optimizer.learning_rate", 0.003, T("Rate")))
    past_run(digits, [0.7])
    settled(page, qtbot, 2)
    assert str(page.runs.list.rows.rows[0].change) == "Learning rate 0.001 → 0.003"
    assert page.runs.list.rows.rows[1].change is None


def test_tooltips_are_no_wider_than_is_usual(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6])
    digits.edit(set_target("a rather long name of a column " * 4, {"weight": 3}, T("Weight")))
    past_run(digits, [0.7])
    settled(page, qtbot, 2)
    runs = page.runs.list.rows
    tip = runs.data(runs.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert len(tip.splitlines()) > 1
    for words in (tip, page.plots.tools.logarithmic.toolTip(), page.plots.tools.axis.toolTip()):
        assert words == wrapped(words)


def test_a_run_is_used_again_as_one_step(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6])
    digits.edit(set_training({"epochs": 77}, T("Epochs")))
    settled(page, qtbot, 1)
    qtbot.mouseClick(page.runs.use, LEFT)
    qtbot.waitUntil(lambda: digits.project.training.epochs == 20)
    digits.undo()
    assert digits.project.training.epochs == 77


def test_a_finished_run_asks_for_how_many_more_epochs(
    page: TrainPage, digits: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    past_run(digits, [0.6, 0.7, 0.8])
    settled(page, qtbot, 1)
    wanted: list[dict[str, Any]] = []
    monkeypatch.setattr(digits, "start_run", lambda **given: wanted.append(given))
    assert not page.runs.resume.isVisible()
    qtbot.mouseClick(page.runs.more, LEFT)
    assert page.longer.isVisible()
    assert "more epochs" in [label.text() for label in page.longer.field.findChildren(QLabel)]
    page.longer.field.edit.selectAll()
    qtbot.keyClicks(page.longer.field.edit, "4")
    qtbot.mouseClick(page.longer.go, LEFT)
    qtbot.waitUntil(lambda: bool(wanted))
    assert not page.longer.isVisible()
    assert wanted[0]["resume"].id == "run-001"
    assert wanted[0]["project"].training.epochs == 7


# Curves


def test_one_crosshair_reads_all_charts(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6, 0.9])
    settled(page, qtbot, 1)
    qtbot.waitUntil(lambda: bool(drawn(page)))
    chart = page.plots.cards[0].chart
    view = chart.plotItem.vb
    bottom, top = view.viewRange()[1]

    def spot(x: float) -> QPoint:
        return chart.mapFromScene(view.mapViewToScene(QPointF(x, (bottom + top) / 2)))

    other, places = page.plots.cards[1].chart, itertools.cycle((0.5, 2.0))

    def moved() -> None:  # moves in quick succession are taken as one
        qtbot.mouseMove(chart.viewport(), spot(next(places)))
        values = {entry.name: entry.value for entry in other.reading()}
        assert (chart.readout.title, values.get("validation")) == ("Epoch 2 · step 8", "90.0 %")

    qtbot.waitUntil(moved)
    assert other.readout.isVisible()


def test_axis_and_scale_can_be_switched(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6, 0.9])
    settled(page, qtbot, 1)
    qtbot.waitUntil(lambda: bool(drawn(page)))
    chart = page.plots.cards[0].chart
    assert chart.plotItem.vb.viewRange()[0] == [0, 3]
    tools = page.plots.tools
    tools.axis.setCurrentIndex(1)
    tools.axis.activated.emit(1)
    assert chart.plotItem.vb.viewRange()[0] == [0, 12]
    qtbot.mouseClick(tools.logarithmic, LEFT, pos=QPoint(12, 15))
    assert chart.logarithmic
    assert not page.plots.cards[1].chart.logarithmic


def test_smoothing_keeps_the_raw_line_faint(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6, 0.9])
    settled(page, qtbot, 1)
    qtbot.waitUntil(lambda: bool(drawn(page)))
    page.plots.tools.smoothing.setFocus()
    qtbot.keyClick(page.plots.tools.smoothing, Qt.Key.Key_End)
    raw, smooth = page.plots.cards[0].chart.traces[:2]
    assert raw.kind == "faint"
    assert raw.y.tolist() == [2.0] * 4 + [1.0] * 4
    assert smooth.y[-1] > 1.4
    qtbot.keyClick(page.plots.tools.smoothing, Qt.Key.Key_Home)
    assert np.array_equal(page.plots.cards[0].chart.traces[1].y, raw.y)


# Around


class Marked(QTranslator):
    """Every text in marks, so that one sees what was translated."""

    def translate(self, context: str, source: str, *_: object) -> str:
        return f"«{source}»"

    def isEmpty(self) -> bool:
        return False


def test_every_text_is_in_the_language_in_use(
    show_page: ShowPage, digits: Studio, qapp: QApplication, qtbot: QtBot
) -> None:
    past_run(digits, [0.6])
    marked = Marked()
    qapp.installTranslator(marked)
    try:
        page = show_page(TrainPage, digits)
        assert isinstance(page, TrainPage)
        settled(page, qtbot, 1)
        texts = [page.header.start.text(), page.runs.title(), page.plots.cards[0].title(), drawn(page)[0]]
        texts += [page.plan.forms.all.row("epochs").title(), page.plan.title.text(), page.header.dot.text()]
        assert all(text.startswith("«") for text in texts), texts
    finally:
        qapp.removeTranslator(marked)


def test_actions_know_when_they_apply(page: TrainPage, actions: Actions) -> None:
    assert actions.get("train.start").enabled()
    assert not actions.get("train.stop").enabled()
    assert actions.get("train.start").text == "Start training"


def test_it_fits_the_smallest_window(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6], end="failed")
    settled(page, qtbot, 1)
    assert page.minimumSizeHint().width() <= 1124
    assert page.minimumSizeHint().height() <= 684


class _Guess(Task):
    """A task with other numbers."""

    id: ClassVar[str] = "guess"
    title = T("Guess")
    metrics: ClassVar[tuple[Metric, ...]] = (Metric("error", T("Error"), higher_is_better=False),)

    def input_shapes(self, *of: object) -> dict[str, object]:  # type: ignore[override]
        return {}

    def check(self, project: object, registry: object, analyses: object) -> tuple[()]:  # type: ignore[override]
        return ()


def test_the_charts_are_those_of_the_task(page: TrainPage, monkeypatch: pytest.MonkeyPatch) -> None:
    studio, guess = page.studio, Chosen(id="guess")
    cards = list(page.plots.cards)
    assert [card.measure.id for card in cards] == ["loss", "accuracy"]
    monkeypatch.setitem(studio.registry.tasks._classes, "guess", _Guess)
    studio.edit(Edit(T("x"), lambda project: project.replace(task=guess)))
    assert [card.measure.id for card in page.plots.cards] == ["error"]
    assert page.plots.cards[0].isVisibleTo(page.plots)
    assert not any(card.isVisibleTo(page.plots) for card in cards)
    page.plots.cards[0].chart.hovered.emit(1.0)
    studio.undo()
    assert [card.measure.id for card in page.plots.cards] == ["loss", "accuracy"]
    monkeypatch.delitem(studio.registry.tasks._made, guess.key)


def test_a_number_has_no_classes_to_balance(show_page: ShowPage, studio_with: Callable[..., Studio]) -> None:
    page = show_page(TrainPage, studio_with("table-regression"))
    assert "balanced" not in page.plan.forms.all.names()
    page.studio.create("table-mlp", "Penguins", page.studio.folder.path.parent / "Penguins")
    assert "balanced" in page.plan.forms.all.names()
