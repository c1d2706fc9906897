"""Batches: every sample once, the same order each time, from memory or from disk."""

from itertools import chain

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from deepstudio.engine import batches as batches_module
from deepstudio.engine.batches import Batches, bounds

CPU = torch.device("cpu")
NUMBERS = np.arange(100)
COLUMNS = {"picture": np.repeat(NUMBERS, 12).reshape(100, 2, 2, 3).astype(np.uint8), "label": NUMBERS}
PART = np.arange(0, 100, 3)  # 34 samples


def made(size: int = 8, seed: int = 0) -> Batches:
    return Batches(COLUMNS, PART, size, CPU, seed)


def labels(batches) -> list[list[int]]:
    return [batch["label"].tolist() for batch in batches]


@given(count=st.integers(0, 300), size=st.integers(1, 50))
def test_batches_cover_everything_once_and_none_holds_a_single_sample(count, size):
    cuts = bounds(count, size)
    assert [index for first, last in cuts for index in range(first, last)] == list(range(count))
    assert all(1 <= last - first <= size + 1 for first, last in cuts)
    if size > 1 and count > 1:
        assert all(last - first > 1 for first, last in cuts)


def test_in_order_gives_every_sample_of_the_part():
    assert list(chain(*labels(made().in_order()))) == PART.tolist()


def test_pictures_stay_with_their_labels_and_keep_their_type():
    for batch in made().shuffled(1):
        assert batch["picture"].dtype == torch.uint8
        assert batch["picture"].shape[1:] == (2, 2, 3)
        assert torch.equal(batch["picture"][:, 0, 0, 0].long(), batch["label"])


def test_each_epoch_has_an_order_of_its_own_that_depends_on_the_seed_alone():
    first, again, second, other = (
        labels(made(seed=seed).shuffled(epoch)) for seed, epoch in [(0, 1), (0, 1), (0, 2), (1, 1)]
    )
    assert first == again
    assert first != second
    assert first != other
    assert sorted(chain(*first)) == PART.tolist()


def test_a_start_in_the_middle_gives_the_rest_of_the_epoch():
    assert labels(made().shuffled(1, start=2)) == labels(made().shuffled(1))[2:]
    assert labels(made().shuffled(1, start=len(made()))) == []


@pytest.mark.parametrize("start", [0, 3])
def test_batches_read_ahead_are_those_from_memory(monkeypatch, start):
    kept = labels(made().shuffled(1, start))
    monkeypatch.setattr(batches_module, "RESIDENT_ON_CPU", 0)
    ahead = made()
    assert ahead._resident is None
    assert labels(ahead.shuffled(1, start)) == kept


def test_leaving_early_ends_the_reading_thread(monkeypatch):
    monkeypatch.setattr(batches_module, "RESIDENT_ON_CPU", 0)
    reading = made().shuffled(1)
    next(reading)
    reading.close()  # the guard against leaked threads looks


def test_an_empty_part_has_no_batches(monkeypatch):
    empty = Batches(COLUMNS, np.array([], dtype=np.int64), 8, CPU)
    assert (len(empty), empty.samples, list(empty.in_order())) == (0, 0, [])
    monkeypatch.setattr(batches_module, "RESIDENT_ON_CPU", -1)
    assert list(Batches(COLUMNS, np.array([], dtype=np.int64), 8, CPU).in_order()) == []
