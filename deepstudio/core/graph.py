"""The network as a value: nodes and the links between their ports."""

from __future__ import annotations

import copyreg
import json
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    field_validator,
    model_validator,
)

Key = TypeVar("Key")
Value = TypeVar("Value")


def _read_only(mapping: Mapping[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(dict(mapping))


def _pickled(mapping: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    return _read_only, (dict(mapping),)


# Values go to other processes as they are.
copyreg.pickle(MappingProxyType, _pickled)


# A mapping that cannot be changed in place, so that identity tells change.
ReadOnly = Annotated[Mapping[Key, Value], AfterValidator(_read_only), PlainSerializer(dict)]

# Where data flows on the canvas; folded is downwards in several columns.
Flow = Literal["down", "right", "folded"]

NODE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")


class Frozen(BaseModel):
    """A frozen value whose `replace` validates."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def replace(self, **changes: Any) -> Self:
        """Returns a validated copy with `changes`. Parts that stay keep their identity."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**(kept | changes))

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """A frozen value is its own copy; pydantic copies defaults."""
        return self


class Chosen(Frozen):
    """A choice from the catalog: its id and the settings that differ from the defaults."""

    id: str
    settings: ReadOnly[str, Any] = Field(default_factory=dict, validate_default=True)

    @cached_property
    def key(self) -> str:
        return self.id + json.dumps(dict(self.settings), sort_keys=True, default=str)


class Node(Frozen):
    """One layer on the canvas. `name` is unique in its graph and the key in checkpoints and emitted code."""

    name: Annotated[str, Field(pattern=f"^{NODE_NAME.pattern}$")]
    layer: str
    settings: ReadOnly[str, Any] = Field(default_factory=dict, validate_default=True)
    position: tuple[float, float] = (0.0, 0.0)
    frozen: bool = False
    rate: Annotated[float, Field(gt=0, le=1000)] = 1.0
    """Times the learning rate of the plan."""
    title: str = Field(default="", max_length=200)

    @cached_property
    def key(self) -> str:
        """Tells nodes of equal layer and settings as equal, cheaply."""
        return self.layer + json.dumps(dict(self.settings), sort_keys=True, default=str)


class Link(Frozen):
    """A wire from an output port to an input port. The order of links orders a variadic port."""

    source: str
    target: str
    output: str = "out"
    input: str = "in"


@dataclass(frozen=True, slots=True)
class Wiring:
    """What follows from names and links alone, and so is the same after a setting changed or a node moved."""

    names: tuple[str, ...]
    links: tuple[Link, ...]
    incoming: Mapping[str, tuple[Link, ...]]
    outgoing: Mapping[str, tuple[Link, ...]]
    order: tuple[str, ...]


# The newest first; comparing tuples of the same links takes microseconds.
_wirings: deque[Wiring] = deque(maxlen=4)


def wiring(names: tuple[str, ...], links: tuple[Link, ...]) -> Wiring:
    """The wiring of a network, which is remembered for the networks in use."""
    for known in tuple(_wirings):
        if known.links == links and known.names == names:
            return known
    incoming = _grouped((link.target, link) for link in links)
    outgoing = _grouped((link.source, link) for link in links)
    made = Wiring(names, links, incoming, outgoing, _ordered(names, incoming, outgoing))
    _wirings.appendleft(made)
    return made


def _ordered(
    names: tuple[str, ...],
    incoming: Mapping[str, tuple[Link, ...]],
    outgoing: Mapping[str, tuple[Link, ...]],
) -> tuple[str, ...]:
    """Names so that each comes after its inputs (Kahn, 1962)."""
    waiting = {name: len(incoming.get(name, ())) for name in names}
    ready = [name for name in names if not waiting[name]]
    for name in ready:
        for link in outgoing.get(name, ()):
            waiting[link.target] -= 1
            if not waiting[link.target]:
                ready.append(link.target)
    return tuple(ready)


class NodeGroup(Frozen):
    """Nodes that a person sees as one thing; what computes knows nothing of it. `collapsed` shows it as one node."""

    title: str = Field(default="", max_length=200)
    members: tuple[str, ...]
    collapsed: bool = False


class Graph(Frozen):
    """Nodes and links. Names are unique; links may only join nodes that exist.

    `groups` by their ids hold nodes that exist, none of them twice: whatever else is said of groups is left out, so
    that an edit of nodes need not think of them, and a group whose last node goes is gone.
    """

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    flow: Flow = "down"
    groups: ReadOnly[str, NodeGroup] = Field(default_factory=dict, validate_default=True)

    @field_validator("groups", mode="after")
    @classmethod
    def _members_exist(cls, groups: Mapping[str, NodeGroup], info: ValidationInfo) -> Mapping[str, NodeGroup]:
        if not groups:
            return groups
        free = {node.name for node in info.data.get("nodes", ())}
        kept: dict[str, NodeGroup] = {}
        for id, group in groups.items():
            members = tuple(name for name in dict.fromkeys(group.members) if name in free)
            free -= set(members)
            if members:
                kept[id] = group if members == group.members else group.replace(members=members)
        return _read_only(kept)

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        names = {node.name for node in self.nodes}
        if len(names) != len(self.nodes):
            raise ValueError("two nodes have the same name")
        for link in self.links:
            if link.source not in names or link.target not in names:
                raise ValueError(
                    f"a link joins {link.source!r} and {link.target!r}, one of which does not exist"
                )
        return self

    @cached_property
    def by_name(self) -> Mapping[str, Node]:
        return {node.name: node for node in self.nodes}

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """The id of the group of each node that is in one."""
        return {name: id for id, group in self.groups.items() for name in group.members}

    @cached_property
    def _by_layer(self) -> Mapping[str, tuple[Node, ...]]:
        groups: dict[str, list[Node]] = defaultdict(list)
        for node in self.nodes:
            groups[node.layer].append(node)
        return {layer: tuple(nodes) for layer, nodes in groups.items()}

    @cached_property
    def _wiring(self) -> Wiring:
        return wiring(tuple(node.name for node in self.nodes), self.links)

    @property
    def incoming(self) -> Mapping[str, tuple[Link, ...]]:
        return self._wiring.incoming

    @property
    def outgoing(self) -> Mapping[str, tuple[Link, ...]]:
        return self._wiring.outgoing

    def forget_derived(self) -> None:
        """Drops what was looked up, which is far larger than the value; it is made anew when asked for."""
        for name in ("by_name", "group_of", "_by_layer", "_wiring"):
            self.__dict__.pop(name, None)

    def of_layer(self, layer: str) -> tuple[Node, ...]:
        """The nodes of one layer id, such as all inputs."""
        return self._by_layer.get(layer, ())

    def order(self) -> tuple[Node, ...]:
        """Nodes so that each comes after its inputs; nodes on or behind a cycle are left out."""
        return tuple(map(self.by_name.__getitem__, self._wiring.order))

    def cycle(self) -> tuple[str, ...]:
        """The names on one cycle, in order, or nothing."""
        left = {node.name for node in self.nodes} - set(self._wiring.order)
        if not left:
            return ()
        name = next(iter(sorted(left)))
        seen: dict[str, int] = {}
        path: list[str] = []
        while name not in seen:
            seen[name] = len(path)
            path.append(name)
            name = next(link.source for link in self.incoming[name] if link.source in left)
        return tuple(reversed(path[seen[name] :]))

    def ancestors(self, name: str) -> set[str]:
        """All nodes from which `name` can be reached, itself included."""
        return _reachable(
            name, {key: [link.source for link in links] for key, links in self.incoming.items()}
        )


def _grouped(pairs: Iterable[tuple[str, Link]]) -> Mapping[str, tuple[Link, ...]]:
    groups: dict[str, list[Link]] = defaultdict(list)
    for key, link in pairs:
        groups[key].append(link)
    return {key: tuple(links) for key, links in groups.items()}


def _reachable(start: str, neighbours: Mapping[str, list[str]]) -> set[str]:
    seen, stack = {start}, [start]
    while stack:
        for name in neighbours.get(stack.pop(), ()):
            if name not in seen:
                seen.add(name)
                stack.append(name)
    return seen
