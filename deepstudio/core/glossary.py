"""What a word of the field means, declared once; a plugin registers its own words like everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from deepstudio.core import ranking
from deepstudio.core.text import Text


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word in two to four plain sentences: what it is, why it matters, what to do.

    `also` are its other names, those of the other language among them, by which it is found. `figure` names a drawing
    of the window as `module:name`, imported when it is shown. `see` are the ids of entries to read on.
    """

    id: str
    topic: Text
    title: Text
    also: tuple[str, ...]
    text: Text
    figure: str = ""
    see: tuple[str, ...] = ()

    def names(self, say: Callable[[Text], str]) -> tuple[str, ...]:
        """All it is called, in the language of `say` first."""
        return tuple(dict.fromkeys((say(self.title), self.title.source, *self.also)))


def entries_called(
    query: str, entries: Iterable[GlossaryEntry], say: Callable[[Text], str]
) -> list[GlossaryEntry]:
    """The entries that `query` finds by their names, the best first; all in their order where it is empty."""
    return ranking.best(query, entries, lambda entry: entry.names(say), lambda entry: (entry.id,))
