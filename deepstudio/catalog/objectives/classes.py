"""Telling which of several classes a sample belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from deepstudio.catalog.objectives.class_names import named_keys
from deepstudio.catalog.objectives.scores import score_problems
from deepstudio.core.analysis import Analysis
from deepstudio.core.declarations import Metric, Objective, Source
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Node
from deepstudio.core.problems import Place, Problem, Severity
from deepstudio.core.project import ColumnFound, DataPlan, Found
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text

FEW_SAMPLES = 20
UNEVEN = 10


class ClassObjective(Objective):
    """One of several classes: scores that become probabilities."""

    id: ClassVar[str] = "class"
    title: ClassVar[Text] = T("Class")
    wanted: ClassVar[Text | None] = T("Which class it belongs to")
    help: ClassVar[Text] = T("Tells which of several classes a sample belongs to.")
    balances: ClassVar[bool] = True
    metrics: ClassVar[tuple[Metric, ...]] = (
        Metric(
            "accuracy",
            T("Accuracy"),
            higher_is_better=True,
            percent=True,
            help=T("The share of samples whose class the network told correctly."),
            about="accuracy",
        ),
    )
    examined: ClassVar[tuple[Metric, ...]] = (
        *metrics,
        Metric(
            "macro_f1",
            T("Mean F1 over the classes"),
            higher_is_better=True,
            percent=True,
            help=T(
                "F1 of each class, averaged so that a rare class counts as much as a common one (macro-F1)."
            ),
        ),
        Metric(
            "auroc",
            T("AUROC"),
            higher_is_better=True,
            help=T(
                "Of two classes: how often a sample of one has a higher probability of it than a sample of the other "
                "(the area under the ROC curve). 1 is perfect, 0.5 is guessing; it does not depend on a threshold."
            ),
        ),
    )
    best: ClassVar[str] = "accuracy"
    learned: ClassVar[str] = "deepstudio.engine.objectives.classes:LearnedClasses"
    estimators: ClassVar[str] = "deepstudio.engine.baseline.classes:class_estimators"
    written: ClassVar[str] = "deepstudio.codegen.classes:class_ending"
    earlier: ClassVar[str] = "deepstudio.catalog.objectives.class_results:class_examination"
    shown: ClassVar[str] = "deepstudio.ui.answers.classes:ClassTarget"

    def named(self, keys: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
        return named_keys(keys, names)

    def lacks(self, plan: DataPlan, found: Found, registry: Registry, column: str) -> Explained | None:
        classes, several = found.column(column).classes, len(plan.of_use("target")) > 1
        if len(classes) >= 2:
            return None
        if several and not classes:
            text = T(
                "The data says nothing in the column “{column}”, which is to be answered.", column=column
            )
            return Explained(text, "one_class")
        source = registry.sources.get(plan.source.id) or Source
        name = plan.called(column, classes[0]) if classes else ""
        words = {"n": found.samples, "name": name, "action": source.more_classes}
        text = T(
            "All usable samples ({n}) belong to one class, “{name}”. A classifier needs at least two: {action}.",
            **words,
        )
        if several:
            text = T(
                "In the column “{column}”, all usable samples ({n}) belong to one class, “{name}”. A classifier "
                "needs at least two: {action}.",
                column=column,
                **words,
            )
        return Explained(text, "one_class")

    def data_problems(self, plan: DataPlan, found: Found, column: str) -> Iterator[Problem]:
        known = found.column(column)
        counted = dict(zip(known.classes, known.counts, strict=True))
        if not counted:
            return
        fewest = min(counted, key=lambda name: counted[name])
        most = max(counted, key=lambda name: counted[name])
        if counted[fewest] < FEW_SAMPLES:
            yield Problem(
                "few-samples",
                Place("data"),
                T(
                    "The class “{name}” has only {n} samples.",
                    name=plan.called(column, fewest),
                    n=counted[fewest],
                ),
                Severity.WARNING,
                why=T("With so few, the result depends on luck. More samples help most."),
            )
        elif counted[most] > UNEVEN * counted[fewest]:
            yield Problem(
                "uneven",
                Place("data"),
                T(
                    "“{most}” has {n} times as many samples as “{fewest}”.",
                    most=plan.called(column, most),
                    n=counted[most] // counted[fewest],
                    fewest=plan.called(column, fewest),
                ),
                Severity.WARNING,
                why=T("The network may learn to answer the larger class always."),
            )

    def problems(
        self, registry: Registry, analysis: Analysis, output: Node, found: ColumnFound | None, column: str
    ) -> Iterable[Problem]:
        return score_problems(
            registry, analysis, output, len(found.classes) if found is not None else 0, column
        )

    def loss(self, outputs: int) -> str:
        return "binary_cross_entropy" if outputs == 1 else "cross_entropy"

    def outputs(self, found: ColumnFound) -> int:
        return max(2, len(found.classes))

    def ending(self, found: ColumnFound) -> Mapping[str, Any]:
        return {"units": self.outputs(found), "activation": "softmax"}
