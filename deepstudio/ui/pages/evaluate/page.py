"""The page Evaluate: choose a part of the data, examine the network with it, look at its mistakes."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from deepstudio.core.events import Message
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.results import Examination, Quantity
from deepstudio.core.text import T, Text
from deepstudio.data.plan_edits import corrections_since, same_source
from deepstudio.jobs.evaluations import (
    NEW,
    OTHER,
    TEST,
    Evaluation,
    Remembered,
    has_other_data,
    recall,
    unkept,
)
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.kinds.looks import Looks, looks_of_run, usual_looks
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.pages.evaluate.amounts_card import AmountsCard
from deepstudio.ui.pages.evaluate.baseline_card import WorthCard
from deepstudio.ui.pages.evaluate.part_choice import DataNotes, PartChoice
from deepstudio.ui.pages.evaluate.views import EvaluateViews
from deepstudio.ui.pages.trained import TrainedPage
from deepstudio.ui.results.base import ResultContext
from deepstudio.ui.results.examination import ExaminationView
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import (
    Banner,
    EmptyState,
    PrimaryButton,
    Scroll,
    SecondaryLabel,
)
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.long_job import LongJob

ShownPlace = tuple[str, str, str]


class EvaluatePage(TrainedPage):
    """Shows at once what was found before; a new examination runs in a process of its own."""

    step: ClassVar[str] = "evaluate"
    choose_width: ClassVar[int] = 260  # it is scrolled

    def __init__(self, studio: Studio, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(studio, actions, parent)
        self._found: Remembered | None = None
        self._failure: Text | None = None
        self._examining: tuple[RunFolder, ShownPlace] | None = None
        self._unkept: dict[ShownPlace, Remembered] = {}
        self._aside = Aside(self)
        self._build_column()
        self._build_work()
        self._connect()
        actions.add(
            Action(
                "evaluate.start",
                self.tr("Evaluate the network"),
                self.start,
                icon="evaluate",
                enabled=lambda: self.run is not None and not self.progress.is_busy(),
                group=self.tr("Evaluate"),
            )
        )
        actions.add(
            Action(
                "evaluate.map",
                self.tr("Map of the data"),
                self.open_map,
                icon="grid",
                enabled=lambda: self.run is not None,
                group=self.tr("Evaluate"),
            )
        )
        self.begin()

    def part(self) -> str:
        """The part that is chosen: test, validation, train, new, or data for another folder."""
        return self.choice.part()

    def evaluation(self) -> Evaluation | None:
        """What is shown."""
        return self._found.evaluation if self._found else None

    @property
    def examination(self) -> ExaminationView | None:
        """The answer that is in view."""
        view = self._answers.currentWidget()
        return view if isinstance(view, ExaminationView) else None

    def open_map(self) -> None:
        """Shows the network's own map of the data."""
        self.actions_.trigger("go.evaluate")
        self.views.open_map()

    def start(self) -> None:
        """Examines the chosen run on the chosen part."""
        run, folder = self.run, self.studio.folder
        if run is None or folder is None or self.progress.is_busy() or self.choice.blocked():
            return
        self._failure = None
        arguments = ["evaluate", str(folder.path), "--run", run.id, "--split", TEST]
        if self.part() == OTHER:
            arguments += ["--data", self.choice.data()]
        else:
            arguments[-1] = self.part()
        job = LongJob(T("Evaluating"), *arguments)
        self._examining = (run, self._place())
        self._follow(job)
        self.studio.start_job(job)
        self._show_state()

    def _follow(self, job: LongJob) -> None:
        self.progress.follow(job)
        job.finished.connect(self._examined)
        job.failed.connect(self._take_failure)
        job.ended.connect(self._show_state)

    def own_remembered(self) -> Any:
        chosen = self.part(), self.folder.value()
        beside = self.worth.remembered(), self.amounts.remembered(), self.views.remembered()
        return self.progress.work, self._examining, self._unkept, chosen, beside

    def take_own_back(self, kept: Any) -> None:
        job, self._examining, self._unkept, (part, folder), (worth, amounts, views) = kept
        if job is not None:
            self._follow(job)
        self.worth.take_back(worth)
        self.amounts.take_back(amounts)
        self.folder.set_value(folder)
        self.choice.choose(part)
        self.views.take_back(views)

    def run_changed(self) -> None:
        self._look_up()
        self.views.set_run(self.run)

    def shown(self) -> None:
        super().shown()
        if not self.progress.is_busy():
            self._look_up()
        self.views.set_run(self.run)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = self.examination
        if event.key() == Qt.Key.Key_Escape and view is not None and view.has_sample:
            view.close_sample()
        else:
            super().keyPressEvent(event)

    # Building

    def _build_column(self) -> None:
        self.choice = PartChoice(self)
        self.split, self.folder = self.choice.split, self.choice.folder
        self.start_button = PrimaryButton(icon="evaluate", parent=self, name="evaluate.start")
        self._hint = SecondaryLabel(parent=self)
        self.worth = WorthCard(self.studio, self)
        self.amounts = AmountsCard(self.studio, self)
        self._asked = QWidget(self)
        asked = (self.choice, self.start_button, self._hint, self.worth, self.amounts)
        column_of(*asked, gap=14, on=self._asked)
        self.column.addWidget(self._asked)
        self.column.addStretch(1)

    def _build_work(self) -> None:
        self.progress = JobLine(self)
        self.banner = Banner(parent=self)
        self.corrected = Banner(parent=self)
        self.corrected.hide()
        self._again = self.corrected.add_button(self.tr("Train again"), name="evaluate.train-again")
        self.notes = DataNotes(self)
        self._looks = usual_looks(self.studio.registry)
        self.choice.set_looks(self._looks)
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("evaluate.tabs")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self._answers = QStackedWidget(self)
        self._fresh = EmptyState("evaluate", parent=self)
        self.first_button = self._fresh.add_button(
            self.tr("Evaluate"), primary=True, icon="evaluate", name="evaluate.first"
        )
        self.first_button.clicked.connect(self.start)
        self.empty.set_detail(
            self.tr("Then this page shows how good its answers are, and which of them are the worst.")
        )
        self._results = Scroll(self._result_area(), self)
        self._views = QStackedWidget(self)
        self._views.addWidget(self._fresh)
        self._views.addWidget(self._results)
        examined = QWidget(self)
        column_of(self.progress, self.banner, self.notes, (self._views, 1), gap=14, on=examined)
        self.views = EvaluateViews(self.studio, examined, self._asked, self.column, self)
        self.work.addWidget(self.corrected)
        self.work.addWidget(self.views, 1)

    def _result_area(self) -> QWidget:
        area = QWidget(self)
        column_of(self.amounts.curves, self.tabs, (self._answers, 1), gap=14, on=area)
        return area

    def _connect(self) -> None:
        self.choice.changed.connect(self._look_up)
        self.start_button.clicked.connect(self.start)
        self.tabs.currentChanged.connect(self._show_tab)
        self.worth.compared.connect(self._look_up)
        self.amounts.opened.connect(lambda: self._results.verticalScrollBar().setValue(0))
        self.notes.wanted.connect(self._examine_new)
        self._again.clicked.connect(lambda: self.actions_.trigger("go.train"))
        self.studio.changed.connect(self._project_changed)
        self.studio.run_ended.connect(self._run_ended)

    # What was found

    def _look_up(self) -> None:
        """Reads what was found before, beside the window's thread."""
        self._failure = None
        self._aside.forget()
        run, place = self.run, self._place()
        if run is None:
            self._show(None)
            return
        self._show_state()
        part = self.part()
        registry = self.studio.registry
        self._aside.ask(
            lambda: (looks_of_run(run, registry), recall(run, part)), partial(self._recalled, place)
        )

    def _run_ended(self, id: str) -> None:
        """A run examines its test samples at its end."""
        if self.run is not None and self.run.id == id and not self.progress.is_busy():
            self._look_up()

    def _examined(self, value: dict[str, Any]) -> None:
        """Also shows what could not be saved, as long as the program runs."""
        if self._examining is None:
            return
        run, place = self._examining
        self._unkept.pop(place, None)
        if value.get("kept", True):
            self._look_up()
        else:
            self._aside.ask(lambda: unkept(run, value), partial(self._keep, place), self._take_failure)

    def _keep(self, place: ShownPlace, found: Remembered) -> None:
        self._unkept[place] = found
        self._look_up()

    def _recalled(self, place: ShownPlace, answer: tuple[Looks, Remembered | None]) -> None:
        looks, found = answer
        found = self._unkept.get(place, found)
        if found is not None and self.part() == OTHER and found.evaluation.data != self.choice.data():
            found = None
        if place == self._place():
            self._looks = looks
            self.choice.set_looks(looks)
            self._show(found)

    def _place(self) -> ShownPlace:
        """What a result is about: run, part and folder."""
        return str(self.run.path) if self.run else "", self.part(), self.choice.data()

    def _project_changed(self, old: Project, new: Project) -> None:
        named = [project.data.given_names if project.data is not None else {} for project in (old, new)]
        if named[0] != named[1] and self._found is not None and self.run is not None:
            self._show_examinations(self._found, self.run)
            self._show_tab()
        self._show_corrections()
        self._show_banner()

    def _take_failure(self, reason: Text) -> None:
        self._failure = reason

    def _show(self, found: Remembered | None) -> None:
        if found == self._found and found is not None:
            self._show_state()
            return
        before, self._found = self._found, found
        if found is not None and self.run is not None:
            self.worth.set_run(self.run, found.evaluation, found.comparison, self._looks)
            if before is None or (before.evaluation, before.plan) != (found.evaluation, found.plan):
                self._show_examinations(found, self.run)
            self._show_tab()
            self.amounts.set_context(self._context(found, self.run, ""))
        self._show_corrections()
        self._show_state()

    def _show_examinations(self, found: Remembered, run: RunFolder) -> None:
        """One tab for each column that is answered."""
        while (old := self._answers.currentWidget()) is not None:
            self._answers.removeWidget(old)
            old.deleteLater()
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        names = self.studio.class_names
        for examined in found.evaluation.examinations:
            one = examined.named(names.get(self._target_of(examined, found.plan), {}))
            view = ExaminationView(one, self._context(found, run, one.target), self._answers)
            view.tried.connect(self._try)
            self._answers.addWidget(view)
            self.tabs.addTab(one.target.replace("&", "&&"))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(found.evaluation.examinations) > 1)

    @staticmethod
    def _target_of(examination: Examination, plan: DataPlan | None) -> str:
        """The column that was answered; an earlier program did not name the only one."""
        return examination.target or (plan.target if plan is not None else "")

    def _context(self, found: Remembered, run: RunFolder, target: str) -> ResultContext:
        evaluation, plan = found.evaluation, found.plan
        several = len(evaluation.examinations) > 1
        loss = Quantity(
            id="loss",
            title=Message.of(T("Loss")),
            help=Message.of(
                T("How far the answers are from the truth, as training counts it; 0 would be perfect.")
            ),
            value=evaluation.loss if evaluation.loss is not None else 0.0,
        )
        about = [self.tr("{n} samples.").format(n=f"{evaluation.samples:,}")]
        if evaluation.epoch:
            words = self.tr("Weights of epoch {epoch}, the best one of this run.")
            about.append(words.format(epoch=evaluation.epoch))
        return ResultContext(
            self.studio,
            run,
            plan,
            self._looks,
            target or (plan.target if plan is not None else ""),
            evaluation.split,
            (loss,) if evaluation.loss is not None and not several else (),
            sentences(about),
        )

    def _show_tab(self) -> None:
        """Brings the answer into view that is chosen above."""
        self._answers.setCurrentIndex(max(0, self.tabs.currentIndex()))
        view = self.examination
        if view is not None:
            self.worth.set_examination(view.examination)
            view.set_compared(self.worth.standing())

    # States

    def _show_state(self) -> None:
        busy = self.progress.is_busy()
        self._views.setCurrentWidget(self._fresh if self._found is None else self._results)
        again = self._found is not None
        self.worth.setVisible(again and self._looks.is_compared and self.part() not in (NEW, OTHER))
        self.amounts.setVisible(again)
        blocked = self.tr("It is being evaluated now.") if busy else self.choice.blocked()
        self.start_button.setText(self.tr("Evaluate again"))
        self.start_button.setVisible(again)  # else the only button stands in the middle
        self.first_button.setVisible(not busy)
        for button in (self.start_button, self.first_button):
            button.set_blocked(blocked)
        self._fresh.set_detail(self._why_nothing())
        self._fresh.set_text(
            self.tr("Evaluating…") if busy else self.tr("Not evaluated with these samples yet")
        )
        self._hint.setText(self.choice.hint())
        self._hint.setVisible(bool(self._hint.text()))
        self.notes.set_evaluation(self.evaluation())
        self._show_banner()

    def _why_nothing(self) -> str:
        """Why there is nothing to see for what is chosen."""
        if self.part() == OTHER:
            return self.tr("Find out how good the network's answers are, and where it fails.")
        if self.part() != TEST:
            return self.tr("At the end of a training only the test samples are examined by themselves.")
        if self.chooser.is_training():
            return self.tr(
                "This run examines them when it ends. Its last weights can be examined already now."
            )
        return self.tr(
            "A training examines them at its end; this run was interrupted, or an earlier version made it."
        )

    def _show_banner(self) -> None:
        words = ""
        if self._failure is not None:
            words = tr_text(self._failure)
        elif self._found is not None and not self.progress.is_busy():
            words = self._doubt(self._found)
        self.banner.setVisible(bool(words))
        self.banner.set_message(words, "warn" if self._failure is None else "bad")

    def _doubt(self, found: Remembered) -> str:
        """Why what is shown may not be how things stand."""
        if found.outdated:
            return self.tr("The run has learned more since this was found. Evaluate it again.")
        project = self.studio.project
        now = project.data if project is not None else None
        if same_source(now, found.plan) and has_other_data(found.evaluation, now):
            return self.tr("The data has changed since this was found. Evaluate it again.")
        if not found.evaluation.kept:
            return self.tr(
                "This could not be saved in the project's folder, so it is gone when the program ends."
            )
        return ""

    def _examine_new(self) -> None:
        self.choice.choose(NEW)
        self.start()

    def _show_corrections(self) -> None:
        project = self.studio.project
        now = project.data if project is not None else None
        examined = self._found.plan if self._found is not None else None
        for view in self._answers.findChildren(ExaminationView):
            view.set_present(now if same_source(now, examined) else None)
        count = corrections_since(examined, now)
        self.corrected.setVisible(count > 0)
        self.corrected.set_message(
            self.tr(
                "Samples corrected since this training: {n}. Train again, so that the network learns it."
            ).format(n=count)
        )

    def _try(self, data: QMimeData) -> None:
        self.studio.offered = data
        self.actions_.trigger("go.predict")
