"""What enters a network and findings on where answers leave it, for every task whose data has columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from deepstudio.catalog.columns import entering
from deepstudio.core.analysis import Analysis
from deepstudio.core.binding import ENDS, REST, column_of, entering_at, named_by, offered, unbound
from deepstudio.core.data_edits import set_use
from deepstudio.core.fixes import add_input, remove_fix
from deepstudio.core.graph import Node
from deepstudio.core.graph_edits import add_node, append_node, set_settings
from deepstudio.core.layout import across, along, behind, beside, reading_order
from deepstudio.core.problems import Edit, Place, Problem, Severity
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Shape, Vector
from deepstudio.core.text import T, Text, verbatim

MOST_FIXES = 4
MOST_NAMES = 5
End = Literal["input", "output"]
AddOutput = Callable[[str], Edit]


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said of inputs, or of outputs. `{layer}`, `{other}`, `{name}` and `{names}` are filled in."""

    none: Text
    nothing: Text
    several: Text
    choose: Text
    strange: Text
    other_use: Text
    twice: Text
    take: Text
    use: Text


_WORDS: Mapping[End, _Words] = {
    "input": _Words(
        none=T("The network has no input."),
        nothing=T("No column of your data is used as an input."),
        several=T("The network has several inputs, but your data has one."),
        choose=T("Your data has several columns that can enter: {names}. Choose the one for {layer}."),
        strange=T("{layer} takes the column “{name}”, which your data does not have."),
        other_use=T("{layer} takes the column “{name}”, which is not used as an input."),
        twice=T("The column “{name}” enters at {other} already."),
        take=T("Take the column “{name}”"),
        use=T("Use “{name}” as an input"),
    ),
    "output": _Words(
        none=T("The network has no output."),
        nothing=T("No column of your data is used as an answer."),
        several=T("The network has several outputs, but your data has one column to answer."),
        choose=T("Your data has several columns to answer: {names}. Choose the one for {layer}."),
        strange=T("{layer} answers the column “{name}”, which your data does not have."),
        other_use=T("{layer} answers the column “{name}”, which is not used as an answer."),
        twice=T("{other} answers the column “{name}” already."),
        take=T("Answer the column “{name}”"),
        use=T("Use “{name}” as an answer"),
    ),
}


def column_shapes(project: Project, registry: Registry, role: str) -> dict[str, Shape | None]:
    """The shape at each input node of a role: that of the column it takes, or nothing while that is not settled."""
    graph, plan = project.models.get(role), project.data
    if graph is None:
        return {}
    kinds = dict(entering(plan, registry)) if plan is not None else {}
    found = plan.found if plan is not None else None
    shapes: dict[str, Shape | None] = dict.fromkeys(node.name for node in graph.of_layer("input"))
    for name, columns in entering_at(graph, plan).items():
        own = [
            kinds[column].shape(found.column(column) if found is not None else None)
            for column in columns
            if column in kinds
        ]
        shapes[name] = _joined(own)
    return shapes


def _joined(shapes: Sequence[Shape | None]) -> Shape | None:
    """What several columns are together: a vector, where all are; nothing where they cannot be joined."""
    if len(shapes) == 1:
        return shapes[0]
    vectors = [one for one in shapes if isinstance(one, Vector)]
    if not vectors or len(vectors) < len(shapes):
        return None
    return Vector(sum(one.features for one in vectors))


def end_problems(
    project: Project, registry: Registry, analysis: Analysis, add_output: AddOutput
) -> Iterator[Problem]:
    """Each input takes a column of its own and each column to answer has its output.

    `add_output` gives the edit that lets the network answer one more column.
    """
    ends: tuple[End, ...] = ("input", "output")
    for end in ends:
        yield from _nothing(project, registry, end)
        nodes = analysis.graph.of_layer(end)
        if not nodes:
            fix = _add_end(registry, analysis, end)
            yield Problem(f"no-{end}", Place("model", analysis.role), _WORDS[end].none, fixes=(fix,))
            continue
        found = [p for node in nodes for p in _node(project, registry, analysis, end, node)]
        yield from found
        if not found and project.data is not None:
            yield from _spare(project, registry, analysis, end, add_output)
    yield from _loose(analysis)


