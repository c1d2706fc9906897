"""Invented projects with several columns to enter and several to answer."""

from __future__ import annotations

from typing import Any

from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.project import ColumnFound, ColumnPlan, DataPlan, Found, Project, TrainingPlan

ANIMALS = ColumnFound(classes=("cat", "dog", "pig"), counts=(100, 100, 100))
COLOURS = ColumnFound(classes=("black", "brown"), counts=(150, 150))
SMALL = {"height": 8, "width": 8, "color": "grey"}
LARGE = {"height": 16, "width": 16}


def columns(inputs: int = 2, targets: int = 2) -> dict[str, ColumnPlan]:
    entering = {
        "front": ColumnPlan(id="picture", settings=SMALL),
        "back": ColumnPlan(id="picture", settings=LARGE),
    }
    answers = {
        "animal": ColumnPlan(id="category", use="target"),
        "colour": ColumnPlan(id="category", use="target"),
    }
    return dict([*list(entering.items())[:inputs], *list(answers.items())[:targets]])


def data(inputs: int = 2, targets: int = 2) -> DataPlan:
    found = {"animal": ANIMALS, "colour": COLOURS}
    return DataPlan(
        source=Chosen(id="picture-folder", settings={"path": "here"}),
        columns=columns(inputs, targets),
        found=Found(fingerprint="f", samples=300, columns=found),
    )


def two_of_each(**settings: dict[str, Any]) -> Graph:
    """Two pictures are flattened and joined; two Dense layers answer. `settings` change those of a node."""
    nodes = (
        ("a", "input", {"column": "front"}),
        ("b", "input", {"column": "back"}),
        ("flat_a", "flatten", {}),
        ("flat_b", "flatten", {}),
        ("both", "concatenate", {}),
        ("animals", "dense", {"units": 3, "activation": "softmax"}),
        ("colours", "dense", {"units": 2, "activation": "softmax"}),
        ("which", "output", {"target": "animal"}),
        ("colour", "output", {"target": "colour"}),
    )
    links = (
        ("a", "flat_a"), ("b", "flat_b"), ("flat_a", "both"), ("flat_b", "both"), ("both", "animals"),
        ("both", "colours"), ("animals", "which"), ("colours", "colour"),
    )  # fmt: skip
    return Graph(
        nodes=tuple(
            Node(name=name, layer=layer, settings=settings.get(name, own), position=(0.0, 80.0 * row))
            for row, (name, layer, own) in enumerate(nodes)
        ),
        links=tuple(Link(source=source, target=target) for source, target in links),
    )


def project(graph: Graph, plan: DataPlan | None = None, **training: Any) -> Project:
    plan = data() if plan is None else plan
    return Project(name="Several", data=plan, models={"model": graph}, training=TrainingPlan(**training))
