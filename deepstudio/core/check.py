"""Everything that is wrong or doubtful in a project, with fixes. Pure arithmetic: no disk, no torch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from deepstudio.core.analysis import Analyser, Analysis
from deepstudio.core.blame import blamed
from deepstudio.core.data_edits import set_column
from deepstudio.core.declarations import Task
from deepstudio.core.fixes import (
    bind_all,
    connect_fixes,
    cut_fix,
    end_fixes,
    other_results,
    output_fixes,
    reason,
    remove_fix,
    second_fixes,
)
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.graph_edits import free_name, rename_node, set_settings
from deepstudio.core.layer import Layer, Port
from deepstudio.core.plan_check import plan_problems
from deepstudio.core.problems import Edit, Place, Problem, Severity, unknown
from deepstudio.core.project import Project
from deepstudio.core.registry import InvalidSettings, Registry, UnknownId
from deepstudio.core.reserved import RESERVED_NAMES
from deepstudio.core.text import T, verbatim

MOST_NAMES = 5


@dataclass(frozen=True)
class Report:
    """Problems, worst first, and the analysis of each role's network."""

    problems: tuple[Problem, ...] = ()
    analyses: Mapping[str, Analysis] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    def of_area(self, area: str) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.place.area == area)

    def of_node(self, role: str, node: str) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.place.role == role and p.place.node == node)


@dataclass(frozen=True, slots=True)
class _Intact:
    """The nodes of a network without a finding of their own, and what that follows from."""

    names: frozenset[str] = frozenset()
    layers: Mapping[str, Layer] = field(default_factory=dict)
    incoming: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    outgoing: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    ends: bool = False
    """Whether there is an output, without which no loose end is worth a remark."""

    def still(self, graph: Graph) -> frozenset[str]:
        """Those of them whose wires are the same."""
        incoming, outgoing = graph.incoming, graph.outgoing
        if self.ends != _ends(graph):
            return frozenset()
        if incoming is self.incoming:
            return self.names
        return frozenset(
            name
            for name in self.names
            if incoming.get(name) == self.incoming.get(name) and outgoing.get(name) == self.outgoing.get(name)
        )


