"""Is deep learning worth it here? The network beside simple methods that learned from the same samples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.results import Examination, Quantity
from deepstudio.core.text import T, Text
from deepstudio.jobs.evaluations import Baseline, Comparison, Evaluation, compared, shown
from deepstudio.jobs.verdict import compared_figures, verdict
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import BarList, InfoButton, Label, Line, OutlineButton, SecondaryLabel
from deepstudio.ui.widgets.bars import Bar, BarColumns
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.long_job import LongJob

MOST_METRICS = 2
COLUMNS = BarColumns(above=True)


class WorthCard(QWidget):
    """A button that compares, and what came of it. `compared` comes when there is something new to be read."""

    compared = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._run: RunFolder | None = None
        self._evaluation: Evaluation | None = None
        self._examination: Examination | None = None
        self._found: Comparison | None = None
        self._looks = Looks()
        self._comparing: RunFolder | None = None
        self._failure: Text | None = None
        self._build()
        self._show()

    def set_run(self, run: RunFolder, evaluation: Evaluation, found: Comparison | None, looks: Looks) -> None:
        """`found` is what an earlier comparison on the same samples came to."""
        self._run, self._evaluation, self._found, self._looks = run, evaluation, found, looks
        self._examination, self._failure = evaluation.examinations[0], None
        self._show()

    def set_examination(self, examination: Examination) -> None:
        """Speaks of this answer, where there are several."""
        self._examination = examination
        self._show()

    def start(self) -> None:
        """Trains and examines the simple methods in a process of their own."""
        run, evaluation = self._run, self._evaluation
        if run is None or evaluation is None or self.progress.is_busy():
            return
        self._failure = None
        arguments = (str(run.project_folder), "--run", run.id, "--split", evaluation.split)
        job = LongJob(T("Comparing with a simple method"), "baseline", *arguments)
        self._comparing = run
        self._follow(job)
        self._studio.start_job(job)
        self._show()

    def _follow(self, job: LongJob) -> None:
        self.progress.follow(job)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        job.ended.connect(self._show)

    def remembered(self) -> Any:
        """What is being compared."""
        return self.progress.work, self._comparing

    def take_back(self, kept: Any) -> None:
        job, self._comparing = kept
        if job is not None:
            self._follow(job)

    def verdict(self) -> str:
        """What is shown in words."""
        return self._verdict.text()

    def standing(self) -> Mapping[str, float]:
        """The numbers of the simple method that stands for all, for the answer in view, by id."""
        target = self._examination.target if self._examination is not None else ""
        method = self._found.standing(target) if self._found is not None else None
        return method.of(target) if method is not None else {}

    # Building

    def _build(self) -> None:
        title = Label(self.tr("Is deep learning worth it here?"), "strong", wrap=True, parent=self)
        info = InfoButton("simple_method", self.tr("a simple method"), self, reached_by_tab=True)
        self.button = OutlineButton(small=True, parent=self, name="evaluate.compare", run=self.start)
        self.progress = JobLine(self)
        self._verdict = Label("", "body", wrap=True, parent=self)
        self._about = SecondaryLabel(parent=self)
        self.metrics = [(SecondaryLabel(parent=self), BarList(self, COLUMNS)) for _ in range(MOST_METRICS)]
        self._bars = QWidget(self)
        column_of(*(column_of(*pair, gap=2) for pair in self.metrics), gap=10, on=self._bars)
        column_of(
            Line(parent=self),
            row_of((title, 1), (info, 0, Qt.AlignmentFlag.AlignTop), gap=6),
            self._verdict,
            self._bars,
            self._about,
            self.button,
            self.progress,
            gap=10,
            on=self,
        )

    # What it came to

    def _done(self, value: dict[str, object]) -> None:
        """Also shows what could not be saved."""
        if value.get("kept", True):
            self.compared.emit()
        elif self._comparing is not None and self._comparing is self._run:
            self._found = compared(Baseline.model_validate(value), self._comparing)

    def _failed(self, reason: Text) -> None:
        if self._comparing is self._run:
            self._failure = reason

    def _show(self) -> None:
        network, simple = self._examination, self._found
        again = simple is not None
        self.button.setText(self.tr("Compare again") if again else self.tr("Compare with a simple method"))
        self.button.set_tip(tr_text(self._looks.simple_method))
        self.button.set_blocked(self.tr("It is being compared now.") if self.progress.is_busy() else "")
        self._bars.setVisible(network is not None and again)
        self._verdict.set_tone("bad" if self._failure is not None else "text")
        self._about.setText(tr_text(self._looks.simple_method))
        self._about.setVisible(not again or self._failure is not None)
        self._verdict.setVisible(again or self._failure is not None)
        if self._failure is not None:
            self._verdict.setText(tr_text(self._failure))
        elif network is not None and simple is not None:
            samples = self._evaluation.samples if self._evaluation is not None else 0
            self._verdict.setText(sentences(map(tr_text, verdict(network, simple, samples))))
        else:
            self._verdict.setText("")
        if network is not None and simple is not None:
            self._show_bars(network, simple)

    def _show_bars(self, network: Examination, simple: Comparison) -> None:
        figures = compared_figures(network, simple)
        for number, (name, bars) in enumerate(self.metrics):
            there = number < len(figures)
            name.setVisible(there)
            bars.setVisible(there)
            if there:
                name.setText(tr_text(figures[number].title.text()))
                bars.setAccessibleName(name.text())
                self._compare(bars, network, figures[number], simple)

    def _compare(self, bars: BarList, network: Examination, figure: Quantity, simple: Comparison) -> None:
        """Shows the network and each method; what is no share is drawn as one of the largest."""
        found = [(self.tr("Network"), figure)]
        for method in simple.methods:
            value = method.of(network.target).get(figure.id)
            if value is not None:
                name = tr_text(method.title.text()) if len(simple.methods) > 1 else self.tr("Simple")
                found.append((name, figure.replace(value=value)))
        most = 1.0 if figure.form == "percent" else max(abs(one.value) for _, one in found)
        bars.set_bars(
            [Bar(name, ((one.value, ""),), shown(one), strong=one is figure) for name, one in found],
            most,
        )
