"""The split is stratified, complete and the same every time."""

from random import Random

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepstudio.core.project import SplitPlan
from deepstudio.data.split import PARTS, ToDivide, divided

COUNTS = st.lists(st.integers(1, 60), min_size=2, max_size=8)
PLANS = st.builds(
    lambda train, validation, seed: SplitPlan(train=train, validation=validation, seed=seed),
    st.integers(1, 60),
    st.integers(1, 39),
    st.integers(0, 2**31 - 1),
)


def split(
    labels: npt.NDArray[np.int64], plan: SplitPlan, given: npt.NDArray[np.uint8] | None = None
) -> dict[str, npt.NDArray[np.int64]]:
    """Samples that have nothing but a class."""
    ids = [str(row) for row in range(len(labels))]
    cells = {"label": np.asarray(labels, np.int64)}
    return divided(ToDivide(ids, cells, {"label": "target"}, given), plan)


@given(COUNTS, PLANS, st.randoms(use_true_random=False))
def test_parts_are_disjoint_complete_and_fair(counts: list[int], plan: SplitPlan, random: Random) -> None:
    labels = np.repeat(np.arange(len(counts)), counts)
    random.shuffle(labels)
    parts = split(labels, plan)
    assert sorted(np.concatenate([parts[name] for name in PARTS])) == list(range(len(labels)))
    assert all((np.diff(parts[name]) > 0).all() for name in PARTS)
    for label, count in enumerate(counts):
        inside = {name: int((labels[parts[name]] == label).sum()) for name in PARTS}
        assert inside["train"] >= 1
        if count >= 3:
            assert min(inside.values()) >= 1
        wanted = {"train": plan.train, "validation": plan.validation, "test": plan.test}
        assert all(abs(inside[name] - count * wanted[name] / 100) <= 2 for name in PARTS)


def test_default_is_70_15_15() -> None:
    parts = split(np.repeat([0, 1], 100), SplitPlan())
    assert [len(parts[name]) for name in PARTS] == [140, 30, 30]


def test_a_split_never_changes() -> None:
    """These numbers are part of every project that exists: a change would mix training and test."""
    parts = split(np.arange(30) % 3, SplitPlan(seed=7))
    assert parts["validation"].tolist() == [4, 8, 10, 14, 15, 24]
    assert parts["test"].tolist() == [0, 5, 6, 7, 16, 29]


def test_another_seed_draws_another_split() -> None:
    labels = np.repeat([0, 1], 50)
    assert (
        split(labels, SplitPlan(seed=1))["test"].tolist() != split(labels, SplitPlan(seed=2))["test"].tolist()
    )


@pytest.mark.parametrize(
    ("labels", "sizes"),
    [
        ([], (0, 0, 0)),
        ([0], (1, 0, 0)),
        ([0, 1], (2, 0, 0)),
        ([0, 0, 1, 1], (2, 1, 1)),
        ([0, 0, 0], (1, 1, 1)),
    ],
)
def test_tiny_classes(labels: list[int], sizes: tuple[int, int, int]) -> None:
    parts = split(np.array(labels, np.int64), SplitPlan())
    assert tuple(len(parts[name]) for name in PARTS) == sizes


def test_each_part_has_its_share_of_each_class() -> None:
    labels = np.repeat([0, 1], [40, 20])
    parts = split(labels, SplitPlan())
    assert [np.bincount(labels[parts[name]]).tolist() for name in PARTS] == [[28, 14], [6, 3], [6, 3]]


def test_parts_that_are_given_stay() -> None:
    labels = np.repeat([0, 1], 50)
    given = np.array(([0] * 30 + [1] * 10 + [2] * 10) * 2, np.uint8)
    parts = split(labels, SplitPlan(), given)
    assert [parts[name].tolist() for name in PARTS] == [
        np.flatnonzero(given == code).tolist() for code in range(3)
    ]


@pytest.mark.parametrize(("code", "sizes"), [(2, [82, 18, 20]), (1, [82, 20, 18])])
def test_a_part_that_is_not_given_is_cut_from_training(code: int, sizes: list[int]) -> None:
    given = np.array(([0] * 50 + [code] * 10) * 2, np.uint8)
    parts = split(np.repeat([0, 1], 60), SplitPlan(), given)
    assert [len(parts[name]) for name in PARTS] == sizes
    assert parts[PARTS[code]].tolist() == np.flatnonzero(given == code).tolist()


def test_given_parts_can_be_drawn_anew() -> None:
    labels = np.repeat([0, 1], 50)
    given = np.array(([0] * 40 + [2] * 10) * 2, np.uint8)
    anew = split(labels, SplitPlan(given="new"), given)
    assert {name: rows.tolist() for name, rows in anew.items()} == {
        name: rows.tolist() for name, rows in split(labels, SplitPlan()).items()
    }


def test_a_class_with_one_sample_stays_in_training() -> None:
    parts = split(np.array([0, 0, 1, 0]), SplitPlan(), np.array([0, 0, 0, 2], np.uint8))
    assert [parts[name].tolist() for name in PARTS] in ([[0, 2], [1], [3]], [[1, 2], [0], [3]])
