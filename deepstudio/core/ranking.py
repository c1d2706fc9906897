"""How well something fits what is searched: one order for the search of layers and that of commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Row = TypeVar("Row")
_BREAKS = re.compile(r"[\W_]+")


def rank(query: str, names: Sequence[str], words: Iterable[str] = ()) -> tuple[int, int] | None:
    """Lower is better; None where a word of `query` is found nowhere.

    First comes what is called so, then what begins so, then where words begin so, then where it is a part of the
    name, and last what only `words` speak of: these count from their beginning, or anywhere in scripts without
    spaces. Among equals the shorter of the `names` (the same thing in several languages) comes first.
    """
    wanted = query.casefold().split()
    called = [name.casefold() for name in names]
    more = [word.casefold() for word in words]
    if not wanted:
        return 0, 0
    places = [place for name in called if (place := _place(wanted, name)) is not None]
    if places:
        return min(places)
    if all(any(part in name for name in called) or _mentions(part, more) for part in wanted):
        return 4, min((len(name) for name in called), default=0)
    return None


def best(
    query: str,
    rows: Iterable[Row],
    names: Callable[[Row], Sequence[str]],
    words: Callable[[Row], Iterable[str]],
) -> list[Row]:
    """The rows that `query` finds by their names and words, the best first."""
    found = [(rank(query, names(row), words(row)), row) for row in rows]
    ranked = [(place, row) for place, row in found if place is not None]
    return [row for _, row in sorted(ranked, key=lambda pair: pair[0])]


def _place(wanted: list[str], name: str) -> tuple[int, int] | None:
    whole = " ".join(wanted)
    if name == whole:
        return 0, len(name)
    if name.startswith(whole):
        return 1, len(name)
    if all(_begins(part, name) for part in wanted):
        return 2, len(name)
    return (3, len(name)) if all(part in name for part in wanted) else None


def _begins(part: str, text: str) -> bool:
    """Whether a word of `text` begins with `part`."""
    return any(word.startswith(part) for word in (*_BREAKS.split(text), *text.split()))


def _mentions(part: str, words: Iterable[str]) -> bool:
    return any(_begins(part, word) or (not part.isascii() and part in word) for word in words)
