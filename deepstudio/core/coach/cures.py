"""What may help a run, as edits of the project that can be undone, or as a way to somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from deepstudio.core.analysis import Analysis
from deepstudio.core.coach.curves import LearningCurves
from deepstudio.core.coach.verdict import Verdict
from deepstudio.core.freezing import fine_tuned, is_frozen
from deepstudio.core.graph import Link
from deepstudio.core.graph_edits import insert_on_link
from deepstudio.core.layer import Layer, Mismatch
from deepstudio.core.numerals import shown
from deepstudio.core.problems import Edit
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text
from deepstudio.core.training_edits import set_in_plan, set_training

PATIENCE = 5  # epochs
TENTH = 10  # by what a learning rate is divided that is no larger than usual
DROPOUT = "dropout"
RATE = "optimizer.learning_rate"


@dataclass(frozen=True)
class Patient:
    """The project that would be trained again, and what can be done with it."""

    project: Project
    registry: Registry
    analyses: Mapping[str, Analysis] = field(default_factory=dict)
    augments: bool = False
    balances: bool = False
    run: str = ""
    """The id of the run that was judged."""


@dataclass(frozen=True)
class Remedy:
    """What a button says and does: an `edit`, after which training starts anew, or an `action`.

    `action` is `longer` (the run goes on), or the way to `data` or `evaluate`.
    """

    cure: str
    title: Text
    edit: Edit | None = None
    action: str = ""


class Cure:
    """One thing that may help. `offer` gives nothing where it cannot be done, or is done already."""

    id: ClassVar[str]

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        raise NotImplementedError


class StopEarly(Cure):
    id: ClassVar[str] = "early"

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        if patient.project.training.early_stopping:
            return None
        edit = set_training({"early_stopping": PATIENCE}, T("Stop early after {n} epochs", n=PATIENCE))
        return Remedy(self.id, T("Train with early stopping"), edit)


class Augment(Cure):
    id: ClassVar[str] = "augment"

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        if patient.project.training.augmentation or not patient.augments:
            return None
        edit = set_training({"augmentation": True}, T("Turn augmentation on"))
        return Remedy(self.id, T("Train with augmentation"), edit)


class Balance(Cure):
    id: ClassVar[str] = "balance"
    UNEVEN: ClassVar[float] = 1.5
    """Times the share that each of even classes would have."""

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        if patient.project.training.balanced or not patient.balances or not self._is_uneven(seen):
            return None
        return Remedy(
            self.id, T("Train with balanced classes"), set_training({"balanced": True}, T("Balance classes"))
        )

    def _is_uneven(self, seen: LearningCurves) -> bool:
        return seen.floor is not None and seen.floor > 0.5 * self.UNEVEN


class OtherRate(Cure):
    """The learning rate of a new project, or a tenth of one that is no larger."""

    id: ClassVar[str] = "rate"

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        plan = patient.project.training
        if seen.rate is None or any(one.optimizer is not None for one in plan.roles.values()):
            return None
        usual = usual_rate(patient.registry, plan.optimizer.id)
        if usual is None:
            return None
        now = float(plan.optimizer.settings.get("learning_rate", usual))
        wanted = usual if seen.rate > usual else seen.rate / TENTH
        if now <= wanted:
            return None
        words = {"new": shown(wanted), "old": shown(now)}
        edit = set_in_plan(RATE, wanted, T("Learning rate {new} instead of {old}", **words))
        return Remedy(self.id, T("Learning rate {new} instead of {old}", **words), edit)


class AddDropout(Cure):
    """Before the last layer with weights, which decides by what the others found."""

    id: ClassVar[str] = "dropout"

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        layer = patient.registry.layers.get(DROPOUT)
        if layer is None or len(patient.analyses) != 1:
            return None
        analysis = next(iter(patient.analyses.values()))
        link = _last_link(analysis)
        if (
            link is None
            or drops_out(patient.project, patient.registry)
            or not _takes(layer, analysis.gives(link))
        ):
            return None
        edit = insert_on_link(analysis.role, link, DROPOUT, layer.title)
        return Remedy(self.id, T("Train with Dropout"), edit)


class FineTune(Cure):
    """The last stages of a frozen layer that came with weights learn, slowly, and go on from the weights of the run.

    What has just learned behind them would otherwise pull them about (Howard and Ruder, 2018).
    """

    id: ClassVar[str] = "fine_tune"
    STAGES: ClassVar[int] = 2
    RATE: ClassVar[float] = 0.1

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        frozen = {
            role: names for role, one in patient.analyses.items() if (names := tuple(_lent_and_frozen(one)))
        }
        if not frozen or not patient.run or patient.project.training.start_from:
            return None
        title = T("Fine-tune the last stages")
        return Remedy(self.id, title, fine_tuned(frozen, patient.run, self.STAGES, self.RATE))


class TrainLonger(Cure):
    id: ClassVar[str] = "longer"

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        return Remedy(self.id, T("Train longer…"), action="longer")


class CompareSimple(Cure):
    id: ClassVar[str] = "simple"

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        if seen.simple is not None or not seen.test_samples:
            return None
        return Remedy(self.id, T("Compare with a simple method…"), action="evaluate")


class LookAtParts(Cure):
    id: ClassVar[str] = "parts"

    def offer(self, seen: LearningCurves, patient: Patient) -> Remedy | None:
        return Remedy(self.id, T("Look at the parts…"), action="data")


CURES: Mapping[str, Cure] = {
    cure.id: cure
    for cure in (
        StopEarly(),
        Augment(),
        Balance(),
        OtherRate(),
        AddDropout(),
        FineTune(),
        TrainLonger(),
        CompareSimple(),
        LookAtParts(),
    )
}


def offer_for(verdict: Verdict, seen: LearningCurves, patient: Patient) -> Remedy | None:
    """The likeliest cure that can be had."""
    found = (CURES[id].offer(seen, patient) for id in verdict.cures)
    return next((offer for offer in found if offer is not None), None)


def usual_rate(registry: Registry, optimizer: str) -> float | None:
    """The learning rate with which an optimizer begins where nobody chose one."""
    cls = registry.optimizers.get(optimizer)
    specs = cls.specs() if cls is not None else ()
    return next((float(spec.default) for spec in specs if spec.name == "learning_rate"), None)


def _lent_and_frozen(analysis: Analysis) -> Iterator[str]:
    """Nodes that came with weights, all of whose stages are frozen."""
    for node in analysis.graph.nodes:
        layer = analysis.layers.get(node.name)
        if layer is not None and layer.lent is not None and layer.stages and is_frozen(node, layer):
            yield node.name


def drops_out(project: Project, registry: Registry) -> bool:
    """Whether a layer of a network leaves something out by chance while it learns."""
    nodes = [node for graph in project.models.values() for node in graph.nodes]
    made = [registry.layer(node) for node in nodes]
    return any(
        isinstance(layer, Layer) and (layer.glyph == DROPOUT or bool(getattr(layer, DROPOUT, 0)))
        for layer in made
    )


def _last_link(analysis: Analysis) -> Link | None:
    """The one wire into the last layer with weights, where others come before it and nothing branches behind it."""
    outputs = analysis.graph.of_layer("output")
    name = outputs[0].name if len(outputs) == 1 else ""
    seen = {name}
    while links := analysis.feeding(name):
        if len(links) != 1:
            return None
        if _has_weights(analysis, name):
            before = analysis.graph.ancestors(name)
            return links[0] if any(_has_weights(analysis, other) for other in before - {name}) else None
        name = links[0].source
        if name in seen:
            return None
        seen.add(name)
    return None


def _has_weights(analysis: Analysis, name: str) -> bool:
    return name in analysis.costs and analysis.costs[name].parameters > 0


def _takes(layer: type[Layer], shape: Shape | None) -> bool:
    try:
        return shape is not None and bool(layer().shape(shape))
    except Mismatch:
        return False
