"""Texts in training: batches of like lengths, shares of a batch, and the same answers alone and together."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from deepstudio.catalog import registry
from deepstudio.core.check import check
from deepstudio.core.events import Finished
from deepstudio.core.graph_edits import set_settings
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.data.prepare import prepare
from deepstudio.data.prepared import Prepared
from deepstudio.engine.batches import bounds
from deepstudio.engine.buckets import Buckets, padded
from deepstudio.engine.inputs.feed import Feed, restored
from deepstudio.engine.inputs.texts import Texts
from deepstudio.engine.network import build_network
from deepstudio.engine.objectives.classes import class_weights
from deepstudio.engine.shards import Shards, shares_of
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.texting import text_run, toy
from tests.unit.engine.training import epochs, losses, new_run, trained

__all__ = ["text_run"]
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prepared")


@pytest.fixture
def prepared(cache: Path) -> Iterator[Prepared]:
    made = prepare(toy(), registry(), cache=cache)
    yield made
    for column in made.columns.values():
        for array in column.parts.values():
            array._mmap.close()


def part(prepared: Prepared, size: int = 16, seed: int = 0) -> Buckets:
    made = Feed.of(prepared).part(prepared, prepared.splits["train"], size, CPU, seed)
    assert isinstance(made, Buckets)
    return made


def texts_of(batch: dict[str, torch.Tensor]) -> list[tuple[int, ...]]:
    return [tuple(token for token in row if token) for row in batch["text"].tolist()]


def stored(prepared: Prepared, rows: np.ndarray) -> list[tuple[int, ...]]:
    texts = prepared.columns["text"]
    flat, offsets = texts.tokens, texts.offsets
    return [tuple(flat[offsets[row] : offsets[row + 1]].tolist()) for row in rows]


def test_rows_of_different_lengths_become_a_table_with_zeros_behind():
    table = padded(np.array([5, 6, 7, 8]), np.array([1, 3]))
    assert table.tolist() == [[5, 0, 0], [6, 7, 8]]
    assert table.dtype == np.int64


def test_an_epoch_gives_every_text_once_with_its_class(prepared):
    rows = prepared.splits["train"]
    expected = sorted(zip(stored(prepared, rows), prepared.labels[rows].tolist(), strict=True))
    for batches in (part(prepared).shuffled(1), part(prepared).in_order()):
        found = []
        for batch in batches:
            found += zip(texts_of(batch), batch["label"].tolist(), strict=True)
        assert sorted(found) == expected


def test_nothing_is_padded_more_than_its_batch_needs_and_little_at_all(prepared):
    padding = tokens = 0
    for batch in part(prepared).shuffled(1):
        real = (batch["text"] != 0).sum(1)
        assert batch["text"].shape[1] == int(real.max())
        padding += int((batch["text"] == 0).sum())
        tokens += int(real.sum())
    assert padding < 0.1 * tokens


def test_the_order_follows_from_seed_and_epoch_and_can_be_taken_up(prepared):
    first = [texts_of(batch) for batch in part(prepared).shuffled(3)]
    assert [texts_of(batch) for batch in part(prepared).shuffled(3)] == first
    assert [texts_of(batch) for batch in part(prepared).shuffled(3, 5)] == first[5:]
    assert [texts_of(batch) for batch in part(prepared).shuffled(4)] != first
    assert [texts_of(batch) for batch in part(prepared, seed=1).shuffled(3)] != first
    assert len(first) == len(part(prepared)) == len(bounds(part(prepared).samples, 16))


def test_long_and_short_batches_come_mixed(prepared):
    lengths = [batch["text"].shape[1] for batch in part(prepared).shuffled(1)]
    assert lengths != sorted(lengths)


def test_what_a_weights_file_says_gives_the_same_inputs(prepared):
    feed = Feed.of(prepared)
    inputs, again = feed.only, restored(feed.about(), "").only
    assert isinstance(again, Texts)
    for text in ("The room is clean.", "房间很干净。", "zzzz qqqq", "😀"):
        assert again.read(text) == inputs.read(text)


@pytest.mark.parametrize("template", ["sentiment-lstm", "sentiment-lstm-3"])
@pytest.mark.slow
def test_a_run_learns_and_is_the_same_again(tmp_path, template):
    project = toy(template, seed=3)
    first, second = (trained(project, new_run(tmp_path, project)) for _ in range(2))
    assert isinstance(first[-1], Finished), first[-1]
    assert losses(first) == losses(second)
    seen = epochs(first)
    assert seen[2]["train.loss"] < seen[1]["train.loss"]


@pytest.mark.slow
def test_a_stopped_run_goes_on_to_the_numbers_of_one_that_was_never_stopped(tmp_path):
    project = toy("sentiment-lstm-3")
    whole = trained(project, new_run(tmp_path, project))
    run = new_run(tmp_path, project)
    start = trained(project, run, {9: "stop"})
    rest = trained(project, run, resume=True)
    assert losses(start) | losses(rest) == losses(whole)


def test_balanced_classes_count_the_same(tmp_path, prepared):
    weights = class_weights(prepared.labels[prepared.splits["train"]], len(prepared.classes))
    counts = np.bincount(prepared.labels[prepared.splits["train"]])
    np.testing.assert_allclose(weights.numpy() * counts, counts.sum() / len(counts), rtol=1e-6)
    project = toy(epochs=1, balanced=True)
    assert isinstance(trained(project, new_run(tmp_path, project))[-1], Finished)


def network_of(project: Project) -> nn.Module:
    analysis = check(project, registry()).analyses["model"]
    torch.manual_seed(0)
    return build_network(analysis.graph, analysis).train()


def gradients(network, shares: int, seed: int = 0) -> list[torch.Tensor]:
    draw = torch.Generator().manual_seed(1)
    tokens = torch.randint(2, 600, (13, 9), generator=draw)
    tokens[:5, 6:] = 0

    def computed(inputs, labels):
        (logits,) = network.logits(*inputs)
        loss = logits.square().sum()
        return loss, torch.stack([loss.detach()])

    with Shards(shares) as shards:
        found, _ = shards.gradients(list(network.parameters()), computed, (tokens,), (torch.zeros(13),), seed)
    return found


def test_shares_of_a_batch_give_the_gradients_of_the_whole():
    network = network_of(toy())
    for alone, shared in zip(gradients(network, 1), gradients(network, 3), strict=True):
        torch.testing.assert_close(shared, alone, rtol=1e-4, atol=1e-5)


def test_dropout_in_shares_is_drawn_the_same_way_every_time():
    network = network_of(toy("sentiment-lstm-3"))
    first, again, other = gradients(network, 2, 5), gradients(network, 2, 5), gradients(network, 2, 6)
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert not all(torch.equal(a, b) for a, b in zip(first, other, strict=True))


def test_a_batch_is_shared_out_where_layers_are_recurrent_and_samples_do_not_meet():
    network = network_of(toy())
    assert shares_of(network, CPU, 32, 2) == 2
    assert shares_of(network, CPU, 32, 16) == 4
    assert shares_of(network, CPU, 8, 16) == 1
    assert shares_of(network, torch.device("cuda"), 32, 2) == 1
    assert shares_of(network_of(toy("sentiment-cnn")), CPU, 32, 2) == 1
    assert shares_of(network_of(toy("sentiment-transformer")), CPU, 32, 2) == 1
    assert shares_of(nn.Sequential(network, nn.BatchNorm1d(1)), CPU, 32, 2) == 1


@pytest.mark.slow
def test_a_text_gets_the_same_answer_alone_and_among_longer_ones(text_run: RunFolder):
    model = load_run(text_run)
    texts = ["Good.", "The soup was cold and nobody said sorry, so we left.", "房间很干净，下次还来。"]
    rows = [model.inputs.read(text) for text in texts]
    alone = np.concatenate([model.probabilities([row]) for row in rows])
    np.testing.assert_allclose(model.probabilities(rows), alone, atol=1e-6)


TEXTS = [cls.id for cls in registry().templates if "text" in (getattr(cls().data(), "columns", None) or {})]


@pytest.mark.parametrize("template", TEXTS)
@pytest.mark.slow
def test_every_template_for_texts_trains_on_its_own_data(tmp_path, template):
    declared = registry().templates.get(template)
    assert declared is not None
    project = declared().build("Texts")
    project = set_settings("model", "embedding", {"size": 16}, T("x")).apply(project)
    few = project.replace(training=project.training.replace(epochs=2, batch_size=64))
    events = trained(few, new_run(tmp_path, few))
    assert isinstance(events[-1], Finished), events[-1]
    seen = epochs(events)
    assert seen[2]["train.loss"] < seen[1]["train.loss"]


def changed_data(project: Project) -> Project:
    """The same with other words: a sentence less."""
    assert project.data is not None
    return project.replace(data=project.data.replace(excluded=("0000001", "0000002", "0000003")))


def test_a_run_does_not_go_on_with_words_of_other_numbers(tmp_path):
    project = toy()
    run = new_run(tmp_path, project)
    trained(project, run, {9: "stop"})
    events = trained(changed_data(project), run, resume=True)
    assert events[-1].kind == "failed"
    assert events[-1].cause == "data_changed"


def test_a_run_does_not_start_from_words_of_other_numbers(tmp_path):
    project = toy(epochs=1)
    first = new_run(tmp_path, project)
    trained(project, first)
    after = changed_data(project)
    after = after.replace(training=after.training.replace(start_from={"model": first.id}))
    events = trained(after, new_run(tmp_path, after))
    assert events[-1].cause == "other_vocabulary"
    same = project.replace(training=project.training.replace(start_from={"model": first.id}))
    assert isinstance(trained(same, new_run(tmp_path, same))[-1], Finished)