def _nothing(project: Project, registry: Registry, end: End) -> Iterator[Problem]:
    """No column is used for what a network needs; fixes use those that could be."""
    plan, words = project.data, _WORDS[end]
    if plan is not None and plan.columns and not offered(end, plan):
        fixes = tuple(fix for name in plan.columns for fix in _use(plan, registry, end, name))
        yield Problem(f"no-{end}-column", Place("data"), words.nothing, fixes=fixes[:MOST_FIXES])


def _node(
    project: Project, registry: Registry, analysis: Analysis, end: End, node: Node
) -> Iterator[Problem]:
    """What is wrong with the column of one input or output."""
    words, plan = _WORDS[end], project.data
    place = Place("model", analysis.role, node.name, ENDS[end].setting)
    columns, name = offered(end, plan), named_by(node)
    takes = _takes(analysis, end, node, plan)
    if name == REST and end == "input":
        yield from _rest(project, registry, analysis, node)
        return
    together = _together(project, registry, analysis, node) if end == "input" else ()
    if name and plan is not None and name not in columns:
        known = name in plan.columns
        told = words.other_use if known else words.strange
        message = _filled(told, layer=analysis.called(node.name), name=name)
        use = _use(plan, registry, end, name) if known else ()
        yield Problem("strange-column", place, message, fixes=(*use, *takes))
    elif not name and len(columns) > 1:
        names = [verbatim(column) for column in columns[:MOST_NAMES]] + [verbatim("…")] * (
            len(columns) > MOST_NAMES
        )
        message = _filled(words.choose, layer=analysis.called(node.name), name=name, names=names)
        yield Problem("which-column", place, message, fixes=(*together, *takes))
    elif other := _earlier(analysis, end, node, plan):
        remove = remove_fix(analysis, node, bridge=False)
        if len(columns) < 2:
            yield Problem(
                f"several-{end}s", Place("model", analysis.role, node.name), words.several, fixes=(remove,)
            )
        else:
            message = _filled(words.twice, name=name, other=analysis.called(other))
            yield Problem("column-twice", place, message, fixes=(*takes, remove))


def _together(project: Project, registry: Registry, analysis: Analysis, node: Node) -> tuple[Edit, ...]:
    """Taking all columns that are left as one vector, where they can be joined."""
    plan = project.data
    others = {named_by(other) for other in analysis.graph.of_layer("input") if other.name != node.name}
    kinds = dict(entering(plan, registry)) if plan is not None else {}
    rest = [kind for column, kind in kinds.items() if column not in others]
    if REST in others or len(rest) < 2 or not all(kind.joins for kind in rest):
        return ()
    label = T("Take all {n} columns together", n=len(rest))
    return (set_settings(analysis.role, node.name, {ENDS["input"].setting: REST}, label),)


def _rest(project: Project, registry: Registry, analysis: Analysis, node: Node) -> Iterator[Problem]:
    """An input that takes the rest: there is one such, something is left for it, and that can be joined."""
    plan = project.data
    if plan is None or not offered("input", plan):
        return
    place = Place("model", analysis.role, node.name, ENDS["input"].setting)
    takes = _takes(analysis, "input", node, plan)
    earlier = _earlier(analysis, "input", node, plan)
    columns = entering_at(analysis.graph, plan).get(node.name, ())
    if earlier or not columns:
        message = T(
            "Other inputs take all columns already; nothing is left for {layer}.",
            layer=analysis.called(node.name),
        )
        yield Problem("nothing-left", place, message, fixes=(remove_fix(analysis, node, bridge=False),))
        return
    kinds = dict(entering(plan, registry))
    apart = [name for name in columns if name in kinds and not kinds[name].joins]
    if len(columns) > 1 and apart:
        yield Problem(
            "not-joined",
            place,
            T(
                "The column “{name}” ({kind}) cannot be joined with others to one vector.",
                name=apart[0],
                kind=kinds[apart[0]].title,
            ),
            why=T("Only numbers and categories enter together. Anything else needs an input of its own."),
            fixes=(*(_beside(registry, analysis, name) for name in apart[:MOST_FIXES]), *takes),
        )


