"""Which folders are classes and which are parts, judged by names and depth alone."""

import pytest

from deepstudio.data.sources.folders import SampleFile
from deepstudio.data.sources.layout import Layout, layout_of, part_named


def layout(*ids: str) -> Layout:
    return layout_of([SampleFile(id, 1, 1) for id in sorted(ids)])


def ids(folder: str, count: int = 3) -> list[str]:
    return [f"{folder}/{number}.jpg" for number in range(count)]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        *[
            (name, "train")
            for name in ("train", "Training", "training_set", "seg_train", "trainset", "train2017")
        ],
        *[(name, "train") for name in ("TRAIN-DATA", "imagesTrain", "TrainingSet", "训练集", "train_images")],
        *[
            (name, "validation")
            for name in ("val", "Valid", "validation", "eval", "dev-set", "val2017", "验证集")
        ],
        *[(name, "test") for name in ("test", "Testing", "test_set", "seg_test", "TestImages", "测试")],
        *[(name, "unlabelled") for name in ("seg_pred", "predict", "unlabeled")],
        *[
            (name, "")
            for name in ("cats", "contest", "trainer", "valley", "testament", "train_test", "attest")
        ],
    ],
)
def test_names_of_parts(name: str, part: str) -> None:
    assert part_named(name) == part


@pytest.mark.parametrize(
    ("train", "test"),
    [
        ("train", "test"),
        ("seg_train/seg_train", "seg_test/seg_test"),
        ("training_set", "eval"),
        ("Train", "valid"),
    ],
)
def test_parts_hold_the_classes(train: str, test: str) -> None:
    found = layout(*ids(f"{train}/a"), *ids(f"{train}/b"), *ids(f"{test}/a"), *ids(f"{test}/b"))
    assert set(found.classes.values()) == {"a", "b"}
    assert found.parts[f"{train}/a/0.jpg"] == "train"
    assert found.parts[f"{test}/b/0.jpg"] == part_named(test.partition("/")[0])
    assert found.remarks == ()


@pytest.mark.parametrize("flat", [["test/1.jpg", "test/2.jpg"], ["test/images/1.jpg"], ["test/test/1.jpg"]])
def test_a_part_without_class_folders_is_left_out(flat: list[str]) -> None:
    found = layout(*ids("train/a"), *ids("train/b"), *flat)
    assert set(found.classes.values()) == {"a", "b"}
    assert not set(flat) & set(found.classes)
    (said,) = found.remarks
    assert (said.finding, said.count) == ("no-labels", len(flat))


def test_three_parts_of_which_one_asks() -> None:
    found = layout(*ids("train/a"), *ids("train/b"), *ids("test/a"), *ids("test/b"), *ids("predict"))
    assert set(found.classes.values()) == {"a", "b"}
    assert set(found.parts.values()) == {"train", "test"}
    assert [said.finding for said in found.remarks] == ["no-labels"]


def test_a_part_that_lacks_a_class_keeps_the_one_it_has() -> None:
    found = layout(*ids("train/a"), *ids("train/b"), *ids("test/a"))
    assert found.classes["test/a/0.jpg"] == "a"
    assert found.parts["test/a/0.jpg"] == "test"


def test_parts_within_each_class() -> None:
    found = layout(*ids("a/train"), *ids("a/test"), *ids("b/train"), *ids("b/val"))
    assert set(found.classes.values()) == {"a", "b"}
    assert found.parts["a/test/0.jpg"] == "test"
    assert found.parts["b/val/0.jpg"] == "validation"


def test_classes_may_be_called_like_parts() -> None:
    assert set(layout(*ids("train"), *ids("bus")).classes.values()) == {"train", "bus"}
    assert set(layout(*ids("train"), *ids("test")).classes.values()) == {"train", "test"}
    deep = layout(*ids("train/red"), *ids("train/blue"), *ids("bus/red"), *ids("car/red"))
    assert set(deep.classes.values()) == {"train", "bus", "car"}
    assert deep.parts == {}


def test_what_lies_beside_the_parts_is_told() -> None:
    found = layout(*ids("train/a"), *ids("train/b"), *ids("test/a"), *ids("test/b"), *ids("preview"), "x.jpg")
    assert set(found.classes.values()) == {"a", "b"}
    (said,) = found.remarks
    assert (said.finding, said.count) == ("loose-files", 4)
    assert str(said.message).endswith("(4): preview/0.jpg, preview/1.jpg, preview/2.jpg, ….")


def test_parts_without_training_are_drawn() -> None:
    found = layout(*ids("val/a"), *ids("val/b"), *ids("test/a"), *ids("test/b"))
    assert (set(found.classes.values()), found.parts) == ({"a", "b"}, {})
    assert [said.finding for said in found.remarks] == ["folders-joined"]
