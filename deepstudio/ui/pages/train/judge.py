"""What is to be said of a run, with what its folder alone knows read beside the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deepstudio.core.coach.cures import CURES, Patient, Remedy, offer_for
from deepstudio.core.coach.curves import LearningCurves
from deepstudio.core.coach.rules import verdict_on
from deepstudio.core.coach.verdict import Verdict
from deepstudio.core.project import Project
from deepstudio.jobs.evaluations import simple_metrics
from deepstudio.storage.judging import curves_of
from deepstudio.storage.run_course import Course
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.pages.train.parts import augments, balances
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.background import Aside

MOST_KNOWN = 30  # runs


@dataclass(frozen=True)
class Judged:
    """A verdict and the curves that it is about."""

    verdict: Verdict | None = None
    curves: LearningCurves | None = None


@dataclass
class _Known:
    """`project` is that of the run, `simple` what a simple method gets; nothing while they are being read."""

    project: Project | None = None
    simple: Mapping[str, float] = field(default_factory=dict)
    key: tuple[int, str] | None = None
    judged: Judged = Judged()


class Judge(QObject):
    """Judges runs by id. `changed(id)` says that more is known of one."""

    changed = Signal(str)

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.aside = Aside(self)
        self._known: dict[str, _Known] = {}

    def judged(self, run: RunFolder, course: Course) -> Judged:
        """What is known now; of a run that nobody asked about before, `changed` follows."""
        known = self._known.get(run.id)
        if known is None:
            known = self._known[run.id] = _Known()
            for oldest in list(self._known)[:-MOST_KNOWN]:
                del self._known[oldest]
            self.aside.ask(partial(_read, run.path), partial(self._keep, run.id, known), lambda _: None)
        key = (len(course), course.ended)
        if known.project is not None and known.key != key:
            curves = curves_of(course, known.project, self._studio.registry, known.simple)
            known.key, known.judged = key, Judged(verdict_on(curves), curves)
        return known.judged

    def offer(self, judged: Judged, run_id: str = "") -> Remedy | None:
        """What may help, and can be done with the project as it is now."""
        patient = self._patient(run_id)
        if judged.verdict is None or judged.curves is None or patient is None:
            return None
        return offer_for(judged.verdict, judged.curves, patient)

    def fine_tuning(self, judged: Judged, run_id: str) -> Remedy | None:
        """Going on from a run with the last stages of frozen layers, where there are some."""
        patient = self._patient(run_id)
        if judged.curves is None or patient is None or not judged.curves.epochs:
            return None
        return CURES["fine_tune"].offer(judged.curves, patient)

    def _patient(self, run_id: str) -> Patient | None:
        project, registry = self._studio.project, self._studio.registry
        if project is None:
            return None
        can = {"augments": augments(registry, project), "balances": balances(registry, project)}
        return Patient(project, registry, self._studio.report.analyses, run=run_id, **can)

    def forget(self, run_id: str = "") -> None:
        """Reads anew what is known of a run, or of all."""
        if run_id:
            self._known.pop(run_id, None)
        else:
            self.aside.forget()
            self._known.clear()

    def _keep(self, run_id: str, known: _Known, read: tuple[Project, Mapping[str, float]]) -> None:
        known.project, known.simple = read
        if self._known.get(run_id) is known:
            self.changed.emit(run_id)


def _read(path: Path) -> tuple[Project, Mapping[str, float]]:
    """Runs in another thread."""
    run = RunFolder(path)
    return run.project(), simple_metrics(run)
