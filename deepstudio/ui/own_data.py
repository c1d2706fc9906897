"""Takes a folder or file as data of the open project; what it is is found out beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.data.plan_edits import use_plan
from deepstudio.jobs.new_project import recognised_or_refused
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.background import Aside


class OwnData:
    """What was asked for last counts; nothing comes where another project was opened meanwhile."""

    def __init__(self, studio: Studio, owner: QObject) -> None:
        self._studio = studio
        self._aside = Aside(owner)

    def take(
        self, path: Path, taken: Callable[[], object], refused: Callable[[Explained, Path], object]
    ) -> None:
        """Changes the project and calls `taken`, or says to `refused` why not, and of which path."""
        studio, document, project = self._studio, self._studio.document, self._studio.project
        kept = project.data if project is not None else None
        self._aside.forget()

        def use(found: DataPlan | Explained) -> None:
            if studio.document is not document:
                return
            if isinstance(found, Explained):
                refused(found, path)
            else:
                studio.edit(use_plan(studio.registry, found, path.name))
                taken()

        look = partial(recognised_or_refused, path, kept)
        self._aside.ask(look, use, lambda reason: use(Explained(reason)))
