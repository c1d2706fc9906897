"""What a node shows, as a value: a node is drawn again only when its face differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Literal

from deepstudio.core.amounts import amount
from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import ENDS, offered
from deepstudio.core.check import Report
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.layer import Layer, Port
from deepstudio.core.problems import Problem, Severity
from deepstudio.core.project import Project
from deepstudio.core.shapes import Image, Shape, Tokens, Vector
from deepstudio.core.text import T
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import icons

Mark = Literal["", "error", "warning"]
UNKNOWN = "?"
NONE = "–"


@dataclass(frozen=True, slots=True)
class Face:
    """The texts and signs of one node, in the present language."""

    title: str
    summary: str
    parameters: str
    shape: str
    family: str
    glyph: str
    mark: Mark = ""
    frozen: bool = False
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()


def face_of(analysis: Analysis, node: Node, mark: Mark = "", longest: int = 1) -> Face:
    """`longest` is how many tokens a text has at most; 1 where that is not known."""
    kind = analysis.kind(node.name)
    layer = analysis.layers.get(node.name)
    parameters, shape = _result(analysis, node.name)
    entering = analysis.shapes.get(node.name) if layer and not layer.inputs else None
    if isinstance(entering, Tokens) and layer is not None and not layer.summary():
        shape = ""  # said in words instead
    return Face(
        title=tr_text(analysis.title(node)),
        summary=_summary(layer, entering, longest) if layer else node.name,
        parameters=parameters,
        shape=shape,
        family=kind.category.value if kind else "unknown",
        glyph=glyph_of(kind, entering),
        mark=mark,
        frozen=node.frozen,
        inputs=kind.inputs if kind else (Port("in"),),
        outputs=analysis.outputs(node.name),
    )


def face_after(before: Face, analysis: Analysis, node: Node, mark: Mark = "", longest: int = 1) -> Face:
    """The face of a node whose settings are those of the face `before`, with another result or mark."""
    layer = analysis.layers.get(node.name)
    if layer is None or not layer.inputs:
        return face_of(analysis, node, mark, longest)
    parameters, shape = _result(analysis, node.name)
    return replace(before, parameters=parameters, shape=shape, mark=mark)


def _result(analysis: Analysis, name: str) -> tuple[str, str]:
    """Parameters and shape as they are shown."""
    shape, cost = analysis.shapes.get(name), analysis.costs.get(name)
    if shape is None or cost is None:
        return UNKNOWN, UNKNOWN
    return (amount(cost.parameters) if cost.parameters else NONE), shape.badge()


def _summary(layer: Layer, entering: Shape | None, longest: int) -> str:
    """The settings that matter; for pictures and texts that enter and have no name, what kind they are."""
    if layer.summary():
        return layer.summary()
    if isinstance(entering, Image):
        kinds = {1: T("grey picture"), 3: T("colour picture")}
        return tr_text(kinds[entering.channels]) if entering.channels in kinds else ""
    if isinstance(entering, Tokens):
        most = entering.length or longest
        return tr_text(T("texts, up to {n} tokens", n=most) if most > 1 else T("texts"))
    return ""


_ENTERING = ((Tokens, "layer-input-text"), (Vector, "layer-input-table"))


def glyph_of(kind: type[Layer] | None, entering: Shape | None = None) -> str:
    """The icon of a layer; that of an input tells what enters."""
    if kind is None:
        return "layer-unknown"
    own = next((name for shape, name in _ENTERING if isinstance(entering, shape)), f"layer-{kind.glyph}")
    return own if own in _icons() else icons.layer_glyph(kind.category.value, kind.id)


@cache
def _icons() -> frozenset[str]:
    return frozenset(icons.names())


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
