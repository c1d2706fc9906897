"""What the canvas is given to show: one role's network, what is known of it, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import ENDS, offered
from deepstudio.core.check import Report
from deepstudio.core.graph import Graph, Link
from deepstudio.core.problems import Problem, Severity
from deepstudio.core.project import Project
from deepstudio.ui.canvas.faces import Mark

LinkKey = tuple[str, str, str, str]


def key_of(link: Link) -> LinkKey:
    return link.source, link.output, link.target, link.input


@dataclass(frozen=True)
class CheckedNetwork:
    """A graph with its analysis and problems. Where a task is not known, the analysis is empty."""

    role: str = "model"
    graph: Graph = field(default_factory=Graph)
    analysis: Analysis = field(default_factory=lambda: Analysis("model", Graph()))
    problems: tuple[Problem, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The columns of the data by what they are used for, `input` or `target`."""

    @classmethod
    def of(cls, project: Project, report: Report, role: str) -> CheckedNetwork:
        graph = project.models.get(role, Graph())
        analysis = report.analyses.get(role)
        if analysis is None or analysis.graph is not graph:
            analysis = Analysis(role, graph)
        found = tuple(p for p in report.problems if p.place.area == "model" and p.place.role in ("", role))
        columns: dict[str, tuple[str, ...]] = {
            end.use: offered(layer, project.data) for layer, end in ENDS.items()
        }
        return cls(role, graph, analysis, found, columns)

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """The worst finding of each node that has one."""
        marks: dict[str, Mark] = {}
        for problem in reversed(self.problems):
            if problem.place.node:
                worse = problem.severity is Severity.ERROR
                marks[problem.place.node] = "error" if worse else marks.get(problem.place.node, "warning")
        return marks

    @cached_property
    def mistaken(self) -> frozenset[LinkKey]:
        """Wires that carry what their target refuses, end where they must not, or close a circle."""
        return frozenset(self._mistaken())

    def of_node(self, name: str) -> tuple[Problem, ...]:
        return tuple(p for p in self.problems if p.place.node == name)

    def _mistaken(self) -> Iterator[LinkKey]:
        refusing = set(self.analysis.refused) | {p.place.node for p in self.problems if p.id == "wires"}
        for name in refusing:
            yield from map(key_of, self.graph.incoming.get(name, ()))
        circle = self.graph.cycle()
        steps = set(zip(circle, (*circle[1:], *circle[:1]), strict=True))
        for target in set(circle):
            for link in self.graph.incoming.get(target, ()):
                if (link.source, link.target) in steps:
                    yield key_of(link)
