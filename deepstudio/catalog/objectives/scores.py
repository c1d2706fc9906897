"""Findings on the numbers with which a network tells classes apart: how many there are, and what was done to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from deepstudio.catalog.layers.rules import flat_fixes
from deepstudio.catalog.objectives.heads import Head, deciding, head
from deepstudio.core.analysis import Analysis
from deepstudio.core.fixes import bind, bind_all, remove_fix
from deepstudio.core.graph import Node
from deepstudio.core.graph_edits import set_settings
from deepstudio.core.layer import InsertBefore, SetBefore
from deepstudio.core.problems import Edit, Place, Problem, Severity
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Sequence as Steps
from deepstudio.core.shapes import Shape, Tokens, Vector
from deepstudio.core.text import T, Text, verbatim


def score_problems(
    registry: Registry, analysis: Analysis, output: Node, classes: int, column: str = ""
) -> Iterator[Problem]:
    """An output is a flat vector with one number a class, or one number for two classes.

    `classes` is 0 while it is not known; `column` is named where there are several to answer.
    """
    shape = analysis.shapes.get(output.name)
    if shape is None:
        return
    if not isinstance(shape, Vector):
        yield Problem(
            "output-shape",
            Place("model", analysis.role, output.name),
            T("A classifier needs a flat vector with one number a class but gets {shape}.", shape=shape),
            fixes=flat_output(registry, analysis, output.name, shape),
        )
        return
    if classes < 2 or shape.features == classes or (classes == 2 and shape.features == 1):
        yield from _last_activation(analysis, output.name)
        return
    yield Problem(
        "class-count",
        Place("model", analysis.role, deciding(analysis, output.name) or output.name, "units"),
        _other_count(shape.features, classes, column),
        why=T("The network gives one number for each class."),
        fixes=_unit_fixes(registry, analysis, output, classes),
    )


def _other_count(numbers: int, classes: int, column: str) -> Text:
    words = {"n": numbers, "classes": classes, "column": column}
    if column and numbers == 1:
        return T("The output for “{column}” has one number, but there are {classes} classes.", **words)
    if column:
        return T("The output for “{column}” has {n} numbers, but there are {classes} classes.", **words)
    if numbers == 1:
        return T("The output has one number, but your data has {classes} classes.", classes=classes)
    return T("The output has {n} numbers, but your data has {classes} classes.", n=numbers, classes=classes)


def flat_output(registry: Registry, analysis: Analysis, output: str, shape: Shape) -> tuple[Edit, ...]:
    """What brings the output nearer to a flat vector. Sequences are pooled before scores are made of their steps."""
    if isinstance(shape, Tokens):
        return bind_all(registry, analysis, output, (InsertBefore("embedding"),))
    if not isinstance(shape, Steps):
        return bind_all(registry, analysis, output, flat_fixes(shape))
    whole = bind_all(registry, analysis, output, (SetBefore({"return_sequences": False}),))
    return *whole, *bind_all(registry, analysis, _scoring(analysis, output), flat_fixes(shape))


def _scoring(analysis: Analysis, output: str) -> str:
    """The Dense layer that makes scores of single steps, seen through layers that keep the shape; or the output."""
    name = output
    while True:
        links = analysis.feeding(name)
        before = links[0].source if len(links) == 1 else ""
        if before not in analysis.inputs or len(analysis.graph.outgoing.get(before, ())) != 1:
            return output
        if analysis.graph.by_name[before].layer == "dense":
            return before
        if analysis.inputs[before] != (analysis.shapes.get(before),):
            return output
        name = before


def _unit_fixes(registry: Registry, analysis: Analysis, output: Node, classes: int) -> tuple[Edit, ...]:
    end, last = head(analysis, output.name), deciding(analysis, output.name)
    units = 1 if classes == 2 and end is not None and end.activation == "sigmoid" else classes
    cut = last is not None and units > 1 and analysis.layers[last].final_activation() == "sigmoid"
    return unit_fixes(registry, analysis, output, units, "softmax" if cut else "", classes)


def unit_fixes(
    registry: Registry, analysis: Analysis, output: Node, units: int, activation: str = "", inserted: int = 0
) -> tuple[Edit, ...]:
    """As many numbers at an output as `units`, from the layer that decides it or from one that is `inserted`."""
    last = deciding(analysis, output.name)
    if last is None or _shared(analysis, last):
        fix = InsertBefore("dense", {"units": inserted or units, "activation": "none"})
        return (bind(registry, analysis, output.name, fix),)
    values: dict[str, Any] = {"units": units, **({"activation": activation} if activation else {})}
    label = T("Set the units of {layer} to {n}", layer=analysis.called(last), n=units)
    return (set_settings(analysis.role, last, values, label),)


def _shared(analysis: Analysis, name: str) -> bool:
    """Whether several outputs follow from a layer, so that it cannot have the number of classes of each."""
    outputs = analysis.graph.of_layer("output")
    return len(outputs) > 1 and sum(name in analysis.graph.ancestors(one.name) for one in outputs) > 1


def _last_activation(analysis: Analysis, output: str) -> Iterator[Problem]:
    """An activation that cuts scores off, such as a ReLU before the output, and a lonely softmax."""
    end = head(analysis, output)
    if end is None:
        return
    layer = analysis.layers[end.node]
    place = Place("model", analysis.role, end.node, "activation")
    chosen = getattr(layer, "activation", "none")
    if end.activation == "softmax" and end.outputs == 1:
        yield Problem(
            "lonely-softmax",
            place,
            T("Softmax over a single number is always 1."),
            why=T("For two classes, one number goes through a sigmoid."),
            fixes=activation_fix(analysis, end, "sigmoid"),
        )
    elif end.activation == "sigmoid" and end.outputs > 1:
        yield Problem(
            "sigmoid-scores",
            place,
            T("Several classes exclude each other; softmax makes their probabilities add up to 1."),
            Severity.WARNING,
            why=T("Training uses the numbers before the sigmoid, with softmax."),
            fixes=activation_fix(analysis, end, "softmax"),
        )
    elif end.activation == "none" and (hidden := _hidden(analysis, output, end)):
        yield Problem(
            "hidden-activation",
            Place("model", analysis.role, hidden, "activation"),
            T(
                "Other layers follow the {activation} of {layer}, so that the output is not what training expects.",
                activation=verbatim(str(analysis.layers[hidden].final_activation())),
                layer=analysis.called(hidden),
            ),
            Severity.WARNING,
            why=T("Only an activation at the very end is understood as probabilities."),
            fixes=activation_fix(analysis, replace(end, node=hidden), "none"),
        )
    elif chosen not in ("none", "sigmoid", "softmax"):
        final = "sigmoid" if end.outputs == 1 else "softmax"
        yield Problem(
            "cut-scores",
            place,
            T("The activation of the last layer cuts scores off."),
            Severity.WARNING,
            why=T("Scores of classes may be any number, negative ones too."),
            fixes=activation_fix(analysis, end, final),
        )


def _hidden(analysis: Analysis, output: str, end: Head) -> str:
    """A Dense layer with a final activation behind which other layers come before the output."""
    last = deciding(analysis, output)
    if last is None or last == end.node or analysis.layers[last].final_activation() is None:
        return ""
    return last


def activation_fix(analysis: Analysis, end: Head, value: str) -> tuple[Edit, ...]:
    node = analysis.graph.by_name[end.node]
    if hasattr(analysis.layers[end.node], "activation"):
        label = T("Use {activation}", activation=value.capitalize())
        return (set_settings(analysis.role, end.node, {"activation": value}, label),)
    return (remove_fix(analysis, node),)
