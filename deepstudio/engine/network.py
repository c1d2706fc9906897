"""Networks built from a graph: the layers' calls, applied in order."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from deepstudio.core.analysis import Analysis, token_origins
from deepstudio.core.calls import Call, Function, Module, Takes
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Graph, Node
from deepstudio.core.shapes import PADDING
from deepstudio.core.text import T
from deepstudio.engine.modules.initialisation import initialise

# A function of the values a node takes; `None` stands for the node's own module, so that a copy has its own.
Operation = Callable[[list[Tensor]], Tensor] | None

# These compute their gradient from their result, and the modules below do not need theirs:
# writing over it saves a pass through memory.
IN_PLACE: dict[str, Callable[..., Tensor]] = {
    "torch.relu": torch.relu_,
    "torch.nn.functional.leaky_relu": torch.nn.functional.leaky_relu_,
    "torch.nn.functional.elu": torch.nn.functional.elu_,
}
LEAVE_RESULT_ALONE = ("torch.nn.Conv2d", "torch.nn.Linear", "torch.nn.BatchNorm1d", "torch.nn.BatchNorm2d")


@dataclass(frozen=True, slots=True)
class NetworkStep:
    """One node: the names of the values it takes, its operations, and the values nobody needs after it.

    Where its module wants to know which steps of a sequence are real, `lengths` names the input of tokens that
    tells, and how many of its tokens one step stands for; the name is empty where all steps are real.
    """

    name: str
    sources: tuple[str, ...]
    operations: tuple[Operation, ...]
    lengths: tuple[str, int] | None = None
    done_with: tuple[str, ...] = ()


class Network(nn.Module):
    """A graph as a module. Children carry the names of their nodes, so keys of the state are `conv1.weight`.

    `inputs` and `outputs` are the names of the nodes where values enter and leave, in the order of the graph.
    `final` names, by output, the activation (`sigmoid` or `softmax`) that `logits` leaves out.
    """

    def __init__(self, graph: Graph, analysis: Analysis) -> None:
        super().__init__()
        self.inputs = tuple(node.name for node in graph.nodes if not analysis.layers[node.name].inputs)
        self.outputs = tuple(node.name for node in graph.nodes if not analysis.layers[node.name].outputs)
        self.frozen_names = tuple(node.name for node in graph.nodes if node.frozen)
        self._tokens = token_origins(analysis)
        needed = set().union(*(graph.ancestors(name) for name in self.outputs))
        nodes = [node for node in graph.order() if node.name in needed and node.name not in self.inputs]
        self._steps = _with_ends([self._step(node, graph, analysis) for node in nodes], self.outputs)
        self._counted = {step.lengths[0] for step in self._steps if step.lengths is not None} - {""}
        self._heads = _heads(graph, analysis, self.outputs)
        self.final = {out: kind for out, (_, kind) in self._heads.items()}
        self._raw = {head for head, _ in self._heads.values()}
        initialise(self)
        for name in self.frozen_names:
            self._child(name).requires_grad_(False)

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """The outputs for batches of inputs (N, …), each in the order of the graph."""
        values, _ = self._values(inputs, frozenset())
        return tuple(values[name] for name in self.outputs)

    def logits(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """As `forward`, but without a last sigmoid or softmax."""
        values, raw = self._values(inputs, self._raw)
        return tuple(
            raw[self._heads[name][0]] if name in self._heads else values[name] for name in self.outputs
        )

    def train(self, mode: bool = True) -> Network:
        """Frozen nodes stay as they are in use: their statistics and dropout too."""
        super().train(mode)
        for name in self.frozen_names:
            self._child(name).eval()
        return self

    def _child(self, name: str) -> nn.Module:
        child = self._modules.get(name)
        return nn.Identity() if child is None else child

    def _values(
        self, inputs: tuple[Tensor, ...], raw_of: set[str] | frozenset[str]
    ) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
        """All outputs, and for the nodes in `raw_of` what they had before their last operation."""
        values, raw = dict(zip(self.inputs, inputs, strict=True)), {}
        lengths = {name: real_tokens(values[name]) for name in self._counted}
        for step in self._steps:
            taken = [values[source] for source in step.sources]
            for name in step.done_with:
                del values[name]
            if step.name in raw_of:
                taken = [self._applied(step, step.operations[:-1], taken, lengths)]
                raw[step.name] = taken[0]
                values[step.name] = self._applied(step, step.operations[-1:], taken, lengths)
            else:
                values[step.name] = self._applied(step, step.operations, taken, lengths)
        return values, raw

    def _applied(
        self,
        step: NetworkStep,
        operations: tuple[Operation, ...],
        values: list[Tensor],
        lengths: Mapping[str, Tensor],
    ) -> Tensor:
        for operation in operations:
            if operation is not None:
                values = [operation(values)]
            elif step.lengths is None:
                values = [self._child(step.name)(*values)]
            else:
                origin, every = step.lengths
                real = (lengths[origin] + every - 1) // every if origin else None
                values = [self._child(step.name)(*values, real)]
        return values[0]

    def _step(self, node: Node, graph: Graph, analysis: Analysis) -> NetworkStep:
        layer = analysis.layers[node.name]
        links = graph.incoming.get(node.name, ())
        sources = tuple(link.source for port in layer.inputs for link in links if link.input == port.name)
        shapes = analysis.inputs[node.name]
        calls = layer.calls(*shapes)
        masked = any(isinstance(call, Module) and call.lengths for call in calls)
        lengths = (self._tokens.get(sources[0], ""), getattr(shapes[0], "every", 1)) if masked else None
        return NetworkStep(node.name, sources, tuple(self._operations(node.name, calls)), lengths)

    def _operations(self, name: str, calls: tuple[Call, ...]) -> list[Operation]:
        operations: list[Operation] = []
        before: Call | None = None
        for call in calls:
            if isinstance(call, Module):
                # Not as an attribute: a node may be called like a method of nn.Module.
                self._modules[name] = resolve(call.path)(*call.args, **dict(call.options))
                operations.append(None)
            else:
                operations.append(_function_operation(call, before))
            before = call
        return operations


def build_network(graph: Graph, analysis: Analysis) -> Network:
    """The network of one role with fresh weights, drawn from torch's random numbers.

    Raises `Explained` with the cause `incomplete_network` where the analysis has gaps.
    """
    gaps = [node.name for node in graph.nodes if node.name not in analysis.shapes]
    if gaps or not graph.nodes:
        raise Explained(
            T("The network is not complete yet. Mend the problems on the Model page first."),
            "incomplete_network",
        )
    return Network(graph, analysis)


def move_network(network: nn.Module, device: torch.device) -> None:
    """Moves a network to a device, pictures' channels last in memory: convolutions are faster so."""
    whole: Any = network
    whole.to(device, memory_format=torch.channels_last)


