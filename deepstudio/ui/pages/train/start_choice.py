"""With which weights the next run begins: new ones, those that layers come with, or those of an earlier run."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.coach.cures import Remedy
from deepstudio.core.freezing import front
from deepstudio.core.layer import Layer
from deepstudio.core.program import compiled
from deepstudio.core.text import T
from deepstudio.core.training_edits import set_training
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.parts import augments
from deepstudio.ui.run_name import run_name
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import ChoiceField, Label, Labelled, OutlineButton
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.styling import wrapped


class StartChoice(QWidget):
    """`wanted(offer)` asks to go on from a run with the last stages of its frozen layers."""

    wanted = Signal(object)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._offer: Remedy | None = None
        self.field = ChoiceField(name="train.start-from", parent=self)
        about = self.tr("Training goes on from there. Layers of the same name and size take them over.")
        self._row = Labelled(self.tr("Weights to begin with"), self.field, about, parent=self)
        self.words = Label("", "secondary", "text3", wrap=True, parent=self)
        self.tune = OutlineButton("", small=True, name="train.fine-tune", parent=self)
        self.tune.clicked.connect(lambda: self.wanted.emit(self._offer))
        column_of(self._row, self.words, self.tune, gap=6, on=self)
        self.field.edited.connect(self._choose)
        studio.runs_changed.connect(self.show_project)
        self.offer(None)

    def show_project(self) -> None:
        """Shown where there is something to choose, or was chosen."""
        project = self._studio.project
        chosen = next(iter(project.training.start_from.values()), "") if project is not None else ""
        runs = [run for run in self._studio.runs if run.best_weights.is_file() or run.id == chosen]
        choices = [("", self.tr("New ones")), *((run.id, run_name(run)) for run in runs)]
        if chosen and chosen not in dict(choices):
            choices.append((chosen, self.tr("{run} (not there)").format(run=chosen)))
        self.field.set_choices(choices)
        self.field.set_value(chosen)
        lent = self._lent()
        words = self.tr("{layers} begins with what it learned elsewhere.").format(layers=", ".join(lent))
        sentences = [words if lent and not chosen else "", self._once()]
        self.words.setText(" ".join(filter(None, sentences)))
        self.words.setVisible(any(sentences))
        self.setVisible(len(choices) > 1 or bool(lent) or any(sentences))

    def offer(self, offer: Remedy | None, run: str = "") -> None:
        """What can be done with the last run with one press, if anything."""
        self._offer = offer
        self.tune.setVisible(offer is not None)
        if offer is not None and offer.edit is not None:
            self.tune.setText(tr_text(offer.title))
            tip = self.tr("{change}. {run} stays as it is.").format(change=tr_text(offer.edit.label), run=run)
            self.tune.setToolTip(wrapped(tip))

    def _lent(self) -> list[str]:
        """The layers that come with weights."""
        layers: dict[str, Layer] = {}
        for analysis in self._studio.report.analyses.values():
            layers |= {layer.id: layer for layer in analysis.layers.values() if layer.lent is not None}
        return [tr_text(layer.title) for layer in layers.values()]

    def _once(self) -> str:
        """What frozen layers save, or why they do not."""
        project, report = self._studio.project, self._studio.report
        if project is None or report.errors:
            return ""
        changes = project.training.augmentation and augments(self._studio.registry, project)
        whole = [one for one in report.analyses.values() if len(one.shapes) == len(one.graph.nodes) > 0]
        if not any(front(compiled(one), one) for one in whole):
            return ""
        if changes and not project.training.augmented_copies:
            return self.tr(
                "Augmentation changes what enters in every epoch, so that frozen layers are computed anew each time. "
                "With a number of changed copies they are computed once for each."
            )
        return self.tr("Frozen layers are computed once for each sample, before the first epoch.")

    def _choose(self, id: object, _merge: bool) -> None:
        project = self._studio.project
        if project is not None:
            chosen = dict.fromkeys(project.models, str(id)) if id else {}
            self._studio.edit(set_training({"start_from": chosen}, T("Change the weights to begin with")))
