"""What the cells of a column of a table look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from deepstudio.data.arrays import Floats
from deepstudio.data.kinds.numerals import numbers
from deepstudio.data.pictures import SUFFIXES
from deepstudio.data.spelling import MISSING, key
from deepstudio.data.tables.guess import kind_of
from deepstudio.data.tables.names import words

NEARLY_ALL = 0.9
LOOKED_AT = 2000  # different values
FEWEST_WORDS = 4  # of a text, in the mean
LONG = 30  # characters of a text, in the mean
TRIED = 20  # files of pictures, some of which may be missing
LEAST = 10  # rows that tell whether values that are all different are names
IDS = frozenset(
    {"id", "ids", "uid", "uuid", "guid", "index", "idx", "no", "nr", "number", "编号", "序号", "号码", "学号"}
)


@dataclass(frozen=True)
class Values:
    """The values of a column: `different` ones in the order of the rows, and how many rows hold one."""

    name: str
    different: Sequence[str]
    filled: int
    folder: Path | None = None
    decimal: str = "auto"
    """What parts the decimals of its numbers where these leave it open."""

    @cached_property
    def known(self) -> Sequence[str]:
        """Those that do not stand for a missing one, at most so many as tell what the others are."""
        return [value for value in self.different[:LOOKED_AT] if value and key(value) not in MISSING]

    @property
    def distinct(self) -> int:
        return len(self.different) - (len(self.different[:LOOKED_AT]) - len(self.known))

    @cached_property
    def numbers(self) -> Floats:
        """Those that are numbers."""
        found = numbers(self.known, self.decimal)
        return found[~np.isnan(found)]

    @property
    def are_numbers(self) -> bool:
        return bool(self.known) and len(self.numbers) >= NEARLY_ALL * len(self.known)

    @property
    def are_whole(self) -> bool:
        return self.are_numbers and bool((self.numbers == np.rint(self.numbers)).all())

    @property
    def are_dates(self) -> bool:
        return kind_of(list(self.known[:200])) == "dates"

    @property
    def are_pictures(self) -> bool:
        """Whether cells are paths of picture files beside the table."""
        some = [value.strip() for value in self.known[:200]]
        named = [value for value in some if value.lower().endswith(SUFFIXES)]
        if self.folder is None or not named or len(named) < NEARLY_ALL * len(some):
            return False
        return any((self.folder / value).is_file() for value in named[:TRIED])

    @property
    def are_names(self) -> bool:
        """Whether each row has another value, as the number or the name of what it is about."""
        if self.distinct < max(LEAST, self.filled):
            return False
        if not self.are_numbers:
            return True
        if not self.are_whole:
            return False
        called = bool(IDS & set(words(self.name)[-1:]))
        return called or bool((np.diff(np.sort(self.numbers)) == 1).all())

    @property
    def are_texts(self) -> bool:
        some = self.known[:200]
        if not some or 2 * self.distinct < self.filled:
            return False
        letters = sum(map(len, some)) / len(some)
        spaces = sum(len(value.split()) for value in some) / len(some)
        return letters >= LONG or spaces >= FEWEST_WORDS
