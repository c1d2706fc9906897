"""Which trained run a page speaks of."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from deepstudio.catalog.run_metrics import best_metric
from deepstudio.core.events import AnyEvent, CheckpointSaved, RunStarted
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.plots.axes import shown_metric
from deepstudio.ui.run_name import run_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets.fields import ChoiceField
from deepstudio.ui.widgets.labelled import Labelled
from deepstudio.ui.widgets.labels import SecondaryLabel
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.styling import wrapped


class RunChooser(QWidget):
    """Lists the runs that have weights. Until one is picked, it follows the latest.

    A `bare` one is the field alone, for the row of a panel.
    """

    changed = Signal()
    """Another run is chosen now, or none."""
    weights_changed = Signal()
    """The chosen run is still training and has saved new weights."""

    def __init__(self, studio: Studio, parent: QWidget | None = None, *, bare: bool = False) -> None:
        super().__init__(parent)
        self._studio, self._bare = studio, bare
        self._runs: list[RunFolder] = []
        self._picked = ""
        self._current: RunFolder | None = None
        self.field = ChoiceField(parent=self)
        self.field.edited.connect(lambda id, _merge: self.pick(id))
        about = self.tr("Each training makes a run. The page speaks of the one chosen here.")
        if bare:
            self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            self.field.setAccessibleName(self.tr("Trained run"))
        row = self.field if bare else Labelled(self.tr("Trained run"), self.field, about, parent=self)
        self._note = SecondaryLabel(parent=self)
        column_of(row, self._note, gap=4, on=self)
        for signal in (studio.opened, studio.closed):
            signal.connect(self._start_again)
        studio.runs_changed.connect(self.refresh)
        studio.run_events.connect(self._hear)
        self._show_runs()
        self._show_note()
        self.refresh()

    def run(self) -> RunFolder | None:
        """The chosen run; None while nothing has been trained."""
        return self._current

    def is_training(self) -> bool:
        """Whether the chosen run is still at work."""
        return self._current is not None and self._current.id in self._studio.active_runs

    def pick(self, id: str) -> None:
        """Chooses a run by its id; the latest one is followed from then on."""
        self._picked = "" if self._runs and id == self._runs[0].id else id
        self._take()

    @property
    def picked(self) -> str:
        """The id of the run that was chosen; empty while the latest is followed."""
        return self._picked

    def refresh(self) -> None:
        """Looks again which runs have weights."""
        self._runs = [run for run in self._studio.runs if run.has_weights]
        self._show_runs()
        self._take()

    def _start_again(self) -> None:
        self._picked = ""
        self.refresh()

    def _show_runs(self) -> None:
        self.field.set_choices([(run.id, self._title(run)) for run in self._runs])
        if self._current is not None:
            self.field.set_value(self._current.id)

    def _take(self) -> None:
        latest = self._runs[0] if self._runs else None
        found = next((run for run in self._runs if run.id == self._picked), latest)
        before, self._current = self._current, found
        if found is not None:
            self.field.set_value(found.id)
        self._show_note()
        if _place(before) != _place(found):
            self.changed.emit()

    def _title(self, run: RunFolder) -> str:
        name = run_name(run)
        if run.id in self._studio.active_runs:
            return self.tr("{run} · training").format(run=name)
        metric = best_metric(self._studio.registry, self._studio.project)
        best = (run.result().get("best") or {}).get(f"validation.{metric.id}")
        return f"{name} · {shown_metric(best, metric)}" if isinstance(best, float) else name

    def _show_note(self) -> None:
        note = self.tr("It is still training; its last checkpoint is used.") if self.is_training() else ""
        self._note.setText(note)
        self._note.setVisible(bool(note) and not self._bare)
        if self._bare:
            self.field.setToolTip(wrapped(note))
            self.field.setVisible(self._current is not None)

    def _hear(self, id: str, events: list[AnyEvent]) -> None:
        if not any(isinstance(event, CheckpointSaved | RunStarted) for event in events):
            return
        if not any(run.id == id for run in self._runs):
            self.refresh()
        elif self._current is not None and self._current.id == id:
            self.weights_changed.emit()


def _place(run: RunFolder | None) -> str:
    return str(run.path) if run is not None else ""
