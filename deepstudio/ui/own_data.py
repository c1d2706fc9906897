"""Takes a folder or file as data of the open project; what it is is found out beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deepstudio.core.explained import Explained
from deepstudio.core.problems import Edit
from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data.plan_edits import use_plan
from deepstudio.jobs.new_project import recognised_or_refused
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.sample_look import ScanWork

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan


# Why no setting of the page could make it data: what is there stays then.
HOPELESS = frozenset({"empty", "no_classes", "too_few", "data_missing", "data_unreadable", "not_data"})


class OwnData:
    """What was asked for last counts; nothing comes where another project was opened meanwhile.

    Data that is there and was looked through gives way only to data that can be read.
    """

    def __init__(self, studio: Studio, owner: QObject) -> None:
        self._studio = studio
        self._aside = Aside(owner)
        self._work: ScanWork | None = None

    def take(
        self, path: Path, taken: Callable[[], object], refused: Callable[[Explained, Path], object]
    ) -> None:
        """Changes the project and calls `taken`, or says to `refused` why not, and of which path."""
        studio, document, project = self._studio, self._studio.document, self._studio.project
        kept = project.data if project is not None else None
        self._forget()

        def use(found: DataPlan | Explained) -> None:
            if studio.document is not document:
                return
            if isinstance(found, Explained):
                refused(found, path)
                return
            edit = use_plan(studio.registry, found, path.name)
            if kept is None or kept.found is None or studio.extra_problems:
                studio.edit(edit)
                taken()
            else:
                self._try(edit, taken, partial(_refuse, refused, path))

        look = partial(recognised_or_refused, path, kept)
        self._aside.ask(look, use, lambda reason: use(Explained(reason)))

    def _try(self, edit: Edit, taken: Callable[[], object], refused: Callable[[Explained], object]) -> None:
        """Looks through the new data first; it can be given up, and then nothing changes."""
        studio, folder, project = self._studio, self._studio.folder, self._studio.project
        plan = edit.apply(project).data if project is not None else None
        if plan is None:
            return
        work = self._work = ScanWork(plan)

        def use(scan: Scan | None = None) -> None:
            if studio.folder is folder and work is self._work:
                studio.expect_scan(plan, scan)
                studio.edit(edit)
                taken()

        def fail(reason: Text) -> None:
            failure = work.failure or Explained(reason)
            if failure.cause not in HOPELESS:
                use()  # a setting of the page may help
            elif studio.folder is folder and work is self._work:
                refused(failure)

        work.finished.connect(use)
        work.failed.connect(fail)
        studio.start_job(work)

    def _forget(self) -> None:
        self._aside.forget()
        work, self._work = self._work, None
        if work is not None and work in self._studio.works:
            work.cancel()


def _refuse(refused: Callable[[Explained, Path], object], path: Path, reason: Explained) -> None:
    refused(reason, path)
