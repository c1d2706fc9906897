"""How numbers are read, shown and stepped in fields."""

from __future__ import annotations

import math
import re

_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_LADDER = (1.0, 2.0, 5.0, 10.0)


def parse(text: str, integer: bool) -> float | None:
    """The number in `text`, or None. Takes `1e-3`, `1,000` and a whole number written as `32.0`.

    A decimal comma is refused: `0,001` could mean two things.
    """
    plain = text.strip().replace("−", "-")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        value = float(plain) if "_" not in plain else math.nan
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    if not integer:
        return value
    return int(value) if value.is_integer() else None


def shown(value: float) -> str:
    """The shortest usual way to write `value`: 32, 0.001, 0.00001, 1e-8."""
    if isinstance(value, int):
        return str(value)
    if 1e-6 <= abs(value) < 1e-4:
        return f"{value:.14f}".rstrip("0")
    return re.sub(r"e([+-])0*", lambda found: "e" + found[1].strip("+"), f"{value:.10g}")


def next_value(value: float, steps: int, integer: bool, step: float | None) -> float:
    """The value `steps` further. Numbers without a step climb 1, 2, 5, 10, so 0.001 becomes 0.002."""
    if integer:
        return int(value) + steps * int(step or 1)
    if step is not None:
        return round(value + steps * step, 12)
    for _ in range(abs(steps)):
        value = _climb(value, steps > 0)
    return value


def _climb(value: float, up: bool) -> float:
    if value == 0:
        return 0.001 if up else -0.001
    if value < 0:
        return -_climb(-value, not up)
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    lead = value / power
    if up:
        return _clean(next(rung for rung in _LADDER if rung > lead * 1.000001) * power)
    lower = [rung for rung in (0.5, *_LADDER) if rung < lead * 0.999999]
    return _clean(lower[-1] * power)


def _clean(value: float) -> float:
    return float(f"{value:.10g}")
