"""Is deep learning worth it here? The network beside a simple method that learned from the same samples."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deepstudio.core.text import T, Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.evaluation import Baseline, Comparison, Evaluation, compared
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import BarRows, Label, Line, OutlineButton, SecondaryLabel, Translated
from deepstudio.ui.widgets.job_line import JobLine
from deepstudio.ui.widgets.progress import duration
from deepstudio.ui.workers.long_job import LongJob

SHORT = 10  # seconds
EQUAL = 0.0005  # difference of two accuracies that are shown as the same number


class WorthCard(Translated, QWidget):
    """A button that compares, and what came of it. `compared` comes when there is something new to be read."""

    compared = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._run: RunFolder | None = None
        self._evaluation: Evaluation | None = None
        self._found: Comparison | None = None
        self._looks = Looks()
        self._job: LongJob | None = None
        self._comparing: RunFolder | None = None
        self._failure: Text | None = None
        self._build()
        self.retranslate()

    def set_run(self, run: RunFolder, evaluation: Evaluation, found: Comparison | None, looks: Looks) -> None:
        """`found` is what an earlier comparison on the same samples came to."""
        self._run, self._evaluation, self._found, self._looks = run, evaluation, found, looks
        self._failure = None
        self.retranslate()

    def start(self) -> None:
        """Trains and examines the simple method in a process of its own."""
        run, evaluation = self._run, self._evaluation
        if run is None or evaluation is None or self._job is not None:
            return
        self._failure = None
        arguments = (str(run.project_folder), "--run", run.id, "--split", evaluation.split)
        job = LongJob(T("Comparing with a simple method"), "baseline", *arguments)
        self._comparing = run
        self._follow(job)
        self._studio.start_job(job)
        self.retranslate()

    def _follow(self, job: LongJob) -> None:
        self._job = job
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        job.ended.connect(self._over)
        self.progress.follow(job)

    def remembered(self) -> tuple[LongJob | None, RunFolder | None]:
        """What is being compared."""
        return self._job, self._comparing

    def take_back(self, kept: tuple[LongJob | None, RunFolder | None]) -> None:
        job, self._comparing = kept
        if job is not None:
            self._follow(job)

    def verdict(self) -> str:
        """What is shown in words."""
        return self._verdict.text()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Is deep learning worth it here?"))
        again = self._found is not None
        self.button.setText(self.tr("Compare again") if again else self.tr("Compare with a simple method"))
        self.button.set_tip(tr_text(self._looks.simple_method))
        self.button.set_blocked(self.tr("It is being compared now.") if self._job is not None else "")
        self._accuracy_title.setText(self.tr("Accuracy"))
        self._f1_title.setText(self.tr("Mean F1"))
        self._show()

    # Building

    def _build(self) -> None:
        self._title = Label("", "strong", wrap=True, parent=self)
        self.button = OutlineButton(small=True, parent=self)
        self.button.setObjectName("evaluate.compare")
        self.button.clicked.connect(self.start)
        self.progress = JobLine(self)
        self._verdict = Label("", "body", wrap=True, parent=self)
        self._about = SecondaryLabel(parent=self)
        self.accuracy, self.f1 = BarRows(self), BarRows(self)
        self._accuracy_title, self._f1_title = SecondaryLabel(parent=self), SecondaryLabel(parent=self)
        self._bars = QWidget(self)
        bars = QVBoxLayout(self._bars)
        bars.setContentsMargins(0, 0, 0, 0)
        bars.setSpacing(2)
        for widget in (self._accuracy_title, self.accuracy, self._f1_title, self.f1):
            bars.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Line(parent=self))
        for each in (self._title, self._bars, self._verdict, self._about, self.button, self.progress):
            column.addWidget(each)

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

    def _over(self) -> None:
        self._job = None
        self.retranslate()

    def _show(self) -> None:
        network, simple = self._evaluation, self._found
        self._bars.setVisible(network is not None and simple is not None)
        self._verdict.set_tone("bad" if self._failure is not None else "text")
        self._about.setText(tr_text(self._looks.simple_method))
        self._about.setVisible(simple is None or self._failure is not None)
        self._verdict.setVisible(simple is not None or self._failure is not None)
        if self._failure is not None:
            self._verdict.setText(tr_text(self._failure))
        elif network is not None and simple is not None:
            self._verdict.setText(self._words(network, simple))
        if network is not None and simple is not None:
            names = (self.tr("Network"), self.tr("Simple"))
            self.accuracy.set_rows(list(zip(names, (network.accuracy, simple.accuracy), strict=True)))
            self.f1.set_rows(list(zip(names, (network.macro_f1, simple.macro_f1), strict=True)))

    def _words(self, network: Evaluation, simple: Comparison) -> str:
        sentences = [
            self._winner(network, simple),
            self._time(network, simple),
            *self._doubts(network, simple),
        ]
        return " ".join(sentence for sentence in sentences if sentence)

    def _winner(self, network: Evaluation, simple: Comparison) -> str:
        ahead = network.accuracy - simple.accuracy
        points = f"{abs(ahead) * 100:.1f}"
        if abs(ahead) < EQUAL:
            return self.tr("Both are right equally often.")
        if ahead > 0:
            return self.tr("The network wins by {points} points.").format(points=points)
        return self.tr("The simple method wins by {points} points.").format(points=points)

    def _time(self, network: Evaluation, simple: Comparison) -> str:
        if simple.network_seconds <= 0:
            return ""
        mine, other = seconds(simple.seconds), seconds(simple.network_seconds)
        if simple.seconds < simple.network_seconds:
            words = self.tr("The simple method needs {simple} instead of {network}.")
        else:
            words = self.tr("The network needed {network} to train, the simple method {simple}.")
        return words.format(simple=mine, network=other)

    def _doubts(self, network: Evaluation, simple: Comparison) -> list[str]:
        """What else an honest judge says."""
        ahead, fairer = network.accuracy - simple.accuracy, network.macro_f1 - simple.macro_f1
        said = []
        if ahead * fairer < 0 and abs(fairer) >= EQUAL:
            said.append(
                self.tr("By the mean F1, where rare classes count as much, it is the other way round.")
            )
        if EQUAL <= abs(ahead) < chance(simple.accuracy, network.samples):
            words = self.tr("With {n} samples, so small a difference may be chance.")
            said.append(words.format(n=f"{network.samples:,}"))
        if ahead <= EQUAL:
            said.append(self.tr("More data, more epochs or another template may help the network."))
        return said


def chance(accuracy: float, samples: int) -> float:
    """Half the width of the 95 % interval around a share of `samples` (Wald)."""
    return 1.96 * sqrt(max(accuracy * (1 - accuracy), 0.0) / max(samples, 1))


def seconds(value: float) -> str:
    """A time in words, short ones with a tenth: "0.6 s", "12 s", "3 min 20 s"."""
    if value >= SHORT:
        return duration(value)
    return QCoreApplication.translate("Duration", "{seconds} s").format(seconds=f"{max(value, 0.1):.1f}")
