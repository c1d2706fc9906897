"""What a column that is to be answered is usually called, in English and Chinese, the most telling first."""

from __future__ import annotations

from deepstudio.data.tables.names import words

TARGETS = (
    *(
        "target",
        "label",
        "y",
        "目标",
        "标签",
        "outcome",
        "response",
        "结果",
        "survived",
        "survival",
        "是否幸存",
    ),
    *("churn", "churned", "exited", "default", "defaulted", "diagnosis", "诊断", "species", "物种", "品种"),
    *(
        "price",
        "saleprice",
        "价格",
        "房价",
        "售价",
        "总价",
        "单价",
        "cost",
        "费用",
        "income",
        "收入",
        "salary",
    ),
    *(
        "工资",
        "薪资",
        "revenue",
        "sales",
        "销量",
        "销售额",
        "demand",
        "count",
        "yield",
        "产量",
        "medv",
        "mpg",
    ),
    *(
        "quality",
        "质量",
        "等级",
        "rating",
        "评分",
        "score",
        "分数",
        "成绩",
        "class",
        "类别",
        "分类",
        "category",
    ),
    *("type", "种类", "result", "status", "状态", "progression", "value", "dots"),
)
CERTAIN = 5  # names that say nothing else


def target_order(name: str) -> int:
    """Where a name stands among those of columns to answer; beyond all others if it is none of them."""
    plain = name.strip().casefold().replace("_", "").replace(" ", "")
    if plain in TARGETS:
        return TARGETS.index(plain)
    last = words(name)[-1:]
    return len(TARGETS) + TARGETS.index(last[0]) if last and last[0] in TARGETS else 2 * len(TARGETS)


def is_called_target(name: str) -> bool:
    return target_order(name) < 2 * len(TARGETS)
