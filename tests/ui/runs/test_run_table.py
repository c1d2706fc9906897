"""The runs of a project side by side: table, colours, notes, order, bin, learning rates."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deepstudio.core.events import BatchDone, EpochDone, Finished, RunStarted
from deepstudio.core.graph import Chosen
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_in_plan, set_training
from deepstudio.data.run_settings import differing, settings_of
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.actions import Actions
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.pages.train.run_columns import NOTE
from deepstudio.ui.pages.train.run_rows import RunRow
from deepstudio.ui.pages.train.run_table import tick_box
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Toast
from deepstudio.ui.widgets.question import Question
from tests.ui.pages.test_train import past_run

LEFT = Qt.MouseButton.LeftButton
NO_BUTTON, NO_KEY = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def digits(studio_with: Callable[..., Studio]) -> Studio:
    return studio_with("digits-mlp")


@pytest.fixture
def page(digits: Studio, qtbot: QtBot) -> Iterator[TrainPage]:
    actions = Actions()
    made = TrainPage(digits, actions)
    qtbot.addWidget(made)
    made.resize(1124, 684)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    yield made
    actions.deleteLater()


def listed(page: TrainPage, qtbot: QtBot, runs: int) -> None:
    qtbot.waitUntil(lambda: len(page.runs.list.rows.rows) == runs)
    if runs:
        qtbot.waitUntil(lambda: page.histories.known(page.front) is not None)


def rate(studio: Studio, value: float) -> None:
    studio.edit(set_in_plan("optimizer.learning_rate", value, T("Rate")))


def tick(page: TrainPage, qtbot: QtBot, run_id: str) -> None:
    view = page.runs.list
    index = view.rows.index(view.rows.row_of(run_id), 0)
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), LEFT, pos=tick_box(view.visualRect(index)).center().toPoint())


def titles(page: TrainPage) -> list[str]:
    model = page.runs.list.runs
    return [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]


def ids(page: TrainPage) -> list[str]:
    return [row.id for row in page.runs.list.rows.rows]


def test_settings_in_which_runs_differ_are_columns(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6])
    listed(page, qtbot, 1)
    assert "Learning rate" not in titles(page)
    rate(digits, 0.1)
    past_run(digits, [0.7])
    digits.edit(set_training({"batch_size": 8}, T("Batch")))
    past_run(digits, [0.8])
    qtbot.waitUntil(lambda: {"Learning rate", "Batch size"} <= {*titles(page)})
    place = titles(page).index("Learning rate")
    model = page.runs.list.runs
    assert [model.index(row, place).data() for row in range(3)] == ["0.1", "0.1", "0.001"]
    assert "Epochs" not in titles(page)
    assert titles(page)[-1] == "Note"


def test_a_setting_that_only_some_runs_have_differs_only_among_these(digits: Studio) -> None:
    assert digits.project is not None
    plan = digits.project.training
    adam = digits.project
    sgd = adam.replace(training=plan.replace(optimizer=Chosen(id="sgd")))
    found = differing([settings_of(one, digits.registry) for one in (adam, sgd)])
    assert "optimizer" in found
    assert "optimizer.momentum" not in found
    assert differing([settings_of(adam, digits.registry)]) == ()
    assert settings_of(None, digits.registry) == {}


def test_a_title_sorts_and_the_order_is_remembered(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    for score in (0.6, 0.9, 0.7):
        past_run(digits, [score])
    past_run(digits, [], end="failed")
    listed(page, qtbot, 4)
    head, place = page.runs.list.horizontalHeader(), page.runs.list.runs.column("best")
    spot = QPoint(head.sectionViewportPosition(place) + 10, 8)
    qtbot.mouseClick(head.viewport(), LEFT, pos=spot)
    assert ids(page) == ["run-002", "run-003", "run-001", "run-004"]
    qtbot.mouseClick(head.viewport(), LEFT, pos=spot)
    assert ids(page) == ["run-001", "run-003", "run-002", "run-004"], "what has no result stays last"
    assert Preferences.load().runs_order == "best up"


def test_the_colour_of_a_ticked_run_stays_its_own(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    for score in (0.6, 0.7, 0.8, 0.9):
        past_run(digits, [score])
    listed(page, qtbot, 4)
    model = page.runs.list.runs
    for run_id in ("run-003", "run-001", "run-002"):
        tick(page, qtbot, run_id)
    before = {run_id: model.look(run_id) for run_id in ("run-001", "run-002")}
    assert len({*before.values(), model.look("run-003")}) == 3
    tick(page, qtbot, "run-003")
    past_run(digits, [0.5])
    listed(page, qtbot, 5)
    page.runs.list.sort_by("best", True)
    assert {run_id: model.look(run_id) for run_id in before} == before
    qtbot.waitUntil(lambda: len([t for t in page.plots.cards[1].chart.traces if t.labelled]) == 2)
    chart, legend = page.plots.cards[1].chart, page.plots.cards[1].legend
    drawn = {trace.key: (trace.token, trace.shown_dash) for trace in chart.traces if trace.labelled}
    assert drawn == {run_id: (look.token, look.dash) for run_id, look in before.items() if look is not None}
    assert {(e.token, e.dash) for e in legend.entries} >= {*drawn.values()}


def test_a_ticked_run_in_front_looks_as_it_does_behind_others(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    for score in (0.6, 0.7):
        past_run(digits, [score])
    listed(page, qtbot, 2)
    for run_id in ("run-001", "run-002"):
        tick(page, qtbot, run_id)
    page.show_run("run-002")
    look = page.runs.list.runs.look("run-002")
    page.show_run("run-002")
    assert page.front == "run-002"
    assert look is not None

    def found() -> list[tuple[str, object]]:
        traces = [t for t in page.plots.cards[1].chart.traces if t.key == "run-002" and t.labelled]
        return [(trace.token, trace.dash) for trace in traces]

    qtbot.waitUntil(lambda: found() == [(look.token, look.dash)])
    page.show_run("run-001")
    qtbot.waitUntil(lambda: page.front == "run-001" and found() == [(look.token, look.dash)])


def test_the_row_under_the_pointer_lets_its_curve_stand_out(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    for score in (0.6, 0.7):
        past_run(digits, [score])
    listed(page, qtbot, 2)
    page.show_run("run-002")
    tick(page, qtbot, "run-001")
    view, chart = page.runs.list, page.plots.cards[1].chart
    qtbot.waitUntil(lambda: any(trace.key == "run-001" for trace in chart.traces))
    view.pointed.emit("run-001")
    assert chart.marked == "run-001"
    assert view.marked == "run-001"
    chart.pointed.emit("run-002")
    assert view.marked == "run-002"
    chart.pointed.emit("")
    assert (chart.marked, view.marked) == ("", "")


def test_a_note_is_written_in_place_and_comes_back(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    run = past_run(digits, [0.6])
    listed(page, qtbot, 1)
    for typed in ("steady", "too slow"):
        qtbot.mouseClick(page.runs.note, LEFT)
        editor = page.findChild(QLineEdit, "train.run-note")
        editor.selectAll()
        qtbot.keyClicks(editor, typed)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda typed=typed: page.runs.list.rows.rows[0].note == typed)
        qtbot.waitUntil(lambda: page.findChild(QLineEdit, "train.run-note") is None)
    assert RunFolder(run.path).note == "too slow"
    place = page.runs.list.runs.column(NOTE)
    assert page.runs.list.runs.index(0, place).data() == "too slow"
    qtbot.mouseClick(page.findChild(Toast).action, LEFT)
    qtbot.waitUntil(lambda: RunFolder(run.path).note == "steady")


def test_the_bin_is_opened_and_deletes_for_good_only_when_asked(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    kept, lost = past_run(digits, [0.6]), past_run(digits, [0.7])
    listed(page, qtbot, 2)
    assert not page.runs.open_bin.isVisible()
    for run in (kept, lost):
        page.runs.list.choose(run.id)
        qtbot.mouseClick(page.runs.delete, LEFT)
        qtbot.waitUntil(lambda run=run: not run.path.exists())
    qtbot.waitUntil(lambda: page.runs.open_bin.text() == "Bin (2)")
    page.runs.show_bin(True)
    view = page.runs.bin
    assert [row.id for row in view.list.rows.rows] == [lost.id, kept.id]
    assert all(row.bytes > 0 for row in view.list.rows.rows)
    view.list.setCurrentIndex(view.list.rows.index(0))
    page.runs.erase.click()
    question = page.findChild(Question)
    erase = question.findChild(QPushButton, "question.erase")
    assert not erase.isDefault()
    assert erase.property("kind") == "danger"
    erase.click()
    qtbot.waitUntil(lambda: [row.id for row in view.list.rows.rows] == [kept.id])
    page.runs.restore.click()
    qtbot.waitUntil(lambda: ids(page) == [kept.id])
    assert not (digits.folder.bin.path / lost.id).exists()  # type: ignore[union-attr]


def test_a_learning_rate_is_drawn_where_it_tells_something(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    past_run(digits, [0.6])
    listed(page, qtbot, 1)
    qtbot.waitUntil(lambda: bool(len(page.plots.rate.chart.traces)))
    assert not page.plots.rate.isVisibleTo(page.work)
    other = past_run(digits, [0.7])
    lines = other.events_file.read_text().splitlines()
    events = [json.loads(line) for line in lines]
    for event in events:
        if event["kind"] == "batch":
            event["learning_rate"] = 0.1
    other.events_file.write_text("".join(json.dumps(event) + "\n" for event in events))
    listed(page, qtbot, 2)
    page.show_run("run-001")
    tick(page, qtbot, other.id)
    qtbot.waitUntil(lambda: page.plots.rate.isVisibleTo(page.work))
    assert {trace.key for trace in page.plots.rate.chart.traces} == {"run-001", other.id}


def test_no_axes_are_invented_before_the_first_batch(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [], end="failed")
    listed(page, qtbot, 1)
    card = page.plots.cards[0]
    qtbot.waitUntil(lambda: card.nothing.isVisibleTo(card))
    assert not card.chart.isVisibleTo(card)
    past_run(digits, [0.7])
    listed(page, qtbot, 2)
    page.show_run("run-002")
    qtbot.waitUntil(lambda: card.chart.isVisibleTo(card) and not card.nothing.isVisibleTo(card))


def test_a_run_that_was_deleted_elsewhere_is_no_longer_compared(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    for score in (0.6, 0.7):
        past_run(digits, [score])
    listed(page, qtbot, 2)
    tick(page, qtbot, "run-001")
    shutil.rmtree(digits.runs[-1].path)
    digits.look_outside()
    listed(page, qtbot, 1)
    assert page.runs.list.runs.ticks == {}
    assert page.histories.known("run-001") is None
    qtbot.waitUntil(lambda: not any(t.labelled for t in page.plots.cards[0].chart.traces))


def test_two_hundred_runs_are_painted_without_a_look_at_the_disk(
    page: TrainPage, digits: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    past_run(digits, [0.6])
    listed(page, qtbot, 1)
    (row,) = page.runs.list.rows.rows
    many = [RunRow(f"run-{n:03d}", n, "", row.state, settings=row.settings) for n in range(200, 0, -1)]
    for name in ("state", "record", "project"):
        monkeypatch.setattr(RunFolder, name, lambda *_: pytest.fail("read while painting"))
    page.runs.list.set_runs(many, page.runs.list.runs.metric)
    page.runs.list.sort_by("best", False)
    assert not page.runs.list.grab().isNull()
    assert page.runs.list.rows.rowCount() == 200


def typing(page: TrainPage, qtbot: QtBot, words: str) -> QLineEdit:
    """The editor of the note in front, with words that are not yet kept."""
    qtbot.mouseClick(page.runs.note, LEFT)
    editor: QLineEdit = page.findChild(QLineEdit, "train.run-note")
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    return editor


def test_a_note_that_is_being_typed_outlives_other_rows_order_and_columns(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    first = past_run(digits, [0.6])
    past_run(digits, [0.7])
    listed(page, qtbot, 2)
    page.show_run(first.id)
    editor = typing(page, qtbot, "steady")
    rate(digits, 0.5)
    past_run(digits, [0.9])
    qtbot.waitUntil(lambda: len(page._known) == 3)
    assert page.findChild(QLineEdit, "train.run-note") is editor
    assert editor.text() == "steady"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: RunFolder(first.path).note == "steady")
    listed(page, qtbot, 3)
    assert "Learning rate" in titles(page)
    assert page.runs.list.current_id() == first.id


def test_the_order_and_the_end_of_the_page_in_any_sequence(digits: Studio, qtbot: QtBot) -> None:
    for score in (0.6, 0.9, 0.7, 0.8, 0.5):
        past_run(digits, [score])
    for turn in range(4):
        actions = Actions()
        made = TrainPage(digits, actions)
        with qtbot.waitExposed(made):
            made.show()
        listed(made, qtbot, 5)
        for step in range(5):
            tick(made, qtbot, ids(made)[(turn + step) % 5])
            made.runs.list.sort_from(made.runs.list.runs.column(("best", "test", "name")[step % 3]))
        assert len({*ids(made)}) == 5
        made.close()
        made.deleteLater()
        qtbot.waitUntil(lambda made=made: not isValid(made))
        actions.deleteLater()


def move(qtbot: QtBot, page: TrainPage, over: QWidget, place: QPoint) -> None:
    """The pointer comes to a place of a widget; what lies there gets it."""
    at = over.mapTo(page, place)
    below = page.childAt(at)
    assert below is not None
    for near in (QPoint(1, 0), QPoint()):
        spot = below.mapFrom(page, at + near)
        event = QMouseEvent(
            QEvent.Type.MouseMove, spot, below.mapToGlobal(spot), NO_BUTTON, NO_BUTTON, NO_KEY
        )
        QApplication.sendEvent(below, event)


def test_the_pointer_over_a_row_lets_it_and_its_curve_stand_out(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    for score in (0.3, 0.9):
        past_run(digits, [score, score, score])
    listed(page, qtbot, 2)
    page.show_run("run-002")
    tick(page, qtbot, "run-001")
    view, chart = page.runs.list, page.plots.cards[1].chart
    qtbot.waitUntil(lambda: any(trace.key == "run-001" and trace.labelled for trace in chart.traces))
    index = view.rows.index(view.rows.row_of("run-001"), 1)
    view.scrollTo(index)
    move(qtbot, page, view.viewport(), view.visualRect(index).center())
    assert (chart.marked, view.marked) == ("run-001", "run-001")
    move(qtbot, page, view.viewport(), QPoint(40, view.viewport().height() - 3))
    assert (chart.marked, view.marked) == ("", "")


def test_columns_give_up_room_by_what_matters_least(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [0.6])
    rate(digits, 0.1)
    past_run(digits, [0.7])
    listed(page, qtbot, 2)
    view = page.runs.list
    qtbot.waitUntil(lambda: "Learning rate" in titles(page))
    enough = view.horizontalHeader().length()
    assert view.horizontalScrollBar().maximum() == 0
    view.setParent(None)
    qtbot.addWidget(view)
    view.show()
    view.resize(enough // 2, 200)
    qtbot.waitUntil(lambda: view.isColumnHidden(view.runs.column("time")))
    assert not view.isColumnHidden(0)
    view.resize(enough, 200)
    qtbot.waitUntil(lambda: not view.isColumnHidden(view.runs.column("time")))


def test_a_column_is_away_rather_than_cut_and_a_note_is_written_all_the_same(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    past_run(digits, [0.6])
    listed(page, qtbot, 1)
    view = page.runs.list
    note = view.runs.column(NOTE)
    smallest = sum(view.columnWidth(place) for place in range(view.runs.columnCount()) if place != note)
    view.setParent(None)
    qtbot.addWidget(view)
    view.show()
    view.resize(smallest - 60, 200)
    qtbot.waitUntil(lambda: view.isColumnHidden(note))
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() == 0)
    view.choose("run-001")
    view.note_current()
    field = view.findChild(QLineEdit)
    view.resize(smallest - 61, 200)  # as where a scroll bar comes
    qtbot.waitUntil(lambda: view.width() == smallest - 61)
    assert not view.isColumnHidden(note)
    assert field.isVisible()
    qtbot.keyClicks(field, "batch too large")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.isColumnHidden(note))


def test_enter_keeps_the_run_that_might_be_deleted_for_good(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    run = past_run(digits, [0.6])
    listed(page, qtbot, 1)
    qtbot.mouseClick(page.runs.delete, LEFT)
    qtbot.waitUntil(lambda: page.runs.open_bin.text() == "Bin (1)")
    page.runs.show_bin(True)
    qtbot.mouseClick(page.runs.erase, LEFT)
    question = page.findChild(Question)
    qtbot.keyClick(question, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not question.isVisible())
    assert digits.folder is not None
    assert digits.folder.bin.holds(run.id)


def test_compared_runs_stay_ticked_where_the_page_is_built_anew(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    for score in (0.6, 0.7):
        past_run(digits, [score])
    listed(page, qtbot, 2)
    tick(page, qtbot, "run-001")
    actions = Actions()
    again = TrainPage(digits, actions)
    qtbot.addWidget(again)
    again.take_back(page.remembered())
    again._show_rows()  # as events of a run do before the rows are read
    listed(again, qtbot, 2)
    assert again.runs.list.runs.ticks == page.runs.list.runs.ticks != {}
    actions.deleteLater()


def test_runs_that_answered_something_else_stand_beside_each_other(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    past_run(digits, [0.6])
    assert digits.folder is not None
    assert digits.project is not None
    other = digits.folder.new_run(digits.project)
    began = {"device": "CPU", "epochs": 1, "batches": 1, "batch_size": 32}
    measured = {"train.loss": 2.0, "train.mae": 3.0, "validation.loss": 2.5, "validation.mae": 3.5}
    other.append(
        RunStarted(time=100, run=other.id, **began),
        BatchDone(time=101, epoch=1, batch=1, step=1, metrics={"loss": 2.0, "mae": 3.0}, learning_rate=0.001),
        EpochDone(time=102, epoch=1, step=1, metrics=measured, seconds=1.0, best=True),
        Finished(time=103, reason="done", test={"mae": 3.4}),
    )
    digits.refresh_runs()
    listed(page, qtbot, 2)
    for run_id in ("run-001", other.id):
        tick(page, qtbot, run_id)
    loss, accuracy = page.plots.cards[:2]
    page.runs.list.choose(other.id)
    qtbot.waitUntil(lambda: page.front == other.id)
    qtbot.waitUntil(lambda: {"Run 1", "Run 2"} <= {entry.name for entry in loss.legend.entries})
    qtbot.waitUntil(lambda: {entry.name for entry in accuracy.legend.entries} == {"Run 1"})
    tick(page, qtbot, "run-001")
    qtbot.waitUntil(accuracy.nothing.isVisible)
    assert accuracy.nothing.text() == "This run has no such number: its network answered something else."
