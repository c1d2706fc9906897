"""Prepared texts: ids one after the other, with a vocabulary of the training part alone."""

import os
from pathlib import Path

import numpy as np
import pytest

from deepstudio.catalog import register_builtin
from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.project import SplitPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T
from deepstudio.data.kinds.ragged import RaggedFile
from deepstudio.data.prepare import prepare
from deepstudio.data.prepared import Prepared
from deepstudio.data.tokenizers import tokenizer
from deepstudio.data.unreadable import UnreadableSample
from tests.unit.data.made_texts import MadeReader, MadeTexts, text_plan

PAIRS = [(f"a good film number{n} 很好", "good") for n in range(20)] + [(f"bad{n}", "bad") for n in range(20)]


@pytest.fixture
def registry() -> Registry:
    registry = Registry()
    register_builtin(registry)
    registry.register(MadeTexts)
    return registry


@pytest.mark.parametrize("kind", ["words", "characters", "subwords"])
def test_rows_are_what_the_stored_tokenizer_gives(tmp_path: Path, registry: Registry, kind: str) -> None:
    prepared = prepare(text_plan(tmp_path, PAIRS, tokenizer=kind, length=4, vocabulary=30), registry)
    texts = prepared.columns["text"]
    flat, offsets = texts.tokens, texts.offsets
    assert (flat.dtype, offsets.dtype, offsets.shape) == (np.int32, np.int64, (41,))
    assert not flat.flags.writeable
    taught = tokenizer(prepared.state("text")["tokenizer"])
    for row, id in enumerate(prepared.ids):
        text = PAIRS[int(id) - 1][0]
        assert flat[offsets[row] : offsets[row + 1]].tolist() == taught.encode(text)
    assert np.diff(offsets).max() == 4
    assert prepared.labels.tolist() == [prepared.classes.index(PAIRS[int(id) - 1][1]) for id in prepared.ids]


def test_it_says_what_enters_the_network(tmp_path: Path, registry: Registry) -> None:
    prepared = prepare(text_plan(tmp_path, PAIRS, length=7), registry)
    assert prepared.input_name == "text"
    assert prepared.input_column.values()["length"] == 7
    assert set(prepared.columns) == {"text", "label"}
    assert (list(prepared.of_use("input")), prepared.target_name) == (["text"], "label")


def test_the_vocabulary_knows_the_training_part_only(tmp_path: Path, registry: Registry) -> None:
    prepared = prepare(text_plan(tmp_path, PAIRS, min_count=1), registry)
    train = {prepared.ids[row] for row in prepared.splits["train"]}
    learned = set(prepared.state("text")["tokenizer"]["tokens"])
    for number, id in enumerate(sorted(prepared.ids)):
        word = f"number{number}" if number < 20 else f"bad{number - 20}"
        assert (word in learned) == (id in train)


def test_another_split_learns_again(tmp_path: Path, registry: Registry) -> None:
    plan = text_plan(tmp_path, PAIRS, min_count=1)
    first = prepare(plan, registry)
    other = prepare(plan.replace(split=SplitPlan(seed=3)), registry)
    assert other.state("text") != first.state("text")
    assert prepare(plan, registry).folder == first.folder


def test_progress_tells_both_parts(tmp_path: Path, registry: Registry) -> None:
    events: list[Progress] = []
    prepare(text_plan(tmp_path, PAIRS), registry, events.append)
    ends = [(str(event.what.text()), event.done) for event in events if event.done == event.total]
    assert ends == [("Learning the vocabulary", 28), ("Preparing the data", 40)]


@pytest.mark.parametrize("when", ["Learning the vocabulary", "Preparing the data"])
def test_cancel_leaves_nothing(tmp_path: Path, registry: Registry, when: str) -> None:
    seen: list[str] = []
    sets = tmp_path / "sets"
    with pytest.raises(Explained) as stopped:
        prepare(
            text_plan(tmp_path, PAIRS * 9),
            registry,
            lambda event: seen.append(str(event.what.text())),
            lambda: when in seen,
            cache=sets,
        )
    assert stopped.value.cause == "cancelled"
    assert list(sets.iterdir()) == []


def test_texts_that_fail_late_are_left_out(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, rejected = MadeReader.load, []

    def locked(reader: MadeReader, id: str, column: str) -> str:
        if id == "0000002":
            reason = T("it is locked")
            raise UnreadableSample(id, reason, True, reason, "locked")
        return load(reader, id, column)

    monkeypatch.setattr(MadeReader, "load", locked)
    monkeypatch.setattr(MadeReader, "reject", lambda reader, id, reason: rejected.append(id))
    prepared = prepare(text_plan(tmp_path, PAIRS), registry)
    assert rejected == ["0000002"]
    assert prepared.found.samples == 39
    assert "0000002" not in prepared.ids


def test_a_full_disk_is_explained_and_leaves_nothing(tmp_path: Path, registry: Registry) -> None:
    resource = pytest.importorskip("resource")
    plan = text_plan(tmp_path, [(text * 300, label) for text, label in PAIRS], length=10_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(Explained) as refused:
            prepare(plan, registry, cache=tmp_path / "sets")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.cause == "disk_full"
    assert list((tmp_path / "sets").iterdir()) == []


def test_a_broken_set_is_made_again(tmp_path: Path, registry: Registry) -> None:
    plan = text_plan(tmp_path, PAIRS)
    first = prepare(plan, registry)
    expected = np.array(first.columns["text"].tokens)
    file = first.folder / "text.tokens.npy"
    file.write_bytes(file.read_bytes()[:-4])
    again = prepare(plan, registry)
    assert np.array_equal(again.columns["text"].tokens, expected)
    assert Prepared(again.folder, registry).state("text") == first.state("text")


def test_rows_of_any_length_come_back(tmp_path: Path) -> None:
    rows = [np.arange(n, dtype=np.int32) for n in (3, 0, 1, 70_000)]
    file = RaggedFile(tmp_path / "values.npy", tmp_path / "offsets.npy", len(rows), np.int32)
    for row in rows:
        file.append(row)
    with pytest.raises(ValueError, match="int64"):
        file.append(np.zeros(2, np.int64))
    file.close()
    values, offsets = np.load(tmp_path / "values.npy", mmap_mode="r"), np.load(tmp_path / "offsets.npy")
    assert offsets.tolist() == [0, 3, 3, 4, 70_004]
    for row, start, end in zip(rows, offsets, offsets[1:], strict=False):
        assert np.array_equal(values[start:end], row)


def test_a_set_of_real_tweets(test_data: Path, tmp_path: Path, registry: Registry) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(test_data / "en_sentiment_airline" / "Tweets.csv")
    pairs = list(zip(table["text"].tolist(), table["airline_sentiment"].tolist(), strict=True))
    prepared = prepare(text_plan(tmp_path, pairs), registry)
    assert prepared.found.column("label").counts == (9178, 3099, 2363)
    texts = prepared.columns["text"]
    assert len(texts.offsets) == 14_641
    assert 4000 < tokenizer(prepared.state("text")["tokenizer"]).size < 7000
    assert os.path.getsize(prepared.folder / "text.tokens.npy") == 128 + 4 * len(texts.tokens)
