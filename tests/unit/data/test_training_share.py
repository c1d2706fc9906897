"""A share of the training part: alike in classes, each amount within the next, whole groups."""

from itertools import pairwise

import numpy as np
import pytest

from deepstudio.catalog import registry
from deepstudio.data.prepare import prepare
from deepstudio.data.prepared import Prepared
from deepstudio.data.training_share import fewest, training_share

SHARES = (10, 20, 50, 100)


@pytest.fixture(scope="module")
def digits(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    template = registry().templates.get("digits-mlp")
    assert template is not None
    return prepare(template().build("Digits"), registry(), cache=tmp_path_factory.mktemp("cache"))


def test_amounts_are_nested_within_a_seed(digits: Prepared) -> None:
    for seed in (0, 1):
        drawn = [set(training_share(digits, share, seed).tolist()) for share in SHARES]
        assert all(fewer < more for fewer, more in pairwise(drawn))
        assert drawn[-1] == set(digits.splits["train"].tolist())


def test_seeds_draw_other_samples_and_the_same_ones_again(digits: Prepared) -> None:
    one, other, again = (training_share(digits, 10, seed).tolist() for seed in (0, 1, 0))
    assert one == again
    assert one != other
    assert one == sorted(one)


def test_each_class_has_its_share(digits: Prepared) -> None:
    train = np.bincount(digits.labels[digits.splits["train"]])
    for share in SHARES:
        drawn = np.bincount(digits.labels[training_share(digits, share, 7)], minlength=10)
        assert drawn.tolist() == [max(1, round(count * share / 100)) for count in train.tolist()]


def test_a_rare_class_keeps_a_sample(digits: Prepared) -> None:
    train = digits.splits["train"]
    rare = digits.with_training(
        np.concatenate([train[digits.labels[train] != 3], train[digits.labels[train] == 3][:2]])
    )
    drawn = training_share(rare, 10, 0)
    assert np.count_nonzero(digits.labels[drawn] == 3) == 1


def test_groups_are_drawn_whole_and_nested(digits: Prepared) -> None:
    groups = np.arange(len(digits.ids)) // 25
    train = digits.splits["train"]
    few, more = (training_share(digits, share, 0, groups) for share in (10, 50))
    for drawn, share in ((few, 10), (more, 50)):
        for group in np.unique(groups[drawn]):
            assert set(train[groups[train] == group]) <= set(drawn.tolist())
        assert abs(len(drawn) - len(train) * share / 100) <= 25
    assert set(few.tolist()) < set(more.tolist())


def test_a_smaller_training_part_copies_nothing_and_changes_only_what_it_teaches(digits: Prepared) -> None:
    rows = training_share(digits, 10, 0)
    fewer = digits.with_training(rows)
    assert fewer.columns is digits.columns
    assert fewer.splits["train"].tolist() == rows.tolist()
    assert fewer.splits["test"] is digits.splits["test"]
    assert len(digits.splits["train"]) > len(rows)
    assert fewest(digits) == 20
