"""Small trainings on the built-in digits, for the tests of the loop and of what it keeps."""

from collections.abc import Iterable
from itertools import pairwise
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
    """Gives what was said, after so many more looks."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, str]] = []

    def say(self, command: str, after: int = 0) -> None:
        self._waiting.append((after, command))

    def poll(self) -> str | None:
        self._waiting = [(left - 1, command) for left, command in self._waiting]
        if self._waiting and self._waiting[0][0] < 0:
            return self._waiting.pop(0)[1]
        return None


def chain(*layers: tuple[str, str, dict[str, Any]]) -> Graph:
    """A graph of (name, layer, settings) between an input and an output, one after the other."""
    nodes = [Node(name="image", layer="input")]
    nodes += [Node(name=name, layer=layer, settings=settings) for name, layer, settings in layers]
    nodes.append(Node(name="out", layer="output"))
    pairs = pairwise(nodes)
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
    project: Project,
    run: RunFolder,
    at: dict[int | str, str] | None = None,
    *,
    resume: bool = False,
    after: int = 0,
) -> list[AnyEvent]:
    """All events of a training on the processor.

    `at` holds commands by the step, or the kind of event, at which they are given; they are obeyed `after` so many
    looks more.
    """
    control, events = Commands(), []
    for event in fit(project, run, control, device="cpu", resume=resume):
        events.append(event)
        place = event.step if isinstance(event, BatchDone) else event.kind
        if at and place in at:
            control.say(at[place], after)
    return events


def kinds(events: Iterable[AnyEvent], *without: str) -> list[str]:
    return [event.kind for event in events if event.kind not in without]


def losses(events: Iterable[AnyEvent]) -> dict[int, float]:
    """The loss by step; a step that was done again counts as it was the second time."""
    return {event.step: event.metrics["loss"] for event in events if isinstance(event, BatchDone)}


def epochs(events: Iterable[AnyEvent]) -> dict[int, dict[str, float]]:
    """The metrics by epoch."""
    return {event.epoch: event.metrics for event in events if isinstance(event, EpochDone)}
