"""Telling a number, such as a price or an amount."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from deepstudio.catalog.objectives.heads import deciding, head
from deepstudio.catalog.objectives.scores import activation_fix, flat_output, unit_fixes
from deepstudio.core.analysis import Analysis
from deepstudio.core.declarations import Metric, Objective
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Node
from deepstudio.core.problems import Place, Problem, Severity
from deepstudio.core.project import ColumnFound, DataPlan, Found
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Vector
from deepstudio.core.text import T, Text, verbatim

BOUNDED = ("sigmoid", "softmax", "tanh")


class NumberObjective(Objective):
    """One number, learned in units of the deviation over the training part and answered in its own unit."""

    id: ClassVar[str] = "number"
    title: ClassVar[Text] = T("Number")
    wanted: ClassVar[Text | None] = T("A number")
    help: ClassVar[Text] = T("Tells a number, such as a price or an amount.")
    metrics: ClassVar[tuple[Metric, ...]] = (
        Metric(
            "mae",
            T("Mean error"),
            higher_is_better=False,
            in_unit=True,
            help=T("How far an answer is from the right one on average (mean absolute error)."),
            about="mean_absolute_error",
        ),
    )
    examined: ClassVar[tuple[Metric, ...]] = (
        *metrics,
        Metric(
            "rmse",
            T("Root of the mean squared error"),
            higher_is_better=False,
            in_unit=True,
            help=T("As the mean error, but large errors count more (RMSE)."),
        ),
        Metric(
            "r2",
            T("Explained variance (R²)"),
            higher_is_better=True,
            help=T("1 is perfect; 0 is no better than always to say the mean of the numbers."),
        ),
    )
    best: ClassVar[str] = "mae"
    learned: ClassVar[str] = "deepstudio.engine.objectives.numbers:LearnedNumber"
    estimators: ClassVar[str] = "deepstudio.engine.baseline.numbers:number_estimators"
    written: ClassVar[str] = "deepstudio.codegen.numbers:number_ending"
    shown: ClassVar[str] = "deepstudio.ui.answers.number_target:NumberTarget"

    def lacks(self, plan: DataPlan, found: Found, registry: Registry, column: str) -> Explained | None:
        known = found.column(column)
        if known.low is None or known.high is None:
            text = T(
                "No sample has a number in the column “{column}”. Choose another column to answer.",
                column=column,
            )
            return Explained(text, "no_number")
        if known.low == known.high:
            text = T(
                "The column “{column}” is {value} for all samples, so there is nothing to learn. Choose "
                "another column.",
                column=column,
                value=f"{known.low:g}",
            )
            return Explained(text, "one_number")
        return None

    def loss(self, outputs: int) -> str:
        return "mse"

    def problems(
        self, registry: Registry, analysis: Analysis, output: Node, found: ColumnFound | None, column: str
    ) -> Iterator[Problem]:
        shape = analysis.shapes.get(output.name)
        if shape is None:
            return
        if not isinstance(shape, Vector):
            yield Problem(
                "output-shape",
                Place("model", analysis.role, output.name),
                T("A number needs a flat vector with one number but gets {shape}.", shape=shape),
                fixes=flat_output(registry, analysis, output.name, shape),
            )
        elif shape.features != 1:
            yield Problem(
                "number-count",
                Place("model", analysis.role, deciding(analysis, output.name) or output.name, "units"),
                T("The output has {n} numbers, but the answer is one number.", n=shape.features),
                fixes=unit_fixes(registry, analysis, output, 1, "none"),
            )
        else:
            yield from _activation(analysis, output)


def _activation(analysis: Analysis, output: Node) -> Iterator[Problem]:
    """An activation at the end lets the network answer with some numbers only."""
    end = head(analysis, output.name)
    if end is None:
        return
    chosen = (
        end.activation
        if end.activation != "none"
        else getattr(analysis.layers[end.node], "activation", "none")
    )
    if chosen == "none":
        return
    bounded = chosen in BOUNDED
    yield Problem(
        "bounded-number" if bounded else "cut-number",
        Place("model", analysis.role, end.node, "activation"),
        T(
            "The activation {activation} at the end lets the network answer with some numbers only.",
            activation=verbatim(str(chosen)),
        ),
        Severity.ERROR if bounded else Severity.WARNING,
        why=T(
            "The network learns numbers around 0: how far they are from the mean. Without an activation, any can "
            "be said."
        ),
        fixes=activation_fix(analysis, end, "none"),
    )
