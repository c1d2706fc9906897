"""The order in which a readable program computes a graph, and which values it must keep by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deepstudio.core.analysis import Analysis, token_origins
from deepstudio.core.calls import Call, Module
from deepstudio.core.graph import Graph


@dataclass(frozen=True, slots=True)
class CodeStep:
    """One node: its calls, the nodes whose values it takes, and the shape it makes as a badge.

    `origin` is the input of tokens that says which of its steps are real, and `every` how many tokens one step of its
    input stands for.
    """

    node: str
    title: str
    calls: tuple[Call, ...]
    sources: tuple[str, ...]
    badge: str
    origin: str = ""
    every: int = 1

    @property
    def module(self) -> Module | None:
        return next((call for call in self.calls if isinstance(call, Module)), None)


class CodeSteps:
    """Steps branch by branch, so that a chain stays together. Nodes that compute nothing are passed through."""

    def __init__(self, analysis: Analysis, logits_of: str = "") -> None:
        self._analysis, self._logits_of = analysis, logits_of
        self._origins = token_origins(analysis)
        graph = analysis.graph
        outputs = [node.name for node in graph.of_layer("output")]
        order = list(_branch_by_branch(graph, outputs))
        self._every = {name: self._step(name) for name in order}
        self.inputs = [name for name in order if not self._every[name].sources]
        self.steps = [self._resolved(self._every[name]) for name in order if self._counts(name)]
        self.returned = [self._origin(name) for name in outputs]
        self.counted = [name for name in self.inputs if any(step.origin == name for step in self.steps)]
        self._next = self._followers()

    def built(self) -> list[CodeStep]:
        """The steps in the order in which the builder makes modules, which decides their random start."""
        wanted = {step.node: step for step in self.steps}
        return [wanted[node.name] for node in self._analysis.graph.order() if node.name in wanted]

    def is_passed_on(self, name: str) -> bool:
        """Whether only the step right after this one needs its value."""
        return self._next[name]

    def _step(self, name: str) -> CodeStep:
        analysis = self._analysis
        shapes = analysis.inputs[name]
        calls = analysis.layers[name].calls(*shapes)
        sources = tuple(_sources(analysis, name))
        masked = any(isinstance(call, Module) and call.lengths for call in calls)
        return CodeStep(
            node=name,
            title=analysis.graph.by_name[name].title,
            calls=calls[:-1] if name == self._logits_of else calls,
            sources=sources,
            badge=analysis.shapes[name].badge(),
            origin=self._origins.get(sources[0], "") if masked else "",
            every=getattr(shapes[0], "every", 1),
        )

    def _counts(self, name: str) -> bool:
        return bool(self._every[name].calls) or not self._every[name].sources

    def _origin(self, name: str) -> str:
        while not self._counts(name):
            name = self._every[name].sources[0]
        return name

    def _resolved(self, step: CodeStep) -> CodeStep:
        return replace(step, sources=tuple(map(self._origin, step.sources)))

    def _followers(self) -> dict[str, bool]:
        users: dict[str, set[str]] = defaultdict(set)
        for step in self.steps:
            for source in step.sources:
                users[source].add(step.node)
        after = [*(step.node for step in self.steps[1:]), ""]
        for name in self.returned:
            users[name].add("")
        alone = len(self.inputs) < 2  # several inputs of `forward` are alive at once
        return {
            step.node: users[step.node] <= {following} and (alone or bool(step.sources))
            for step, following in zip(self.steps, after, strict=True)
        }


def _sources(analysis: Analysis, name: str) -> Iterator[str]:
    """The nodes whose values enter, in the order of the ports."""
    for port in analysis.layers[name].inputs:
        for link in analysis.graph.incoming.get(name, ()):
            if link.input == port.name:
                yield link.source


def _branch_by_branch(graph: Graph, outputs: list[str]) -> Iterator[str]:
    """Depth first from the outputs; each node comes after its inputs."""
    seen: set[str] = set()
    stack = [(name, False) for name in reversed(outputs)]
    while stack:
        name, ready = stack.pop()
        if ready:
            yield name
        elif name not in seen:
            seen.add(name)
            stack.append((name, True))
            stack += [(link.source, False) for link in reversed(graph.incoming.get(name, ()))]
