"""What can be read in the help, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["contents", "word", "chapter"]


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """The table of contents, a word by the id of its entry, or a chapter of the guide by its number."""

    kind: Kind = "contents"
    id: str = ""


CONTENTS = HelpPlace()


class Trail:
    """Places in the order in which they were read, as a browser keeps them."""

    def __init__(self) -> None:
        self._places = [CONTENTS]
        self._at = 0

    @property
    def here(self) -> HelpPlace:
        return self._places[self._at]

    @property
    def has_before(self) -> bool:
        return self._at > 0

    @property
    def has_after(self) -> bool:
        return self._at + 1 < len(self._places)

    def go(self, place: HelpPlace) -> None:
        """To a new place; what lay ahead is forgotten."""
        if place != self.here:
            self._places[self._at + 1 :] = [place]
            self._at += 1

    def step(self, by: int) -> HelpPlace:
        """Back (-1) or on (+1), as far as there is something."""
        self._at = min(max(self._at + by, 0), len(self._places) - 1)
        return self.here
