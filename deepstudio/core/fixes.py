"""Binds the fixes that layers declare to the node that needs them, and finds fixes for loose wires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from deepstudio.core.analysis import Analysis
from deepstudio.core.edits import (
    connect,
    disconnect,
    insert_on_link,
    on_graph,
    remove_nodes,
    set_settings,
    with_changed_node,
)
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.layer import (
    CertainFix,
    CutInput,
    InsertBefore,
    Layer,
    Mismatch,
    Port,
    RelativeFix,
    ReplaceSelf,
    SetBefore,
    SetValues,
)
from deepstudio.core.problems import Edit
from deepstudio.core.registry import Registry
from deepstudio.core.settings import Settings, SettingSpec
from deepstudio.core.text import T, Text, verbatim

MOST_CANDIDATES = 64


def bind_all(
    registry: Registry, analysis: Analysis, name: str, fixes: Iterable[RelativeFix]
) -> tuple[Edit, ...]:
    """The edits that relative fixes mean for the node `name`, without those that do not fit what is before it."""
    bound = (
        _set_before(analysis, name, fix)
        if isinstance(fix, SetBefore)
        else bind(registry, analysis, name, fix)
        for fix in fixes
    )
    return tuple(edit for edit in bound if edit is not None)


def reason(analysis: Analysis, name: str, mismatch: Mismatch) -> Text | None:
    """Why the node `name` is refused: what its rule says, or what a layer before it does."""
    for fix in mismatch.fixes:
        if isinstance(fix, SetBefore) and fix.why is not None:
            changed = _changed_before(analysis, name, fix)
            if changed is not None:
                title = _called(analysis, changed)
                return Text(fix.why.source, {**fix.why.args, "layer": title})
    return mismatch.why


def bind(registry: Registry, analysis: Analysis, name: str, fix: CertainFix) -> Edit:
    """The edit that a relative fix means for the node `name`."""
    node = analysis.graph.by_name[name]
    match fix:
        case InsertBefore():
            return _insert(registry, analysis, node, fix)
        case SetValues():
            return set_values(analysis, node, fix.values)
        case ReplaceSelf():
            return _replace(registry, analysis, node, fix)
        case CutInput():
            link = _ordered_inputs(analysis, node)[fix.input]
            label = T("Cut the wire from {source}", source=verbatim(link.source))
            return Edit(label, disconnect(analysis.role, [link]).apply)
    return remove_fix(analysis.role, node)


def _ordered_inputs(analysis: Analysis, node: Node) -> list[Link]:
    """The wires to a node in the order of its ports, as its shape rule sees them."""
    links = analysis.graph.incoming[node.name]
    return [link for port in analysis.layers[node.name].inputs for link in links if link.input == port.name]


def _insert(registry: Registry, analysis: Analysis, node: Node, fix: InsertBefore) -> Edit:
    link = _ordered_inputs(analysis, node)[fix.input]
    cls = registry.layers.get(fix.layer)
    title = cls.title if cls else verbatim(fix.layer)
    edit = insert_on_link(analysis.role, link, fix.layer, title, **fix.settings)
    shown = [words for words in (_shown(cls, key, value) for key, value in fix.settings.items()) if words]
    if not shown:
        return edit
    return Edit(T("Insert {layer} ({settings})", layer=title, settings=shown), edit.apply)


def _replace(registry: Registry, analysis: Analysis, node: Node, fix: ReplaceSelf) -> Edit:
    cls = registry.layers.get(fix.layer)
    label = T("Use {layer} instead", layer=cls.title if cls else verbatim(fix.layer))
    return on_graph(
        label,
        analysis.role,
        lambda graph: with_changed_node(graph, node.name, layer=fix.layer, settings=fix.settings),
    )


def _set_before(analysis: Analysis, name: str, fix: SetBefore) -> Edit | None:
    changed = _changed_before(analysis, name, fix)
    if changed is None:
        return None
    label = _change_words(analysis.layers[changed], fix.values, _called(analysis, changed))
    return set_settings(analysis.role, changed, fix.values, label)


def _changed_before(analysis: Analysis, name: str, fix: SetBefore) -> str | None:
    """The nearest layer before with these settings, if with the new values all layers down to `name` accept."""
    between: list[str] = []
    current = _ordered_inputs(analysis, analysis.graph.by_name[name])[fix.input].source
    while not fix.values.keys() <= type(analysis.layers[current]).model_fields.keys():
        incoming = analysis.graph.incoming.get(current, ())
        if len(incoming) != 1 or len(analysis.graph.outgoing[current]) != 1:
            return None
        between.append(current)
        current = incoming[0].source
    alone = len(analysis.graph.outgoing[current]) == 1
    return current if alone and _would_accept(analysis, name, fix, current, between) else None


def _would_accept(
    analysis: Analysis, name: str, fix: SetBefore, changed: str, between: Sequence[str]
) -> bool:
    """Whether the rules of the layers between, from the last up, and of `name` accept what would come."""
    layer = analysis.layers[changed]
    inputs = list(analysis.inputs[name])
    try:
        shape = type(layer)(**{**layer.values(), **fix.values}).shape(*analysis.inputs[changed])
        for other in reversed(between):
            shape = analysis.layers[other].shape(shape)
        changes = shape != inputs[fix.input]
        inputs[fix.input] = shape
        analysis.layers[name].shape(*inputs)
    except Mismatch:
        return False
    return changes


def _change_words(layer: Layer, values: dict[str, Any], title: Text) -> Text:
    """“Turn on “Return the whole sequence” of LSTM”."""
    specs = {spec.name: spec for spec in layer.specs()}
    if all(value is True for value in values.values()):
        return T(
            "Turn on “{settings}” of {layer}", settings=[specs[name].title for name in values], layer=title
        )
    if all(value is False for value in values.values()):
        return T(
            "Turn off “{settings}” of {layer}", settings=[specs[name].title for name in values], layer=title
        )
    return T("Set {changes} of {layer}", changes=_changes(specs, values), layer=title)


def _called(analysis: Analysis, name: str) -> Text:
    """What a person calls a node: its title, or that of its layer."""
    title = analysis.graph.by_name[name].title
    return verbatim(title) if title else analysis.layers[name].title


def _shown(cls: type[Settings] | None, name: str, value: object) -> Text | None:
    spec = next((spec for spec in cls.specs() if spec.name == name), None) if cls else None
    return T("{setting} {value}", setting=spec.title, value=value_words(spec, value)) if spec else None


def set_values(analysis: Analysis, node: Node, values: dict[str, Any]) -> Edit:
    """“Set Padding to none”."""
    specs = {spec.name: spec for spec in analysis.layers[node.name].specs()}
    return set_settings(analysis.role, node.name, values, T("Set {changes}", changes=_changes(specs, values)))


def _changes(specs: Mapping[str, SettingSpec], values: Mapping[str, Any]) -> list[Text]:
    return [
        T("{setting} to {value}", setting=specs[name].title, value=value_words(specs[name], value))
        for name, value in values.items()
    ]


def value_words(spec: SettingSpec, value: object) -> Text:
    """A value as the form shows it."""
    return next((choice.title for choice in spec.choices if choice.value == value), verbatim(str(value)))


def remove_fix(role: str, node: Node) -> Edit:
    edit = remove_nodes(role, [node.name])
    return Edit(T("Remove {name}", name=verbatim(node.title or node.name)), edit.apply)


def connect_fixes(analysis: Analysis, node: Node, port: Port) -> tuple[Edit, ...]:
    """Join the nearest layer above whose result fits; or take the node out."""
    source = _candidate(analysis, node)
    remove = (remove_fix(analysis.role, node),)
    if source is None:
        return remove
    label = T("Connect {source}", source=verbatim(source.title or source.name))
    edit = connect(analysis.role, Link(source=source.name, target=node.name, input=port.name), port.variadic)
    return (Edit(label, edit.apply), *remove)


def _candidate(analysis: Analysis, node: Node) -> Node | None:
    """Loose ends first, then the nearest above; only where the shape rule accepts and no circle arises."""
    below: set[str] = set()
    for other in islice(_nearest(analysis, node), MOST_CANDIDATES):
        if _accepts(analysis, node, other):
            below = below or _below(analysis.graph, node.name)
            if other.name not in below:
                return other
    return None


def _nearest(analysis: Analysis, node: Node) -> Iterator[Node]:
    """Nodes whose result is known: loose ends first, and the others only when they are asked for."""
    by_name = analysis.graph.by_name

    def distance(name: str) -> tuple[float, str]:
        place = by_name[name].position
        dx, dy = node.position[0] - place[0], node.position[1] - place[1]
        return abs(dx) + (dy if dy > 0 else 4 * abs(dy) + 1), name

    loose = analysis.shapes.keys() - analysis.graph.outgoing.keys()
    yield from _giving(analysis, sorted(loose - {node.name}, key=distance))
    yield from _giving(analysis, sorted(analysis.shapes.keys() - loose - {node.name}, key=distance))


def _giving(analysis: Analysis, names: Iterable[str]) -> Iterator[Node]:
    return (analysis.graph.by_name[name] for name in names if analysis.layers[name].outputs)


def _below(graph: Graph, name: str) -> set[str]:
    """The node and all that are reached from it."""
    found, stack = {name}, [name]
    while stack:
        for link in graph.outgoing.get(stack.pop(), ()):
            if link.target not in found:
                found.add(link.target)
                stack.append(link.target)
    return found


def _accepts(analysis: Analysis, node: Node, other: Node) -> bool:
    try:
        analysis.layers[node.name].shape(analysis.shapes[other.name])
    except Mismatch:
        return False
    return True
