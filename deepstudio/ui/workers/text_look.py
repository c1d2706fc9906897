"""Reads the texts of a project, counts their tokens and looks for what is doubtful, away from the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThread, Signal

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text
from deepstudio.storage.error_log import record_error
from deepstudio.ui.workers.gathered import Gathered
from deepstudio.ui.workers.work import Work

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan


@dataclass(frozen=True)
class Corpus:
    """All texts by id, excluded ones too, and the class that the source gives each."""

    texts: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


class TextLook(Work):
    """What comes, in this order: `read(Corpus)`, `counted(TextStatistics)`, `looked(evidence)`; then `ended`.

    A `corpus` that is known already is not read again. `failed(Text)` takes the place of what is missing; a look
    that was canceled says nothing more than `ended`.
    """

    read = Signal(object)
    counted = Signal(object)
    looked = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        plan: DataPlan,
        registry: Registry,
        scan: Scan,
        training: TrainingPlan,
        corpus: Corpus | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(T("Looking at your texts"), parent)
        self._gathered = Gathered(self)
        self._gathered.arrived.connect(self._arrived)
        self._thread = _Thread(plan, registry, scan, training, corpus, self._gathered, self)
        self._thread.finished.connect(self._over)

    @property
    def is_cancelled(self) -> bool:
        return self._thread.stop.is_set()

    def start(self) -> None:
        self._thread.start(QThread.Priority.LowPriority)

    def cancel(self) -> None:
        self._thread.stop.set()

    def wait(self) -> None:
        self._thread.wait()

    def _arrived(self, items: list[tuple[str, Any]]) -> None:
        # Progress that came together with its end must not be told after it.
        progress = [value for kind, value in items if kind == "progress"]
        if progress:
            self.set_progress(progress[-1].what.text(), progress[-1].done, progress[-1].total)
        for kind, value in items:
            if kind != "progress" and not self.is_cancelled:
                getattr(self, kind).emit(value)

    def _over(self) -> None:
        self._gathered.flush()
        self.ended.emit()


class _Thread(QThread):
    def __init__(
        self,
        plan: DataPlan,
        registry: Registry,
        scan: Scan,
        training: TrainingPlan,
        corpus: Corpus | None,
        gathered: Gathered,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.stop = threading.Event()
        self._plan, self._registry, self._scan = plan, registry, scan
        self._training, self._corpus, self._gathered = training, corpus, gathered

    def run(self) -> None:
        try:
            self._look()
        except Explained as error:
            self._gathered.put(("failed", error.text))
        except Exception as error:
            record_error(error, "looking at texts")
            self._gathered.put(("failed", _unexpected(str(error))))

    def _look(self) -> None:
        from deepstudio.data.findings import find_all
        from deepstudio.data.texts import text_statistics

        plan, registry, scan = self._plan, self._registry, self._scan
        corpus, stopped = self._corpus, self.stop.is_set
        if corpus is None:
            corpus = self._read()
            self._gathered.put(("read", corpus))
        texts = [corpus.texts.get(sample.id, "") for sample in scan.samples]
        self._progress(T("Counting tokens"))
        counted = text_statistics(plan, registry, scan, stopped, texts)
        self._gathered.put(("counted", counted))
        self._progress(T("Looking for what is doubtful"))
        evidence = find_all(
            plan, registry, scan, self._report, stopped, self._training, texts, counted.lengths
        )
        self._gathered.put(("looked", evidence))

    def _read(self) -> Corpus:
        from deepstudio.data.sources import reader
        from deepstudio.data.unreadable import UnreadableSample
        from deepstudio.data.work import Cancelled, Reporter, quietly

        source = reader(self._plan, self._registry)
        classes = self._scan.found.classes
        labels = {sample.id: classes[sample.label] for sample in self._scan.samples}
        if self._plan.excluded or self._plan.relabelled:
            raw = source.scan(quietly, self.stop.is_set)
            labels = {sample.id: raw.found.classes[sample.label] for sample in raw.samples}
        report = Reporter(T("Reading the texts"), len(labels), self._report)
        texts: dict[str, str] = {}
        for done, id in enumerate(labels, 1):
            if self.stop.is_set():
                raise Cancelled
            try:
                texts[id] = str(source.load(id))
            except UnreadableSample:
                texts[id] = ""
            report(done)
        return Corpus(texts, labels)

    def _progress(self, what: Text) -> None:
        from deepstudio.data.work import Reporter

        Reporter(what, 0, self._report)(0)

    def _report(self, event: Progress) -> None:
        self._gathered.put(("progress", event))


def _unexpected(reason: str) -> Text:
    return T("Your texts could not be looked at: {reason}", reason=reason)
