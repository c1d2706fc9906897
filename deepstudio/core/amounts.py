"""Counts and sizes in few digits."""

from __future__ import annotations

_STEPS = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
_BYTES = ((1 << 40, "TB"), (1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))


def amount(count: float, digits: int = 3) -> str:
    """896, 18.5 k, 19.0 M: `digits` of them count."""
    for size, letter in _STEPS:
        if count >= size * (1 - 0.5 * 10**-digits):
            return f"{_digits(count / size, digits)} {letter}"
    return f"{count:.0f}"


def size(count: float) -> str:
    """Bytes as 512 B, 64 KB, 2.7 MB."""
    for unit, name in _BYTES:
        if count >= unit:
            return f"{_digits(count / unit, 2)} {name}"
    return f"{count:.0f} B"


def _digits(value: float, digits: int) -> str:
    whole = len(str(int(value)))
    return f"{value:.{max(0, digits - whole)}f}"
