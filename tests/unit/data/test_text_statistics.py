"""What the texts are like: lengths, unknown words, and which words tell the classes apart."""

from pathlib import Path

import numpy as np
import pytest

from deepstudio.catalog import register_builtin
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data.scanning import scan
from deepstudio.data.texts import TextStatistics, log_odds, text_statistics, token_chips
from deepstudio.data.tokenizers import tokenizer
from tests.unit.data.made_texts import MadeTexts, text_plan

PAIRS = [(f"the film was good, the best {n}" + " very" * (n % 5), "good") for n in range(30)] + [
    (f"the film was dull, the worst {n}", "dull") for n in range(30)
]


@pytest.fixture
def registry() -> Registry:
    registry = Registry()
    register_builtin(registry)
    registry.register(MadeTexts)
    return registry


def statistics(plan: DataPlan, registry: Registry) -> TextStatistics:
    return text_statistics(plan, registry, scan(plan, registry))


def test_lengths_are_uncut_and_in_the_order_of_the_scan(tmp_path: Path, registry: Registry) -> None:
    found = statistics(text_plan(tmp_path, PAIRS, length=10), registry)
    assert found.lengths.tolist() == [8 + n % 5 for n in range(30)] + [8] * 30
    assert found.cut == 10
    assert found.share_cut == pytest.approx(12 / 60)


def test_unknown_words_are_those_of_validation_and_test(tmp_path: Path, registry: Registry) -> None:
    plan = text_plan(tmp_path, PAIRS, min_count=3)
    found = statistics(plan, registry)
    parts = scan(plan, registry).split(plan.split)
    asked = np.concatenate([parts["validation"], parts["test"]])
    known = set(found.tokenizer["tokens"])
    assert "29" not in known
    assert "film" in known
    words = [word for row in asked for word in PAIRS[row][0].replace(",", " ,").split()]
    assert found.unknown_share == pytest.approx(sum(word not in known for word in words) / len(words))
    assert 0.05 < found.unknown_share < 0.2
    assert found.vocabulary_used == len(known) + 2 == tokenizer(found.tokenizer).size


def test_telling_words_leave_out_what_all_classes_say(tmp_path: Path, registry: Registry) -> None:
    plan = text_plan(tmp_path, PAIRS)
    found = statistics(plan, registry)
    assert {word for word, _ in found.frequent["good"][:3]} == {"good", "best", "very"}
    train = scan(plan, registry).split(plan.split)["train"]
    dull = sum(PAIRS[row][1] == "dull" for row in train)
    assert dull < 30
    assert found.frequent["dull"][:2] == (("dull", dull), ("worst", dull)), "of the training part"
    assert "," not in dict(found.frequent["dull"])


def test_telling_words_are_words_where_the_tokens_are_single_characters(
    tmp_path: Path, registry: Registry
) -> None:
    pairs = [(f"早餐很丰盛，酒店在地铁站旁边{n}", "好评") for n in range(30)]
    pairs += [(f"隔音太差，酒店离市中心很远{n}", "差评") for n in range(30)]
    found = statistics(text_plan(tmp_path, pairs), registry)
    assert "早餐" in dict(found.frequent["好评"])
    assert "隔音" in dict(found.frequent["差评"])
    assert "酒店" not in dict(found.frequent["差评"])
    assert found.lengths[0] == len("早餐很丰盛，酒店在地铁站旁边") + 1, "of the tokens"


def test_log_odds_are_those_of_the_formula() -> None:
    here, everywhere = np.array([30, 10]), np.array([40, 60])
    prior = np.array([200.0, 300.0])
    mine, others = here + prior, everywhere - here + prior
    expected = [
        (np.log(mine[w] / mine[1 - w]) - np.log(others[w] / others[1 - w]))
        / np.sqrt(1 / mine[w] + 1 / others[w])
        for w in (0, 1)
    ]
    assert log_odds(here, everywhere) == pytest.approx(expected)


def test_a_word_that_all_classes_use_alike_tells_nothing() -> None:
    here = np.array([1000, 30, 0])
    scores = log_odds(here, np.array([2000, 30, 30]))
    assert abs(scores[0]) < 0.1 * scores[1]
    assert scores[2] == pytest.approx(-scores[1], rel=0.1)


@pytest.mark.parametrize("kind", ["words", "characters", "subwords"])
def test_texts_of_one_word_and_of_signs_alone_do_no_harm(
    tmp_path: Path, registry: Registry, kind: str
) -> None:
    for pairs in ([("a", "x"), ("a", "y")] * 5, [("!?", "x"), ("😀", "y"), ("\x01", "y")] * 5):
        found = statistics(text_plan(tmp_path, pairs, tokenizer=kind), registry)
        assert set(found.frequent) == {"x", "y"}
        assert found.lengths.min() == 1


def test_chips_show_what_is_unknown_and_what_is_cut(tmp_path: Path, registry: Registry) -> None:
    found = statistics(text_plan(tmp_path, PAIRS, length=3), registry)
    chips = token_chips("The splendid film, good", tokenizer(found.tokenizer))
    assert [(chip.text, chip.known, chip.cut) for chip in chips] == [
        ("The", True, False), ("splendid", False, False), ("film", True, False),
        (",", True, True), ("good", True, True),
    ]  # fmt: skip
    assert (chips[1].start, chips[1].end) == (4, 12)
    assert token_chips("The splendid film", tokenizer(found.tokenizer), 2) == chips[:2]


def test_pictures_have_no_words_and_work_can_be_stopped(tmp_path: Path, registry: Registry) -> None:
    digits = DataPlan(source=Chosen(id="digits"))
    with pytest.raises(Explained) as refused:
        text_statistics(digits, registry, scan(digits, registry))
    assert refused.value.cause == "no_texts"
    plan = text_plan(tmp_path, PAIRS)
    with pytest.raises(Explained) as stopped:
        text_statistics(plan, registry, scan(plan, registry), lambda: True)
    assert stopped.value.cause == "cancelled"


def test_real_tweets(test_data: Path, tmp_path: Path, registry: Registry) -> None:
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(test_data / "en_sentiment_airline" / "Tweets.csv")
    pairs = list(zip(table["text"].tolist(), table["airline_sentiment"].tolist(), strict=True))
    found = statistics(text_plan(tmp_path, pairs), registry)
    assert 15 < found.lengths.mean() < 25
    assert {"no", "delayed", "hours"} <= set(dict(found.frequent["negative"]))
    assert {"thanks", "great", "love"} <= set(dict(found.frequent["positive"]))
    assert 0.02 < found.unknown_share < 0.08
