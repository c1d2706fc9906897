"""Telling which of several classes a sample belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from deepstudio.catalog.columns import entering
from deepstudio.catalog.layers.rules import flat_fixes
from deepstudio.catalog.tasks.data_rules import data_problems, lacks_classes
from deepstudio.core.analysis import Analysis
from deepstudio.core.declarations import Metric, Task
from deepstudio.core.edits import ROW_HEIGHT, add_node, append_node, set_settings, set_training
from deepstudio.core.explained import Explained
from deepstudio.core.fixes import add_input, bind, bind_all, remove_fix
from deepstudio.core.graph import Node
from deepstudio.core.layer import InsertBefore, SetBefore
from deepstudio.core.problems import Edit, Place, Problem, Severity
from deepstudio.core.project import DEFAULT_ROLE, DataPlan, Found, Project
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Sequence as Steps
from deepstudio.core.shapes import Shape, Tokens, Vector
from deepstudio.core.text import T, Text, verbatim

FinalActivation = Literal["none", "sigmoid", "softmax"]


@dataclass(frozen=True, slots=True)
class Head:
    """How a network ends: the node whose last call may be skipped to get logits, and how many there are."""

    node: str
    activation: FinalActivation
    outputs: int


def head(analysis: Analysis) -> Head | None:
    """The end of a network with one output of known shape, or nothing."""
    outputs = analysis.graph.of_layer("output")
    if len(outputs) != 1 or outputs[0].name not in analysis.shapes:
        return None
    shape = analysis.shapes[outputs[0].name]
    if not isinstance(shape, Vector):
        return None
    last = analysis.feeding(outputs[0].name)[0].source
    activation: Any = analysis.layers[last].final_activation() or "none"
    return Head(last, activation, shape.features)


class Classification(Task):
    id: ClassVar[str] = "classification"
    title: ClassVar[Text] = T("Classification")
    help: ClassVar[Text] = T("Tells which of several classes a sample belongs to.")
    metrics: ClassVar[tuple[Metric, ...]] = (
        Metric("loss", T("Loss"), higher_is_better=False),
        Metric("accuracy", T("Accuracy"), higher_is_better=True, percent=True),
    )
    best: ClassVar[str] = "accuracy"

    def input_shapes(
        self, project: Project, registry: Registry, role: str, before: Mapping[str, Analysis]
    ) -> dict[str, Shape | None]:
        shape = self._sample_shape(project, registry)
        graph = project.models.get(role)
        return {node.name: shape for node in graph.of_layer("input")} if graph else {}

    def _sample_shape(self, project: Project, registry: Registry) -> Shape | None:
        if project.data is None:
            return None
        found = project.data.found
        for name, column in entering(project.data, registry)[:1]:
            return column.shape(found.column(name) if found is not None else None)
        return None

    def lacks(self, plan: DataPlan, found: Found, registry: Registry) -> Explained | None:
        return lacks_classes(plan, found, registry)

    def check(
        self, project: Project, registry: Registry, analyses: Mapping[str, Analysis]
    ) -> Sequence[Problem]:
        analysis = analyses[DEFAULT_ROLE]
        return [
            *data_problems(project, registry),
            *_ends(registry, analysis),
            *_scores(project, registry, analysis),
            *_loss(project, registry, analysis),
        ]


def _ends(registry: Registry, analysis: Analysis) -> Iterator[Problem]:
    """Exactly one input and one output."""
    place = Place("model", analysis.role)
    for layer, none, several in (
        (
            "input",
            T("The network has no input."),
            T("The network has several inputs, but your data has one."),
        ),
        (
            "output",
            T("The network has no output."),
            T("The network has several outputs. A classifier has one."),
        ),
    ):
        nodes = analysis.graph.of_layer(layer)
        cls = registry.layers.get(layer)
        title = cls.title if cls else verbatim(layer)
        if not nodes:
            fix = _add_end(registry, analysis, layer, title)
            yield Problem(f"no-{layer}", place, none, fixes=(fix,))
        for node in nodes[1:]:
            fix = remove_fix(analysis, node, bridge=False)
            yield Problem(
                f"several-{layer}s", Place("model", analysis.role, node.name), several, fixes=(fix,)
            )


def _add_end(registry: Registry, analysis: Analysis, layer: str, title: Text) -> Edit:
    """A new input above the first layer that has none, or a new output behind the last one."""
    if layer == "output":
        return append_node(analysis.role, layer, title, None)
    loose = [
        (node.position[1], node.name, port)
        for node in analysis.graph.nodes
        if node.name in analysis.layers
        for port in analysis.layers[node.name].inputs
        if not any(link.input == port.name for link in analysis.graph.incoming.get(node.name, ()))
    ]
    if loose:
        _, name, port = min(loose, key=lambda place: place[:2])
        return add_input(registry, analysis, analysis.graph.by_name[name], port)
    tops = [node.position for node in analysis.graph.nodes]
    top = min(tops, key=lambda position: position[1], default=(0.0, ROW_HEIGHT))
    return add_node(analysis.role, layer, title, (top[0], top[1] - ROW_HEIGHT))


def _scores(project: Project, registry: Registry, analysis: Analysis) -> Iterator[Problem]:
    """The output is a flat vector with one number a class, or one number for two classes."""
    outputs = analysis.graph.of_layer("output")
    if len(outputs) != 1 or outputs[0].name not in analysis.shapes:
        return
    output, shape = outputs[0], analysis.shapes[outputs[0].name]
    if not isinstance(shape, Vector):
        yield Problem(
            "output-shape",
            Place("model", analysis.role, output.name),
            T("A classifier needs a flat vector with one number a class but gets {shape}.", shape=shape),
            fixes=_flat_output(registry, analysis, output.name, shape),
        )
        return
    classes = len(project.data.classes) if project.data else 0
    if classes < 2 or shape.features == classes or (classes == 2 and shape.features == 1):
        yield from _last_activation(analysis)
        return
    yield Problem(
        "class-count",
        Place("model", analysis.role, _deciding(analysis) or output.name, "units"),
        T("The output has one number, but your data has {classes} classes.", classes=classes)
        if shape.features == 1
        else T(
            "The output has {n} numbers, but your data has {classes} classes.",
            n=shape.features,
            classes=classes,
        ),
        why=T("The network gives one number for each class."),
        fixes=_unit_fixes(registry, analysis, output, classes),
    )


def _flat_output(registry: Registry, analysis: Analysis, output: str, shape: Shape) -> tuple[Edit, ...]:
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
    end = head(analysis)
    deciding = _deciding(analysis)
    units = 1 if classes == 2 and end is not None and end.activation == "sigmoid" else classes
    if deciding is None:
        fix = InsertBefore("dense", {"units": classes, "activation": "none"})
        return (bind(registry, analysis, output.name, fix),)
    values: dict[str, Any] = {"units": units}
    if units > 1 and analysis.layers[deciding].final_activation() == "sigmoid":
        values["activation"] = "softmax"
    label = T("Set the units of {layer} to {n}", layer=analysis.called(deciding), n=units)
    return (set_settings(analysis.role, deciding, values, label),)


def _deciding(analysis: Analysis) -> str | None:
    """The Dense layer that decides how many numbers leave, seen through layers that keep the count."""
    name = analysis.graph.of_layer("output")[0].name
    size = analysis.shapes[name]
    while True:
        links = analysis.feeding(name)
        if len(links) != 1 or analysis.gives(links[0]) != size:
            return None
        name = links[0].source
        if analysis.graph.by_name[name].layer == "dense":
            return name


def _last_activation(analysis: Analysis) -> Iterator[Problem]:
    """An activation that cuts scores off, such as a ReLU before the output, and a lonely softmax."""
    end = head(analysis)
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
            fixes=_activation_fix(analysis, end, "sigmoid"),
        )
    elif end.activation == "sigmoid" and end.outputs > 1:
        yield Problem(
            "sigmoid-scores",
            place,
            T("Several classes exclude each other; softmax makes their probabilities add up to 1."),
            Severity.WARNING,
            why=T("Training uses the numbers before the sigmoid, with softmax."),
            fixes=_activation_fix(analysis, end, "softmax"),
        )
    elif end.activation == "none" and (hidden := _hidden(analysis, end)):
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
            fixes=_activation_fix(analysis, replace(end, node=hidden), "none"),
        )
    elif chosen not in ("none", "sigmoid", "softmax"):
        final = "sigmoid" if end.outputs == 1 else "softmax"
        yield Problem(
            "cut-scores",
            place,
            T("The activation of the last layer cuts scores off."),
            Severity.WARNING,
            why=T("Scores of classes may be any number, negative ones too."),
            fixes=_activation_fix(analysis, end, final),
        )


def _hidden(analysis: Analysis, end: Head) -> str:
    """A Dense layer with a final activation behind which other layers come before the output."""
    deciding = _deciding(analysis)
    if deciding is None or deciding == end.node or analysis.layers[deciding].final_activation() is None:
        return ""
    return deciding


def _activation_fix(analysis: Analysis, end: Head, value: str) -> tuple[Edit, ...]:
    node = analysis.graph.by_name[end.node]
    if hasattr(analysis.layers[end.node], "activation"):
        label = T("Use {activation}", activation=value.capitalize())
        return (set_settings(analysis.role, end.node, {"activation": value}, label),)
    return (remove_fix(analysis, node),)


def _loss(project: Project, registry: Registry, analysis: Analysis) -> Iterator[Problem]:
    """A loss chosen by hand must fit the task and the output."""
    end, loss = head(analysis), registry.losses.get(project.training.loss)
    if end is None or loss is None:
        return
    place, fixes = (
        Place("train", setting="loss"),
        (set_training({"loss": "auto"}, T("Choose automatically")),),
    )
    if Classification.id not in loss.tasks:
        yield Problem(
            "loss-fit", place, T("The loss “{loss}” is for another task.", loss=loss.title), fixes=fixes
        )
    elif loss.outputs != "any" and (loss.outputs == "one") != (end.outputs == 1):
        yield Problem(
            "loss-fit",
            place,
            T("This loss does not fit an output of {n} numbers.", n=end.outputs),
            why=T("Binary cross-entropy is for one number, cross-entropy for several."),
            fixes=fixes,
        )


TASKS = (Classification,)
