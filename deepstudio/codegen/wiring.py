"""The order in which a readable program computes a network, and which values it must keep by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from deepstudio.core.program import Program, ProgramStep, Value


class CodeSteps:
    """The steps of a program branch by branch, so that a chain stays together."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.steps = list(_branch_by_branch(program))
        self.used = {value for step in self.steps for value in step.sources} | set(program.outputs.values())
        self._passed_on = self._followers()

    def is_passed_on(self, value: Value) -> bool:
        """Whether only the step right after the one that gives this value needs it."""
        return value in self._passed_on

    def _followers(self) -> set[Value]:
        users: dict[Value, set[str]] = defaultdict(set)
        for step in self.steps:
            for source in step.sources:
                users[source].add(step.node)
        for value in self.program.outputs.values():
            users[value].add("")
        following = [*(step.node for step in self.steps), ""]
        # Several inputs of `forward`, and several results of a step, are alive at once.
        alone = [self._alone([(name, "out") for name in self.program.inputs])]
        alone += [self._alone(list(step.results)) for step in self.steps]
        return {
            value
            for value, after in zip(alone, following, strict=True)
            if value is not None and users[value] <= {after}
        }

    @staticmethod
    def _alone(values: list[Value]) -> Value | None:
        return values[0] if len(values) == 1 else None


def _branch_by_branch(program: Program) -> Iterator[ProgramStep]:
    """Depth first from the outputs; each step comes after those it needs."""
    steps = {step.node: step for step in program.steps}
    seen: set[str] = set()
    stack = [(node, False) for node, _ in reversed(tuple(program.outputs.values()))]
    while stack:
        name, ready = stack.pop()
        if ready:
            yield steps[name]
        elif name in steps and name not in seen:
            seen.add(name)
            stack.append((name, True))
            stack += [(node, False) for node, _ in reversed(steps[name].sources)]
