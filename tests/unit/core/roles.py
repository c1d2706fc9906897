"""A task with two networks, the second of which takes what the first one gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.analysis import Analysis
from deepstudio.core.declarations import Task
from deepstudio.core.graph import Chosen, Graph
from deepstudio.core.problems import Problem
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Shape, Vector
from deepstudio.core.text import Text, verbatim

NOISE = 16


class Forging(Task):
    """The generator makes something of noise, which the discriminator judges."""

    id: ClassVar[str] = "forging"
    title: ClassVar[Text] = verbatim("Forging")
    help: ClassVar[Text] = verbatim("Forges.")
    roles: ClassVar[tuple[str, ...]] = ("generator", "discriminator")

    def input_shapes(
        self, project: Project, registry: Registry, role: str, before: Mapping[str, Analysis]
    ) -> dict[str, Shape | None]:
        shape = Vector(NOISE) if role == "generator" else _made(before["generator"])
        return {node.name: shape for node in project.models[role].of_layer("input")}

    def check(
        self, project: Project, registry: Registry, analyses: Mapping[str, Analysis]
    ) -> Sequence[Problem]:
        return ()


def _made(analysis: Analysis) -> Shape | None:
    return next((analysis.shapes.get(node.name) for node in analysis.graph.of_layer("output")), None)


def forging_registry() -> Registry:
    made = registry().copy()
    made.register(Forging)
    return made


GENERATOR = sequential("input", ("dense", {"units": 64}), ("reshape", {"height": 8, "width": 8}), "output")
DISCRIMINATOR = sequential("input", "flatten", ("dense", {"units": 1, "activation": "sigmoid"}), "output")


def forging(generator: Graph = GENERATOR, discriminator: Graph = DISCRIMINATOR) -> Project:
    return Project(
        name="Forge",
        task=Chosen(id="forging"),
        models={"generator": generator, "discriminator": discriminator},
    )
