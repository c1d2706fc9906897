"""More data, or a better network? An experiment that trains with shares of the data, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.amounts import duration
from deepstudio.core.coach.more_data import data_verdict
from deepstudio.core.events import AnyEvent, Note
from deepstudio.core.text import T, Text
from deepstudio.storage.amounts_tried import AmountsKnown, AmountsTried, known_amounts
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.results.base import ResultContext, SectionView, section_view
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import InfoButton, Label, Line, OutlineButton, SecondaryLabel
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.widgets.progress import JobLine
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.long_job import LongJob

SHARES, SEEDS = (10, 20, 50, 100), 3
JUDGES = ("test", "validation")
LEAST = 10.0  # seconds: the process has to start, and its libraries to load
GAP = 14  # pixels

TriedPlace = tuple[str, str]


class AmountsCard(QWidget):
    """What it is about and how long it takes, or what came of it, with a button that shows `curves`."""

    opened = Signal()
    """The curves are wanted; they stand above all else."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._context: ResultContext | None = None
        self._part = JUDGES[0]
        self._known = AmountsKnown(None, None, False)
        self._shown: AmountsTried | None = None
        self._trying: TriedPlace | None = None
        self._failure: Text | None = None
        self._is_open = False
        self._aside = Aside(self)
        self.curves = QWidget()
        """Where there is room for them: a card for each answer, while they are to be seen."""
        self.views: list[SectionView] = []
        self._build()
        self._show()

    def set_context(self, context: ResultContext) -> None:
        """Speaks of this run; the part that is looked at judges, or else the test part."""
        part = context.split if context.split in JUDGES else JUDGES[0]
        if self._context is not None and self._place() != (str(context.run.path), part):
            self._known, self._failure = AmountsKnown(None, None, False), None
            self._forget_views()
        self._context, self._part = context, part
        self._look_up()

    def found(self) -> AmountsTried | None:
        """What has been tried so far."""
        return self._known.found

    def words(self) -> str:
        """What is said while it is folded."""
        return self._words.text()

    def start(self) -> None:
        """Tries what is missing, in a process of its own; of what is complete, more seeds."""
        context = self._context
        if context is None or self.progress.is_busy():
            return
        run, shares, seeds = context.run, *self._next()
        self._failure = None
        arguments = ("--run", run.id, "--on", self._part, "--seeds", str(seeds))
        job = LongJob(
            T("Trying amounts of data"),
            *("amounts", str(run.project_folder), *arguments),
            *("--shares", ",".join(map(str, shares)), "--device", self._studio.preferences.device),
        )
        self._trying = self._place()
        self._follow(job)
        self._studio.start_job(job)
        self._show()

    def remembered(self) -> Any:
        """What is being tried, and whether it is opened."""
        return self.progress.work, self._trying, self._is_open

    def take_back(self, kept: Any) -> None:
        job, self._trying, self._is_open = kept
        if job is not None:
            self._follow(job)
        self._show()

    # Building

    def _build(self) -> None:
        title = Label(self.tr("More data or a better network?"), "strong", wrap=True, parent=self)
        info = InfoButton("data_curve", title.text(), self, reached_by_tab=True)
        self._words = Label("", "body", wrap=True, parent=self)
        self._about = SecondaryLabel(parent=self)
        self.fold = OutlineButton(small=True, parent=self, name="evaluate.show-amounts", run=self._toggle)
        self.button = OutlineButton(small=True, parent=self, name="evaluate.amounts", run=self.start)
        self.progress = JobLine(self)
        self._column = column_of(gap=GAP, on=self.curves)
        column_of(
            Line(parent=self),
            row_of((title, 1), (info, 0, Qt.AlignmentFlag.AlignTop), gap=6),
            self._words,
            self.fold,
            self._about,
            self.button,
            self.progress,
            gap=10,
            on=self,
        )

    def _follow(self, job: LongJob) -> None:
        self.progress.follow(job)
        job.came.connect(self._came)
        job.finished.connect(self._done)
        job.failed.connect(self._failed)
        job.ended.connect(self._look_up)

    # What was tried

    def _place(self) -> TriedPlace:
        return (str(self._context.run.path) if self._context is not None else "", self._part)

    def _look_up(self) -> None:
        """Reads what is kept, beside the window's thread."""
        if self._context is None:
            return
        run, part = self._context.run, self._part
        self._aside.forget()
        self._aside.ask(lambda: known_amounts(run, part), partial(self._take, self._place()))
        self._show()

    def _take(self, place: TriedPlace, known: AmountsKnown) -> None:
        if place == self._place():
            self._known = known
            self._show()

    def _came(self, event: AnyEvent) -> None:
        """A note follows each training, which is kept by then."""
        if isinstance(event, Note) and self._trying == self._place():
            self._look_up()

    def _done(self, value: dict[str, Any]) -> None:
        """Also shows what could not be kept."""
        if self._trying != self._place():
            return
        self._is_open = True
        if value and not value.get("kept", True):
            self._known = replace(self._known, found=AmountsTried.model_validate(value))
            self._show()

    def _failed(self, reason: Text) -> None:
        if self._trying == self._place():
            self._failure = reason

    def _next(self) -> tuple[tuple[int, ...], int]:
        """The shares to try, and with how many seeds."""
        found = self._known.found
        if found is None or not found.points:
            return SHARES, SEEDS
        return found.shares, len(found.seeds) + (0 if found.missing else SEEDS)

    def _trainings(self) -> int:
        """How many there are to do."""
        found, (shares, seeds) = self._known.found, self._next()
        if found is None:
            return len(shares) * seeds
        there = len(found.missing)
        return there or (len(shares) - len(found.left_out)) * SEEDS

    # Showing

    def _toggle(self) -> None:
        self._is_open = not self._is_open
        self._show()
        if self._is_open:
            self.opened.emit()

    def _show(self) -> None:
        known = self._known.found
        found = known if known is not None and known.points else None
        opened = self._is_open and found is not None
        self.fold.setVisible(found is not None)
        self.fold.setText(self.tr("Hide the curve") if opened else self.tr("Show the curve"))
        self._words.setText("" if opened and self._failure is None else self._said(found))
        self._words.set_tone("bad" if self._failure is not None else "text")
        self._words.setVisible(bool(self._words.text()))
        self._about.setText(self._told(found))
        self._show_button(found)
        self._show_views(found if opened else None)

    def _said(self, found: AmountsTried | None) -> str:
        """What the curves say, or why there are none."""
        if self._failure is not None:
            return tr_text(self._failure)
        curves = found.curves if found is not None else ()
        words = [sentences(map(tr_text, data_verdict(curve).sentences)) for curve in curves]
        if len(curves) > 1:
            words = [f"{curve.target}: {own}" for curve, own in zip(curves, words, strict=True)]
        return "\n".join(words)

    def _told(self, found: AmountsTried | None) -> str:
        """What is done, who judges, what was to be said, and how long it takes."""
        what = self.tr(
            "Trains the network and a simple method with 10, 20, 50 and 100 % of the training samples, three times "
            "each, and draws how good they become. Each training takes as many steps as the run did."
        )
        judge = self.tr("The test samples judge.")
        if self._part != JUDGES[0]:
            judge = self.tr("The validation samples judge.")
        notes = [tr_text(note.text()) for note in found.notes] if found is not None else [what]
        return sentences([*notes, judge, self._lasts() if not self.progress.is_busy() else ""])

    def _lasts(self) -> str:
        seconds = self._known.seconds
        if seconds is None:
            return ""
        lasts = tr_text(duration(max(LEAST, seconds * self._trainings())))
        found = self._known.found
        if found is None or not found.points:
            return self.tr("That takes about {time}.").format(time=lasts)
        if found.missing:
            return self.tr("The rest takes about {time}.").format(time=lasts)
        return self.tr("{n} more seeds take about {time}.").format(n=SEEDS, time=lasts)

    def _show_button(self, found: AmountsTried | None) -> None:
        if found is None:
            self.button.setText(self.tr("Try it"))
        elif found.missing:
            self.button.setText(self.tr("Go on"))
        else:
            self.button.setText(self.tr("Try {n} more seeds").format(n=SEEDS))
        training = self.tr("This run is still being trained.") if self._known.is_training else ""
        busy = self.tr("It is being tried now.") if self.progress.is_busy() else ""
        self.button.set_blocked(busy or training)

    def _show_views(self, found: AmountsTried | None) -> None:
        """Built when they are to be seen."""
        self.curves.setVisible(found is not None)
        if found is None or self._context is None or (self.views and found == self._shown):
            return
        curves, several = found.curves, len(found.curves) > 1
        if len(curves) == len(self.views):
            for view, curve in zip(self.views, curves, strict=True):
                view.show_section(curve)
        else:
            self._forget_views()
            for curve in curves:
                context = replace(self._context, target=curve.target if several else "", split=self._part)
                view = section_view(curve, context, self.curves)
                self.views.append(view)
                self._column.addWidget(view)
        self._shown = found

    def _forget_views(self) -> None:
        self._shown = None
        for view in self.views:
            self._column.removeWidget(view)
            view.deleteLater()
        self.views = []
