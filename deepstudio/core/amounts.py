"""Counts, sizes, shares and lengths of time in few digits."""

from __future__ import annotations

from deepstudio.core.text import T, Text

_STEPS = ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"))
SHORT = 10  # seconds
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


def size_words(size: int) -> str:
    """Bytes for people: "1.2 MB"."""
    for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= scale:
            return f"{size / scale:.3g} {unit}"
    return f"{size} B"


def percent(fraction: float) -> str:
    """`0.846` as "84.6 %"; what is not quite all or nothing is not shown as if it were."""
    if 0 < fraction < 0.0005:
        return "< 0.1 %"
    if 0.9995 <= fraction < 1:
        return "> 99.9 %"
    return f"{fraction * 100:.1f} %"


def duration(seconds: float) -> Text:
    """A length of time in words: "8 s", "1 min 12 s", "2 h 5 min"."""
    whole = max(0, round(seconds))
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    if hours:
        return T("{hours} h {minutes} min", hours=hours, minutes=minutes)
    if minutes:
        return T("{minutes} min {seconds} s", minutes=minutes, seconds=rest)
    return T("{seconds} s", seconds=rest)


def lasting(seconds: float) -> Text:
    """The same, short ones with a tenth: "0.6 s", "12 s", "3 min 20 s"."""
    if seconds >= SHORT:
        return duration(seconds)
    return T("{seconds} s", seconds=f"{max(seconds, 0.1):.1f}")


def _digits(value: float, digits: int) -> str:
    whole = len(str(int(value)))
    return f"{value:.{max(0, digits - whole)}f}"
