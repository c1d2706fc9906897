"""Numbers as people write them: with thousands set apart, a decimal comma, a percent or a currency sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from math import isfinite, nan
from typing import Any

import numpy as np

from deepstudio.data.arrays import Floats

SIGNS = "$€£¥￥₩₹₽%％"
PASSED_OVER = str.maketrans(
    {**dict.fromkeys(f"{SIGNS}'’_ \u00a0\u2009\u202f"), "−": "-", "，": ",", "．": "."}
)
# What only a decimal comma explains, and what only a decimal point does.
COMMA = re.compile(r"[-+]?(\d+,(\d{1,2}|\d{4,})|0,\d+|\d{1,3}(\.\d{3})+,\d*|\d{1,3}(\.\d{3}){2,})", re.ASCII)
POINT = re.compile(r"[-+]?(\d*\.(\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(,\d{3})+\.\d*|\d{1,3}(,\d{3}){2,})", re.ASCII)
NUMERAL = re.compile(r"[-+]?(\d+(,\d{3})*(\.\d*)?|\.\d+)([eE][-+]?\d+)?", re.ASCII)
BRACKETS = re.compile(r"\((.+)\)")


def numbers(values: Sequence[Any]) -> Floats:
    """float64 (N,) of values as they are written; not a number where there is none."""
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
        found = values.astype(np.float64)
        return np.where(np.isfinite(found), found, np.nan)
    import pandas

    codes, different = pandas.factorize(pandas.Series(list(values), dtype=object))
    known = _of(different.tolist())
    found = np.append(known, np.nan)[codes]  # -1, for nothing, is the last
    return np.asarray(found, np.float64)


def _of(different: Sequence[Any]) -> Floats:
    import pandas

    series = pandas.Series(different, dtype=object)
    plain: Floats = np.array(pandas.to_numeric(series, errors="coerce"), np.float64)
    if has_decimal_comma(different):
        return np.fromiter((number_of(value, comma=True) for value in different), np.float64, len(different))
    for row in np.flatnonzero(np.isnan(plain)).tolist():
        plain[row] = number_of(different[row])
    return np.where(np.isfinite(plain), plain, np.nan)


def has_decimal_comma(values: Iterable[Any]) -> bool:
    """Whether a comma stands before the decimals of a column: some value says so and none says otherwise."""
    written = [_plain(value) for value in values if isinstance(value, str) and ("," in value or "." in value)]
    return any(map(COMMA.fullmatch, written)) and not any(map(POINT.fullmatch, written))


def number_of(value: Any, comma: bool = False) -> float:
    """The number that is written somewhere; not a number if it is none. `comma` is where it parts the decimals."""
    if isinstance(value, int | float):
        return float(value) if isfinite(value) else nan
    plain = _plain(str(value)) if value is not None else ""
    if comma or (COMMA.fullmatch(plain) and not POINT.fullmatch(plain)):
        plain = plain.replace(".", "").replace(",", ".")
    if not NUMERAL.fullmatch(plain):
        return nan
    number = float(plain.replace(",", ""))
    return number if isfinite(number) else nan


def _plain(text: str) -> str:
    found = text if text.isascii() else unicodedata.normalize("NFKC", text)
    found = found.strip().translate(PASSED_OVER)
    inside = BRACKETS.fullmatch(found)
    return f"-{inside[1]}" if inside else found
