"""A trained network, ready to answer, from the weights of a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from deepstudio.catalog import registry
from deepstudio.catalog.columns import entering
from deepstudio.core.analysis import Analysis
from deepstudio.core.check import check
from deepstudio.core.explained import Explained
from deepstudio.core.project import DEFAULT_ROLE, Project
from deepstudio.core.text import T
from deepstudio.engine.checkpoints import fill_network, load_checkpoint
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.inputs.feed import Feed, restored
from deepstudio.engine.network import Network, build_network, move_network
from deepstudio.engine.objectives.making import restored_targets
from deepstudio.engine.objectives.target import LearnedTarget
from deepstudio.engine.threads import threads_for
from deepstudio.engine.use import Which
from deepstudio.storage.run_folder import RunFolder

CPU = torch.device("cpu")


@dataclass
class LoadedModel:
    """A supervised network in evaluation mode, what enters it, and what it answers.

    `epoch` and `metrics` are those of its weights. It lies on the processor, or on the `device` where it is trained.
    """

    network: Network
    project: Project
    analysis: Analysis
    feed: Feed
    targets: tuple[LearnedTarget, ...]
    epoch: int = 0
    metrics: dict[str, float] = field(default_factory=dict)
    path: Path = field(default_factory=Path)
    device: torch.device = CPU

    @property
    def inputs(self) -> FedColumn:
        """The way of the only thing that enters. Raises `Explained` where there are several."""
        return self.feed.only

    @property
    def target(self) -> LearnedTarget:
        """The only answer. Raises `Explained` (`several_answers`) where there are several."""
        if len(self.targets) != 1:
            raise Explained(T("This network gives several answers at once."), "several_answers")
        return self.targets[0]

    @property
    def classes(self) -> tuple[str, ...]:
        """What the numbers of the only answer are called, as of classes."""
        return self.target.output_names

    @torch.inference_mode()
    def probabilities(self, rows: Sequence[Any] | npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """What leaves at the only answer, (N, K), for rows as the only column reads them."""
        return self.outputs(*self.inputs.taken(rows))[0]

    @torch.inference_mode()
    def outputs(self, *inputs: Tensor) -> tuple[npt.NDArray[np.float32], ...]:
        """What leaves at each answer, (N, K), from what the network takes."""
        scores = self.scores(*inputs)
        return tuple(target.outputs(own).numpy() for target, own in zip(self.targets, scores, strict=True))

    def scores(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """Scores (N, outputs) by answer in 32 bit, before a last sigmoid or softmax."""
        with threads_for(self.network):
            return tuple(one.float() for one in self.network.logits(*inputs))


def load_run(run: RunFolder, which: Which = "best") -> LoadedModel:
    """The network of a run with the weights that `weights_file` chooses.

    Raises `Explained` with the cause `not_trained`, or those of `load_checkpoint`, `build_network` and
    `fill_network`.
    """
    model, about = _loaded(run, which)
    return replace(model, targets=restored_targets(about, model.project, model.analysis))


def load_network(run: RunFolder, which: Which = "best") -> LoadedModel:
    """As `load_run`, for a task that answers in its own way: without `targets`."""
    return _loaded(run, which)[0]


def _loaded(run: RunFolder, which: Which) -> tuple[LoadedModel, Mapping[str, Any]]:
    """The network and what enters it, and all that its weights say of themselves."""
    path = weights_file(run, which)
    project = run.project()
    saved = load_checkpoint(path)
    about = saved.about
    feed = restored(about, _usual_name(project))
    analysis = _analysis(project)
    network = build_network(analysis.graph, analysis)
    if len(feed.groups) != len(network.inputs):
        raise Explained(T("The weights do not say what they are for. Train again."), "broken_weights")
    fill_network(network, saved.network(DEFAULT_ROLE, (DEFAULT_ROLE,)), path)
    network.eval()
    move_network(network, torch.device("cpu"))
    model = LoadedModel(
        network=network,
        project=project,
        analysis=analysis,
        feed=feed,
        targets=(),
        epoch=int(about.get("epoch", 0)),
        metrics=dict(about.get("metrics", {})),
        path=path,
    )
    return model, about


def weights_file(run: RunFolder, which: Which = "auto") -> Path:
    """The file to use; each stands in where the other is missing.

    `auto` is the last checkpoint while the run is at work, and the best one after it.

    Raises `Explained` (cause `not_trained`) where there is none yet.
    """
    last_first = run.state().is_active if which == "auto" else which == "last"
    order = [run.last_weights, run.best_weights] if last_first else [run.best_weights, run.last_weights]
    for file in order:
        if file.is_file():
            return file
    raise not_trained(run)


def not_trained(run: RunFolder) -> Explained:
    """What to say where a run has no weights."""
    if run.path.is_dir() and run.state().is_active:
        return Explained(
            T("{run} has not finished its first epoch yet. Wait a moment and try again.", run=run.id),
            "not_trained",
        )
    return Explained(T("{run} has no trained weights. Train the network first.", run=run.id), "not_trained")


def _usual_name(project: Project) -> str:
    """The column that enters, for weights that do not name it."""
    names = [name for name, _ in entering(project.data, registry())] if project.data is not None else []
    return names[0] if names else ""


def _analysis(project: Project) -> Analysis:
    analysis = check(project, registry()).analyses.get(DEFAULT_ROLE)
    if analysis is None:
        raise Explained(T("The run belongs to a task that is not known here."), "unknown_task")
    return analysis
