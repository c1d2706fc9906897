"""Numbers as people write them: with thousands set apart, a decimal comma, a percent or a currency sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from math import isfinite, nan
from typing import Any

import numpy as np

from deepstudio.data.arrays import Floats

SIGNS = "$€£¥￥₩₹₽%％"
PASSED_OVER = str.maketrans(
    {**dict.fromkeys(f"{SIGNS}'’_ \u00a0\u2009\u202f"), "−": "-", "，": ",", "．": "."}
)
EXPONENT = r"[eE][-+]?\d+"
INDIAN = r"\d{1,2}(,\d\d)+,\d{3}"  # lakh and crore
# What only a decimal comma explains, and what only a decimal point does.
COMMA = re.compile(
    rf"[-+]?(\d*,(\d{{1,2}}|\d{{4,}})|0+,\d+|\d{{4,}},\d+|\d*,\d+(?={EXPONENT})|\d{{1,3}}(\.\d{{3}})+,\d*"
    rf"|\d{{1,3}}(\.\d{{3}}){{2,}})({EXPONENT})?",
    re.ASCII,
)
POINT = re.compile(
    rf"[-+]?(\d*\.(\d{{1,2}}|\d{{4,}})|0*\.\d+|\d{{4,}}\.\d+|\d*\.\d+(?={EXPONENT})|\d{{1,3}}(,\d{{3}})+\.\d*"
    rf"|\d{{1,3}}(,\d{{3}}){{2,}}|{INDIAN}(\.\d*)?)({EXPONENT})?",
    re.ASCII,
)
NUMERAL = re.compile(rf"[-+]?((\d{{1,3}}(,\d{{3}})+|{INDIAN}|\d+)(\.\d*)?|\.\d+)({EXPONENT})?", re.ASCII)
# What is more than a thousand or has three decimals: the other values of a table decide.
OPEN = re.compile(r"[-+]?[1-9]\d{0,2}([.,])\d{3}", re.ASCII)
BRACKETS = re.compile(r"\((.+)\)")


def numbers(values: Sequence[Any], decimal: str = "auto") -> Floats:
    """float64 (N,) of values as they are written; not a number where there is none.

    `decimal`, `point` or `comma`, is what parts the decimals where the values leave it open.
    """
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiub":
        found = values.astype(np.float64)
        return np.where(np.isfinite(found), found, np.nan)
    import pandas

    codes, different = pandas.factorize(pandas.Series(list(values), dtype=object))
    known = _of(different.tolist(), decimal)
    found = np.append(known, np.nan)[codes]  # -1, for nothing, is the last
    return np.asarray(found, np.float64)


def _of(different: Sequence[Any], decimal: str) -> Floats:
    import pandas

    if (decimal_of(different) or decimal) == "comma":
        return np.fromiter((number_of(value, comma=True) for value in different), np.float64, len(different))
    series = pandas.Series(different, dtype=object)
    plain: Floats = np.array(pandas.to_numeric(series, errors="coerce"), np.float64)
    for row in np.flatnonzero(np.isnan(plain)).tolist():
        plain[row] = number_of(different[row])
    return np.where(np.isfinite(plain), plain, np.nan)


def decimal_of(values: Iterable[Any]) -> str:
    """What parts the decimals of a column, `comma` or `point`: some value says so and none says otherwise.

    Empty where none does.
    """
    written = _divided(values)
    comma, point = any(map(COMMA.fullmatch, written)), any(map(POINT.fullmatch, written))
    return "" if comma == point else "comma" if comma else "point"


def open_sign(values: Iterable[Any]) -> str:
    """The sign, point or comma, of which the values leave open whether it sets thousands or three decimals apart."""
    written = _divided(values)
    signs = {found[1] for found in map(OPEN.fullmatch, written) if found is not None}
    return signs.pop() if len(signs) == 1 and not decimal_of(values) else ""


def _divided(values: Iterable[Any]) -> list[str]:
    """The values that hold a comma or a point."""
    return [_plain(value) for value in values if isinstance(value, str) and ("," in value or "." in value)]


def number_of(value: Any, comma: bool = False) -> float:
    """The number that is written somewhere; not a number if it is none.

    A `comma` parts the decimals of the others, and of this one too unless it shows that it does not.
    """
    if isinstance(value, int | float):
        with suppress(OverflowError):  # of whole numbers that are larger than any other
            return float(value) if isfinite(value) else nan
        return nan
    plain = _plain(str(value)) if value is not None else ""
    if not POINT.fullmatch(plain) and (comma or COMMA.fullmatch(plain)):
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
