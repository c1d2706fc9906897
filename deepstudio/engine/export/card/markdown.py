"""The parts of a card as Markdown, in the words of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from deepstudio.core.text import Text, Translate, render

SPECIAL = re.compile(r"[\\`*\[\]<>|~&$]")
BLANK = re.compile(r"\s+")


@dataclass(frozen=True)
class CardTitle:
    text: Text
    level: int = 2


@dataclass(frozen=True)
class CardParagraph:
    text: Text


@dataclass(frozen=True)
class CardPoints:
    """Sentences, one a line with a dot before it."""

    texts: Sequence[Text]


@dataclass(frozen=True)
class CardTable:
    """A table; the columns that `right` names stand at the right."""

    titles: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    right: Sequence[int] = ()


CardBlock = CardTitle | CardParagraph | CardPoints | CardTable


def markdown(blocks: Iterable[CardBlock], translate: Translate | None = None) -> str:
    """The card as a text, with an empty line between blocks; what people wrote stands in it as plain words."""

    def say(text: Text) -> str:
        return BLANK.sub(" ", render(text, translate, plain)).strip()

    parts = ["\n".join(_lines(block, say)) for block in blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(words: str) -> str:
    """Words of a person that mean nothing to Markdown and stay on their line."""
    shown = "".join(char if char.isprintable() else " " for char in words)
    return SPECIAL.sub(lambda found: "\\" + found[0], BLANK.sub(" ", shown))


def _lines(block: CardBlock, say: Callable[[Text], str]) -> Iterable[str]:
    if isinstance(block, CardTitle):
        return [f"{'#' * block.level} {say(block.text)}"]
    if isinstance(block, CardParagraph):
        return [say(block.text)]
    if isinstance(block, CardPoints):
        return [f"* {say(text)}" for text in block.texts]
    rules = ["---:" if place in block.right else "---" for place in range(len(block.titles))]
    rows = [[say(cell) for cell in row] for row in block.rows]
    return [_row(list(map(say, block.titles))), _row(rules), *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
