"""Samples are looked at with their classes in turn."""

import numpy as np

from deepstudio.core.project import ColumnFound, Found
from deepstudio.data.sample_order import class_after_class, in_turn
from deepstudio.data.sample_table import EXCLUDED, SampleEntry, SampleTable
from deepstudio.data.scan import Scan


def table() -> SampleTable:
    """Four cats, two dogs and a bird, in the order of their files; one cat takes no part."""
    names = ["cat"] * 3 + ["dog"] * 2 + ["bird"]
    entries = [SampleEntry(f"{number}", name, "train") for number, name in enumerate(names)]
    found = Found(
        fingerprint="f", columns={"label": ColumnFound(classes=("bird", "cat", "dog"), counts=(1, 3, 2))}
    )
    cells = {"label": np.array([1, 1, 1, 2, 2, 0])}
    scan = Scan(found, tuple("012345"), cells, {"label": "target"})
    return SampleTable((*entries, SampleEntry("out", "cat", EXCLUDED)), scan)


def test_classes_come_in_turn_until_one_is_used_up() -> None:
    assert in_turn(np.array([0, 0, 0, 1, 1, 2])).tolist() == [0, 3, 5, 1, 4, 2]
    assert in_turn(np.zeros(0, np.int64)).tolist() == []
    assert class_after_class(np.array([1, 0, 1, 0])).tolist() == [1, 3, 0, 2]


def test_a_table_in_each_order() -> None:
    one = table()
    assert [entry.name for entry in one.arranged("mixed")] == [
        "bird",
        "cat",
        "dog",
        "cat",
        "dog",
        "cat",
        "cat",
    ]
    assert [entry.id for entry in one.arranged("mixed")] == ["5", "0", "3", "1", "4", "2", "out"]
    assert [entry.id for entry in one.arranged("class")] == ["5", "0", "1", "2", "3", "4", "out"]
    assert one.arranged("files") is one.entries
    assert [entry.id for entry in one.filtered("cat", "", "mixed")] == ["0", "1", "2"]
    assert [entry.id for entry in one.filtered("", EXCLUDED, "mixed")] == ["out"]


def test_without_classes_there_is_one_order() -> None:
    found = Found(fingerprint="f", columns={"price": ColumnFound(mean=1.0)})
    scan = Scan(found, ("a", "b"), {"price": np.array([2.0, 1.0])}, {"price": "target"})
    one = SampleTable((SampleEntry("a", "2", "train"), SampleEntry("b", "1", "test")), scan)
    assert one.arranged("mixed") is one.entries


def test_a_hundred_thousand_samples_are_one_pass_over_arrays() -> None:
    draw = np.random.default_rng(0)
    classes = draw.integers(0, 100, 100_000)
    places = in_turn(classes)
    assert sorted(places.tolist()) == list(range(100_000))
    assert len(set(classes[places[:100]].tolist())) == 100
