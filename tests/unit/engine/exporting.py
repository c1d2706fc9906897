"""Runs with weights that nobody trained, for the tests of exports: any weights must come out as they went in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.binding import REST, entering_at
from deepstudio.core.check import check
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, Project
from deepstudio.data.prepare import prepare
from deepstudio.engine.checkpoints import save_checkpoint
from deepstudio.engine.inputs.feed import Feed
from deepstudio.engine.network import build_network
from deepstudio.engine.objectives.making import learned_targets
from deepstudio.engine.predict import Predictor
from deepstudio.engine.weights import load_run
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder


def drawn_run(folder: Path, project: Project) -> RunFolder:
    """A run of `project` whose best weights are random numbers, large enough that answers differ."""
    prepared = prepare(project, registry())
    if project.data is not None and project.data.found is None:
        project = project.replace(data=project.data.replace(found=prepared.found))
    run = ProjectFolder.create(folder, project).new_run(project)
    analysis = check(project, registry()).analyses["model"]
    torch.manual_seed(1)
    network = build_network(analysis.graph, analysis)
    with torch.no_grad():
        for weights in network.parameters():
            weights.add_(torch.randn_like(weights) * 0.05)
    targets = learned_targets(analysis, project.training, prepared, registry(), project.data)
    entering = entering_at(analysis.graph, project.data)
    about = {
        "targets": {target.name: target.about() for target in targets},
        **Feed.of(prepared, tuple(entering.values())).about(),
    }
    save_checkpoint(run.best_weights, {"model": dict(network.state_dict())}, {**about, "epoch": 1})
    return run


def said(run: RunFolder, values: Sequence[Any]) -> list[dict[str, Any]]:
    """What the program answers for values of the only column that enters."""
    model = load_run(run)
    (column,) = model.feed.columns
    found = Predictor(run).answers([{column: value} for value in values])
    return [one.answers[model.target.name].said() for one in found]


def template_project(id: str) -> Project:
    """A template of the catalog as a project."""
    template = registry().templates.get(id)
    assert template is not None
    return template().build(id)


def table_project(source: str, units: int, **changes: Any) -> Project:
    """A small network on a table that comes with the program; all columns enter joined."""
    known = registry()
    columns = known.make(known.sources, Chosen(id=source)).offered()
    graph = sequential(
        ("input", {"column": REST}),
        ("dense", {"units": 8, "activation": "relu"}),
        ("dense", {"units": units, "activation": "none"}),
        "output",
    )
    data = DataPlan(source=Chosen(id=source), columns=columns)
    return (
        template_project("digits-mlp").replace(name=source, data=data, **changes).with_graph("model", graph)
    )
