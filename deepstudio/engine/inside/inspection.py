"""A trained network opened up: the values that its nodes give for a sample, kept for the next question."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal

import torch
from torch import Tensor

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.core.program import Value
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T
from deepstudio.data.corrections import corrected
from deepstudio.data.sources import reader
from deepstudio.engine.inside.start import first_network
from deepstudio.engine.network import Network
from deepstudio.engine.objectives.target import LearnedTarget
from deepstudio.engine.threads import threads_for
from deepstudio.engine.use import Given, Trained
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder

When = Literal["now", "start", "change"]
"""With the weights as they are, as they were before the first step, and how far both are apart."""

MOST = 64_000_000  # numbers that are kept of one sample; larger networks compute values as they are asked for


class Inspection:
    """Looks into the network of one run, with one set of weights, at one sample after the other."""

    def __init__(self, run: RunFolder, trained: Trained) -> None:
        """Raises `Explained` (`no_look`) for a task whose networks cannot be looked into."""
        if not isinstance(trained, LoadedModel):
            raise Explained(T("The network of {run} cannot be looked into.", run=run.id), "no_look")
        self.run, self.model = run, trained
        self.given: Mapping[str, Any] = {}
        self.rows: Mapping[str, Any] = {}
        """The sample that is looked at, as it is given and as the network reads it, by column."""
        self._key = ""
        self._inputs: tuple[Tensor, ...] = ()
        self._first: Network | None = None
        self._kept: dict[tuple[str, Value], Tensor] = {}

    @cached_property
    def weights(self) -> str:
        """Equal for equal weights of the network."""
        digest = hashlib.blake2b(digest_size=16)
        for name, tensor in self.model.network.state_dict().items():
            digest.update(name.encode())
            digest.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().data)
        return digest.hexdigest()

    # The sample

    def take_sample(self, id: str) -> None:
        """Looks at a sample of the run's data from now on, as it is today.

        Raises `Explained`: the data is gone, or has no such sample.
        """
        self._take(f"sample {id}", lambda: self._loaded(id))

    def take_given(self, given: Given) -> None:
        """The same for a sample that a person brings, as `Trained.answers` takes it. Raises `Explained`."""
        self._take(f"given {sorted(given.items(), key=str)}", lambda: given)

    def _take(self, key: str, values: Callable[[], Mapping[str, Any]]) -> None:
        if self._key == key:
            return
        given = values()
        rows = self.model.feed.read(given)
        self._inputs = self.model.feed.taken([rows])
        self._key, self.given, self.rows = key, given, rows
        self._kept.clear()

    def _loaded(self, id: str) -> dict[str, Any]:
        plan = self.model.project.data
        if plan is None:
            raise Explained(T("No data is chosen yet. Choose some on the Data page."), "no_data")
        plan = corrected(self.run, plan)
        source, changed = reader(plan, registry()), plan.corrected.get(id, {})
        return {
            name: changed[name] if name in changed else source.load(id, name)
            for name in self.model.feed.columns
        }

    # What nodes give

    def places(self) -> Iterator[tuple[str, str, Shape]]:
        """All that can be looked at: the node, its port – none at an output –, and the shape."""
        analysis, network = self.model.analysis, self.model.network
        for node in analysis.graph.order():
            if node.name in network.outputs:
                yield node.name, "", analysis.shapes[node.name]
            for port, shape in analysis.giving(node.name):
                if (node.name, port.name) in network.watchable:
                    yield node.name, port.name, shape

    def found(self, node: str, port: str = "") -> tuple[Value, Shape]:
        """The value that is meant, and its shape: without a port that of the first one, at an output what leaves.

        Raises `Explained` (`not_there`, `unused`).
        """
        analysis, network = self.model.analysis, self.model.network
        if node not in analysis.shapes:
            text = T("{run} has no layer “{name}”. Train again to look into it.", run=self.run.id, name=node)
            raise Explained(text, "not_there")
        if node in network.outputs:
            return network.leaving(node), analysis.shapes[node]
        ports = {one.name: shape for one, shape in analysis.giving(node)}
        name = port or next(iter(ports), "")
        if name not in ports:
            text = T("“{name}” gives nothing at “{port}” in {run}.", name=node, port=port, run=self.run.id)
            raise Explained(text, "not_there")
        if (node, name) not in network.watchable:
            text = T("No answer needs “{name}”, so the network does not compute it.", name=node)
            raise Explained(text, "unused")
        return (node, name), ports[name]

    def value(self, value: Value, when: When = "now") -> Tensor:
        """What a value is for the sample: float32 (1, …), whole numbers for tokens.

        Raises `Explained` (`missing_run`) where the first weights are not known any more.
        """
        if when == "change":
            return self.value(value, "now") - self.value(value, "start")
        if (when, value) not in self._kept:
            self._compute(value, when)
        return self._kept[when, value]

    @torch.inference_mode()
    def _compute(self, value: Value, when: When) -> None:
        network = self.model.network if when == "now" else self.network_at_start()
        all_fit = sum(shape.elements for shape in self.model.analysis.shapes.values()) <= MOST
        wanted = network.watchable if all_fit else (value,)
        if not all_fit:
            self._kept.clear()
        with threads_for(network):
            found = network.watched(wanted, *self._inputs)
        self._kept |= {
            (when, one): tensor.float() if tensor.is_floating_point() else tensor
            for one, tensor in found.items()
        }

    def network_at_start(self) -> Network:
        """The network before its first step. Raises `Explained` (`missing_run`) where that is not known any more."""
        if self._first is None:
            self._first = first_network(self.run, self.model)
        return self._first

    def answering(self, value: Value) -> LearnedTarget | None:
        """The answer that a value is, where it leaves at an output."""
        pairs = zip(self.model.network.outputs, self.model.targets, strict=False)
        return next((target for output, target in pairs if self.model.network.leaving(output) == value), None)
