"""The sentence on the Train page that judges a run, and the button for what is likeliest to help."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deepstudio.core.events import BatchDone, EpochDone, Failed, Finished, Message, RunStarted
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_in_plan, set_training
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.pages.train import TrainPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers import runs as running

LEFT = Qt.MouseButton.LeftButton
FLOOR = {"validation.accuracy": 0.1, "validation.loss": 2.303}
GOOD = [(0.8, 0.7), (0.92, 0.3), (0.95, 0.15), (0.97, 0.1), (0.97, 0.1), (0.97, 0.11)]
MEMORISED = [(0.5, 1.5), (0.6, 1.2), (0.62, 1.1), (0.61, 1.3), (0.6, 1.5), (0.61, 1.7), (0.6, 1.9)]
LIKE_GUESSING = [(0.11, 2.3), (0.12, 2.29)]


def past_run(
    studio: Studio,
    epochs: list[tuple[float, float]],
    train: Callable[[int], tuple[float, float]] = lambda epoch: (min(1.0, 0.5 + 0.1 * epoch), 1.5 / 2**epoch),
    *,
    floor: dict[str, float] = FLOOR,
    end: str = "done",
    test: float = 0.9,
    samples: int = 300,
) -> RunFolder:
    """A run on the disk as if it had been trained, with (accuracy, loss) of validation after each epoch."""
    assert studio.folder is not None
    assert studio.project is not None
    run = studio.folder.new_run(studio.project)
    counts = {"train": 1259, "validation": samples, "test": samples}
    began = {"device": "CPU", "epochs": len(epochs), "batches": 1, "batch_size": 32}
    run.append(RunStarted(time=100, run=run.id, floor=floor, samples=counts, **began))
    best = 0.0
    for number, (accuracy, loss) in enumerate(epochs, 1):
        own, own_loss = train(number)
        step = {"metrics": {"loss": own_loss, "accuracy": own}, "learning_rate": 0.001}
        run.append(BatchDone(time=100 + number, epoch=number, batch=1, step=number, **step))
        metrics = {"train.accuracy": own, "train.loss": own_loss}
        metrics |= {"validation.accuracy": accuracy, "validation.loss": loss}
        done = {"metrics": metrics, "seconds": 1.0, "best": accuracy > best}
        run.append(EpochDone(time=100 + number, epoch=number, step=number, **done))
        best = max(best, accuracy)
    if end == "diverged":
        message = Message.of(T("The loss is not a number any more."))
        run.append(Failed(time=200, message=message, cause="diverged"))
    elif end:
        run.append(Finished(time=200, reason=end, test={"accuracy": test}))
    run.best_weights.touch()
    studio.refresh_runs()
    return run


@pytest.fixture
def digits(studio_with: Callable[..., Studio]) -> Studio:
    return studio_with("digits-mlp")


@pytest.fixture
def asked() -> list[str]:
    """Where the page wanted to go."""
    return []


@pytest.fixture
def page(qtbot: QtBot, digits: Studio, asked: list[str]) -> TrainPage:
    actions = Actions()
    for name in ("go.data", "go.evaluate"):
        actions.add(Action(name, name, lambda name=name: asked.append(name)))
    made = TrainPage(digits, actions)
    qtbot.addWidget(made)
    actions.setParent(made)
    made.resize(884, 552)  # the page in the smallest window
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.shown()
    return made


@pytest.fixture
def begun(digits: Studio, monkeypatch: pytest.MonkeyPatch) -> list[Project | None]:
    """The projects with which runs would have begun."""
    found: list[Project | None] = []
    monkeypatch.setattr(digits, "start_run", lambda **_: found.append(digits.project))
    return found


def said(page: TrainPage, qtbot: QtBot) -> str:
    """The sentence, once there is one."""
    line = page.header.verdict
    qtbot.waitUntil(line.isVisible)
    return line.words.text()


def test_nothing_is_said_before_there_is_a_run(page: TrainPage) -> None:
    assert page.header.verdict.isHidden()


def test_a_good_run_gets_a_good_word_and_no_button(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, GOOD, lambda epoch: (0.9, 0.3))
    assert said(page, qtbot) == "97.0 %, good: far better than guessing (10 %)."
    line = page.header.verdict
    assert (line.dot.text(), line.dot.tone()) == ("good", "good")
    assert line.cure.isHidden()


def test_a_sentence_needs_no_more_than_two_lines_in_the_smallest_window(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    past_run(digits, MEMORISED)
    said(page, qtbot)
    words = page.header.verdict.words
    assert words.heightForWidth(words.width()) <= 2.3 * words.fontMetrics().lineSpacing()


def test_the_button_changes_the_project_in_one_step_and_trains_anew(
    page: TrainPage, digits: Studio, qtbot: QtBot, begun: list[Project | None]
) -> None:
    past_run(digits, MEMORISED)
    assert said(page, qtbot).startswith("62.0 % instead of guessing (10 %), but since epoch 3 it memorises")
    before = digits.project
    told: list[str] = []
    digits.notify.connect(lambda _kind, text: told.append(text))
    cure = page.header.verdict.cure
    assert cure.text() == "Train with augmentation"
    qtbot.mouseClick(cure, LEFT)
    assert told == ["Changed in the project: Turn augmentation on. Undo takes it back."]
    assert digits.project is not None
    assert digits.project.training.augmentation
    assert begun == [digits.project]
    digits.undo()
    assert digits.project == before


def test_a_cure_begins_behind_the_runs_that_wait(
    page: TrainPage,
    digits: Studio,
    qtbot: QtBot,
    begun: list[Project | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    past_run(digits, MEMORISED)
    said(page, qtbot)
    assert digits.folder is not None
    assert digits.project is not None
    waiting = digits.folder.new_run(digits.project, waiting=True)
    digits.refresh_runs()
    first: list[RunFolder] = []

    def begin(_folder: ProjectFolder, run: RunFolder, *, device: str) -> None:
        first.append(run)
        raise Explained(T("not now"), "refused")

    monkeypatch.setattr(running, "start_waiting", begin)
    cure = page.header.verdict.cure
    qtbot.waitUntil(cure.isVisible)
    qtbot.mouseClick(cure, LEFT)
    qtbot.waitUntil(lambda: len(digits.waiting_runs) == 2)
    assert [run.project().training.augmentation for run in digits.waiting_runs] == [False, True]
    qtbot.waitUntil(lambda: [run.id for run in first] == [waiting.id])
    assert begun == []


def test_what_is_done_already_is_not_offered_again(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, MEMORISED)
    said(page, qtbot)
    cure = page.header.verdict.cure
    digits.edit(set_training({"augmentation": True}, T("Augmentation")))
    assert cure.text() == "Train with Dropout"
    digits.edit(set_training({"augmentation": False}, T("Augmentation")))
    assert cure.text() == "Train with augmentation"


def test_dropout_comes_before_the_last_layer_with_weights(
    page: TrainPage, digits: Studio, qtbot: QtBot, begun: list[Project | None]
) -> None:
    digits.edit(set_training({"augmentation": True}, T("Augmentation")))
    past_run(digits, MEMORISED)
    said(page, qtbot)
    qtbot.mouseClick(page.header.verdict.cure, LEFT)
    project = begun[0]
    assert project is not None
    graph = project.models["model"]
    (dropout,) = graph.of_layer("dropout")
    (after,) = graph.outgoing[dropout.name]
    assert graph.by_name[after.target].layer == "dense"
    assert not digits.report.errors
    digits.undo()
    assert not digits.project.models["model"].of_layer("dropout")


def test_a_network_that_drops_out_already_is_stopped_early(
    page: TrainPage, digits: Studio, qtbot: QtBot, begun: list[Project | None]
) -> None:
    digits.edit(set_training({"augmentation": True}, T("Augmentation")))
    past_run(digits, MEMORISED)
    said(page, qtbot)
    qtbot.mouseClick(page.header.verdict.cure, LEFT)
    assert page.header.verdict.cure.text() == "Train with early stopping"
    qtbot.mouseClick(page.header.verdict.cure, LEFT)
    assert begun[-1] is not None
    assert begun[-1].training.early_stopping == 5
    assert page.header.verdict.cure.text() == "Compare with a simple method…"


def test_a_rate_that_is_far_too_high_is_told_and_mended(
    page: TrainPage, digits: Studio, qtbot: QtBot, begun: list[Project | None]
) -> None:
    digits.edit(set_in_plan("optimizer.learning_rate", 10.0, T("Rate")))
    past_run(digits, [(0.1, 9.0), (0.1, 5.0)], lambda epoch: (0.1, 40.0 / epoch))
    words = "10.0 %, like guessing (10 %): nothing is learned. The learning rate of 10 is probably too high."
    assert said(page, qtbot) == words
    cure = page.header.verdict.cure
    assert cure.text() == "Learning rate 0.001 instead of 10"
    qtbot.mouseClick(cure, LEFT)
    assert begun[0] is not None
    assert begun[0].training.optimizer == Chosen(id="adam", settings={"learning_rate": 0.001})


def test_a_run_that_diverged_is_told_where_no_epoch_was_through(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    digits.edit(set_in_plan("optimizer.learning_rate", 1.0, T("Rate")))
    past_run(digits, [], end="diverged")
    assert said(page, qtbot) == (
        "Training diverged in epoch 1: its loss is no number any more. The learning rate of 1 is probably too high."
    )


def test_training_longer_asks_how_much_longer(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, LIKE_GUESSING, lambda epoch: (0.12, 2.2))
    assert said(page, qtbot) == "12.0 %, hardly better than guessing (10 %)."
    qtbot.mouseClick(page.header.verdict.cure, LEFT)
    assert page.longer.isVisible()


def test_a_way_leads_to_its_page(page: TrainPage, digits: Studio, qtbot: QtBot, asked: list[str]) -> None:
    past_run(digits, [(0.9, 0.3), (1.0, 0.1)], lambda epoch: (0.9, 0.3), test=1.0, samples=20)
    assert said(page, qtbot).startswith("All right, but of only 20 test samples")
    qtbot.mouseClick(page.header.verdict.cure, LEFT)
    assert asked == ["go.data"]


def test_a_run_of_an_earlier_program_is_judged_without_guessing(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    past_run(digits, [(0.5, 1.0), (0.6, 0.9), (0.7, 0.8), (0.8, 0.7)], floor={})
    assert said(page, qtbot) == "80.0 % and still improving."
    assert page.plots.cards[1].chart.level is None


def test_the_accuracy_has_a_line_of_guessing_and_a_shade_after_the_best(
    page: TrainPage, digits: Studio, qtbot: QtBot
) -> None:
    past_run(digits, MEMORISED)
    said(page, qtbot)
    loss, accuracy = (card.chart for card in page.plots.cards)
    assert accuracy.level is not None
    assert (accuracy.level.words, accuracy.level.height) == ("guessing: 10.0 %", 0.1)
    assert loss.level is None
    assert loss.shade == accuracy.shade == (3.0, 7.0)
    assert accuracy.marks.after.isVisible()
    assert page.plots.rate.chart.shade is None


def test_nothing_is_shaded_before_worse_epochs_follow(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, [(0.5, 1.0), (0.6, 0.9), (0.55, 0.95)])
    said(page, qtbot)
    assert page.plots.cards[1].chart.shade is None


class Marked(QTranslator):
    """Every text in marks, so that one sees what was translated."""

    def translate(self, context: str, source: str, *_: object) -> str:
        return f"«{source}»"

    def isEmpty(self) -> bool:
        return False


def test_it_is_said_in_the_language_in_use(
    page: TrainPage, digits: Studio, qtbot: QtBot, qapp: QApplication
) -> None:
    past_run(digits, LIKE_GUESSING, lambda epoch: (0.12, 2.2))
    said(page, qtbot)
    marked = Marked()
    qapp.installTranslator(marked)
    try:
        page.header.refresh()
        line = page.header.verdict
        assert line.words.text() == "«12.0 %, hardly better than «guessing (10 %)».»"
        assert (line.dot.text(), line.cure.text()) == ("«like guessing»", "«Train longer…»")
    finally:
        qapp.removeTranslator(marked)


def test_while_a_run_is_going_nothing_is_offered(page: TrainPage, digits: Studio, qtbot: QtBot) -> None:
    past_run(digits, LIKE_GUESSING, lambda epoch: (0.12, 2.2))
    said(page, qtbot)
    shown = page.header._shown
    assert shown is not None
    page.header.show_run(replace(shown, active=True), "", has_result=False)
    assert page.header.verdict.isVisible()
    assert page.header.verdict.cure.isHidden()
