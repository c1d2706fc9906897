"""A trained network, ready to answer, from the weights of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from deepstudio.catalog import registry
from deepstudio.catalog.columns import entering
from deepstudio.catalog.objectives.heads import head
from deepstudio.core.analysis import Analysis
from deepstudio.core.check import check
from deepstudio.core.explained import Explained
from deepstudio.core.project import DEFAULT_ROLE, Project
from deepstudio.core.text import T
from deepstudio.engine.checkpoints import fill_network, load_checkpoint
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.inputs.feed import Feed, restored
from deepstudio.engine.network import Network, build_network, move_network
from deepstudio.engine.tasks.supervised import probabilities_of
from deepstudio.engine.threads import threads_for
from deepstudio.storage.run_folder import RunFolder

Which = Literal["auto", "best", "last"]


@dataclass
class LoadedModel:
    """A classifier in evaluation mode on the processor. `epoch` and `metrics` are those of its weights."""

    network: Network
    project: Project
    analysis: Analysis
    classes: tuple[str, ...]
    feed: Feed
    epoch: int = 0
    metrics: dict[str, float] = field(default_factory=dict)
    path: Path = field(default_factory=Path)

    @property
    def inputs(self) -> FedColumn:
        """The way of the only thing that enters. Raises `Explained` where there are several."""
        return self.feed.only

    @torch.inference_mode()
    def probabilities(self, rows: Sequence[Any] | npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """Probabilities (N, classes) of rows as the inputs read them."""
        return self.answers(*self.inputs.taken(rows))

    @torch.inference_mode()
    def answers(self, *inputs: Tensor) -> npt.NDArray[np.float32]:
        """Probabilities (N, classes) of what the network takes."""
        found: npt.NDArray[np.float32] = probabilities_of(self.logits(*inputs)).numpy()
        return found

    def logits(self, *inputs: Tensor) -> Tensor:
        """Scores (N, outputs) in 32 bit, before a last sigmoid or softmax."""
        with threads_for(self.network):
            (logits,) = self.network.logits(*inputs)
        return logits.float()


def load_run(run: RunFolder, which: Which = "best") -> LoadedModel:
    """The network of a run with the weights that `weights_file` chooses.

    Raises `Explained` with the cause `not_trained`, or those of `load_checkpoint`, `build_network` and
    `fill_network`.
    """
    path = weights_file(run, which)
    project = run.project()
    refuse_several(run, project)
    saved = load_checkpoint(path)
    feed = restored(saved.about, _usual_name(project))
    analysis = _analysis(project)
    network = build_network(analysis.graph, analysis)
    fill_network(network, saved.network(DEFAULT_ROLE, (DEFAULT_ROLE,)), path)
    network.eval()
    move_network(network, torch.device("cpu"))
    about = saved.about
    try:
        end, classes = head(analysis), len(about["classes"])
        if end is not None and end.outputs != (1 if end.outputs == 1 and classes == 2 else classes):
            raise ValueError("as many classes as the network has outputs")
        return LoadedModel(
            network=network,
            project=project,
            analysis=analysis,
            classes=tuple(about["classes"]),
            feed=feed,
            epoch=int(about.get("epoch", 0)),
            metrics=dict(about.get("metrics", {})),
            path=path,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Explained(
            T("The weights in {path} do not say what they are for. Train again.", path=str(path)),
            "broken_weights",
        ) from error


def refuse_several(run: RunFolder, project: Project) -> None:
    """Raises `Explained` (`several_columns`) for a run whose network takes or answers several columns at once."""
    plan = project.data
    targets = plan.of_use("target") if plan is not None else ()
    inputs = plan.of_use("input") if plan is not None else ()
    if len(targets) > 1:
        raise Explained(
            T(
                "{run} learned to answer several columns at once: {names}. Such a network can be trained, but not be "
                "evaluated, asked or exported yet; what it achieves on each column stands with its training.",
                run=run.title,
                names=list(targets),
            ),
            "several_columns",
        )
    if len(inputs) > 1:
        raise Explained(
            T(
                "{run} learned from several columns at once: {names}. Such a network can be trained, but not be "
                "evaluated, asked or exported yet.",
                run=run.title,
                names=list(inputs),
            ),
            "several_columns",
        )


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
