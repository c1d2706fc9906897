"""The line that shows how far a job is."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deepstudio.core.text import T
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.work import Work


class Counting(Work):
    """Work that is told what to say; it remembers whether somebody canceled it."""

    is_canceled = False

    def cancel(self) -> None:
        self.is_canceled = True


def test_it_shows_the_newest_work_until_that_ends(qtbot: QtBot) -> None:
    line = JobLine(counted=True)
    qtbot.addWidget(line)
    first, second = Counting(T("Looking")), Counting(T("Looking again"))
    line.follow(first)
    first.set_progress(T("Reading"), 1000, 4000)
    assert line.isVisible()
    assert (line.line.what(), line.line.fraction()) == ("Reading", 0.25)
    assert line.line._detail.text() == "1,000 of 4,000"
    line.follow(second)
    assert (line.line.what(), line.line.fraction()) == ("Looking again", None)
    first.set_progress(T("Reading"), 2000, 4000)
    first.ended.emit()
    assert line.work is second
    assert line.line.what() == "Looking again"
    qtbot.mouseClick(line.line.cancel_button(), Qt.MouseButton.LeftButton)
    assert (first.is_canceled, second.is_canceled) == (False, True)
    line.follow(second)
    assert line.line.cancel_button().text() == "Canceling…", "it is the same work still"
    second.ended.emit()
    assert not line.isVisible()
    assert not line.is_busy()


def test_others_are_not_counted(qtbot: QtBot) -> None:
    line, work = JobLine(), Counting(T("Exporting"))
    qtbot.addWidget(line)
    line.follow(work)
    work.set_progress(T("Writing"), 1, 3)
    assert line.line._detail.text() == ""