def _earlier(analysis: Analysis, end: End, node: Node, plan: DataPlan | None) -> str:
    """The input or output before this one that has the same column; without data, the first of all."""
    own = column_of(node, plan) or named_by(node)
    for other in analysis.graph.of_layer(end):
        if other.name == node.name:
            return ""
        if (column_of(other, plan) or named_by(other)) == own:
            return other.name
    return ""


def _takes(analysis: Analysis, end: End, node: Node, plan: DataPlan | None) -> tuple[Edit, ...]:
    """Choosing a column: those that nobody has yet, else any."""
    columns = offered(end, plan)
    others = {column_of(other, plan) for other in analysis.graph.of_layer(end) if other.name != node.name}
    free = [name for name in columns if name not in others] or list(columns)
    setting = ENDS[end].setting
    return tuple(
        set_settings(analysis.role, node.name, {setting: name}, _filled(_WORDS[end].take, name=name))
        for name in free[:MOST_FIXES]
    )


def _use(plan: DataPlan, registry: Registry, end: End, name: str) -> tuple[Edit, ...]:
    """Using a column so that it fits, where its kind can be."""
    kind, use = registry.columns.get(plan.columns[name].id), ENDS[end].use
    if kind is None or use not in kind.uses:
        return ()
    return (set_use(name, use, _filled(_WORDS[end].use, name=name)),)


def _spare(
    project: Project, registry: Registry, analysis: Analysis, end: End, add_output: AddOutput
) -> Iterator[Problem]:
    """Columns that nothing takes or answers."""
    place = Place("model", analysis.role)
    for name in unbound(project.models.values(), project.data, end):
        leave = set_use(name, "unused", T("Leave “{name}” out", name=name))
        if end == "output":
            message = T("Nothing in the network answers the column “{name}”.", name=name)
            yield Problem("no-answer", place, message, fixes=(add_output(name), leave))
            continue
        yield Problem(
            "enters-nowhere",
            place,
            T("The column “{name}” is used as an input, but enters nowhere.", name=name),
            Severity.WARNING,
            why=T("The network learns without it."),
            fixes=(_beside(registry, analysis, name), leave),
        )


def _loose(analysis: Analysis) -> Iterator[Problem]:
    """One of several inputs that leads nowhere; that of a single one is said by the layer below it."""
    inputs = analysis.graph.of_layer("input")
    for node in inputs if len(inputs) > 1 else ():
        if not analysis.graph.outgoing.get(node.name):
            yield Problem(
                "dead-end",
                Place("model", analysis.role, node.name),
                T("Nothing uses the result of {layer}.", layer=analysis.called(node.name)),
                Severity.WARNING,
                why=T("The network learns without it."),
                fixes=(remove_fix(analysis, node, bridge=False),),
            )


def _beside(registry: Registry, analysis: Analysis, column: str) -> Edit:
    """A new input beside the others."""
    flow = analysis.graph.flow
    last = max((n.position for n in analysis.graph.of_layer("input")), key=lambda at: across(flow, at))
    place = beside(flow, last)
    edit = add_node(analysis.role, "input", _title(registry, "input"), place, column=column)
    return edit.named(T("Add an input for “{name}”", name=column))


def _add_end(registry: Registry, analysis: Analysis, end: End) -> Edit:
    """A new input above the first layer that has none, or a new output behind the last one."""
    title = _title(registry, end)
    if end == "output":
        return append_node(analysis.role, end, title, None)
    flow = analysis.graph.flow
    loose = [
        (along(flow, node.position), node.name, port)
        for node in analysis.graph.nodes
        if node.name in analysis.layers
        for port in analysis.layers[node.name].inputs
        if not any(link.input == port.name for link in analysis.graph.incoming.get(node.name, ()))
    ]
    if loose:
        _, name, port = min(loose, key=lambda place: place[:2])
        return add_input(registry, analysis, analysis.graph.by_name[name], port)
    tops = [node.position for node in analysis.graph.nodes]
    top = min(tops, key=lambda position: reading_order(flow, position), default=None)
    return add_node(analysis.role, end, title, behind(flow, top, -1) if top else (0.0, 0.0))


def _title(registry: Registry, layer: str) -> Text:
    cls = registry.layers.get(layer)
    return cls.title if cls else verbatim(layer)


def _filled(words: Text, **args: object) -> Text:
    return Text(words.source, args)
