"""What a node shows, as a value: a node is drawn again only when its face differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Literal

from deepstudio.core.amounts import amount
from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import ENDS, offered
from deepstudio.core.check import Report
from deepstudio.core.freezing import is_frozen
from deepstudio.core.graph import Graph, Link, Node, NodeGroup
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
SHORT = 18  # characters beside the number of layers


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
        frozen=is_frozen(node, layer),
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


def group_title(group: NodeGroup) -> str:
    """What a person calls a group."""
    return group.title or tr_text(T("Group"))


Border = tuple[tuple[Link, ...], tuple[Link, ...]]


def border_of(graph: Graph, group: NodeGroup) -> Border:
    """The wires that enter a group and those that leave it, each in the order of its nodes."""
    inside = set(group.members)
    entering = (k for name in group.members for k in graph.incoming.get(name, ()) if k.source not in inside)
    leaving = (k for name in group.members for k in graph.outgoing.get(name, ()) if k.target not in inside)
    return tuple(entering), tuple(leaving)


def face_of_group(network: CheckedNetwork, id: str) -> Face:
    """A closed group: its layers, what they learn, and what enters and leaves."""
    graph, analysis, group = network.graph, network.analysis, network.graph.groups[id]
    entering, leaving = border_of(graph, group)
    costs = [analysis.costs[name].parameters for name in group.members if name in analysis.costs]
    marks = {network.marks.get(name, "") for name in group.members}
    nodes = [graph.by_name[name] for name in group.members]
    learning = [node for node in nodes if node.frozen or _learns(analysis, node.name)]
    frozen = [is_frozen(node, analysis.layers.get(node.name)) for node in learning]
    known = len(costs) == len(group.members)
    return Face(
        title=group_title(group),
        summary=tr_text(T("{n} layers", n=len(group.members))),
        parameters=(amount(sum(costs)) if sum(costs) else NONE) if known else UNKNOWN,
        shape=_through(network, entering, _giving(network, group, leaving)),
        family="block",
        glyph="chevron-right",
        mark="error" if "error" in marks else "warning" if "warning" in marks else "",
        frozen=bool(frozen) and all(frozen),
        inputs=_open_inputs(network, group, entering),
        outputs=tuple(_port(name, port) for name, port in _giving(network, group, leaving)),
    )


def shapes_entering(network: CheckedNetwork, group: NodeGroup) -> tuple[Shape | None, ...]:
    """What wires bring into a group, each result once."""
    entering, _ = border_of(network.graph, group)
    once = {(link.source, link.output): network.analysis.gives(link) for link in entering}
    return tuple(once.values())


def giving_of(network: CheckedNetwork, group: NodeGroup) -> tuple[Shape | None, ...]:
    """What leaves a group."""
    _, leaving = border_of(network.graph, group)
    return tuple(_shape(network.analysis, name, port.name) for name, port in _giving(network, group, leaving))


def _learns(analysis: Analysis, name: str) -> bool:
    cost = analysis.costs.get(name)
    return cost is not None and cost.parameters > 0


def _giving(network: CheckedNetwork, group: NodeGroup, leaving: Iterable[Link]) -> list[tuple[str, Port]]:
    """What leaves a group: the results that wires take out, and those that no wire takes."""
    graph, analysis = network.graph, network.analysis
    used = {(link.source, link.output) for link in leaving}
    found = []
    for name in group.members:
        taken = {link.output for link in graph.outgoing.get(name, ())}
        ports = analysis.outputs(name)
        found += [(name, port) for port in ports if (name, port.name) in used]
        found += [(name, port) for port in ports[:1] if not taken]
    return found


def _open_inputs(network: CheckedNetwork, group: NodeGroup, entering: Iterable[Link]) -> tuple[Port, ...]:
    """The ports at which wires enter a group, and those of its nodes that still wait for one."""
    graph = network.graph
    used = {(link.target, link.input) for link in entering}
    found = []
    for name in group.members:
        kind = network.analysis.kind(name)
        taken = {link.input for link in graph.incoming.get(name, ())}
        ports = kind.inputs if kind else (Port("in"),)
        found += [_port(name, port) for port in ports if (name, port.name) in used or port.name not in taken]
    return tuple(found)


def _port(name: str, port: Port) -> Port:
    """A port of a node as one of its group."""
    return replace(port, name=f"{name}.{port.name}", title=port.words)


def _through(network: CheckedNetwork, entering: Iterable[Link], giving: Iterable[tuple[str, Port]]) -> str:
    """The shapes that enter and leave; only those that leave where both are too long to be read on a node."""
    before = dict.fromkeys((link.source, link.output) for link in entering)
    shapes = [_badge(network, *end) for end in before]
    after = [_badge(network, name, port.name) for name, port in giving]
    sides = [" + ".join(side) for side in (shapes[:2], after[:2]) if side]
    both = "→".join(sides)
    return both if len(both) <= SHORT else sides[-1]


def _shape(analysis: Analysis, name: str, output: str) -> Shape | None:
    return next((shape for port, shape in analysis.giving(name) if port.name == output), None)


def _badge(network: CheckedNetwork, name: str, output: str) -> str:
    shape = _shape(network.analysis, name, output)
    return size_words(shape, network.longest) if shape is not None else UNKNOWN


def _summary(layer: Layer, entering: Shape | None, longest: int) -> str:
    """The settings that matter; for pictures and texts that enter and have no name, what kind they are."""
    if layer.summary():
        return layer.summary()
    if isinstance(entering, Image):
        kinds = {1: T("grey picture"), 3: T("colour picture")}
        return tr_text(kinds[entering.channels]) if entering.channels in kinds else ""
    if isinstance(entering, Tokens):
        return size_words(entering, longest)
    return ""


def size_words(shape: Shape, longest: int = 1, short: bool = False) -> str:
    """A result as people read it: sizes; of texts, how many tokens they have at most, where that is known.

    `short` leaves out what the title of the layer tells beside it.
    """
    if not isinstance(shape, Tokens):
        return shape.badge()
    if shape.length == 1:
        return tr_text(T("an index below {n}", n=shape.vocabulary))
    most = shape.length or longest
    if most == 1:
        return tr_text(T("texts"))
    return tr_text(T("up to {n} tokens", n=most) if short else T("texts, up to {n} tokens", n=most))


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
    longest: int = 1
    """How many tokens a text has at most; 1 where that is not known."""

    @classmethod
    def of(cls, project: Project, report: Report, role: str, longest: int = 1) -> CheckedNetwork:
        graph = project.models.get(role, Graph())
        analysis = report.analyses.get(role)
        if analysis is None or analysis.graph is not graph:
            analysis = Analysis(role, graph)
        found = tuple(p for p in report.problems if p.place.area == "model" and p.place.role in ("", role))
        columns: dict[str, tuple[str, ...]] = {
            end.use: offered(layer, project.data) for layer, end in ENDS.items()
        }
        return cls(role, graph, analysis, found, columns, longest)

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

    def is_frozen(self, name: str) -> bool:
        """Whether nothing of a node learns."""
        return is_frozen(self.graph.by_name[name], self.analysis.layers.get(name))

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
