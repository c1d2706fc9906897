"""Networks built from a graph: the layers' calls, applied in order."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from deepstudio.core.analysis import Analysis
from deepstudio.core.calls import Call, Function, Module, Takes
from deepstudio.core.explained import Explained
from deepstudio.core.freezing import frozen_stages
from deepstudio.core.graph import Graph
from deepstudio.core.program import LENGTHS, Lengths, ProgramStep, Value, compiled
from deepstudio.core.shapes import PADDING
from deepstudio.core.text import T
from deepstudio.engine.modules.initialisation import initialise

# A function of the values a node takes; `None` stands for the node's own module, so that a copy has its own.
Operation = Callable[[list[Tensor]], Any] | None
RunningStep = tuple[ProgramStep, tuple[Operation, ...]]

# These compute their gradient from their result, and the modules below do not need theirs:
# writing over it saves a pass through memory.
IN_PLACE: dict[str, Callable[..., Tensor]] = {
    "torch.relu": torch.relu_,
    "torch.nn.functional.leaky_relu": torch.nn.functional.leaky_relu_,
    "torch.nn.functional.elu": torch.nn.functional.elu_,
}
LEAVE_RESULT_ALONE = ("torch.nn.Conv2d", "torch.nn.Linear", "torch.nn.BatchNorm1d", "torch.nn.BatchNorm2d")


class Network(nn.Module):
    """A graph as a module. Children carry the names of their nodes, so keys of the state are `conv1.weight`.

    `inputs` and `outputs` are the names of the nodes where values enter and leave, in the order of the graph.
    `final` names, by output, the activation (`sigmoid` or `softmax`) that `logits` leaves out.
    """

    def __init__(self, graph: Graph, analysis: Analysis) -> None:
        super().__init__()
        program = compiled(analysis)
        self.inputs, self.outputs = program.inputs, tuple(program.outputs)
        self.program, self._entering, self._lengths = program, program.entering, program.lengths
        self.steps = [(step, tuple(self._made(step))) for step in program.steps]
        self.final = {output: head.activation for output, head in program.heads.items()}
        self._raw = {head.node for head in program.heads.values()}
        initialise(self)
        self._frozen = tuple(self._frozen_parts(graph, analysis))
        for module in self._frozen:
            module.requires_grad_(False).eval()

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """The outputs for batches of inputs (N, …), each in the order of the graph.

        Behind the values of a sequence of open length come their lengths, int64 (N,), each at least 1.
        """
        values, _ = self.computed(self.named(inputs), self.steps)
        return tuple(values[value] for value in self.program.outputs.values())

    def logits(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """As `forward`, but without a last sigmoid or softmax: float (N, outputs) each for answers in classes."""
        return self.logits_after(self.named(inputs), self.steps)

    def logits_after(self, values: dict[Value, Any], steps: Sequence[RunningStep]) -> tuple[Tensor, ...]:
        """As `logits`, from the values that `steps` take."""
        values, raw = self.computed(values, steps, self._raw)
        heads, outputs = self.program.heads, self.program.outputs
        return tuple(
            raw[heads[name].node] if name in heads else values[value] for name, value in outputs.items()
        )

    @property
    def watchable(self) -> tuple[Value, ...]:
        """All values on the way from the inputs to the answers, which `watched` can be asked for."""
        program = self.program
        entering = (value for value in program.entering if value[1] != LENGTHS)
        results = (value for step in program.steps for value in step.results)
        return tuple(dict.fromkeys((*entering, *results, *program.passed)))

    def leaving(self, output: str) -> Value:
        """What leaves at an output node."""
        return self.program.outputs[output]

    def watched(self, wanted: Collection[Value], *inputs: Tensor) -> dict[Value, Any]:
        """What nodes give at output ports on the way from `inputs` to the answers, with gradients where they are on.

        A node that only passes something on gives what entered it. Nothing is computed behind the last of them.
        Raises `KeyError` for a value that no output needs.
        """
        there = {value: self.program.passed.get(value, value) for value in wanted}
        values, _ = self.computed(self.named(inputs), self.steps, watched=frozenset(there.values()))
        return {value: values[own] for value, own in there.items()}

    def train(self, mode: bool = True) -> Network:
        """Frozen nodes stay as they are in use: their statistics and dropout too."""
        super().train(mode)
        for module in self._frozen:
            module.eval()
        return self

    def _frozen_parts(self, graph: Graph, analysis: Analysis) -> Iterator[nn.Module]:
        for node in graph.nodes:
            layer = analysis.layers[node.name]
            if node.frozen:
                yield self.child(node.name)
            elif layer.stages:
                yield from stages_of(self.child(node.name))[: frozen_stages(node, layer)]

    def child(self, name: str) -> nn.Module:
        child = self._modules.get(name)
        return nn.Identity() if child is None else child

    def named(self, inputs: tuple[Tensor, ...]) -> dict[Value, Any]:
        """What enters, by value."""
        return dict(zip(self._entering, inputs, strict=True))

    def computed(
        self,
        values: dict[Value, Any],
        steps: Sequence[RunningStep],
        raw_of: Collection[str] = (),
        watched: Collection[Value] = (),
    ) -> tuple[dict[Value, Tensor], dict[str, Tensor]]:
        """All outputs, or what is `watched` alone; for nodes in `raw_of`, what they had before their last operation.

        `values` are what `steps` take, and are changed.
        """
        lengths = self._real_steps(values) if self._lengths else {}
        raw = {}
        for step, operations in steps:
            if watched and all(value in values for value in watched):
                break
            taken = [values[source] for source in step.sources]
            if step.node in raw_of:
                taken = [self._applied(step, operations[:-1], taken, lengths)]
                raw[step.node], operations = taken[0], operations[-1:]
            result = self._applied(step, operations, taken, lengths)
            if len(step.results) == 1:
                values[step.results[0]] = result
            else:
                values.update(zip(step.results, result, strict=True))
            for value in step.done_with:
                if value not in watched:
                    values.pop(value, None)
        return values, raw

    def _applied(
        self,
        step: ProgramStep,
        operations: tuple[Operation, ...],
        values: list[Tensor],
        lengths: Mapping[Lengths, Tensor],
    ) -> Any:
        for operation in operations:
            if operation is not None:
                values = [operation(values)]
            elif not step.lengths:
                values = [self.child(step.node)(*values)]
            else:
                real = [None if one is None else lengths[one] for one in step.lengths]
                values = [self.child(step.node)(*values, *real)]
        return values[0]

    def _real_steps(self, values: Mapping[Value, Tensor]) -> dict[Lengths, Tensor]:
        """How many steps are real, for all who want to know: counted once, or told."""
        origins = {name: real_tokens(values[(name, "out")]) for name in self.program.counted}
        origins |= {name: values[(name, LENGTHS)] for name in self.program.told}
        return {
            one: origins[one.origin] if one.every == 1 else (origins[one.origin] + one.every - 1) // one.every
            for one in self._lengths
        }

    def _made(self, step: ProgramStep) -> Iterator[Operation]:
        before: Call | None = None
        for call in step.calls:
            if isinstance(call, Module):
                # Not as an attribute: a node may be called like a method of nn.Module.
                self._modules[step.node] = resolve(call.path)(*call.args, **dict(call.options))
                yield None
            else:
                yield _function_operation(call, before)
            before = call


def stages_of(child: nn.Module) -> list[nn.Module]:
    """The parts of a module that can be frozen one after the other."""
    return list(child.get_submodule("stages").children())


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


def real_tokens(tokens: Tensor) -> Tensor:
    """How many tokens of each text (N, L) are no padding, int64 (N,); at least 1."""
    return (tokens != PADDING).sum(1).clamp(min=1)
