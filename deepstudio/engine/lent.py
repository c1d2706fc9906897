"""Weights that layers come with, put into a network that is to begin with them."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from deepstudio.core.analysis import Analysis
from deepstudio.core.explained import Explained
from deepstudio.core.layer import Layer
from deepstudio.core.text import T
from deepstudio.engine.network import Network
from deepstudio.storage.lent_files import lent_file


def lend(network: Network, analysis: Analysis) -> None:
    """Fills every node of a network whose layer comes with weights. Raises `Explained` as `lent_file`."""
    for name, layer in analysis.layers.items():
        if layer.lent is not None and name in dict(network.named_children()):
            network.child(name).load_state_dict(lent_state(layer, network.child(name)))


def lent_state(layer: Layer, module: nn.Module) -> dict[str, Tensor]:
    """The weights that a layer comes with, by the names of its module, whose order they have.

    Raises `Explained` as `lent_file`, and `broken_weights` where they do not fit the module.
    """
    assert layer.lent is not None
    path = lent_file(layer.lent, layer.title)
    given = {name: value for name, value in _read(path).items() if not name.startswith(layer.lent.skipped)}
    own = module.state_dict()
    fits = [value.shape for value in given.values()] == [value.shape for value in own.values()]
    if not fits:
        text = T("The weights in {path} do not fit {layer}.", path=path, layer=layer.title)
        raise Explained(text, "broken_weights")
    return dict(zip(own, given.values(), strict=True))


def _read(path: Path) -> dict[str, Tensor]:
    found: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return found
