"""Starting from the weights of another run of the same project, where the plan says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from torch import Tensor, nn

from deepstudio.core.events import AnyEvent, Message, Note
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.engine.checkpoints import load_checkpoint
from deepstudio.engine.inputs.feed import understands
from deepstudio.engine.tasks import Learner
from deepstudio.storage.run_bin import RunBin
from deepstudio.storage.run_folder import RunFolder, run_number


def start_from(project: Project, run: RunFolder, learner: Learner) -> Iterator[AnyEvent]:
    """Takes over weights of the same name and shape, role by role, and says how many.

    Raises `Explained` (`missing_run`, or as `load_checkpoint`) where the other run has none.
    """
    for role, id in project.training.start_from.items():
        if role in learner.networks:
            yield _taken_over(learner, role, other_run(run, id))


def other_run(run: RunFolder, id: str) -> RunFolder:
    """The run whose weights `run` starts from. Raises `Explained` (`missing_run`) where it has none."""
    other = RunFolder(run.path.parent / id)
    if RunBin(run.path.parent).holds(id) and not other.path.exists():
        raise Explained(
            T(
                "Training shall start from {run}, which is in the bin. Put it back, or choose another run.",
                run=id,
            ),
            "missing_run",
        )
    if run_number(id) is None or not other.best_weights.is_file():
        raise Explained(
            T("Training shall start from {run}, which has no weights. Choose another run, or none.", run=id),
            "missing_run",
        )
    return other


def _taken_over(learner: Learner, role: str, other: RunFolder) -> Note:
    network, roles = learner.networks[role], tuple(learner.networks)
    checkpoint = load_checkpoint(other.best_weights)
    if not understands(checkpoint.about, learner.about()):
        raise Explained(
            T(
                "Training shall start from {run}, which knows other words than this data. "
                "Choose another run, or none.",
                run=other.id,
            ),
            "other_vocabulary",
        )
    count = take_over(network, checkpoint.network(role, roles))
    words = {"n": count, "all": len(network.state_dict()), "run": other.id}
    return Note(message=Message.of(T("{n} of {all} groups of weights start from {run}.", **words)))


def take_over(network: nn.Module, saved: Mapping[str, Tensor]) -> int:
    """Puts the saved weights of the same name and shape into a network; says how many."""
    own = network.state_dict()
    fitting = {key: value for key, value in saved.items() if key in own and own[key].shape == value.shape}
    network.load_state_dict(fitting, strict=False)
    return len(fitting)
