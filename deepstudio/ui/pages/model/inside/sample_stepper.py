"""Which sample of the data is looked at: the first that the run was tested with, and those before and after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.corrections import located
from deepstudio.jobs.run_samples import RunSamples
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.pages.model.inside.glances import SeenSample
from deepstudio.ui.pages.model.inside.view import Sample
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import ChoiceField, ElidedLabel, IconButton
from deepstudio.ui.widgets.layouts import centered, row_of
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.data_watch import same_samples


class Choices(NamedTuple):
    """Ids in their order, and the class of each where the data has classes."""

    ids: Sequence[str] = ()
    classes: Mapping[str, str] = {}


class SampleStepper(QWidget):
    """`changed` when another sample is chosen; `refused(sentence)` where there is none, and why."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._aside = Aside(self)
        self._run = self._folder = ""
        self._all = Choices()
        self._ids: Sequence[str] = ()
        self.sample: Sample | None = None
        self.name = ElidedLabel(
            parent=self, mode=Qt.TextElideMode.ElideMiddle, role="secondary", tone="text2"
        )
        self.back = IconButton(
            "chevron-left", self.tr("The sample before"), small=True, parent=self, name="model.inside.back"
        )
        self.next = IconButton(
            "chevron-right", self.tr("The next sample"), small=True, parent=self, name="model.inside.next"
        )
        self.classes = ChoiceField(name="model.inside.class", parent=self)
        self.classes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.classes.setAccessibleName(self.tr("Samples of which class"))
        self.classes.edited.connect(lambda *_: self._filter())
        self.back.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.picture = PictureView(scaled(30), pixelated=True, parent=self)
        self.picture.setFixedSize(scaled(30), scaled(30))
        self.picture.hide()
        parts = centered(self.back, self.next, self.classes, self.picture)
        row_of(*parts, (self.name, 1), gap=6, on=self)
        self._show()

    def set_run(self, run: RunFolder | None) -> None:
        """Samples are those of this run from now on; the one that was chosen stays where the run has it."""
        project_folder = str(run.project_folder) if run is not None else ""
        if project_folder != self._folder:
            self._folder, self._run = project_folder, ""
            self.sample, self._all, self._ids = None, Choices(), ()
            self._show()
        if run is None or str(run.path) == self._run:
            return
        self._run = str(run.path)
        self._aside.forget()
        project, scan = self._studio.project, self._studio.scan
        now = project.data if project is not None else None

        def find() -> Choices:
            plan = run.project().data
            if plan is None:
                raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
            known = scan if now is not None and same_samples(now, plan) else None
            return choices(RunSamples(run, located(run, plan), known))

        self._aside.ask(find, self._take, self._refuse)

    def choose(self, id: str) -> None:
        """Looks at a sample of the data."""
        self.put(Sample(id, self._title(id)))

    def put(self, sample: Sample) -> None:
        """Looks at a sample, which may be one that a person gave."""
        self.sample = sample
        self._show()
        self.changed.emit()

    def show_seen(self, seen: SeenSample) -> None:
        """Shows the sample as the network sees it, or what it says."""
        if self.sample is not None:
            self.picture.set_image(seen.picture, self.sample.title)
            self.picture.setVisible(not seen.picture.isNull())
            self.name.setText(" · ".join(filter(None, (seen.text, self.sample.title))))

    # Inside

    def _take(self, found: Choices) -> None:
        self._all = found
        names = sorted(set(found.classes.values()))
        target = self._target()
        called = self._studio.class_names.get(target, {})
        self.classes.set_choices([("", self.tr("All classes")), *((n, called.get(n, n)) for n in names)])
        self._filter()

    def _target(self) -> str:
        project = self._studio.project
        return project.data.target if project is not None and project.data is not None else ""

    def _filter(self) -> None:
        wanted = self.classes.value()
        self._ids = [id for id in self._all.ids if not wanted or self._all.classes.get(id) == wanted]
        if self.sample is None or self.sample.id not in self._ids:
            if self._ids:
                self.choose(self._ids[0])
            else:
                self._show()
        else:
            self.put(self.sample)

    def _step(self, by: int) -> None:
        if self._ids:
            here = self._ids.index(self.sample.id) if self.sample and self.sample.id in self._ids else -by
            self.choose(self._ids[(here + by) % len(self._ids)])

    def _title(self, id: str) -> str:
        from deepstudio.data.sources.rows import shown

        name = self._all.classes.get(id, "")
        called = self._studio.class_names.get(self._target(), {}).get(name, name)
        return f"{shown(id)} · {called}" if called else shown(id)

    def _show(self) -> None:
        self.name.setText(self.sample.title if self.sample is not None else "")
        self.picture.setVisible(self.sample is not None and not self.picture.isHidden())
        for button in (self.back, self.next):
            button.set_blocked("" if len(self._ids) > 1 else self.tr("There is no other sample."))
        self.classes.setVisible(bool(self._all.classes))

    def _refuse(self, reason: Text) -> None:
        self._run = ""
        self.refused.emit(reason)


def choices(samples: RunSamples) -> Choices:
    """The samples of the test part of a run, else all of its data; in another thread. Raises `Explained`."""
    found = samples.scanned()
    try:
        ids = samples.test()
    except Explained as error:
        if error.cause != "empty_part":
            raise
        ids = []
    ids = ids or list(found.ids)
    named = found.found.column(found.target).classes if found.target in found.cells else ()
    wanted = set(ids)
    classes = {id: str(value) for id, value in found.answers.items() if id in wanted} if named else {}
    return Choices(ids, classes)
