"""What to ask before the window closes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.ui.language import tr_text
from deepstudio.ui.run_name import run_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.question import Question, QuestionChoice

KEEP, STOP, CLOSE, CANCEL = "keep", "stop", "close", "cancel"


def question_before_closing(studio: Studio, parent: QWidget) -> Question | None:
    """The question to ask, or nothing if closing loses nothing."""
    if (studio.can_undo or not studio.is_untitled) and studio.project is not None and not studio.save():
        return _unsaved(studio, parent)
    if studio.active_runs:
        return _run_going(studio, parent)
    if studio.works:
        return _work_going(studio, parent)
    return None


def stop_runs(studio: Studio) -> None:
    """Tells every run to stop and keep its best weights."""
    for id in studio.active_runs:
        worker = studio.run_worker(id)
        try:
            if worker is not None:
                worker.send("stop_keep_best")
        except Explained as error:
            studio.tell("bad", error.text)


def _run_going(studio: Studio, parent: QWidget) -> Question:
    runs = {run.id: run_name(run) for run in studio.runs}
    name = runs.get(studio.active_runs[0], studio.active_runs[0])
    title = tr_text(T("{run} is still training", run=name))
    stop: QuestionChoice = (STOP, tr_text(T("Stop, keep best")), "outline")
    cancel: QuestionChoice = (CANCEL, tr_text(T("Cancel")), "outline")
    if studio.preferences.debug:
        text = tr_text(T("In debug mode a run ends with the window. Its best weights so far are kept."))
        return Question(parent, title, text, [stop, cancel], CANCEL)
    text = tr_text(
        T(
            "It can go on without the window; you find it again when you open the project. Or stop it now: its best "
            "weights so far are kept."
        )
    )
    if studio.waiting_runs:
        more = T("The runs that wait are kept; they are offered when you open the project again.")
        text = f"{text} {tr_text(more)}"
    keep: QuestionChoice = (KEEP, tr_text(T("Keep it going")), "primary")
    return Question(parent, title, text, [cancel, stop, keep], CANCEL)


def _work_going(studio: Studio, parent: QWidget) -> Question:
    title = tr_text(T("Work is still going on"))
    text = tr_text(T("“{work}” would be canceled.", work=studio.works[-1].title))
    cancel: QuestionChoice = (CANCEL, tr_text(T("Wait for it")), "primary")
    close: QuestionChoice = (CLOSE, tr_text(T("Cancel it and close")), "outline")
    return Question(parent, title, text, [close, cancel], CANCEL)


def _unsaved(studio: Studio, parent: QWidget) -> Question:
    title = tr_text(T("Your last changes are not saved"))
    conflict = T("Another program changed the project. Choose which version to keep, then close.")
    text = tr_text(studio.saved_cause or conflict)
    cancel: QuestionChoice = (CANCEL, tr_text(T("Go back")), "primary")
    close: QuestionChoice = (CLOSE, tr_text(T("Close without them")), "outline")
    return Question(parent, title, text, [close, cancel], CANCEL)