def resolve(path: str) -> Callable[..., Any]:
    """What a dotted path of a catalog's call names, such as `torch.nn.Conv2d`."""
    found: Callable[..., Any] = pkgutil.resolve_name(path)
    return found


def _function_operation(call: Function, before: Call | None) -> Operation:
    own_input = isinstance(before, Module) and before.path in LEAVE_RESULT_ALONE
    function = (IN_PLACE.get(call.path) if own_input else None) or resolve(call.path)
    takes: dict[Takes, Callable[..., Operation]] = {"one": _one, "list": _list, "fold": _fold}
    return takes[call.takes](function, call.args, dict(call.options))


def _one(function: Callable[..., Tensor], args: tuple[Any, ...], options: dict[str, Any]) -> Operation:
    return lambda values: function(values[0], *args, **options)


def _list(function: Callable[..., Tensor], args: tuple[Any, ...], options: dict[str, Any]) -> Operation:
    return lambda values: function(values, *args, **options)


def _fold(function: Callable[..., Tensor], args: tuple[Any, ...], options: dict[str, Any]) -> Operation:
    def operation(values: list[Tensor]) -> Tensor:
        result = values[0]
        for value in values[1:]:
            result = function(result, value, *args, **options)
        return result

    return operation


def _with_ends(steps: list[NetworkStep], outputs: tuple[str, ...]) -> tuple[NetworkStep, ...]:
    """Notes for each value the last step that takes it, so that memory is free as soon as possible."""
    last = {source: step.name for step in steps for source in step.sources}
    ended: dict[str, list[str]] = {}
    for source, name in last.items():
        if source not in outputs:
            ended.setdefault(name, []).append(source)
    return tuple(replace(step, done_with=tuple(ended.get(step.name, ()))) for step in steps)


def real_tokens(tokens: Tensor) -> Tensor:
    """How many tokens of each text (N, L) are no padding, int64 (N,); at least 1."""
    return (tokens != PADDING).sum(1).clamp(min=1)


def _heads(graph: Graph, analysis: Analysis, outputs: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """By output: the node that feeds it and its final activation, where it has one."""
    found = {}
    for output in outputs:
        for link in graph.incoming.get(output, ()):
            kind = analysis.layers[link.source].final_activation()
            if kind is not None:
                found[output] = (link.source, kind)
    return found
