"""One sample of a run's data, large, over the canvas and the panel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data.corrections import located
from deepstudio.data.sample_table import SampleEntry
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.kinds.quick_look import QuickLook
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.background import Aside


class SampleClosely(QObject):
    """Opens the quick look; the arrows go on to the next of the samples that are given with one."""

    def __init__(self, studio: Studio, owner: QWidget) -> None:
        super().__init__(owner)
        self._studio, self._owner = studio, owner
        self._aside = Aside(owner)
        self._ids: list[str] = []
        self._id, self._part = "", "train"
        self._plan: DataPlan | None = None
        self.quick: QuickLook | None = None

    def show_sample(self, run: RunFolder, id: str, ids: Sequence[str], part: str) -> None:
        """Shows one of `ids`, which are of a part of the run's data."""
        self._ids, self._id, self._part = list(ids), id, part
        self._aside.forget()
        self._aside.ask(partial(_plan_of, run), self._take_plan, self._refuse)

    def close(self) -> None:
        """Nothing is shown any more."""
        self._aside.forget()
        if self.quick is not None and self.quick.isVisible():
            self.quick.hide()
            self._owner.setFocus()

    def _take_plan(self, plan: DataPlan) -> None:
        if self.quick is None or plan != self._plan:
            self._make(plan)
        self._show(self._id)

    def _refuse(self, reason: Text) -> None:
        self._studio.tell("warn", reason)

    def _make(self, plan: DataPlan) -> None:
        """Over the page, where there is room."""
        if self.quick is not None:
            self.quick.deleteLater()
        self._plan = plan
        host = self._host()
        self.quick = QuickLook(looks_of(plan, self._studio.registry).close_view(host), host)
        self.quick.stepped.connect(self._step)
        self.quick.closed.connect(self.close)

    def _host(self) -> QWidget:
        host: QWidget = self._owner
        while (above := host.parentWidget()) is not None and not isinstance(host, Page):
            host = above
        return host

    def _show(self, id: str) -> None:
        assert self.quick is not None
        assert self._plan is not None
        self._id = id
        scan = self._studio.scan
        name = str(scan.answers.get(id, "")) if scan is not None else ""
        called = self._studio.class_names.get(self._plan.target, {}).get(name, name)
        self.quick.setGeometry(self._room())
        place = self._ids.index(id) + 1, len(self._ids)
        self.quick.show_entry(self._plan, SampleEntry(id, called, self._part), "", place)

    def _room(self) -> QRect:
        """All of the page that is beside its other columns: canvas and panel."""
        host, within = self._host(), self._owner
        while (above := within.parentWidget()) is not None and above is not host:
            within = above
        return within.geometry()

    def _step(self, by: int) -> None:
        place = self._ids.index(self._id) + by
        if 0 <= place < len(self._ids):
            self._show(self._ids[place])


def _plan_of(run: RunFolder) -> DataPlan:
    """Where the run's data lies now; in another thread. Raises `Explained`."""
    plan = run.project().data
    if plan is None:
        raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
    return located(run, plan)
