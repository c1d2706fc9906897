"""Keeps what is known of the samples in step with the project: they are looked at again when something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deepstudio.core.project import DataPlan, Project
from deepstudio.data.served import Corpus
from deepstudio.ui.kinds.looks import Looks, looks_of
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.sample_look import SampleLook

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan

PAUSE = (
    300  # milliseconds without a change after which it looks, so that typing a number does not begin it often
)


class SampleWatch(QObject):
    """Signals come for the newest state of the project only."""

    read = Signal(object)
    """All texts, as a `Corpus`."""
    counted = Signal(object)
    """The `TextStatistics`, or None while they are not known."""
    looking = Signal(object, object, object)
    """What is being done, how far it is from 0 to 1 or None, and the seconds left or None."""
    looked = Signal(object)
    """All evidence that was found, as a tuple."""
    stopped = Signal()
    failed = Signal(object)
    cleared = Signal()
    """There are no texts."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._key: object = None
        self._wanted: tuple[Project, Scan, Looks] | None = None
        self._look: SampleLook | None = None
        self._corpus_of: tuple[str, str] | None = None
        self.corpus = Corpus()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._begin)

    def follow(self, project: Project | None, scan: Scan | None, scanning: bool) -> None:
        """Looks at the samples of `scan`; without one, it waits for that which is under way."""
        plan = project.data if project is not None else None
        if project is None or plan is None:
            return self.forget()
        looks = looks_of(plan, self._studio.registry)
        if not looks.reads and self._corpus_of is not None:
            self.forget()
        if scan is None and scanning:
            self._wait(looks)
        elif scan is None:
            self._stop()
            self.cleared.emit()
        elif self._key != (key := _key(project, plan, scan, looks)):
            first = self._key is None and self._corpus_of is None
            self._wait(looks)
            self._key, self._wanted = key, (project, scan, looks)
            self._timer.start(0 if first else PAUSE)

    def forget(self) -> None:
        """There are no texts, or other ones."""
        if self._key is None and self._corpus_of is None:
            return
        self._stop()
        self.corpus, self._corpus_of = Corpus(), None
        self.read.emit(self.corpus)
        self.counted.emit(None)
        self.cleared.emit()

    def cancel(self) -> None:
        """The user wants no more of it now."""
        key = self._key
        self._stop()
        self._key = key
        self.stopped.emit()

    def again(self) -> None:
        """Looks once more, as after it was canceled."""
        self._timer.start(0)

    # Inside

    def _wait(self, looks: Looks) -> None:
        """What is under way is no longer wanted; something newer comes."""
        self._stop()
        self.looking.emit(looks.looking, None, None)

    def _stop(self) -> None:
        self._key = None
        self._timer.stop()
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _begin(self) -> None:
        plan = self._wanted[0].data if self._wanted is not None else None
        if self._wanted is None or plan is None:
            return
        project, scan, looks = self._wanted
        source = (plan.source.key, scan.found.fingerprint)
        known = self.corpus if source == self._corpus_of else None
        asked = (plan, scan, project.training) + ((known is not None,) if looks.reads else ())
        look = self._look = SampleLook(looks.looking, looks.looked_at_by(), asked)
        look.read.connect(lambda corpus: self._read(look, source, corpus))
        look.counted.connect(lambda found: self._pass(look, self.counted, found))
        look.finished.connect(lambda found: self._pass(look, self.looked, found))
        look.failed.connect(lambda reason: self._pass(look, self.failed, reason))
        look.progressed.connect(lambda: self._show_progress(look))
        look.ended.connect(lambda: self._over(look))
        self._studio.start_job(look)
        self._show_progress(look)

    def _read(self, look: SampleLook, source: tuple[str, str], corpus: Corpus) -> None:
        if look is self._look:
            self.corpus, self._corpus_of = corpus, source
            self.read.emit(corpus)

    def _pass(self, look: SampleLook, signal: object, value: object) -> None:
        if look is self._look:
            signal.emit(value)  # type: ignore[attr-defined]

    def _show_progress(self, look: SampleLook) -> None:
        if look is self._look:
            self.looking.emit(look.what or look.title, look.fraction, look.seconds_left)

    def _over(self, look: SampleLook) -> None:
        if look is not self._look:
            return
        self._look = None
        if look.is_cancelled:  # in the status line
            self.stopped.emit()


def _key(project: Project, plan: DataPlan, scan: Scan, looks: Looks) -> object:
    """Changes with everything that statistics and findings depend on."""
    # What is not read as texts is looked at as it is stored: how it then enters the network makes no difference.
    columns = tuple((name, chosen.key) for name, chosen in plan.columns.items()) if looks.reads else ()
    balanced = getattr(project.training, "balanced", False)
    return (
        id(scan),
        plan.source.key,
        plan.split,
        columns,
        plan.excluded,
        plan.names,
        tuple(plan.corrected.items()),
        balanced,
    )
