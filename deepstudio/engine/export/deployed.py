"""The network as it leaves the program: an input that anyone can make, probabilities out, nothing else to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from deepstudio.catalog import registry
from deepstudio.codegen.names import node_words
from deepstudio.core.check import check
from deepstudio.core.graph import Graph
from deepstudio.core.project import DEFAULT_ROLE
from deepstudio.core.reserved import RESERVED_NAMES
from deepstudio.core.shapes import PADDING
from deepstudio.core.shapes import Sequence as Steps
from deepstudio.engine.export.exportable import exportable
from deepstudio.engine.network import Network, build_network
from deepstudio.engine.weights import LoadedModel


class DeployedPictures(nn.Module):
    """Takes float pictures (N, C, H, W) in 0..1 and returns probabilities (N, classes)."""

    mean: Tensor
    std: Tensor

    def __init__(self, model: LoadedModel, mean: Sequence[float], std: Sequence[float]) -> None:
        super().__init__()
        self.network = _with_plain_names(model)
        self.target = model.target
        self.register_buffer("mean", torch.tensor(mean).reshape(1, -1, 1, 1))
        self.register_buffer("std", torch.tensor(std).reshape(1, -1, 1, 1))

    def forward(self, pictures: Tensor) -> Tensor:
        (logits,) = self.network.logits((pictures - self.mean) / self.std)
        return self.target.outputs(logits)


class DeployedRows(nn.Module):
    """Takes what the network takes, (N, …), and returns probabilities (N, classes)."""

    def __init__(self, model: LoadedModel) -> None:
        super().__init__()
        self.network = _with_plain_names(model)
        self.target = model.target

    def forward(self, rows: Tensor) -> Tensor:
        (logits,) = self.network.logits(rows)
        return self.target.outputs(logits)


class DeployedTexts(nn.Module):
    """Takes tokens, int64 (N, L) with 0 behind the last one of each text, and returns probabilities (N, classes).

    Where layers shorten the sequence, some padding is added first: torch.export treats sequences of one step as a
    case of its own, and so there are none.
    """

    network: Network

    def __init__(self, model: LoadedModel) -> None:
        super().__init__()
        self.network = exportable(_with_plain_names(model))
        self.target = model.target
        every = max(
            (one.every for one in model.analysis.shapes.values() if isinstance(one, Steps)), default=1
        )
        self.border = 2 * every if every > 1 else 0

    def forward(self, tokens: Tensor) -> Tensor:
        if self.border:
            tokens = F.pad(tokens, (0, self.border), value=PADDING)
        (logits,) = self.network.logits(tokens)
        return self.target.outputs(logits)


def _with_plain_names(model: LoadedModel) -> Network:
    """The network; where a node is called like a method, which exporters stumble over, a copy with other names."""
    graph = model.analysis.graph
    if not any(node.name in RESERVED_NAMES for node in graph.nodes):
        return model.network
    words = node_words(node.name for node in graph.nodes)
    nodes = tuple(node.replace(name=words[node.name]) for node in graph.nodes)
    links = tuple(link.replace(source=words[link.source], target=words[link.target]) for link in graph.links)
    project = model.project.with_graph(DEFAULT_ROLE, Graph(nodes=nodes, links=links))
    analysis = check(project, registry()).analyses[DEFAULT_ROLE]
    network = build_network(analysis.graph, analysis)
    network.load_state_dict(
        {_renamed(key, words): value for key, value in model.network.state_dict().items()}
    )
    return network


def _renamed(key: str, words: Mapping[str, str]) -> str:
    """A weight's name: `train.bias` becomes `train2.bias`."""
    node, _, rest = key.partition(".")
    return f"{words[node]}.{rest}"
