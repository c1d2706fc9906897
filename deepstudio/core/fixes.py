"""Binds the fixes that layers declare to the node that needs them, and finds fixes for loose wires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from deepstudio.core.analysis import Analysis
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.graph_edits import (
    add_linked,
    connect,
    disconnect,
    insert_on_link,
    on_graph,
    reconnect,
    remove_nodes,
    set_settings,
    with_changed_node,
)
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
from deepstudio.core.layout import across, along, behind
from deepstudio.core.problems import Edit
from deepstudio.core.registry import Registry
from deepstudio.core.settings import Settings, SettingSpec
from deepstudio.core.shapes import Image, Shape
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
                return Text(fix.why.source, {**fix.why.args, "layer": analysis.called(changed)})
    return mismatch.shrunk if mismatch.shrunk is not None and _shrunk(analysis, name) else mismatch.why


def _shrunk(analysis: Analysis, name: str) -> bool:
    """Whether a picture that reaches a node was larger somewhere before it."""
    pictures = [shape for shape in analysis.inputs[name] if isinstance(shape, Image)]
    before = (analysis.shapes.get(other) for other in analysis.graph.ancestors(name))
    smallest = min((min(one.height, one.width) for one in pictures), default=0)
    return bool(pictures) and any(
        isinstance(one, Image) and min(one.height, one.width) > smallest for one in before
    )


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
            return cut_fix(analysis, [analysis.feeding(name)[fix.input]])
    return remove_fix(analysis, node)


def _insert(registry: Registry, analysis: Analysis, node: Node, fix: InsertBefore) -> Edit:
    links = analysis.feeding(node.name)
    link = links[fix.input]
    cls = registry.layers.get(fix.layer)
    title = cls.title if cls else verbatim(fix.layer)
    edit = insert_on_link(analysis.role, link, fix.layer, title, **fix.settings)
    if fix.label is not None:
        return edit.named(fix.label)
    shown = [words for words in (_shown(cls, key, value) for key, value in fix.settings.items()) if words]
    source = analysis.called(link.source)
    match shown, len(links) > 1:
        case [], False:
            return edit
        case [], True:
            return edit.named(T("Insert {layer} after {source}", layer=title, source=source))
        case _, False:
            return edit.named(T("Insert {layer} ({settings})", layer=title, settings=shown))
    words = T("Insert {layer} ({settings}) after {source}", layer=title, settings=shown, source=source)
    return edit.named(words)


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
    label = _change_words(analysis.layers[changed], fix.values, analysis.called(changed))
    return set_settings(analysis.role, changed, fix.values, label)


def _changed_before(analysis: Analysis, name: str, fix: SetBefore) -> str | None:
    """The nearest layer before with these settings, if with the new values all layers down to `name` accept."""
    between: list[str] = []
    current = analysis.feeding(name)[fix.input].source
    while not fix.values.keys() <= type(analysis.layers[current]).model_fields.keys():
        before = analysis.feeding(current)
        if len(before) != 1 or len(analysis.graph.outgoing[current]) != 1 or current in between:
            return None
        between.append(current)
        current = before[0].source
        if current not in analysis.inputs:
            return None
    alone = len(analysis.graph.outgoing[current]) == 1
    return current if alone and _would_accept(analysis, name, fix, current, between) else None


def _would_accept(
    analysis: Analysis, name: str, fix: SetBefore, changed: str, between: Sequence[str]
) -> bool:
    """Whether the rules of the layers between, from the last up, and of `name` accept what would come."""
    layer = analysis.layers[changed]
    inputs = list(analysis.inputs[name])
    changed_layer = type(layer)(**{**layer.values(), **fix.values})
    try:
        shape = changed_layer.shape_at(_only_output(analysis, changed), *analysis.inputs[changed])
        for other in reversed(between):
            shape = analysis.layers[other].shape_at(_only_output(analysis, other), shape)
        if shape is None:
            return False
        changes = shape != inputs[fix.input]
        inputs[fix.input] = shape
        analysis.layers[name].shape(*inputs)
    except Mismatch:
        return False
    return changes


def _only_output(analysis: Analysis, name: str) -> str:
    """The port at which the one wire begins that leaves a node."""
    return analysis.graph.outgoing[name][0].output


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


def remove_fix(analysis: Analysis, node: Node, bridge: bool = True) -> Edit:
    edit = remove_nodes(analysis.role, [node.name], bridge)
    return edit.named(T("Remove {name}", name=analysis.called(node.name)))


def cut_fix(analysis: Analysis, links: Sequence[Link]) -> Edit:
    """Takes away wires; the label names both ends of the first."""
    ends = {"source": analysis.called(links[0].source), "target": analysis.called(links[0].target)}
    label = T("Cut the wire from {source} to {target}", **ends)
    return disconnect(analysis.role, links).named(label)


def connect_fix(analysis: Analysis, link: Link, variadic: bool = False) -> Edit:
    ends = {"source": analysis.called(link.source), "target": analysis.called(link.target)}
    return connect(analysis.role, link, variadic).named(T("Connect {source} to {target}", **ends))


def connect_fixes(registry: Registry, analysis: Analysis, node: Node, port: Port) -> tuple[Edit, ...]:
    """Join the nearest layer above whose result fits, or a new Input where there is none; or take the node out."""
    remove = remove_fix(analysis, node)
    link = _candidate(analysis, node, port)
    if link is not None:
        return connect_fix(analysis, link, port.variadic), remove
    if analysis.has("input"):
        return (remove,)
    return add_input(registry, analysis, node, port), remove


def add_input(registry: Registry, analysis: Analysis, node: Node, port: Port) -> Edit:
    """A new input above a node, wired to it."""
    cls = registry.layers.get("input")
    title = cls.title if cls else verbatim("input")
    place, target = behind(analysis.graph.flow, node.position, -1), (node.name, port.name)
    return add_linked(analysis.role, "input", title, place, target=target, variadic=port.variadic)


def second_fixes(analysis: Analysis, node: Node, port: Port) -> tuple[Edit, ...]:
    """For a layer that joins several but gets one: another that fits beside it; or take the node out."""
    link = _candidate(analysis, node, port)
    join = (connect_fix(analysis, link, True),) if link else ()
    return *join, remove_fix(analysis, node)


def end_fixes(analysis: Analysis, node: Node) -> tuple[Edit, ...]:
    """For a result that nothing uses: to the output, if that is loose or fed from further up; or take it out."""
    remove = remove_fix(analysis, node)
    outputs = analysis.graph.of_layer("output")
    fed = analysis.graph.incoming.get(outputs[0].name, ()) if len(outputs) == 1 else ()
    above = analysis.graph.ancestors(node.name) if fed else set()
    if len(outputs) != 1 or not all(link.source in above for link in fed):
        return (remove,)
    return connect_fix(analysis, Link(source=node.name, target=outputs[0].name)), remove


def output_fixes(analysis: Analysis, node: Node, links: Sequence[Link]) -> tuple[Edit, ...]:
    """For wires that begin at a port which a layer does not have: turn it on; its real port; or cut them."""
    layer, cut = analysis.layers[node.name], cut_fix(analysis, links)
    ports, wanted = layer.results, {link.output for link in links}
    if not ports:
        return (cut,)
    switches = {port.switch: True for port in layer.outputs if port.switch and port.name in wanted}
    words = _change_words(layer, switches, analysis.called(node.name)) if switches else None
    on = (set_settings(analysis.role, node.name, switches, words),) if words else ()

    def move(graph: Graph) -> Graph:
        kept = dict.fromkeys(k.replace(output=ports[0].name) if k in links else k for k in graph.links)
        return graph.replace(links=tuple(kept))

    ends = {"source": analysis.called(links[0].source), "target": analysis.called(links[0].target)}
    return *on, on_graph(T("Connect {source} to {target}", **ends), analysis.role, move), cut


def other_results(analysis: Analysis, node: str) -> Iterator[Edit]:
    """For a node that is refused: another result of a layer before it that it takes in place of the one it gets."""
    links, shapes = analysis.feeding(node), analysis.inputs[node]
    for number, link in enumerate(links):
        for port, shape in analysis.giving(link.source):
            taken = [*shapes[:number], shape, *shapes[number + 1 :]]
            if port.name == link.output or not _accepts(analysis, analysis.graph.by_name[node], taken):
                continue
            label = T("Use “{result}” of {layer}", result=port.words, layer=analysis.called(link.source))
            yield reconnect(analysis.role, link, link.replace(output=port.name), True).named(label)


def _candidate(analysis: Analysis, node: Node, port: Port) -> Link | None:
    """Loose ends first, then the nearest above; only where the shape rule accepts and no circle arises.

    A layer whose result is not known yet is the last choice. What feeds the port already stays beside it.
    """
    below: set[str] = set()
    feeding = [link for link in analysis.graph.incoming.get(node.name, ()) if link.input == port.name]
    known = {(link.source, link.output) for link in feeding}
    beside = [analysis.gives(link) for link in feeding]
    for link in islice(_wires(analysis, node, port), MOST_CANDIDATES):
        fresh = (link.source, link.output) not in known
        if fresh and _accepts(analysis, node, [*beside, analysis.gives(link)]):
            below = below or _below(analysis.graph, node.name)
            if link.source not in below:
                return link
    return None


def _wires(analysis: Analysis, node: Node, port: Port) -> Iterator[Link]:
    """Wires that could be drawn to a port, from each result of other layers."""
    for other in _nearest(analysis, node):
        for output in analysis.layers[other.name].results:
            yield Link(source=other.name, output=output.name, target=node.name, input=port.name)


def _nearest(analysis: Analysis, node: Node) -> Iterator[Node]:
    """Nodes that give something: loose ends first, then others, then those whose result is not known."""
    by_name, flow = analysis.graph.by_name, analysis.graph.flow

    def distance(name: str) -> tuple[float, str]:
        place = by_name[name].position
        aside = across(flow, node.position) - across(flow, place)
        ahead = along(flow, node.position) - along(flow, place)
        return abs(aside) + (ahead if ahead > 0 else 4 * abs(ahead) + 1), name

    known = analysis.shapes.keys()
    loose = known - analysis.graph.outgoing.keys()
    for names in (loose, known - loose, analysis.waiting):
        yield from _giving(analysis, sorted(names - {node.name}, key=distance))


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


def _accepts(analysis: Analysis, node: Node, shapes: Sequence[Shape | None]) -> bool:
    """Whether a node's rule takes these shapes; also where one of them is not known."""
    known = [shape for shape in shapes if shape is not None]
    if len(known) < len(shapes):
        return True
    try:
        analysis.layers[node.name].shape(*known)
    except Mismatch:
        return False
    return True
