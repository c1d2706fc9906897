"""The curves and the story of each run, read from its folder once and kept up to date from then on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deepstudio.core.events import AnyEvent
from deepstudio.storage.live_run import LiveRun
from deepstudio.storage.run_curves import Curves
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.workers.background import Aside

KEPT = 30  # runs whose curves stay in memory


@dataclass
class History:
    """One run: what plots need and what a header says."""

    curves: Curves = field(default_factory=Curves)
    live: LiveRun = field(default_factory=LiveRun)

    def take(self, events: list[AnyEvent]) -> bool:
        self.live.take(events)
        return self.curves.take(events)


class Histories(QObject):
    """Histories by run id. `loaded(id)` says that one was read from the disk."""

    loaded = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.aside = Aside(self)
        self._known: dict[str, History] = {}
        self._streamed: set[str] = set()
        self._late: dict[str, list[AnyEvent]] = {}
        """What came of runs while they are being read."""

    def get(self, run: RunFolder) -> History | None:
        """What is known of a run; if nothing is yet, `loaded` follows."""
        known = self._known.get(run.id)
        if known is None and run.id not in self._late:
            self._late[run.id] = []
            keep = partial(self._keep, run.id)
            self.aside.ask(partial(_read, run.path), keep, lambda _: keep(History()))
        return known

    def known(self, run_id: str) -> History | None:
        return self._known.get(run_id)

    def live(self, run_id: str) -> LiveRun:
        """How a run stands; as one that has just begun, where nothing is known."""
        known = self._known.get(run_id)
        return known.live if known is not None else LiveRun()

    def begin(self, run_id: str) -> None:
        """All events of this run will come from the first one on: what was known is void."""
        self.forget(run_id)
        self._streamed.add(run_id)
        self._known[run_id] = History()

    def take(self, run_id: str, events: list[AnyEvent]) -> bool:
        """Takes events that came; says whether curves changed. Those that come while a run is read wait."""
        known = self._known.get(run_id)
        if known is not None:
            return known.take(events)
        if run_id in self._late:
            self._late[run_id] += events
        return False

    def forget(self, run_id: str) -> None:
        self._known.pop(run_id, None)
        self._streamed.discard(run_id)
        self._late.pop(run_id, None)

    def clear(self) -> None:
        self.aside.forget()
        self._known.clear()
        self._streamed.clear()
        self._late.clear()

    def _keep(self, run_id: str, history: History) -> None:
        late = self._late.pop(run_id, None)
        if late is None:
            return  # it was forgotten, or began anew
        self._known[run_id] = history
        history.take(late)
        for oldest in list(self._known)[:-KEPT]:
            if oldest not in self._streamed:
                self.forget(oldest)
        self.loaded.emit(run_id)


def _read(path: Path) -> History:
    """Runs in another thread."""
    history = History()
    events, _ = RunFolder(path).events()
    history.take(events)
    return history
