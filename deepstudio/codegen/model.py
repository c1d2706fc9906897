"""Writes `model.py`: the network as one readable class, from the same calls that the builder follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from deepstudio.codegen.names import Imports, node_words, unique
from deepstudio.codegen.wiring import CodeSteps
from deepstudio.codegen.writing import LINE, Code, arguments, call, comment, fill
from deepstudio.core.analysis import Analysis
from deepstudio.core.calls import Call, Function, Module
from deepstudio.core.program import LENGTHS, Lengths, ProgramStep, Value, compiled

INITIALISE = "deepstudio.engine.modules.initialisation.initialise"
_COUNT = "        {} = ({} != 0).sum(1).clamp(min=1)  # tokens of each text that are no padding"
_INFIX = {"operator.add": " + ", "operator.mul": " * "}

_MODEL = '''\
"""The network. Weights are stored under the names of its attributes."""

$imports


class Model(nn.Module):
    """$about"""

    def __init__(self):
        super().__init__()
$parts

    def forward(self, $inputs):
$steps
        return $returned
'''


@dataclass(frozen=True, slots=True)
class ModelCode:
    """`source` of model.py, `blocks` by file name, and the attribute that holds each node's weights."""

    source: str
    attributes: Mapping[str, str]
    blocks: Mapping[str, str]


def model_code(analysis: Analysis, logits_of: str = "") -> ModelCode:
    """The network of a checked graph. The last call of the node `logits_of`, a sigmoid or softmax, is left out."""
    program = compiled(analysis, logits_of)
    imports = Imports()
    imports.word("torch.nn.Module")
    attributes = node_words(step.node for step in program.steps if step.module)
    titles = {node.name: node.title for node in analysis.graph.nodes}
    parts = [
        line
        for step in program.steps
        if step.module
        for line in _part(step, titles[step.node], attributes, imports)
    ]
    if parts:
        parts.append(f"        {imports.word(INITIALISE)}(self)")
    lines = _Forward(CodeSteps(program), analysis, attributes, imports)
    source = fill(
        _MODEL,
        imports=Code("\n".join(imports.lines())),
        about=Code(_about(analysis)),
        parts=Code("\n".join(parts)),
        inputs=Code(", ".join(lines.inputs)),
        steps=Code("\n".join(lines.steps)),
        returned=Code(", ".join(lines.returned)),
    )
    return ModelCode(source.replace("\n\n\n    def", "\n\n    def"), attributes, imports.blocks)


def _about(analysis: Analysis) -> str:
    shapes = [_axes(analysis.shapes[node.name].axes) for node in analysis.graph.of_layer("input")]
    outputs = [_axes(analysis.shapes[node.name].axes) for node in analysis.graph.of_layer("output")]
    return f"{' and '.join(shapes)} in, {' and '.join(outputs)} logits out."


def _axes(axes: tuple[int | None, ...]) -> str:
    return "(" + ", ".join(["N", *("L" if size is None else str(size) for size in axes)]) + ")"


def _part(step: ProgramStep, title: str, attributes: Mapping[str, str], imports: Imports) -> list[str]:
    """The line of `__init__` that makes a node's module."""
    module = step.module
    assert module is not None
    made = call(
        imports.word(module.path),
        arguments(module.args, module.options),
        indent=8,
        prefix=f"self.{attributes[step.node]} = ",
    )
    return [*([comment(title, 8)] if title else []), made]


