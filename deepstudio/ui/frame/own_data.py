"""Takes a folder or file as data of the open project; what it is is found out beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data.plan_edits import use_plan
from deepstudio.jobs.new_project import recognised_or_refused
from deepstudio.ui.pages.page import Page
from deepstudio.ui.studio import Studio
from deepstudio.ui.workers.background import Aside


class OwnData:
    """What was asked for last counts; nothing comes where another project was opened meanwhile."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._aside = Aside()
        self.forget = self._aside.forget

    def take(
        self, path: Path, page: Page | None, taken: Callable[[], object], failed: Callable[[Text], object]
    ) -> None:
        """Changes the project and calls `taken`; or the Data page, or else `failed`, says why not."""
        from deepstudio.ui.pages.data import DataPage

        studio, folder, project = self._studio, self._studio.folder, self._studio.project
        kept = project.data if project is not None else None
        self._aside.forget()

        def use(found: DataPlan | Explained) -> None:
            if studio.folder is not folder:
                return
            if isinstance(found, Explained) and isinstance(page, DataPage):
                page.state.show_refusal(found, path)
            elif isinstance(found, Explained):
                failed(found.text)
            else:
                studio.edit(use_plan(studio.registry, found, path.name))
                taken()

        self._aside.ask(lambda: recognised_or_refused(path, kept), use, failed)
