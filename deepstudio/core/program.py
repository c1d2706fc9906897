"""What a network computes, compiled once from its graph: the builder runs it, and the code writer writes it down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from deepstudio.core.analysis import Analysis
from deepstudio.core.calls import Call, Module
from deepstudio.core.shapes import Sequence, Shape, Stepped, Tokens

Value = tuple[str, str]
"""What a node gives at one of its output ports."""
LENGTHS = "lengths"
"""Where the lengths enter that an input tells with its values."""


class Lengths(NamedTuple):
    """How many steps of a value are real: those of the input `origin`, of which one step stands for `every`."""

    origin: str
    every: int


@dataclass(frozen=True, slots=True)
class ProgramStep:
    """One node that computes something: its calls, the values it takes and those it gives, in the order of the ports.

    `lengths` are what its module wants to know behind the values, nothing where all steps are real; after the step
    nobody needs the values in `done_with`.
    """

    node: str
    calls: tuple[Call, ...]
    sources: tuple[Value, ...]
    results: tuple[Value, ...]
    lengths: tuple[Lengths | None, ...] = ()
    done_with: tuple[Value, ...] = ()

    @property
    def module(self) -> Module | None:
        return next((call for call in self.calls if isinstance(call, Module)), None)


@dataclass(frozen=True, slots=True)
class FinalCall:
    """The node before an output whose last call, the `activation`, turns logits into probabilities."""

    node: str
    activation: str


@dataclass(frozen=True, slots=True)
class Program:
    """Stepped so that each comes after those it needs; their order decides the random start of the modules.

    `inputs` are the nodes where values enter, in the order of the graph; `outputs` says which value leaves at each
    output node. What no output needs is left out. `counted` are the inputs of tokens whose padding somebody wants
    counted; with the values of those in `told`, sequences of open length, their lengths come. What a node gives that
    computes nothing is a value that enters it: `passed` says which.
    """

    inputs: tuple[str, ...]
    outputs: Mapping[str, Value]
    steps: tuple[ProgramStep, ...]
    heads: Mapping[str, FinalCall]
    counted: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    passed: Mapping[Value, Value] = field(default_factory=dict)

    @property
    def entering(self) -> tuple[Value, ...]:
        """What the network takes, in this order: the values of each input, behind those of `told` their lengths."""
        ports = ((name, ("out", LENGTHS) if name in self.told else ("out",)) for name in self.inputs)
        return tuple((name, port) for name, of in ports for port in of)

    @property
    def lengths(self) -> tuple[Lengths, ...]:
        """All lengths that some step wants to know, each once."""
        return tuple(dict.fromkeys(one for step in self.steps for one in step.lengths if one is not None))


def compiled(analysis: Analysis, logits_of: str = "") -> Program:
    """The program of a network without gaps. The last call of the node `logits_of` is left out.

    Raises `ValueError` where steps are to end with an input that does not say where it ends.
    """
    graph, layers = analysis.graph, analysis.layers
    ends = [node.name for node in graph.nodes if not layers[node.name].outputs]
    inputs = tuple(node.name for node in graph.nodes if not layers[node.name].inputs)
    passed: dict[Value, Value] = {}
    steps = []
    for name in _needed(analysis, ends):
        step = _step(analysis, name, passed, logits_of)
        if step.calls:
            steps.append(step)
        else:
            passed |= dict.fromkeys(step.results, step.sources[0])
    outputs = {name: passed.get((name, "out"), (name, "out")) for name in ends}
    ended = _with_ends(steps, outputs.values())
    origins = {one.origin for step in steps for one in step.lengths if one is not None}
    counted = tuple(name for name in inputs if name in origins and isinstance(analysis.shapes[name], Tokens))
    told = tuple(name for name in inputs if _is_told(analysis.shapes[name], name))
    if silent := origins.difference(counted, told):
        raise ValueError(f"no lengths can come from {', '.join(sorted(silent))}")
    return Program(inputs, outputs, ended, _heads(analysis, ends), counted, told, passed)


def _is_told(shape: Shape, name: str) -> bool:
    return isinstance(shape, Sequence) and shape.origin == name


def _needed(analysis: Analysis, ends: list[str]) -> list[str]:
    """The nodes that some output needs, inputs aside, in the order of the graph."""
    needed = set(ends)
    order = [node.name for node in analysis.graph.order()]
    for name in reversed(order):
        if name in needed:
            needed |= {link.source for link in analysis.feeding(name)}
    return [name for name in order if name in needed and analysis.layers[name].inputs]


def _step(analysis: Analysis, name: str, passed: Mapping[Value, Value], logits_of: str) -> ProgramStep:
    layer, shapes = analysis.layers[name], analysis.inputs[name]
    values = [(link.source, link.output) for link in analysis.feeding(name)]
    calls = layer.calls(*shapes)
    step = ProgramStep(
        name,
        calls[:-1] if name == logits_of else calls,
        tuple(passed.get(value, value) for value in values),
        tuple((name, port.name) for port in layer.results) or ((name, "out"),),
    )
    module = step.module
    return step if module is None else replace(step, lengths=tuple(_real(shapes[i]) for i in module.lengths))


def _real(shape: Shape) -> Lengths | None:
    if not isinstance(shape, Stepped) or not shape.origin:
        return None
    return Lengths(shape.origin, 1 if isinstance(shape, Tokens) else shape.every)


def _with_ends(steps: list[ProgramStep], leaving: Iterable[Value]) -> tuple[ProgramStep, ...]:
    """Notes for each value the last step that takes it, so that memory is free as soon as possible."""
    last = {value: step.node for step in steps for value in (*step.results, *step.sources)}
    kept = set(leaving)
    ended: dict[str, list[Value]] = {}
    for value, name in last.items():
        if value not in kept:
            ended.setdefault(name, []).append(value)
    return tuple(replace(step, done_with=tuple(ended.get(step.node, ()))) for step in steps)


def _heads(analysis: Analysis, ends: list[str]) -> dict[str, FinalCall]:
    """By output: the node that feeds it, where that ends in a sigmoid or softmax."""
    found = {}
    for name in ends:
        for link in analysis.feeding(name):
            activation = analysis.layers[link.source].final_activation()
            if activation is not None:
                found[name] = FinalCall(link.source, activation)
    return found
