"""The actions of the window itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from deepstudio.core.text import T, Text, verbatim
from deepstudio.ui.actions import Action
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import STEPS

if TYPE_CHECKING:
    from deepstudio.ui.window import MainWindow

PROJECT, EDIT, GO, VIEW, HELP = T("Project"), T("Edit"), T("Go to"), T("View"), T("Help")


def add_actions(window: MainWindow) -> None:
    """Declares them all."""
    studio, actions = window.studio, window.commands

    def is_open() -> bool:
        return studio.project is not None

    def is_made() -> bool:
        return studio.project is not None and not studio.is_untitled

    def add(
        id: str,
        text: Text,
        run: Callable[[], object],
        icon: str = "",
        shortcut: str = "",
        group: Text = PROJECT,
        enabled: Callable[[], bool] = lambda: True,
        words: Text | None = None,
    ) -> None:
        found = tr_text(words) if words is not None else ""
        actions.add(Action(id, tr_text(text), run, icon, shortcut, enabled, tr_text(group), words=found))

    words = T("home templates new")
    add("project.start", T("Start page"), window.show_start, "grid", "Ctrl+Home", words=words)
    add("project.new", T("New from my folder…"), window.new_from_folder, "folder", "Ctrl+N")
    add("project.new-table", T("New from my table…"), window.new_from_table, "list", "Ctrl+Shift+N")
    add("project.open", T("Open a project…"), window.projects.choose_and_open, "open", "Ctrl+O")
    add("project.save", T("Save"), window.save, "check", "Ctrl+S", enabled=is_open)
    add("project.rename", T("Rename the project"), window.top.name.begin, "rename", enabled=is_open)
    add("project.duplicate", T("Duplicate the project"), window.duplicate, "duplicate", enabled=is_open)
    add("project.folder", T("Show the project's folder"), window.show_folder, "folder", enabled=is_made)
    add("project.preferences", T("Preferences…"), window.show_preferences, "settings", "Ctrl+,", PROJECT)
    add("project.quit", T("Quit"), window.close, "close", "Ctrl+Q")
    add("edit.undo", T("Undo"), window.undo, "undo", "Ctrl+Z", EDIT, lambda: studio.can_undo)
    add("edit.redo", T("Redo"), window.redo, "redo", "Ctrl+Shift+Z; Ctrl+Y", EDIT, lambda: studio.can_redo)
    add("view.search", T("Search"), window.search.begin, "search", "Ctrl+K", VIEW)
    add("view.language", T("Switch the language"), window.switch_language, "language", "", VIEW)
    add("view.theme", T("Switch light and dark"), window.switch_theme, "moon", "Ctrl+Shift+L", VIEW)
    for number, step in enumerate(STEPS, 1):
        title = verbatim(window.rail.button(step).text())
        add(f"go.{step}", title, partial(window.go, step), step, f"Ctrl+{number}", GO, is_open)
    words = T("glossary words terms manual what is")
    add("help.open", T("Help"), window.help.open_here, "info", "F1", HELP, words=words)
    words = T("tutorial manual handbook introduction first steps what is deep learning")
    add("help.guide", T("Guide"), window.help.open_guide, "help", "", HELP, words=words)
    add("help.shortcuts", T("Keyboard shortcuts"), window.show_shortcuts, "list", "Shift+F1", HELP)
    add("help.logs", T("Show the log files"), window.show_logs, "list", "", HELP)
    add("help.about", T("About DeepStudio"), window.show_about, "about", "", HELP)
