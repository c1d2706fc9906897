"""Why an answer is as it is, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deepstudio.core.effects import RowExplanation
from deepstudio.core.events import Message
from deepstudio.core.results import Grid
from deepstudio.core.text import T, Text

MOST = 10  # words of a text


def told_why(
    why: Mapping[str, Any], given: Mapping[str, Any], names: Mapping[str, Mapping[str, str]]
) -> Iterator[Text | Grid]:
    """What an explanation of a sample says; `names` are what classes are called, by column and class."""
    found = RowExplanation.read(why)
    if found is not None:
        several = len(found.answers) > 1
        for column, effects in found.named(names).answers.items():
            if several:
                yield T("{target}:", target=column)
            yield from effects.told()
    elif "pieces" in why:
        (text,) = given.values()
        called = {label: name for own in names.values() for label, name in own.items()}
        yield from _words(why, str(text), called.get(why["label"], why["label"]))


def _words(why: Mapping[str, Any], text: str, label: str) -> Iterator[Text | Grid]:
    """The words that decided most, and what their absence would change."""
    yield T("How much a word adds to “{label}” or takes from it, in percentage points:", label=label)
    pieces = sorted(why["pieces"], key=lambda piece: -abs(piece["weight"]))[:MOST]
    rows = []
    for piece in pieces:
        points = 100 * piece["weight"] * why["largest"]
        sign = "−" if points < 0 else "+"
        rows.append((text[piece["start"] : piece["end"]], f"{sign}{abs(points):.1f}"))
    titles = (Message.of(T("Word")), Message.of(T("Change")))
    yield Grid(titles=titles, rows=tuple(rows), right=(1,))
