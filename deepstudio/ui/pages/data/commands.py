"""What the command search can do with the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from deepstudio.core.text import T, Text
from deepstudio.ui.actions import Action
from deepstudio.ui.language import tr_text

if TYPE_CHECKING:
    from deepstudio.ui.pages.data.page import DataPage


def declare_actions(page: DataPage) -> None:
    """Adds the actions of the page."""
    studio, source = page.studio, page.source

    def add(name: str, text: Text, icon: str, run: Callable[[], object], enabled: Callable[[], bool]) -> None:
        group = tr_text(T("Data"))
        page.actions_.add(Action(f"data.{name}", tr_text(text), run, icon, "", enabled, group))

    def is_open() -> bool:
        return studio.project is not None

    def has_data() -> bool:
        return studio.project is not None and studio.project.data is not None

    def is_known() -> bool:
        return studio.scan is not None

    add("choose-folder", T("Choose a folder with data…"), "folder", source.choose_folder, is_open)
    add("choose-table", T("Choose a table…"), "list", source.choose_file, is_open)

    def has_classes() -> bool:
        return has_data() and bool(page.table.classes)

    def has_samples() -> bool:
        return bool(page.table.entries)

    add("name-classes", T("Name the classes…"), "pencil", page.ask_names, has_classes)
    add("quick-look", T("Quick look at the sample"), "eye", lambda: page.samples.look_closely(), has_samples)
    add("prepare", T("Prepare the data now"), "data", page.details.prepared.prepare, is_known)
    add("scan", T("Look through the data again"), "refresh", studio.start_scan, has_data)
