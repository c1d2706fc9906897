"""Real runs get their sentence, from the command line and in both languages."""

import csv
import random
from pathlib import Path

import pytest

from tests.journeys.commands import succeeded

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def trained(project: Path, *options: object) -> dict[str, str]:
    """What is said at the end of a run."""
    told = succeeded("train", project, "--json", "--device", "cpu", *options).json[-1]["verdict"]
    assert isinstance(told, dict)
    return told


def in_chinese(project: Path) -> str:
    """The same of the newest run."""
    listed = succeeded("runs", project, "--json", "--lang", "zh_CN").json
    newest = max(listed, key=lambda run: str(run["run"]))
    return str(newest["verdict"]["text"])


@pytest.fixture(scope="module")
def digits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("digits") / "digits"
    succeeded("new", path, "--template", "digits-cnn")
    return path


def test_digits_that_are_told_well_are_good(digits: Path) -> None:
    told = trained(digits, "--epochs", 15)
    assert told["id"] == "good"
    assert told["text"].endswith("%, good: far better than guessing (10 %).")
    assert "，良好：远好于" in in_chinese(digits)


def test_a_network_that_learns_nothing_is_told_why(digits: Path) -> None:
    told = trained(digits, "--epochs", 3, "--set", "training.optimizer.learning_rate=10")
    assert told["id"] == "learns_nothing"
    assert told["text"].endswith("nothing is learned. The learning rate of 10 is probably too high.")
    said = in_chinese(digits)
    assert "什么也没学到" in said
    assert said.endswith("学习率 10 很可能过大。")


def test_texts_that_are_learned_by_heart(test_data: Path, tmp_path: Path) -> None:
    """1,000 reviews of hotels, and a network that could learn many more."""
    with (test_data / "zh_sentiment" / "ChnSentiCorp_htl_all.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        rows = list(csv.DictReader(file))
    chosen = random.Random(1).sample(rows, 1000)
    with (tmp_path / "hotels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(chosen)
    project = tmp_path / "酒店 hotels"
    succeeded("new", project, "--template", "sentiment-lstm", "--data", tmp_path / "hotels.csv")
    told = trained(project, "--epochs", 12)
    assert told["id"] == "memorises"
    assert "it memorises: training improves, validation does not" in told["text"]
    assert "轮起出现过拟合：训练集在提升，验证集没有。" in in_chinese(project)


def test_photographs_that_were_seen_twice_are_hardly_told_apart(test_data: Path, tmp_path: Path) -> None:
    project = tmp_path / "pets"
    succeeded("new", project, "--template", "cats-dogs-cnn", "--data", test_data / "cats_dogs")
    told = trained(project, "--epochs", 2)
    assert told["id"] == "like_guessing"
    assert "hardly better than guessing (5" in told["text"]
    assert "好不了多少。" in in_chinese(project)