class Checker:
    """Checks projects one after the other and remembers what did not change."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._analysers: dict[str, Analyser] = {}
        self._intact: dict[str, _Intact] = {}

    def check(self, project: Project) -> Report:
        task = self.registry.tasks.resolve(project.task.id, project.task.settings, project.task.key)
        if not isinstance(task, Task):
            return Report((unknown(Place("model"), T("task"), project.task.id),))
        analyses: dict[str, Analysis] = {}
        for role in task.roles:
            analyses[role] = self._analyse(project, task, role, analyses)
        problems = [p for analysis in analyses.values() for p in self._network(analysis)]
        problems += self._columns(project)
        problems += plan_problems(project, self.registry, task.roles)
        problems += self._of_task(project, task, analyses)
        problems.sort(key=lambda p: p.severity is not Severity.ERROR)
        return Report(tuple(problems), analyses)

    def _of_task(self, project: Project, task: Task, analyses: Mapping[str, Analysis]) -> Sequence[Problem]:
        """What the task finds; that a plugin failed at it, whose code that is."""
        try:
            return tuple(task.check(project, self.registry, analyses))
        except Exception as error:
            text = blamed(error)
            if text is None:
                raise
            return (Problem("plugin-failed", Place("model"), text),)

    def _analyse(self, project: Project, task: Task, role: str, before: Mapping[str, Analysis]) -> Analysis:
        graph = project.models.get(role, Graph())
        analyser = self._analysers.setdefault(role, Analyser(self.registry))
        return analyser.analyse(role, graph, task.input_shapes(project, self.registry, role, before))

    def _network(self, analysis: Analysis) -> Iterator[Problem]:
        yield from self._cycle(analysis)
        yield from self._nodes(analysis)
        for name, mismatch in analysis.refused.items():
            place = Place("model", analysis.role, name, mismatch.setting)
            fixes, why = (
                (*other_results(analysis, name), *bind_all(self.registry, analysis, name, mismatch.fixes)),
                reason(analysis, name, mismatch),
            )
            yield Problem("shape", place, mismatch.message, why=why, fixes=fixes)

    def _nodes(self, analysis: Analysis) -> Iterator[Problem]:
        """What is wrong with single nodes; those that were intact and did not change are not looked at."""
        graph, layers = analysis.graph, analysis.layers
        last = self._intact.get(analysis.role, _Intact())
        intact = last.still(graph)
        doubtful = [
            node
            for node in graph.nodes
            if node.name not in intact or layers.get(node.name) is not last.layers.get(node.name)
        ]
        found = {node.name: tuple(self._node(analysis, node)) for node in doubtful}
        faulty = {name for name, problems in found.items() if problems}
        names = frozenset(node.name for node in graph.nodes) - faulty
        self._intact[analysis.role] = _Intact(names, layers, graph.incoming, graph.outgoing, _ends(graph))
        for problems in found.values():
            yield from problems

    def _node(self, analysis: Analysis, node: Node) -> Iterator[Problem]:
        if node.name in RESERVED_NAMES:
            yield _reserved(analysis, node)
        if node.name in analysis.faulty:
            yield from self._faulty(analysis, node)
        else:
            yield from self._wires(analysis, node)

    def _cycle(self, analysis: Analysis) -> Iterator[Problem]:
        names = analysis.graph.cycle()
        if not names:
            return
        more = [verbatim("…")] if len(names) > MOST_NAMES else []
        shown = [*map(analysis.called, names[:MOST_NAMES]), *more]
        yield Problem(
            "cycle",
            Place("model", analysis.role, names[0]),
            T("These layers feed each other in a circle: {names}.", names=shown),
            why=T("Data must flow one way, from an input to an output."),
            fixes=(cut_fix(analysis, [_closing_link(analysis, names)]),),
        )

    def _faulty(self, analysis: Analysis, node: Node) -> Iterator[Problem]:
        found = analysis.faulty[node.name]
        place = Place("model", analysis.role, node.name)
        if isinstance(found, UnknownId):
            yield Problem(
                "unknown-layer",
                place,
                T("The layer “{id}” is not known here. Perhaps a plugin is missing.", id=found.id),
                why=T("It stays in the project as it is."),
                fixes=(remove_fix(analysis, node),),
            )
            return
        for error in found.errors:
            label = T("Use the default")
            fix = set_settings(analysis.role, node.name, {error.name: None}, label)
            yield Problem(
                "setting", Place("model", analysis.role, node.name, error.name), error.message, fixes=(fix,)
            )

    def _wires(self, analysis: Analysis, node: Node) -> Iterator[Problem]:
        layer = analysis.layers[node.name]
        place = Place("model", analysis.role, node.name)
        links = analysis.graph.incoming.get(node.name, ())
        for port in layer.inputs:
            yield from self._port(analysis, node, port)
        ends = {port.name for port in layer.inputs}
        if stray := [link for link in links if link.input not in ends]:
            message = T("A wire ends at a port that {layer} does not have.", layer=analysis.called(node.name))
            yield Problem("wires", place, message, fixes=(cut_fix(analysis, stray),))
        yield from self._leaving(analysis, node)

    def _port(self, analysis: Analysis, node: Node, port: Port) -> Iterator[Problem]:
        """What is wrong with the wires that end at a port."""
        place = Place("model", analysis.role, node.name)
        links = analysis.graph.incoming.get(node.name, ())
        ending = [link for link in links if link.input == port.name]
        if not ending:
            yield Problem(
                "not-connected",
                place,
                T("{layer} has no input.", layer=analysis.called(node.name)),
                why=T("Connect a layer to the port at its top."),
                fixes=connect_fixes(self.registry, analysis, node, port),
            )
        elif len(ending) > 1 and not port.variadic:
            title = analysis.called(node.name)
            message = T("{layer} takes one wire, but several end here.", layer=title)
            yield Problem("wires", place, message, fixes=(cut_fix(analysis, ending[:-1]),))
        elif len(ending) < port.fewest:
            title = analysis.called(node.name)
            yield Problem(
                "few-inputs",
                place,
                T("{layer} joins several layers, but only one is connected.", layer=title),
                Severity.WARNING,
                why=T("With one input it changes nothing."),
                fixes=second_fixes(analysis, node, port),
            )

    def _leaving(self, analysis: Analysis, node: Node) -> Iterator[Problem]:
        """What is wrong with the wires that begin at a node. While there is no output, every network has an end."""
        layer, place = analysis.layers[node.name], Place("model", analysis.role, node.name)
        links = analysis.graph.outgoing.get(node.name, ())
        begins = {port.name for port in layer.results}
        if stray := [link for link in links if link.output not in begins]:
            title = analysis.called(node.name)
            message = T("A wire begins at a port that {layer} does not have.", layer=title)
            yield Problem("output-port", place, message, fixes=output_fixes(analysis, node, stray))
        if layer.outputs and not links and analysis.graph.incoming.get(node.name) and analysis.has("output"):
            yield Problem(
                "dead-end",
                place,
                T("Nothing uses the result of {layer}.", layer=analysis.called(node.name)),
                Severity.WARNING,
                why=T("It is computed for nothing."),
                fixes=end_fixes(analysis, node),
            )

    def _columns(self, project: Project) -> Iterator[Problem]:
        """Kinds of columns that are not declared here, and settings of theirs that are not possible."""
        for name, chosen in project.data.columns.items() if project.data is not None else ():
            made = self.registry.columns.resolve(chosen.id, chosen.settings, chosen.key)
            if isinstance(made, UnknownId):
                yield unknown(Place("data"), T("kind of data"), made.id)
            elif isinstance(made, InvalidSettings):
                for error in made.errors:
                    fix = set_column(name, {error.name: None}, T("Use the default"))
                    yield Problem("setting", Place("data", setting=error.name), error.message, fixes=(fix,))


def _ends(graph: Graph) -> bool:
    return any(node.layer == "output" for node in graph.nodes)


def _closing_link(analysis: Analysis, names: tuple[str, ...]) -> Link:
    """The wire of a cycle that was drawn last."""
    steps = set(zip(names, names[1:] + names[:1], strict=True))
    return next(link for link in reversed(analysis.graph.links) if (link.source, link.target) in steps)


def _reserved(analysis: Analysis, node: Node) -> Problem:
    new = free_name(analysis.graph, node.name)
    fix = rename_node(analysis.role, node.name, new)
    return Problem(
        "reserved-name",
        Place("model", analysis.role, node.name),
        T(
            "A layer cannot be called “{name}”, because the word has a meaning of its own in code.",
            name=node.name,
        ),
        fixes=(Edit(T("Rename to {name}", name=verbatim(new)), fix.apply),),
    )


def check(project: Project, registry: Registry) -> Report:
    """Checks one project from scratch."""
    return Checker(registry).check(project)
