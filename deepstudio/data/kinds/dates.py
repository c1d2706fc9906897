"""Dates as people write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from deepstudio.core.problems import Severity
from deepstudio.core.text import T
from deepstudio.data.arrays import Floats
from deepstudio.data.evidence import Evidence, remark

# Day and month in either order, the year behind; what follows, such as a time of day, is kept.
DAY_AND_MONTH = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?=\D|$)(.*)", re.DOTALL)
CHINESE = re.compile(r"(\d{4})\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*[日号])?)?(.*)", re.DOTALL)
OF_DAY = re.compile(r"\d{1,2}:\d\d(:\d\d(\.\d+)?)?")
# Without a year a date would be one of today's year, and another one next year.
HAS_YEAR = re.compile(r"\d{4}|\d\W*[A-Za-z]{3,}\W*\d\d")
DECIDED_BY_DOT = "."  # only where the day is first are there dots between
THIS_CENTURY = 69  # of years with two digits, as is usual


def dates(values: Sequence[Any]) -> Floats:
    """Seconds since 1970 in UTC, shape (N,); not a number where there is no date with a year."""
    texts = [str(value).strip() for value in values]
    first = is_day_first(texts)
    known = {text: _plain(text, first) for text in set(texts)}
    seconds = dict(zip(known, _seconds(list(known.values())), strict=True))
    return np.array([seconds[text] for text in texts], np.float64)


def is_day_first(texts: Iterable[str]) -> bool:
    """Whether 03/04/2024 is in April, as far as the other dates tell; where nothing tells, it is in March."""
    counts = _orders(texts)
    return counts["day"] > counts["month"]


def order_remarks(values: Sequence[Any]) -> Iterator[Evidence]:
    """How dates were understood that could be read in two ways."""
    texts = [str(value).strip() for value in values]
    counts = _orders(texts)
    if not counts["either"] and not (counts["day"] and counts["month"]):
        return
    example = next((text for text in texts if _order(text) == "either"), "")
    words = {"n": f"{counts['either']:,}", "example": example}
    if counts["day"] and counts["month"]:
        text = T(
            "Of the dates, some have the day first ({day}) and others the month ({month}); which of the two {n} more "
            "mean, nobody can tell. Write all of them such as 2024-05-31.",
            day=f"{counts['day']:,}",
            month=f"{counts['month']:,}",
            n=words["n"],
        )
        yield Evidence("date-orders", Severity.WARNING, text, counts.total())
    elif counts["day"] or counts["month"]:
        said = {
            True: T("Dates such as {example} are read with the day first, as the others are ({n}).", **words),
            False: T(
                "Dates such as {example} are read with the month first, as the others are ({n}).", **words
            ),
        }
        yield remark("date-order", said[counts["day"] > 0], counts["either"])
    else:
        text = T(
            "Dates such as {example} could have the day or the month first; they are read with the month first "
            "({n}). If that is wrong, write them such as 2024-05-31.",
            **words,
        )
        yield Evidence("date-order", Severity.WARNING, text, counts["either"])


def _orders(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text, count in Counter(texts).items():
        if order := _order(text):
            counts[order] += count
    return counts


def _order(text: str) -> str:
    """What has to be first in a date: day or month; empty where nobody doubts, as where both are the same."""
    found = DAY_AND_MONTH.fullmatch(text)
    if found is None or found[2] == DECIDED_BY_DOT or found[1] == found[3]:
        return ""
    one, other = int(found[1]), int(found[3])
    return "day" if one > 12 else "month" if other > 12 else "either"


def _plain(text: str, day_first: bool) -> str:
    """The date with year, month and day in this order; empty for what is no date."""
    if (found := CHINESE.fullmatch(text)) is not None:
        return f"{found[1]}-{int(found[2] or 1):02d}-{int(found[3] or 1):02d} {found[4].strip()}".strip()
    if (found := DAY_AND_MONTH.fullmatch(text)) is not None:
        one, sign, other, year, rest = int(found[1]), found[2], int(found[3]), found[4], found[5]
        first = sign == DECIDED_BY_DOT or one > 12 or (day_first and other <= 12)
        day, month = (one, other) if first else (other, one)
        years = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= THIS_CENTURY else 2000)
        return f"{years:04d}-{month:02d}-{day:02d}{rest}"
    if OF_DAY.fullmatch(text):
        return f"1970-01-01 {text}"
    return text if HAS_YEAR.search(text) else ""


def _seconds(texts: Sequence[str]) -> list[float]:
    import pandas

    series = pandas.Series(texts, dtype=object)
    found = pandas.to_datetime(series, errors="coerce", utc=True, format="mixed")
    # Of microseconds there are enough for dates before the year 1677.
    moments = found.dt.tz_localize(None).to_numpy("datetime64[us]")
    made = moments.astype(np.int64) / 1_000_000
    made[np.isnat(moments)] = np.nan
    seconds: list[float] = made.tolist()
    return seconds
