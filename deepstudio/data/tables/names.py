"""What columns are usually called, in English and Chinese: those that hold texts and those that hold labels."""

from __future__ import annotations

import re

LABELS = (
    *(
        "label",
        "labels",
        "sentiment",
        "class",
        "target",
        "polarity",
        "category",
        "emotion",
        "intent",
        "topic",
    ),
    *("rating", "stars", "score", "tag", "标签", "情感", "情感倾向", "情绪", "类别", "分类", "极性"),
    *("标注", "倾向", "评分", "星级", "打分"),
)
TEXTS = (
    *(
        "text",
        "texts",
        "sentence",
        "sentences",
        "review",
        "reviews",
        "comment",
        "comments",
        "content",
        "tweet",
    ),
    *("message", "body", "phrase", "document", "utterance", "post", "reviewtext", "review_text", "abstract"),
    *("description", "sms", "文本", "评论", "内容", "句子", "正文", "评价", "短评", "点评", "微博", "影评"),
)
NEITHER = frozenset(
    {
        "id",
        "ids",
        "uid",
        "uuid",
        "guid",
        "index",
        "idx",
        "no",
        "date",
        "time",
        "datetime",
        "timestamp",
        "created",
    }
    | {"url", "link", "href", "user", "username", "userid", "author", "name", "count", "confidence", "lang"}
    | {
        "language",
        "location",
        "timezone",
        "retweet",
        "source",
        "编号",
        "序号",
        "日期",
        "时间",
        "用户",
        "链接",
    }
)
WORD = re.compile(r"[a-z]+|[^\W\da-z_]+")


def text_rank(name: str) -> int:
    """How much a name speaks for texts: 2 if it says so, 1 if a part of it does, -1 if it is something else."""
    return _rank(name, TEXTS)


def label_rank(name: str) -> int:
    """How much a name speaks for labels: 3 if it says so, 2 if its last word does, 1 if a part of it does."""
    rank = _rank(name, LABELS)
    return rank + 1 if rank == 2 or (rank == 1 and words(name)[-1] in LABELS) else rank


def label_order(name: str) -> int:
    """Where a name stands in the order in which names of labels are preferred."""
    found = [LABELS.index(word) for word in (name.strip().casefold(), *words(name)) if word in LABELS]
    return min(found, default=len(LABELS))


def is_telling(name: str) -> bool:
    """Whether this is a usual name for a column."""
    plain = name.strip().casefold()
    return plain in LABELS or plain in TEXTS or plain in NEITHER


def words(name: str) -> list[str]:
    """The words of a name in small letters; `airlineSentiment` and `airline_sentiment` have two."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return WORD.findall(parted.casefold())


def _rank(name: str, usual: tuple[str, ...]) -> int:
    parts = words(name)
    if name.strip().casefold() in usual:
        return 2
    if parts and parts[-1] in NEITHER:
        return -1
    return 1 if any(part in usual for part in parts) else 0
