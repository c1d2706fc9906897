"""So few networks that every layer, every ending and every kind of input is in one of them, made from the registry.

However many layers and templates come, there are as many networks as there are shapes that layers begin with: each
layer is a branch of the first network whose samples it takes, and all branches are joined at the end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deepstudio.catalog import registry
from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.layer import Layer
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.core.shapes import Image, Sequence, Shape, Vector
from tests.unit.engine.exporting import table_project, template_project
from tests.unit.engine.using import photograph_folder

ENDS = ("input", "output")
LABEL = ColumnPlan(id="category", use="target")


@dataclass(frozen=True)
class Base:
    """What enters, before the first branch, and how the network ends.

    `shape` is one that all branches take; `before` are layers between the input and them.
    """

    shape: Shape
    ending: Mapping[str, Any]
    before: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    setting: Mapping[str, Any] = field(default_factory=dict)


BASES: Mapping[str, Base] = {
    "row": Base(Vector(11), {"units": 1, "activation": "none"}, setting={"column": "*"}),
    "picture": Base(Image(3, 8, 8), {"units": 1, "activation": "sigmoid"}),
    "text": Base(
        Sequence(None, 8), {"units": 3, "activation": "softmax"}, before=(("embedding", {"size": 8}),)
    ),
}


def branches(base: str) -> dict[str, tuple[Layer, int]]:
    """The layers of a network by id, each with how many inputs it has: those that no earlier network has."""
    found: dict[str, tuple[Layer, int]] = {}
    for cls in registry().layers:
        if is_fetched(cls):
            continue
        places = [name for name in BASES if cls.id not in ENDS and _made(cls, BASES[name].shape)]
        if places and places[0] == base:
            made = _made(cls, BASES[base].shape)
            assert made is not None
            found[cls.id] = made
    return found


def is_fetched(cls: type[Layer]) -> bool:
    """Backbones whose weights are fetched are large, and are exported as the one whose weights are here."""
    return cls.lent is not None and bool(cls.lent.address)


def _made(cls: type[Layer], shape: Shape) -> tuple[Layer, int] | None:
    """A layer that takes the shape, with the settings of its example where the usual ones do not suit."""
    for settings in ({}, *cls.example_settings):
        for count in (1, 2):
            try:
                layer = cls(**settings)
                layer.shape(*[shape] * count)
            except Exception:
                continue
            if count == 1 or cls.inputs[0].variadic:
                return layer, count
    return None


def graph_of(base: str) -> Graph:
    """The network: what enters, all branches, each brought to a vector, and the end."""
    about = BASES[base]
    nodes = [Node(name="input", layer="input", settings=about.setting)]
    links: list[Link] = []
    for number, (layer, settings) in enumerate(about.before):
        nodes.append(Node(name=f"before{number}", layer=layer, settings=settings))
        links.append(Link(source=nodes[-2].name, target=nodes[-1].name))
    start = nodes[-1].name
    nodes.append(Node(name="join", layer="concatenate"))
    for id, (layer, count) in branches(base).items():
        nodes.append(Node(name=f"a_{id}", layer=id, settings=layer.values()))
        links += [Link(source=start, target=f"a_{id}")]
        links += [Link(source="a_relu" if base == "row" else start, target=f"a_{id}")] * (count - 1)
        pool = _pool(layer.shape(*[about.shape] * count))
        if pool:
            nodes.append(Node(name=f"flat_{id}", layer=pool))
            links.append(Link(source=f"a_{id}", target=f"flat_{id}"))
        links.append(Link(source=f"flat_{id}" if pool else f"a_{id}", target="join"))
    nodes += [Node(name="end", layer="dense", settings=about.ending), Node(name="output", layer="output")]
    links += [Link(source="join", target="end"), Link(source="end", target="output")]
    return Graph(nodes=tuple(nodes), links=tuple(links))


def _pool(shape: Any) -> str:
    """What makes a vector of a branch."""
    if isinstance(shape, Sequence):
        return "global_avg_pool1d"
    return "" if isinstance(shape, Vector) else "flatten"


def covering_project(base: str, folder: Path) -> Project:
    """A project with one of the networks, on real samples."""
    graph = graph_of(base)
    if base == "row":
        return table_project("diabetes", 1).with_graph("model", graph)
    if base == "text":
        project = template_project("sentiment-cnn")
        text = ColumnPlan(id="text", settings={"vocabulary": 300, "min_count": 1, "length": 60})
        data = project.data.replace(columns={"text": text, "label": LABEL})
        return project.replace(data=data).with_graph("model", graph)
    pictures = photograph_folder(folder / "pictures", ("cats", "dogs"))
    picture = ColumnPlan(id="picture", settings={"height": 8, "width": 8, "normalise": "standard"})
    source = Chosen(id="picture-folder", settings={"path": str(pictures)})
    data = DataPlan(source=source, columns={"picture": picture, "label": LABEL})
    return template_project("cats-dogs-cnn").replace(data=data).with_graph("model", graph)
