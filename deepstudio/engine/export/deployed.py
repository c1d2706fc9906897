"""The network as it leaves the program: inputs that anyone can make, answers out, nothing else to know."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

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


class Deployed(nn.Module):
    """Takes what `inputs` name, a column or a row of several each, and returns what leaves at each answer, (N, K).

    Where layers shorten sequences, some padding is added to tokens first: torch.export treats sequences of one step
    as a case of its own, and so there are none.
    """

    network: Network

    def __init__(
        self,
        model: LoadedModel,
        modules: Mapping[str, nn.Module],
        inputs: Sequence[Sequence[str]],
        rows: Sequence[bool],
        open_ones: Collection[str],
    ) -> None:
        """`modules` bring what is given of a column to what the network takes, by name.

        `rows` tells which of the inputs hold a number of each of their columns, and `open_ones` are columns whose
        lengths are free.
        """
        super().__init__()
        self.network = exportable(_with_plain_names(model))
        self.entering = nn.ModuleList(modules.values())
        self.names, self.inputs = tuple(modules), list(zip(map(tuple, inputs), rows, strict=True))
        self.feed, self.targets = model.feed, model.targets
        every = max(
            (one.every for one in model.analysis.shapes.values() if isinstance(one, Steps)), default=1
        )
        self.border, self.open_ones = (2 * every if every > 1 else 0), frozenset(open_ones)

    def forward(self, *given: Tensor) -> tuple[Tensor, ...] | Tensor:
        values: dict[str, Tensor] = {}
        for (names, row), tensor in zip(self.inputs, given, strict=True):
            values |= {name: tensor[:, place] if row else tensor for place, name in enumerate(names)}
        taken = {
            name: (self._bordered(name, module(values[name])),)
            for name, module in zip(self.names, self.entering, strict=True)
        }
        scores = self.network.logits(*self.feed.joined(taken))
        found = tuple(target.outputs(own) for target, own in zip(self.targets, scores, strict=True))
        return found[0] if len(found) == 1 else found

    def _bordered(self, name: str, values: Tensor) -> Tensor:
        if self.border and name in self.open_ones:
            return F.pad(values, (0, self.border), value=PADDING)
        return values


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
