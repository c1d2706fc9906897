"""What goes on with the data: a scan that runs, data that moved, a question before reading over a network."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deepstudio.core.problems import Problem, Severity
from deepstudio.core.text import T
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Banner, ProgressLine, Translated
from deepstudio.ui.widgets.banner import BannerTone
from deepstudio.ui.workers.data_watch import ALLOW_NETWORK, LOCATE
from deepstudio.ui.workers.work import Work

SCAN = T("Looking through your data")
# That no data is chosen the empty page says better.
SILENT = frozenset({"no-data"})


class StateBar(Translated, QWidget):
    """Takes no room while there is nothing to say."""

    title = SCAN
    locate_wanted = Signal()
    choose_wanted = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._work: Work | None = None
        self._told: object = None
        self.progress = ProgressLine(self)
        self.progress.setObjectName("data.scan-progress")
        self.progress.cancel_button().setObjectName("data.scan-cancel")
        self.progress.cancelled.connect(self._cancel)
        self.banner = Banner(parent=self)
        self.banner.setObjectName("data.problem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self.progress)
        column.addWidget(self.banner)
        self.retranslate()

    def show_state(self) -> None:
        """Looks at the studio again."""
        self._follow(next((work for work in self._studio.busy if work.title == SCAN), None))
        self._show_problem()
        self.setVisible(self._work is not None or self.banner.isVisibleTo(self))

    def retranslate(self) -> None:
        self._told = None
        self.show_state()

    def _follow(self, work: Work | None) -> None:
        if work is not self._work:
            self._work = work
            self.progress.set_cancellable(True)
            if work is not None:
                work.progressed.connect(self._show_progress)
        self.progress.setVisible(work is not None)
        self._show_progress()

    def _show_progress(self) -> None:
        work = self._work
        if work is None:
            return
        what = tr_text(work.what if work.what is not None else work.title)
        detail = ""
        if work.total:
            detail = self.tr("{done} of {total}").format(done=f"{work.done:,}", total=f"{work.total:,}")
        self.progress.set_progress(what, work.fraction, work.seconds_left, detail)

    def _show_problem(self) -> None:
        problem = next((p for p in self._studio.report.of_area("data") if p.id not in SILENT), None)
        told = (problem, self._work is not None)
        if told == self._told:
            return
        self._told = told
        self.banner.setVisible(problem is not None)
        self.banner.clear_buttons()
        if problem is None:
            return
        tone: BannerTone = "bad" if problem.severity is Severity.ERROR else "warn"
        words = [tr_text(problem.message), tr_text(problem.why) if problem.why is not None else ""]
        self.banner.set_message(" ".join(word for word in words if word), tone)
        self._offer(problem)

    def _offer(self, problem: Problem) -> None:
        for number, fix in enumerate(problem.fixes[:2]):
            button = self.banner.add_button(tr_text(fix.label))
            button.setObjectName(f"data.fix-{number}")
            button.clicked.connect(lambda _=False, f=fix: self._studio.edit(f))
        if problem.action == LOCATE:
            self._add("data.problem-locate", self.tr("Locate…"), self.locate_wanted.emit)
        elif problem.action == ALLOW_NETWORK:
            self._add("data.allow-network", self.tr("Read it over the network"), self._studio.allow_network)
        elif problem.severity is Severity.ERROR:
            self._add("data.problem-choose", self.tr("Choose a folder…"), self.choose_wanted.emit)
            self._add("data.scan-again", self.tr("Look again"), self._studio.start_scan)

    def _add(self, name: str, words: str, run: Callable[[], object]) -> None:
        button = self.banner.add_button(words)
        button.setObjectName(name)
        button.clicked.connect(lambda: run())

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()
