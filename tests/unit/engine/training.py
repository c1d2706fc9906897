"""Small trainings on the built-in digits, for the tests of the loop and of what it keeps."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, BatchDone, EpochDone
from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.project import Project
from deepstudio.engine.fit import fit
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder


class Commands:
    """Gives a command at the nth look, counted from 1."""

    def __init__(self, commands: dict[int, str] | None = None) -> None:
        self.commands = commands or {}
        self.looks = 0

    def poll(self) -> str | None:
        self.looks += 1
        return self.commands.get(self.looks)


def chain(*layers: tuple[str, str, dict[str, Any]]) -> Graph:
    """A graph of (name, layer, settings) between an input and an output, one after the other."""
    nodes = [Node(name="image", layer="input")]
    nodes += [Node(name=name, layer=layer, settings=settings) for name, layer, settings in layers]
    nodes.append(Node(name="out", layer="output"))
    pairs = zip(nodes, nodes[1:], strict=False)
    return Graph(nodes=tuple(nodes), links=tuple(Link(source=a.name, target=b.name) for a, b in pairs))


# Dropout and batch normalisation, so that random numbers and statistics count.
SMALL = chain(
    ("conv", "conv2d", {"filters": 4}),
    ("norm", "batch_norm", {}),
    ("flat", "flatten", {}),
    ("drop", "dropout", {"rate": 0.2}),
    ("dense", "dense", {"units": 10, "activation": "softmax"}),
)


def digits(graph: Graph = SMALL, **training: Any) -> Project:
    """A project on the digits with 10 large batches an epoch."""
    template = registry().templates.get("digits-mlp")
    assert template is not None
    project = template().build("Digits").with_graph("model", graph)
    plan = {"epochs": 2, "batch_size": 128, "optimizer": Chosen(id="adam"), **training}
    return project.replace(training=project.training.replace(**plan))


def new_run(folder: Path, project: Project) -> RunFolder:
    if (folder / "project" / "project.json").exists():
        return ProjectFolder(folder / "project").new_run(project)
    return ProjectFolder.create(folder / "project", project).new_run(project)


def trained(
    project: Project, run: RunFolder, commands: dict[int, str] | None = None, resume: bool = False
) -> list[AnyEvent]:
    """All events of a training on the processor."""
    return list(fit(project, run, Commands(commands), device="cpu", resume=resume))


def kinds(events: Iterable[AnyEvent], *without: str) -> list[str]:
    return [event.kind for event in events if event.kind not in without]


def losses(events: Iterable[AnyEvent]) -> dict[int, float]:
    """The loss by step; a step that was done again counts as it was the second time."""
    return {event.step: event.metrics["loss"] for event in events if isinstance(event, BatchDone)}


def epochs(events: Iterable[AnyEvent]) -> dict[int, dict[str, float]]:
    """The metrics by epoch."""
    return {event.epoch: event.metrics for event in events if isinstance(event, EpochDone)}
