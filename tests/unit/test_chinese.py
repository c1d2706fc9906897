"""Chinese texts use the words of the field, the same ones everywhere."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from deepstudio.core.resources import resource

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "docs" / "guide.zh_CN.md", ROOT / "README.zh_CN.md")
# A person is 你; the others are what a dictionary gives for "epoch", "toy", "shortcut", "all parts" and the like.
NEVER = ("您", "纪元", "玩具", "捷径", "全部部分", "网络眼中", "交给网络的文本", "又快又难")
TERMS = {
    "Sentiment, LSTM": "情感分析（LSTM）",
    "Handwritten digits, CNN": "手写数字识别（CNN）",
    "Characters, simple RNN": "字符级 RNN",
    "All parts": "全部子集",
    "Toy sentences": "示例短句",
    "guessed": "自动识别",
    "Unknown in new texts": "未登录词（OOV）比例",
    "half have at most {n} tokens": "中位长度 {n}",
    "Tokens": "词元粒度",
    "Chinese words": "分词",
    "words": "字",
    "Residual blocks with shortcuts, as modern networks have them.": "带跳跃连接的残差块，现代网络的常用结构。",
    "a {h} × {w} picture with {c} channels": "尺寸为 {h}×{w}、{c} 通道的特征图",
    "Looks for telling groups of three, four and five words. Fast and hard to beat.": (
        "提取 3～5 个词的关键短语，速度快、效果好。"
    ),
}


def translations() -> dict[str, str]:
    tree = ElementTree.parse(str(resource("i18n") / "deepstudio_zh_CN.ts"))
    return {
        message.findtext("source", ""): message.findtext("translation", "")
        for message in tree.iter("message")
    }


@pytest.mark.parametrize("word", NEVER)
def test_a_word_that_no_engineer_uses_is_nowhere(word: str) -> None:
    told = {source: words for source, words in translations().items() if word in words}
    assert told == {}
    assert [page.name for page in PAGES if word in page.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("source", TERMS)
def test_a_term_is_the_one_of_the_field(source: str) -> None:
    assert translations()[source] == TERMS[source]
