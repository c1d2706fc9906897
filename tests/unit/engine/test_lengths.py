"""Networks on inputs of different length: a sample has the same answer alone and in a padded batch."""

from __future__ import annotations

import pytest
import torch
from torch.nn.utils.rnn import pad_sequence

from deepstudio.catalog import registry
from deepstudio.catalog.columns import TextColumn
from deepstudio.core.graph import Graph
from deepstudio.core.shapes import Sequence, Shape, Tokens
from deepstudio.engine import network as networks
from deepstudio.engine.export.exportable import exportable
from deepstudio.engine.export.traced import converting
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.inputs.feed import Feed
from deepstudio.engine.network import Network, build_network
from tests.unit.codegen.test_model import assert_same
from tests.unit.core.test_program import ACROSS, analysed, graph_of, reader, with_across

LENGTHS = [5, 1, 8, 3]


def built(graph: Graph, **entering: Shape) -> Network:
    torch.manual_seed(0)
    return build_network(graph, analysed(graph, with_across(), **entering)).eval()


def frames(features: int, lengths: list[int]) -> list[torch.Tensor]:
    torch.manual_seed(1)
    return [torch.randn(length, features) for length in lengths]


def told(samples: list[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """A padded batch, with rubbish behind the end of each sample, and how long they are."""
    lengths = torch.tensor([len(one) for one in samples])
    return pad_sequence(samples, batch_first=True, padding_value=99.0), lengths


def test_an_input_of_sequences_says_its_lengths() -> None:
    graph = graph_of(
        "sound>conv conv>lstm lstm>out",
        sound="input",
        conv=("conv1d", {"filters": 6, "stride": 2}),
        lstm=("lstm", {"units": 4, "bidirectional": True}),
        out="output",
    )
    network = built(graph, sound=Sequence(None, 3))
    samples = frames(3, LENGTHS)
    (together,) = network(*told(samples))
    for row, sample in zip(together, samples, strict=True):
        (alone,) = network(*told([sample]))
        torch.testing.assert_close(row, alone[0], atol=1e-5, rtol=1e-5)
    with pytest.raises(ValueError, match="shorter"):
        network(samples[0][None])


class Frames(FedColumn):
    """Sequences whose rows are padded with not-a-number."""

    def entering(
        self, rows: torch.Tensor, lengths: torch.Tensor | None = None, *, augmented: bool = False
    ) -> tuple[torch.Tensor, ...]:
        return rows.nan_to_num(99.0), rows.isnan().any(2).logical_not().sum(1)


def test_a_kind_of_column_feeds_values_and_lengths() -> None:
    column = Frames(TextColumn(), {})
    network = built(
        graph_of("sound>lstm lstm>out", sound="input", lstm="gru", out="output"), sound=Sequence(None, 3)
    )
    samples = frames(3, LENGTHS)
    batch = {"sound": pad_sequence(samples, batch_first=True, padding_value=float("nan"))}
    inputs = Feed({"sound": column}, {}).inputs(batch)
    assert inputs[1].tolist() == LENGTHS
    torch.testing.assert_close(network(*inputs), network(*told(samples)))


def test_two_inputs_of_different_length_are_masked_each_by_its_own() -> None:
    entering: dict[str, Shape] = {"question": Tokens(None, 9), "hint": Sequence(None, 3)}
    network = built(ACROSS, **entering)
    words = [torch.randint(1, 9, (length,)) for length in (2, 6, 1, 4)]
    hints = frames(3, LENGTHS)
    (together,) = network(pad_sequence(words, batch_first=True), *told(hints))
    for row, text, hint in zip(together, words, hints, strict=True):
        (alone,) = network(text[None], *told([hint]))
        torch.testing.assert_close(row, alone[0], atol=1e-5, rtol=1e-5)


def test_the_emitted_network_takes_the_same(tmp_path, monkeypatch) -> None:
    shapes = {"question": Tokens(None, 9), "hint": Sequence(None, 3)}
    code = assert_same(analysed(ACROSS, with_across(), **shapes), tmp_path, monkeypatch)
    assert "def forward(self, question, hint, lengths2):" in code.source
    assert "lengths = (question != 0).sum(1).clamp(min=1)" in code.source
    assert "self.it(words, x, lengths, (lengths2 + 1) // 2)" in code.source


def test_the_emitted_network_unpacks_several_results(tmp_path, monkeypatch) -> None:
    code = assert_same(analysed(reader(), text=Tokens(None, 9)), tmp_path, monkeypatch)
    assert "lstm, lstm_state = self.lstm(x, lengths)  # L×4, 4" in code.source
    graph = reader()
    links = tuple(k for k in graph.links if k.output != "state")
    code = assert_same(analysed(graph.replace(links=links), text=Tokens(None, 9)), tmp_path, monkeypatch)
    assert "lstm, _ = self.lstm(x, lengths)  # L×4, 4" in code.source


def test_the_last_state_is_what_the_layer_gives_without_the_sequence() -> None:
    both, only = (
        graph_of(
            f"text>words words>lstm lstm{port}>out",
            text="input",
            words=("embedding", {"size": 8}),
            lstm=("gru", {"units": 4, "bidirectional": True} | more),
            out="output",
        )
        for port, more in ((".state", {"return_sequences": True, "return_state": True}), ("", {}))
    )
    first, second = built(both, text=Tokens(None, 9)), built(only, text=Tokens(None, 9))
    assert first.state_dict().keys() == second.state_dict().keys()
    second.load_state_dict(first.state_dict())
    texts = torch.tensor([[3, 4, 5, 0, 0], [1, 2, 3, 4, 5]])
    torch.testing.assert_close(first(texts)[0], second(texts)[0])


def test_lengths_are_counted_once(monkeypatch) -> None:
    calls = []
    count = networks.real_tokens
    monkeypatch.setattr(networks, "real_tokens", lambda tokens: calls.append(1) or count(tokens))
    project = registry().templates.get("sentiment-lstm")().build("x")
    graph = project.models["model"]
    network = build_network(graph, analysed(graph, **{graph.of_layer("input")[0].name: Tokens(None, 50)}))
    network(torch.ones(2, 6, dtype=torch.long))
    assert calls == [1]


def test_several_results_are_exported_with_a_free_length() -> None:
    network = exportable(built(reader(), text=Tokens(None, 9)))
    free = {0: torch.export.Dim("texts"), 1: torch.export.Dim("tokens")}
    with converting():
        traced = torch.export.export(network, (texts_of(3, 6),), dynamic_shapes={"inputs": (free,)})
    for texts in (texts_of(2, 4), texts_of(5, 11)):
        torch.testing.assert_close(traced.module()(texts), network(texts), atol=1e-6, rtol=1e-5)


def texts_of(count: int, length: int) -> torch.Tensor:
    """The first one has a token only, the others are full."""
    texts = torch.randint(1, 9, (count, length))
    texts[0, 1:] = 0
    return texts
