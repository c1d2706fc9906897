"""The one object that pages know: the open project, its problems, its runs, and work that is going on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Signal

from deepstudio import catalog
from deepstudio.core.adapting import adapted
from deepstudio.core.check import Checker, Report
from deepstudio.core.document import Document
from deepstudio.core.events import AnyEvent
from deepstudio.core.explained import Explained
from deepstudio.core.problems import Edit, Problem, Severity
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text, verbatim
from deepstudio.storage import recent
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.language import tr_text
from deepstudio.ui.run_name import run_name
from deepstudio.ui.workers.data_watch import DataWatch, same_samples
from deepstudio.ui.workers.long_job import LongJob
from deepstudio.ui.workers.requests import Done, Refused, Requests
from deepstudio.ui.workers.run_worker import RunWorker
from deepstudio.ui.workers.runs import Runs
from deepstudio.ui.workers.saving import Saved, Saving
from deepstudio.ui.workers.work import Work

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan


class Studio(QObject):
    """Holds what is open. Everything that changes says so by a signal; nothing here is a widget.

    `project` is the present value (None on the start page) and `report` what is wrong with it, findings on
    the disk included. `edit` is the one way to change the project. Failures that people should read come by
    `notify(kind, text)` with the kind `info`, `good`, `warn` or `bad`.

    After `run_started(id)` all events of that run come from its first one on, also where a run goes on after
    a stop or was found again: forget what you had of it, and take what comes.
    """

    opened = Signal()
    closed = Signal()
    settled = Signal()
    """A project that was untitled has a folder now."""
    changed = Signal(object, object)
    report_changed = Signal(object)
    saved_changed = Signal()
    runs_changed = Signal()
    run_started = Signal(str)
    run_event = Signal(str, object)
    run_events = Signal(str, list)
    """The same events as `run_event`, as they arrive together; at most thirty times a second."""
    run_ended = Signal(str)
    run_queued = Signal(str)
    """A run was made that begins after the others."""
    run_refused = Signal(str)
    """A run did not even begin: the sentence why."""
    scanned = Signal(object)
    """The `Scan` of the present data: all samples by id, for grids; also kept in `scan`."""
    device_changed = Signal(object)
    busy_changed = Signal()
    preferences_changed = Signal()
    notify = Signal(str, str)
    step_used = Signal(str)
    """A step was used with success: `evaluate`, `predict` or `export`."""

    def __init__(
        self,
        registry: Registry | None = None,
        preferences: Preferences | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.registry = registry if registry is not None else catalog.registry()
        self.preferences = preferences if preferences is not None else Preferences.load()
        self.document: Document | None = None
        self.folder: ProjectFolder | None = None
        """Where the project lies, or is going to lie once something was changed (`is_untitled`)."""
        self.is_untitled = False
        self.report = Report()
        self.saving: Saving | None = None
        self.works: list[Work] = []
        self.devices: dict[str, Any] | None = None
        self.offered: QMimeData | None = None
        """From any page; the page Predict takes it when it comes to the front."""
        self._runs: Runs | None = None
        self._checker = Checker(self.registry)
        self._checked = Report()
        self._merging = False
        self._unsettled: Text | None = None
        """Why the folder of an untitled project could not be made."""
        self._fits_yet = True
        """Whether nothing is left of a template to be fitted to the data that was brought with it."""
        self._requests = Requests()
        self._data = DataWatch(self)
        self._data.found.connect(self._take_found)
        self._data.problems_changed.connect(self._report_again)
        self._data.work_changed.connect(self.busy_changed)

    # The project

    @property
    def project(self) -> Project | None:
        return self.document.project if self.document else None

    def open(self, path: Path) -> None:
        """Opens a project in place of the one that is open. Raises `Explained`; then nothing changed."""
        folder = ProjectFolder(path)
        self._enter(folder, folder.load())

    def create(
        self, template_id: str, name: str, folder: Path | None = None, data: Path | DataPlan | None = None
    ) -> None:
        """Makes a project from a template, in `folder` or in a new one in the home of projects, and opens it.

        Raises `Explained` and then leaves nothing behind.
        """
        from deepstudio.jobs.new_project import create_project

        made = create_project(self.registry, template_id, name, folder, data)
        self._enter(made, made.load())
        self._fits_yet = data is None

    def begin(self, template_id: str, name: str, folder: Path, data: Path | DataPlan | None = None) -> None:
        """As `create`, but the folder is made by the first change, or by `settle`. Raises `Explained`."""
        from deepstudio.jobs.new_project import new_project

        project = new_project(self.registry, template_id, name, data)
        self._enter(ProjectFolder(folder), project, untitled=True)
        self._fits_yet = data is None

    def settle(self) -> bool:
        """Makes the folder of an untitled project; says whether the project has one now.

        It is named by the project; a place that was taken meanwhile, as by another window, gets a number.
        """
        if not self.is_untitled or self.folder is None or self.project is None:
            return self.folder is not None
        try:
            made, project = _settled(self.folder, self.project)
        except Explained as error:
            self._unsettled = error.text
            self.saved_changed.emit()
            return False
        self.is_untitled, self._unsettled, self.folder = False, None, made
        self.saving = self._saving_of(made, project)
        if self._runs is not None:
            self._runs.folder = made
        if self.document is not None and project.name != self.document.project.name:
            self.document.replace_value(self.document.project.replace(name=project.name))
        self._remember(project)
        self.settled.emit()
        self.saved_changed.emit()
        return True

    def close_project(self) -> None:
        """Writes what is not written yet and lets go. A run that is going goes on."""
        if self.folder is None:
            return
        if self.is_untitled and self.can_undo:
            self.settle()
        if self.saving is not None:
            self.saving.leave()
            self.saving.deleteLater()
        if self._runs is not None:
            self._runs.leave()
            self._runs.deleteLater()
        self.document = self.folder = self.saving = self._runs = self._unsettled = None
        self.is_untitled = False
        self._data.follow(None)
        self._checked = self.report = Report()
        self.closed.emit()

    def edit(self, edit: Edit) -> bool:
        """Applies, saves and checks an edit; says whether it changed anything."""
        if self.document is None:
            return False
        self._merging = bool(edit.merge)
        try:
            return self.document.apply(edit)
        finally:
            self._merging = False

    def end_merge(self) -> None:
        """The end of a drag: writes it, and the next edit is a step of its own."""
        if self.document is not None:
            self.document.end_merge()
        if self.saving is not None:
            self.saving.hurry()

    def undo(self) -> bool:
        return self.document is not None and self.document.undo()

    def redo(self) -> bool:
        return self.document is not None and self.document.redo()

    @property
    def can_undo(self) -> bool:
        return self.undo_label is not None

    @property
    def can_redo(self) -> bool:
        return self.redo_label is not None

    @property
    def undo_label(self) -> Text | None:
        return self.document.undo_label if self.document else None

    @property
    def redo_label(self) -> Text | None:
        return self.document.redo_label if self.document else None

    @property
    def untouched(self) -> bool:
        """Whether nothing was built or chosen yet, so that what is missing is no mistake."""
        project = self.project
        return project is None or (
            project.data is None and not any(graph.nodes for graph in project.models.values())
        )

    @property
    def extra_problems(self) -> tuple[Problem, ...]:
        """Findings that need the disk, such as data that was moved (`action` is then `locate`)."""
        return self._data.problems

    @property
    def saved_state(self) -> Saved:
        if self._unsettled is not None:
            return Saved.REFUSED
        return self.saving.state if self.saving else Saved.YES

    @property
    def saved_cause(self) -> Text | None:
        """Why the project could not be written, where it could not."""
        return self._unsettled or (self.saving.cause if self.saving else None)

    def save(self) -> bool:
        """Writes now what is not written; says whether all has reached the disk."""
        if self.is_untitled:
            return self.settle()
        return self.saving is not None and self.saving.flush()

    @property
    def title(self) -> Text:
        """What the project is called; of one that is not on the disk yet, that it has no name of its own."""
        name = verbatim(self.project.name if self.project is not None else "")
        return T("Untitled – {name}", name=name) if self.is_untitled else name

    def reload(self) -> None:
        """Takes what another program wrote, as a step that can be undone. Raises `Explained`."""
        if self.folder is None or self.document is None or self.saving is None:
            return
        project = self.folder.load()
        self.saving.adopt(project)
        self.edit(Edit(T("Reload"), lambda _: project))

    def look_outside(self) -> None:
        """Looks whether project, data or runs changed on the disk; for when the window comes to the front."""
        if self.saving is not None:
            self.saving.look()
        if self._runs is not None:
            self._runs.look()
        self._data.look()

    # Data

    @property
    def scan(self) -> Scan | None:
        """All samples of the present data; None until they were looked through in this window."""
        return self._data.scan

    @property
    def class_names(self) -> Mapping[str, Mapping[str, str]]:
        """What classes are called that a person gave a name, by column and class."""
        data = self.project.data if self.project is not None else None
        return data.given_names if data is not None else {}

    def allow_network(self) -> None:
        """The user agreed to read the data over the network (the problem's `action` is `allow-network`)."""
        self._data.allow_network()

    def start_scan(self) -> None:
        """Looks through the data (again); `scanned` follows, or a problem."""
        self._data.start_scan()

    def expect_scan(self, plan: DataPlan, scan: Scan | None) -> None:
        """What `plan` holds is known already: it is not looked through again once it is the project's."""
        self._data.expect(plan, scan)

    # Runs

    @property
    def runs(self) -> list[RunFolder]:
        """All runs, newest first."""
        return self._runs.list if self._runs else []

    def refresh_runs(self) -> None:
        """Reads the list again, as after a run was deleted or renamed."""
        if self._runs is not None:
            self._runs.refresh()

    def training_blocked(self) -> Text | None:
        """Why no run can be started now, or nothing."""
        going = self._run_going()
        return going if going is not None else self.queue_blocked()

    def queue_blocked(self) -> Text | None:
        """Why the project cannot be trained as it is, whatever is going, or nothing."""
        error = next((p for p in self.report.problems if p.severity is Severity.ERROR), None)
        return error.message if error else None

    def _run_going(self) -> Text | None:
        if self.project is None or self._runs is None:
            return T("No project is open.")
        return T("A run is going already.") if self._runs.is_busy else None

    def start_run(
        self, *, device: str | None = None, resume: RunFolder | None = None, project: Project | None = None
    ) -> bool:
        """Starts a run of the project (or goes on with `resume`); `run_started` follows, or `run_refused`.

        `project` may carry overrides that hold for this run only; a run that goes on keeps the project it began
        with. False if the project cannot be trained now.
        """
        reason = self.training_blocked() if resume is None else self._run_going()
        if reason is not None:
            self.tell("warn", reason)
        if reason is not None or not self.settle() or self._runs is None or self.project is None:
            return False
        chosen = device or self.preferences.device
        own = self.project if resume is None else resume.project()
        self._runs.start(project or own, chosen, resume, self.preferences.debug)
        return True

    def queue_run(self) -> bool:
        """Makes a run of the project as it is now that begins after the one that is going and those that wait.

        `run_queued` follows. False if the project cannot be trained as it is.
        """
        reason = self.queue_blocked()
        if reason is not None:
            self.tell("warn", reason)
        if reason is not None or self._runs is None or self.project is None:
            return False
        self._runs.enqueue(self.project, lambda text: self.tell("bad", text))
        return True

    @property
    def waiting_runs(self) -> list[RunFolder]:
        """The runs that shall begin after others, in their order; without a run that goes they are to be started."""
        return self._runs.waiting if self._runs else []

    def start_waiting(self) -> None:
        """Lets the first run begin that waits; the others follow it."""
        if self._runs is not None:
            self._runs.start_next()

    def _tell_next(self, ended: str, failed: bool, following: str) -> None:
        names = {run.id: run_name(run) for run in self.runs if run.id in (ended, following)}
        words = {"run": names.get(ended, ended), "next": names.get(following, following)}
        if not following:
            self.tell(
                "warn", T("{run} could not begin to learn, so the runs behind it keep waiting.", **words)
            )
        elif failed:
            self.tell("warn", T("{run} failed. {next} begins all the same.", **words))
        else:
            self.tell("info", T("{run} has ended. {next} begins.", **words))

    def run_worker(self, run_id: str) -> RunWorker | None:
        """The worker of a run that is going: `send("pause")` and so on. None for any other run."""
        return self._runs.workers.get(run_id) if self._runs else None

    @property
    def active_runs(self) -> list[str]:
        """The ids of the runs that are going."""
        return list(self._runs.workers) if self._runs else []

    # Work and requests

    def start_job(self, job: Work) -> None:
        """Starts a long job and shows it in the status line until it ends. Saves first what is not saved."""
        if self.saving is not None:
            self.saving.flush()
        self.works.append(job)
        job.setParent(self)
        job.ended.connect(lambda: self._work_over(job))
        if isinstance(job, LongJob):
            job.finished.connect(lambda: self._used(job.command))
        job.start()
        self.busy_changed.emit()

    @property
    def busy(self) -> list[Work]:
        """All work that is going on, runs excepted."""
        scan = [self._data.work] if self._data.work is not None else []
        return [*scan, *self.works]

    def ask(self, do: str, *, done: Done, failed: Refused, **fields: Any) -> None:
        """Asks the engine; `done(answer)` or `failed(text)` is called later on the window's thread."""

        def answered(answer: dict[str, Any]) -> None:
            self._used(do)
            done(answer)

        self._requests.ask(do, fields, answered, failed)

    def start_engine(self) -> None:
        """Starts the engine in the background and asks which devices there are."""
        self.ask("devices", done=self._take_devices, failed=lambda text: self.tell("bad", text))

    def set_preferences(self, **changes: Any) -> None:
        """Changes and saves preferences. Whoever shows them follows `preferences_changed`."""
        self.preferences = self.preferences.replace(**changes)
        try:
            self.preferences.save()
        except Explained as error:
            self.tell("bad", error.text)
        self.preferences_changed.emit()

    def tell(self, kind: str, text: Text) -> None:
        """Shows a sentence to the user: `info`, `good`, `warn` or `bad`."""
        self.notify.emit(kind, tr_text(text))

    def shutdown(self) -> None:
        """Ends everything that belongs to this process; runs in processes of their own go on."""
        self.close_project()
        self._data.close()
        for work in list(self.works):
            work.cancel()
        for work in list(self.works):
            work.wait()
        self._requests.close()

    def _enter(self, folder: ProjectFolder, project: Project, untitled: bool = False) -> None:
        self.close_project()
        self._fits_yet, self.is_untitled = True, untitled
        self.folder, self.document = folder, Document(project)
        self.document.listen(self._on_change)
        self._runs = self._follow_runs(folder)
        if not untitled:
            self.saving = self._saving_of(folder, project)
            self._remember(project)
        self._check(project)
        self.opened.emit()
        self.report_changed.emit(self.report)
        self._data.follow(project.data, opened=True)
        self._runs.find_again()

    def _saving_of(self, folder: ProjectFolder, project: Project) -> Saving:
        saving = Saving(folder, project, self)
        saving.changed.connect(self.saved_changed)
        return saving

    def _follow_runs(self, folder: ProjectFolder) -> Runs:
        runs = Runs(folder, lambda: (self.preferences.device, self.preferences.debug), self)
        runs.queued.connect(self.run_queued)
        runs.went_on.connect(self._tell_next)
        runs.changed.connect(self.runs_changed)
        runs.started.connect(self.run_started)
        runs.events.connect(self._pass_events)
        runs.ended.connect(self.run_ended)
        runs.refused.connect(lambda text: self.run_refused.emit(tr_text(text)))
        return runs

    def _remember(self, project: Project) -> None:
        if self.folder is not None and not self.is_untitled:
            try:
                recent.remember(self.folder.path, project.name)
            except Explained as error:
                self.tell("warn", error.text)

    def _on_change(self, old: Project, new: Project) -> None:
        if self.is_untitled and self.can_undo:  # what a scan found is no change of the person's
            self.settle()
        elif self.saving is not None:
            self.saving.take(new, soon=self._merging)
        if old.name != new.name:
            self._remember(new)
        self._check(new)
        self.changed.emit(old, new)
        self.report_changed.emit(self.report)
        if old.data is not new.data:
            self._data.follow(new.data)

    def _check(self, project: Project) -> None:
        self._checked = self._checker.check(project)
        self._join_report()

    def _join_report(self) -> None:
        self.report = Report((*self.extra_problems, *self._checked.problems), self._checked.analyses)

    def _report_again(self) -> None:
        if self.document is not None:
            self._join_report()
            self.report_changed.emit(self.report)

    def _take_found(self, plan: DataPlan, scan: Scan) -> None:
        project = self.project
        if project is None or project.data is None or self.document is None:
            return
        if same_samples(plan, project.data) and project.data.found != scan.found:
            known = project.replace(data=project.data.replace(found=scan.found))
            self.document.replace_value(known if self._fits_yet else self._fitted(known))
            self._fits_yet = True
        self.scanned.emit(scan)

    def _fitted(self, project: Project) -> Project:
        """A new project whose template ends for the data that was brought, where nobody changed it yet."""
        built = any(graph.nodes for graph in project.models.values())
        return adapted(project, self.registry) if built and not self.can_undo else project

    def _take_devices(self, answer: dict[str, Any]) -> None:
        self.devices = answer
        self.device_changed.emit(answer)

    def _pass_events(self, run_id: str, events: list[AnyEvent]) -> None:
        self.run_events.emit(run_id, events)
        for event in events:
            self.run_event.emit(run_id, event)

    def _used(self, command: str) -> None:
        step, _, _ = command.partition("_")  # a request is named by its step, and perhaps by what it takes
        if step in ("evaluate", "predict", "export"):
            self.step_used.emit(step)

    def _work_over(self, job: Work) -> None:
        if job in self.works:
            self.works.remove(job)
        self.busy_changed.emit()
        job.deleteLater()


def _settled(planned: ProjectFolder, project: Project) -> tuple[ProjectFolder, Project]:
    """The folder of a project that had none, and the project as it lies there. Raises `Explained`."""
    from deepstudio.jobs.new_project import free_place
    from deepstudio.storage.names import folder_name

    place, name = planned.path, project.name
    if place.exists() or folder_name(name) != place.name:
        place, name = free_place(place.parent, name)
    made = ProjectFolder.create(place, project if name == project.name else project.replace(name=name))
    return made, made.load()
