"""A feed puts several columns together, in the order of a network's inputs, whatever their rows are like."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, ClassVar

import numpy as np
import pytest
import torch

from deepstudio.catalog.columns import PictureColumn, TextColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound
from deepstudio.core.shapes import Sequence
from deepstudio.core.text import T, Text
from deepstudio.data.cells import Array
from deepstudio.engine.batches import Ragged
from deepstudio.engine.buckets import Buckets
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.inputs.feed import Feed, described, fed, restored, understands
from deepstudio.engine.inputs.pictures import Pictures

CPU = torch.device("cpu")
LENGTHS = np.array([3, 1, 4, 2, 5, 2])
OFFSETS = np.concatenate([[0], np.cumsum(LENGTHS)])
STEPS = np.arange(int(OFFSETS[-1]) * 2, dtype=np.float32).reshape(-1, 2)
NUMBERS = np.arange(6, dtype=np.float32)[:, None]
WORDS = {"id": "words", "tokens": ["a", "b"], "lowercase": True, "length": 3, "form": "NFC"}
PICTURE = {"mean": [0.5, 0.5, 0.5], "std": [1, 1, 1]}


class SeriesColumn(ColumnKind):
    """Two numbers a step, as many steps as there are."""

    id: ClassVar[str] = "series"
    title: ClassVar[Text] = T("Series")

    def shape(self, found: ColumnFound | None) -> Sequence:
        return Sequence(None, 2)


class FedSeries(FedColumn):
    def rows(self, stored: Any) -> Array | Ragged:
        return Ragged(STEPS, OFFSETS)

    def collated(self, rows: Any) -> torch.Tensor:
        return torch.nn.utils.rnn.pad_sequence([torch.as_tensor(row) for row in rows], batch_first=True)


class FedNumbers(FedColumn):
    def rows(self, stored: Any) -> Array | Ragged:
        return NUMBERS


@pytest.fixture
def prepared() -> Any:
    return SimpleNamespace(columns={"number": None, "series": None})


def test_columns_enter_in_their_order_with_lengths_behind_open_sequences(prepared: Any) -> None:
    feed = Feed({"series": FedSeries(SeriesColumn(), {}), "number": FedNumbers(TextColumn(), {})})
    part = feed.part(prepared, np.array([0, 1, 2, 4, 5]), 2, CPU, 0)
    assert isinstance(part, Buckets)
    seen = {}
    for batch in part.shuffled(1):
        series, lengths, numbers = feed.inputs(batch)
        assert series.shape == (len(numbers), int(lengths.max()), 2)
        for row, length, number in zip(series, lengths.tolist(), numbers[:, 0].tolist(), strict=True):
            seen[number] = (length, row[:length].numpy())
            assert not row[length:].any()
    assert sorted(seen) == [0, 1, 2, 4, 5]
    for number, (length, row) in seen.items():
        assert length == LENGTHS[int(number)]
        assert np.array_equal(row, STEPS[OFFSETS[int(number)] : OFFSETS[int(number) + 1]])
    assert feed.arranged(prepared, np.array([0, 1, 2])).tolist() == [1, 0, 2]
    values, lengths = FedSeries(SeriesColumn(), {}).taken([STEPS[:1], STEPS[:3]])
    assert (values.shape, lengths.tolist()) == ((2, 3, 2), [1, 3])


def test_one_by_one_takes_a_single_column() -> None:
    with pytest.raises(Explained) as error:
        _ = Feed({"a": FedNumbers(TextColumn(), {}), "b": FedNumbers(TextColumn(), {})}).only
    assert error.value.cause == "several_inputs"


def test_a_description_comes_back_also_from_older_weights() -> None:
    feed = Feed(
        {
            "photo": Pictures(PictureColumn(height=4), PICTURE),
            "title": fed(TextColumn(), {"tokenizer": WORDS}),
        }
    )
    again = restored(feed.about(), "")
    assert list(again.columns) == ["photo", "title"]
    assert again.about() == feed.about()
    old = {"task": "classification", "classes": ["a"], **feed.columns["photo"].about()}
    assert list(described(old, "picture")) == ["picture"]
    assert restored(old, "picture").columns["picture"].about() == feed.columns["photo"].about()


def test_weights_understand_the_same_words_and_the_same_kinds() -> None:
    own = Feed({"text": fed(TextColumn(), {"tokenizer": WORDS})}).about()
    other = Feed({"text": fed(TextColumn(), {"tokenizer": {**WORDS, "tokens": ["b", "a"]}})}).about()
    picture = Feed({"text": Pictures(PictureColumn(), PICTURE)}).about()
    assert understands(own, own)
    assert understands(own["inputs"]["text"], own)  # as older weights say it
    assert not understands(other, own)
    assert not understands(picture, own)
    assert understands({"task": "other"}, {"task": "other"})
