"""The network of a run as it was before its first step."""

from __future__ import annotations

import torch

from deepstudio.core.project import DEFAULT_ROLE
from deepstudio.engine.checkpoints import load_checkpoint
from deepstudio.engine.lent import lend
from deepstudio.engine.network import Network, build_network, move_network
from deepstudio.engine.randomness import seed_for
from deepstudio.engine.warm_start import other_run, take_over
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder


def first_network(run: RunFolder, model: LoadedModel) -> Network:
    """Fresh weights follow from the seed of the run (`engine.fit`); those that it took over lie with the other run.

    Raises `Explained` (`missing_run`) where the run that it started from is gone.
    """
    plan = model.project.training
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(seed_for(plan.seed, "weights"))
        network = build_network(model.analysis.graph, model.analysis)
    lend(network, model.analysis)
    for role, id in plan.start_from.items():
        if role == DEFAULT_ROLE:
            saved = load_checkpoint(other_run(run, id).best_weights)
            take_over(network, saved.network(DEFAULT_ROLE, (DEFAULT_ROLE,)))
    network.eval()
    move_network(network, torch.device("cpu"))
    return network