class _Forward:
    """The body of `forward`: one line a node; `x` along a chain, names where values live longer."""

    def __init__(
        self, wiring: CodeSteps, analysis: Analysis, attributes: Mapping[str, str], imports: Imports
    ) -> None:
        self._analysis, self._attributes, self._imports = analysis, attributes, imports
        for step in wiring.steps:
            for one in step.calls:
                if isinstance(one, Function) and one.path not in _INFIX:
                    imports.word(one.path)
        program = wiring.program
        origins = [name for name in program.inputs if name in (*program.counted, *program.told)]
        self._lengths = {name: "lengths" if not n else f"lengths{n + 1}" for n, name in enumerate(origins)}
        self._words = _value_words(wiring, {"x", *self._lengths.values(), *imports.words()})
        told = {(name, LENGTHS): word for name, word in self._lengths.items()}
        self.inputs = [self._words[one] if one in self._words else told[one] for one in program.entering]
        self.steps = [
            _COUNT.format(self._lengths[name], self._words[(name, "out")]) for name in program.counted
        ]
        self.steps += [line for step in wiring.steps for line in self._lines(step)]
        self.returned = [self._words[value] for value in program.outputs.values()]

    def _lines(self, step: ProgramStep) -> list[str]:
        target = ", ".join(self._words[value] for value in step.results)
        badges = (shape.badge() for shape in self._analysis.results(step.node))
        note = f"  # {', '.join(badges)}"
        values = [self._words[value] for value in step.sources]
        line = f"        {target} = {self._nested(step, values)}{note}"
        if len(line) <= LINE:
            return [line]
        return self._one_by_one(step, values, target, note)

    def _nested(self, step: ProgramStep, values: list[str]) -> str:
        for one in step.calls:
            values = [self._applied(step, one, values)]
        return values[0]

    def _one_by_one(self, step: ProgramStep, values: list[str], target: str, note: str) -> list[str]:
        lines, first = [], self._words[step.results[0]]
        for one in step.calls:
            lines += self._long(step, one, values, target if one is step.calls[-1] else first)
            values = [first]
        return [*lines[:-1], lines[-1] + note] if len(lines[-1] + note) <= LINE else lines

    def _long(self, step: ProgramStep, one: Call, values: list[str], target: str) -> list[str]:
        """One call, its values on lines of their own where one line would be too long."""
        line = f"        {target} = {self._applied(step, one, values)}"
        if len(line) <= LINE or len(values) < 2:
            return [line]
        if isinstance(one, Function) and one.takes == "fold":
            return self._long_fold(one, values, target)
        listed = [f"            {value}," for value in values]
        if isinstance(one, Module):
            listed += [f"            {word}," for word in self._real(step, one)]
            return [f"        {target} = self.{self._attributes[step.node]}(", *listed, "        )"]
        rest = [f"            {part}," for part in arguments(one.args, one.options)]
        if one.takes == "list":
            listed = ["            [", *("    " + line for line in listed), "            ],"]
        return [f"        {target} = {self._imports.word(one.path)}(", *listed, *rest, "        )"]

    def _long_fold(self, one: Function, values: list[str], target: str) -> list[str]:
        """Sums and products with one term a line."""
        if one.path not in _INFIX:
            return [f"        {target} = {self._folded(one, values)}"]
        sign = _INFIX[one.path].strip()
        terms = [f"            {values[0]}", *(f"            {sign} {value}" for value in values[1:])]
        return [f"        {target} = (", *terms, "        )"]

    def _applied(self, step: ProgramStep, one: Call, values: list[str]) -> str:
        if isinstance(one, Module):
            inside = ", ".join([*values, *self._real(step, one)])
            return f"self.{self._attributes[step.node]}({inside})"
        if one.takes == "fold":
            return self._folded(one, values)
        given = f"[{', '.join(values)}]" if one.takes == "list" else ", ".join(values)
        return f"{self._imports.word(one.path)}({', '.join([given, *arguments(one.args, one.options)])})"

    def _real(self, step: ProgramStep, one: Module) -> list[str]:
        """How many steps are real, where the module wants to know."""
        return [self._count(lengths) for lengths in step.lengths] if one.lengths else []

    def _count(self, lengths: Lengths | None) -> str:
        if lengths is None:
            return "None"
        word = self._lengths[lengths.origin]
        return word if lengths.every == 1 else f"({word} + {lengths.every - 1}) // {lengths.every}"

    def _folded(self, one: Function, values: list[str]) -> str:
        if one.path in _INFIX:
            return _INFIX[one.path].join(values)
        folded = values[0]
        for value in values[1:]:
            parts = [folded, value, *arguments(one.args, one.options)]
            folded = f"{self._imports.word(one.path)}({', '.join(parts)})"
        return folded


def _value_words(wiring: CodeSteps, taken: set[str]) -> dict[Value, str]:
    """A word for each value: `x` where it is passed on, else that of its node, with the port behind it for others."""
    program = wiring.program
    nodes = node_words([*program.inputs, *(step.node for step in wiring.steps)], taken)
    words: dict[Value, str] = {(name, "out"): nodes[name] for name in program.inputs}
    used = {*taken, *nodes.values()}
    for step in wiring.steps:
        for value in step.results:
            words[value] = nodes[step.node]
            if len(step.results) > 1 and value not in wiring.used:
                words[value] = "_"
            elif value is not step.results[0]:
                words[value] = unique(f"{nodes[step.node]}_{value[1]}", used)
                used.add(words[value])
    return {value: "x" if wiring.is_passed_on(value) else word for value, word in words.items()}
