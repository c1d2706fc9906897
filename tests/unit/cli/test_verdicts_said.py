"""What is said of curves, invented and recorded ones, is said in Chinese as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from deepstudio.cli import language
from deepstudio.core.coach.curves import LearningCurves
from deepstudio.core.coach.rules import RULES
from tests.unit.core.recorded_curves import RECORDED
from tests.unit.core.test_coach import CASES, curves, judged

KEYS = {
    "diverged": "发散",
    "learns_nothing": "什么也没学到",
    "swings": "不稳定",
    "unlike": "训练集",
    "memorises": "过拟合",
    "like_guessing": "好不了多少",
    "unvalidated": "没有验证集",
    "below_simple": "简单方法",
    "perfect_on_few": "测试样本只有",
    "one_epoch": "一轮之后",
    "improving": "仍在提升",
    "good": "良好",
    "learned": "不再提升",
}
NUMBER = r"\d+(?:\.\d+)?"
SEEN = [
    *((rule, seen) for rule, several in CASES.items() for seen in several),
    *((rule, curves(**known)) for rule, known in RECORDED.items()),
]


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    language.choose("zh_CN")
    yield
    language.choose("en")


def test_every_rule_has_words() -> None:
    assert set(KEYS) == {rule.id for rule in RULES}
    assert {"memorises", "learns_nothing", "like_guessing", "good"} <= set(RECORDED)


@pytest.mark.parametrize(("rule", "seen"), SEEN)
def test_the_sentence_is_chinese_with_the_same_numbers(rule: str, seen: LearningCurves) -> None:
    sentence = judged(seen).sentence
    said = language.say(sentence)
    assert KEYS[rule] in said
    assert said.endswith("。")
    assert not re.findall("[A-Za-z]{2,}", said), "nothing stayed English"
    assert numbers(said) == numbers(str(sentence))
    assert re.search("[\u4e00-\u9fff]", language.say(judged(seen).word))


def numbers(words: str) -> list[str]:
    """All numbers of a sentence; languages say them in their own order."""
    return sorted(re.findall(NUMBER, words))
