"""The window: the frame around the pages, and what belongs to no page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMainWindow, QMenu, QWidget

from deepstudio.core.changed_areas import changed_areas
from deepstudio.core.graph_edits import append_node
from deepstudio.core.problems import Place, Problem
from deepstudio.core.project import DEFAULT_ROLE, DataPlan
from deepstudio.core.text import T, Text, verbatim
from deepstudio.core.training_edits import rename_project
from deepstudio.storage import places
from deepstudio.storage.window_memory import WindowMemory
from deepstudio.ui import language
from deepstudio.ui.actions import Actions
from deepstudio.ui.appearance import apply_preferences
from deepstudio.ui.command_search import CommandSearch
from deepstudio.ui.errors import ErrorCatcher
from deepstudio.ui.frame.closing import CANCEL, STOP, question_before_closing, stop_runs
from deepstudio.ui.frame.geometry import FocusPlace, follow_screen, place_window
from deepstudio.ui.frame.notices import Notices
from deepstudio.ui.frame.page_room import PageRoom
from deepstudio.ui.frame.page_stack import START, PageStack
from deepstudio.ui.frame.presence import Presence
from deepstudio.ui.frame.project_sketches import ProjectSketches
from deepstudio.ui.frame.projects import Projects
from deepstudio.ui.frame.status_line import StatusLine
from deepstudio.ui.frame.steps import step_states
from deepstudio.ui.frame.top_bar import TopBar
from deepstudio.ui.help.desk import HelpDesk
from deepstudio.ui.language import tr_text
from deepstudio.ui.last_folder import show_in_folder
from deepstudio.ui.own_data import OwnData
from deepstudio.ui.pages.page import Page
from deepstudio.ui.pages.start import StartPage
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import icons, theme
from deepstudio.ui.theme.tokens import text_size
from deepstudio.ui.widgets import STEPS, StepRail, Toast
from deepstudio.ui.widgets.drops import DropCover, DropTarget, dropped, table_filter
from deepstudio.ui.widgets.layouts import column_of, row_of
from deepstudio.ui.window_actions import add_actions
from deepstudio.ui.window_offers import add_offers

TOASTS = {"info": "accent", "good": "good", "warn": "warn"}


class MainWindow(QMainWindow):
    """Built around a studio; everything it shows follows the studio's signals.

    Another language or size of text builds what is in the window anew, so texts are set where widgets are made. What
    a page wants to keep of itself it says in `remembered`.
    """

    def __init__(self, studio: Studio, errors: ErrorCatcher | None = None) -> None:
        super().__init__()
        self.studio = studio
        self.errors = errors if errors is not None else ErrorCatcher(self)
        self.memory = WindowMemory(studio.preferences.window_state)
        self._own_data = OwnData(studio, self)
        self.projects = Projects(studio, self)
        self.presence = Presence(self)
        self.help = HelpDesk(studio.registry, self, lambda: (self.top, self.status))
        self._sketches = ProjectSketches(studio, self)
        self._preferences = studio.preferences
        self._may_close = self._was_active = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.preload)
        self._make()
        self._follow_studio()
        place_window(self, studio.preferences.window_geometry)
        self.setWindowIcon(icons.app_icon())
        DropTarget(self, self._offer_drop, self._take_drop, lambda words: self._cover.show_words(words))
        self.show_start()
        self.show_title()

    # Going places

    def go(self, step: str) -> Page | None:
        """Shows the page of a step; without a project there is only the start page."""
        if step == START or self.studio.project is None or self.studio.folder is None:
            self.show_start()
            return None
        page = self.pages.show_step(step)
        if not self.studio.is_untitled:
            self.memory.set_page(self.studio.folder.path, step)
        self.rail.setVisible(True)
        self.rail.set_current(step)
        return page

    def show_start(self) -> None:
        """Shows the start page; the project stays open."""
        self.rail.setVisible(False)
        is_new = not self.pages.is_built(START)
        page = self.pages.show_step(START)
        if is_new and isinstance(page, StartPage):
            self._connect_start(page)

    def show_problem(self, problem: Problem) -> None:
        """Goes where a problem is."""
        page = self.go(problem.place.area if problem.place.area in STEPS else "model")
        if page is not None:
            page.show_problem(problem)

    def show_setting(self, place: Place) -> None:
        """Goes to a setting and puts the cursor into it."""
        self.show_problem(Problem("setting", place, verbatim("")))

    def preload(self) -> None:
        """Builds pages one by one while nothing else is to do, so that each opens at once later."""
        waiting = next((step for step in STEPS if not self.pages.is_built(step)), None)
        if waiting is not None:
            self.pages.page(waiting)
            self._next.start(100)

    def come_to_front(self) -> None:
        """Shows the window over all others, or has its entry in the taskbar blink where that is not allowed."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    # What the actions do

    def open_project(self, path: Path) -> None:
        """Opens a project, or goes back to it where it is open already."""
        if self.projects.is_open(path):
            self._back()
        else:
            self.projects.open(path)

    def new_from_folder(self) -> None:
        """Asks for a folder and makes a project of it."""
        title = self.tr("Choose a folder with one sub-folder for each class")
        found = QFileDialog.getExistingDirectory(self, title)
        if found:
            self.offer_new_project(Path(found))

    def new_from_table(self) -> None:
        """Asks for a table of texts and makes a project of it."""
        title = self.tr("Choose a table")
        found, _ = QFileDialog.getOpenFileName(self, title, "", table_filter())
        if found:
            self.offer_new_project(Path(found))

    def offer_new_project(self, data: Path) -> None:
        """Asks for name and template of a project with the data in this folder or file."""
        from deepstudio.ui.pages.start.new_project import NewProjectDialog

        dialog = NewProjectDialog(self.studio.registry, data, self)
        dialog.wanted.connect(lambda *wanted: self._begin_with(dialog.is_named, *wanted))
        dialog.open()

    def _begin_with(self, named: bool, template: str, name: str, plan: DataPlan, home: Path) -> None:
        """Whoever gave the project a name or a place wants it to be there; else it waits for the first change."""
        (self.projects.create if named else self.projects.begin)(template, name, plan, home)

    def use_data(self, path: Path) -> None:
        """Makes a folder or file the data of the open project, or says why it cannot be."""
        from deepstudio.ui.pages.data import DataPage

        page = self.go("data")

        def taken() -> None:
            words = self.tr("“{folder}” is now the data of this project.").format(folder=path.name)
            Toast.show_message(self, words, "good", self.tr("Undo"), self.studio.undo)

        if isinstance(page, DataPage):
            self._own_data.take(path, taken, page.state.show_refusal)
        else:
            self._own_data.take(path, taken, lambda reason, _: self.notices.show_error(reason.text))

    def add_layer(self, id: str, title: Text) -> None:
        """Appends a layer to the network that stands first."""
        self.go("model")
        project = self.studio.project
        if project is not None:
            role = next(iter(project.models), DEFAULT_ROLE)
            self.studio.edit(append_node(role, id, title, None))

    def save(self) -> None:
        """Each change is saved at once; a project that waits for its first one gets its folder."""
        if self.studio.save() and self.studio.folder is not None:
            words = self.tr("Saved in {path}. Each change is saved by itself.")
            self.tell("good", words.format(path=self.studio.folder.path))

    def undo(self) -> None:
        """Takes the last change back, says which, and goes where it is seen."""
        self._step(self.studio.undo, self.studio.undo_label, T("Undone: {edit}"), "edit.redo")

    def redo(self) -> None:
        self._step(self.studio.redo, self.studio.redo_label, T("Done again: {edit}"), "edit.undo")

    def _step(self, step: Callable[[], bool], label: Text | None, words: Text, back: str) -> None:
        before = self.studio.project
        if before is None or label is None or not step() or self.studio.project is None:
            return
        areas = changed_areas(before, self.studio.project)
        if areas and self.pages.current() not in areas:
            self.go(areas[0])
        action = self.commands.get(back)
        said = tr_text(Text(words.source, {"edit": label}))
        Toast.show_message(self, said, "accent", action.text, partial(self.commands.trigger, back))

    def duplicate(self) -> None:
        if self.studio.settle() and self.studio.folder is not None:
            self.projects.duplicate(self.studio.folder.path)

    def show_folder(self) -> None:
        if self.studio.folder is not None:
            show_in_folder(self.studio.folder.path)

    def show_logs(self) -> None:
        places.log_dir().mkdir(parents=True, exist_ok=True)
        show_in_folder(places.log_dir())

    def switch_language(self) -> None:
        other = "en" if language.current() == "zh_CN" else "zh_CN"
        self.studio.set_preferences(language=other)

    def switch_theme(self) -> None:
        self.studio.set_preferences(theme="light" if theme.current().dark else "dark")

    def show_preferences(self) -> QDialog:
        from deepstudio.ui.preferences_dialog import PreferencesDialog

        return opened(PreferencesDialog(self.studio, self))

    def show_about(self) -> QDialog:
        from deepstudio.ui.about import AboutDialog

        return opened(AboutDialog(self))

    def explain_word(self, id: str) -> None:
        """Opens the help at a word; the small i of titles and settings ask for it."""
        self.help.explain(id)

    def show_shortcuts(self) -> QDialog:
        from deepstudio.ui.shortcuts import ShortcutsDialog

        return opened(ShortcutsDialog(self.commands, self))

    def show_menu(self) -> None:
        """The menu under the logo."""
        menu = QMenu(self)
        menu.setObjectName("frame.menu-list")
        for id in MENU:
            if not id:
                menu.addSeparator()
                continue
            action = self.commands.get(id)
            item = menu.addAction(icons.icon(action.icon), f"{action.text}\t{action.keys()}", action.run)
            item.setEnabled(action.enabled())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.top.logo.mapToGlobal(self.top.logo.rect().bottomLeft()))

    # Texts and states

    def show_title(self) -> None:
        project = self.studio.project
        name = tr_text(self.studio.title)
        self.setWindowTitle(f"{name} – DeepStudio" if project else "DeepStudio")
        self.show_steps()

    def show_steps(self) -> None:
        folder = self.studio.folder
        used = self.memory.used(folder.path) if folder else frozenset()
        for step, (state, reason) in step_states(self.studio, used).items():
            self.rail.set_state(step, state, tr_text(reason) if reason else "")

    def tell(self, kind: str, text: str) -> None:
        """A short message; one that something failed stays until it is closed."""
        if kind == "bad":
            self.notices.show_error(verbatim(text))
        else:
            Toast.show_message(self, text, TOASTS.get(kind, "accent"))  # type: ignore[arg-type]

    # Drops

    @property
    def _begins(self) -> bool:
        """Whether data makes a new project, and not the open one's data."""
        return self.pages.current() == START or self.studio.project is None

    def _offer_drop(self, data: QMimeData) -> str:
        found = dropped(data)
        if found is None:
            return ""
        if found.kind == "project":
            return self.tr("Drop to open the project")
        return self.tr("Drop to make a project of it") if self._begins else self.tr("Drop to use as data")

    def _take_drop(self, data: QMimeData) -> None:
        found = dropped(data)
        if found is None:
            return
        # The drag must end before a question can be asked.
        begin = self.offer_new_project if self._begins else self.use_data
        take = self.open_project if found.kind == "project" else begin
        QTimer.singleShot(0, self, lambda: take(found.path))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.studio.project is not None:
            self.top.name.begin()  # where nothing on the page has a name of its own
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            if not self._was_active:
                self._was_active = True
                follow_screen(self)
            self.studio.look_outside()

    def closeEvent(self, event: QCloseEvent) -> None:
        question = None if self._may_close else question_before_closing(self.studio, self)
        if question is not None:
            event.ignore()
            question.chosen.connect(self._close_after)
            question.ask()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.studio.set_preferences(window_geometry=geometry, window_state=self.memory.text())
        event.accept()
        self.studio.shutdown()

    # Inside

    def _make(self) -> None:
        """Everything in the window, in the present language."""
        self._build()
        self._lay_out()
        add_actions(self)
        self.commands.install(self)
        self.search.add_actions(self.commands)
        self.search.ask_instead(self.tr("Search the guide for “{words}”"), self.help.search)
        add_offers(self)
        self._connect()

    def _build(self) -> None:
        self.commands = Actions(self)
        self.top = TopBar(self.studio, self.commands, self)
        self.rail = StepRail(self)
        self.rail.setObjectName("frame.rail")
        self.notices = Notices(self.studio, self)
        self.pages = PageStack(self.studio, self.commands, self.errors.take, self)
        self._cover = DropCover(self.pages)
        self.status = StatusLine(self.studio, self)
        self.search = CommandSearch(self.top.search, self)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        room = PageRoom(self.pages, middle)
        row = row_of(self.rail, (column_of(self.notices, (room, 1), gap=0), 1), gap=0)
        column_of(self.top, (row, 1), self.status, gap=0, on=middle)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.top.menu_wanted.connect(self.show_menu)
        self.top.renamed.connect(self._rename)
        self.rail.chosen.connect(self.go)
        self.status.problem_wanted.connect(self.show_problem)
        self.status.run_wanted.connect(lambda _run: self.go("train"))

    def _follow_studio(self) -> None:
        studio = self.studio
        self.projects.refused.connect(lambda text: self.notices.show_error(text))
        self.projects.created.connect(self._show_new)
        self.projects.list_changed.connect(self._refresh_start)
        self.errors.caught.connect(lambda text, details: self.notices.show_error(text, details))
        studio.opened.connect(self._show_project)
        studio.settled.connect(self._settle)
        studio.closed.connect(self._leave_project)
        studio.closed.connect(self.presence.leave)
        self.presence.called.connect(self.come_to_front)
        studio.changed.connect(self.show_title)
        studio.report_changed.connect(self.show_steps)
        studio.runs_changed.connect(self.show_steps)
        studio.step_used.connect(self._remember_use)
        studio.preferences_changed.connect(self._apply_preferences)
        studio.notify.connect(self.tell)
        studio.run_refused.connect(lambda text: self.tell("bad", text))

    def _make_anew(self) -> None:
        """The same window in another language or size of text: page, selection and what was typed stay."""
        step, is_rail, kept = self.pages.current(), self.rail.isVisibleTo(self), self.pages.remembered()
        were_more = any(page != step and self.pages.is_built(page) for page in STEPS)
        focus = FocusPlace(*self._parts())
        old, search, notices, status = self.centralWidget(), self.search, self.notices, self.status
        self.takeCentralWidget()
        self.commands.clear()
        self._make()
        self.pages.take_back(kept)
        self.notices.take_back(notices)
        self.status.take_back(status)
        self.show_start() if step == START else self.go(step)
        self.rail.setVisible(is_rail)
        self.show_title()
        for each in filter(None, (old, search)):
            each.hide()
            each.deleteLater()
        self.help.make_anew()
        focus.restore(*self._parts())
        self._open_dialogs_anew()
        if were_more:
            self._next.start(100)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.top, self.rail, self.status, self.notices, self.pages.page(self.pages.current())

    def _open_dialogs_anew(self) -> None:
        """A dialog that is open stands in the same place."""
        for name, show in (
            ("preferences", self.show_preferences),
            ("about", self.show_about),
            ("shortcuts", self.show_shortcuts),
        ):
            before = self.findChild(QDialog, name)
            if before is not None and before.isVisible():
                focus, place = FocusPlace(before), before.geometry()
                before.setObjectName("")
                before.close()
                again = show()
                again.setGeometry(place)
                focus.restore(again)

    def _connect_start(self, page: StartPage) -> None:
        page.template_wanted.connect(self.projects.begin)
        page.project_wanted.connect(self.open_project)
        page.rename_wanted.connect(self.projects.rename)
        page.duplicate_wanted.connect(self.projects.duplicate)
        page.forget_wanted.connect(self.projects.forget)
        page.located.connect(self.projects.locate)
        page.back_wanted.connect(self._back)

    def _refresh_start(self) -> None:
        if self.pages.current() == START:
            page = self.pages.page(START)
            if isinstance(page, StartPage):
                page.refresh()

    def _back(self) -> None:
        """From the start page to where the user was in the project."""
        folder = self.studio.folder
        step = self.memory.page(folder.path) if folder else ""
        self.go(step if step in STEPS else "model")

    def _show_project(self) -> None:
        if self.studio.folder is not None:
            self.presence.take(self.studio.folder.path)
        self.show_title()
        self._back()

    def _show_new(self) -> None:
        """A new project begins with its data; one that brings none, with its empty canvas."""
        project = self.studio.project
        self.go("data" if project is not None and project.data is not None else "model")

    def _leave_project(self) -> None:
        self.show_title()
        self.show_start()

    def _rename(self, name: str) -> None:
        if not self.studio.edit(rename_project(name)):
            self.studio.settle()

    def _settle(self) -> None:
        """The project has its folder now."""
        folder, step = self.studio.folder, self.pages.current()
        if folder is not None:
            self.presence.take(folder.path)
            if step in STEPS:
                self.memory.set_page(folder.path, step)
        self.show_title()

    def _remember_use(self, step: str) -> None:
        if self.studio.folder is not None:
            self.memory.add_used(self.studio.folder.path, step)
        self.show_steps()

    def _apply_preferences(self) -> None:
        before, self._preferences = self._preferences, self.studio.preferences
        looked = language.current(), text_size()
        apply_preferences(self._preferences, before)
        if (language.current(), text_size()) != looked:
            self._make_anew()
        else:
            self.top.show_device()

    def _close_after(self, choice: str) -> None:
        if choice == CANCEL:
            return
        if choice == STOP:
            stop_runs(self.studio)
        self._may_close = True
        self.close()


def opened(dialog: QDialog) -> QDialog:
    dialog.open()
    return dialog


MENU = (
    "project.start",
    "project.new",
    "project.new-table",
    "project.open",
    "",
    "project.save",
    "project.rename",
    "project.duplicate",
    "project.folder",
    "",
    "project.preferences",
    "help.open",
    "help.shortcuts",
    "help.about",
    "",
    "project.quit",
)
