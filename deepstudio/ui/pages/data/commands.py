"""What the command search can do with the data."""

from __future__ import annotations

from collections.abc import Callable

from deepstudio.core.text import T, Text
from deepstudio.ui.actions import Action, Actions
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio


def declare_actions(
    studio: Studio,
    actions: Actions,
    choose_folder: Callable[[], object],
    choose_table: Callable[[], object],
    prepare: Callable[[], object],
) -> None:
    """Adds the actions of the page."""

    def add(name: str, text: Text, icon: str, run: Callable[[], object], enabled: Callable[[], bool]) -> None:
        group = tr_text(T("Data"))
        actions.add(Action(f"data.{name}", tr_text(text), run, icon, "", enabled, group))

    def is_open() -> bool:
        return studio.project is not None

    def has_data() -> bool:
        return studio.project is not None and studio.project.data is not None

    add("choose-folder", T("Choose a folder with data…"), "folder", choose_folder, is_open)
    add("choose-table", T("Choose a table…"), "list", choose_table, is_open)
    add("prepare", T("Prepare the data now"), "data", prepare, lambda: studio.scan is not None)
    add("scan", T("Look through the data again"), "refresh", studio.start_scan, has_data)
