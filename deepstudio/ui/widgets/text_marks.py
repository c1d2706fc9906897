"""What is known of the pieces of a text: how much each decided, which are unknown, where reading stops.

Places are counted as Qt counts them, in UTF-16 units; `units` brings Python's there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
MarkedPiece = tuple[int, int, bool, float]
"""First character, the one after the last, whether it is in the vocabulary, weight from -1 to 1."""


def _no_places() -> Places:
    return np.empty(0, np.int64)


@dataclass(frozen=True)
class TextMarks:
    """Pieces in the order of the text; all arrays have shape (N,).

    `weights` are -1 to 1: positive for `label`, negative against it, 0 where nothing is known. `tail` is where
    the part begins that the network does not read, or -1. The pieces are words; `tokens` of the network they are.
    """

    starts: Places = field(default_factory=_no_places)
    ends: Places = field(default_factory=_no_places)
    known: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, np.bool_))
    weights: npt.NDArray[np.float64] = field(default_factory=lambda: np.empty(0, np.float64))
    label: str = ""
    tail: int = -1
    tokens: int = 0

    @classmethod
    def of(
        cls, text: str, pieces: Sequence[MarkedPiece], label: str = "", cut: bool = False, tokens: int = 0
    ) -> TextMarks:
        """From pieces that are counted in characters of `text`; the tail follows the last where it is `cut`."""
        place, count = units(text), len(text)
        inside = [piece for piece in pieces if 0 <= piece[0] < piece[1] <= count]
        first, after, known, weights = zip(*inside, strict=True) if inside else ((), (), (), ())
        ends = place[np.array(after, np.int64)]
        tail = int(ends[-1]) if cut and len(ends) else -1
        return cls(
            place[np.array(first, np.int64)],
            ends,
            np.array(known, np.bool_),
            np.array(weights, np.float64),
            label,
            tail,
            tokens or len(inside),
        )

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each piece begins and ends."""
        return list(zip(self.starts.tolist(), self.ends.tolist(), strict=True))

    @property
    def shares(self) -> npt.NDArray[np.float64]:
        """Each piece's part in all influence, 0 to 1."""
        size = np.abs(self.weights)
        whole = float(size.sum())
        return size / whole if whole > 0 else size

    def strongest(self, count: int) -> list[int]:
        """The numbers of the pieces that decided most, in order; those without any weight are left out."""
        size = np.abs(self.weights)
        order = np.argsort(-size, kind="stable")[:count]
        return [int(number) for number in order if size[number] > 0]

    def shifted(self, place: int, removed: int, added: int) -> TextMarks:
        """After an edit: pieces that it touched are gone, and those behind it moved along."""
        if not len(self) and self.tail < 0:
            return self
        moved = added - removed
        kept = (self.ends <= place) | (self.starts >= place + removed)
        by = np.where(self.starts[kept] >= place + removed, moved, 0)
        tail = self.tail + moved if self.tail >= place + removed else min(self.tail, place + added)
        return replace(
            self,
            starts=self.starts[kept] + by,
            ends=self.ends[kept] + by,
            known=self.known[kept],
            weights=self.weights[kept],
            tail=tail if self.tail >= 0 else -1,
        )

    def with_weights_of(self, before: TextMarks) -> TextMarks:
        """The weights of an explanation that is a few letters old, where the pieces and the answer are the same."""
        if before.label != self.label:
            return self
        known = dict(zip(before.spans, before.weights.tolist(), strict=True))
        return replace(self, weights=np.array([known.get(span, 0.0) for span in self.spans], np.float64))

    def with_tail(self, tail: int) -> TextMarks:
        return replace(self, tail=tail)

    def between(self, first: int, after: int) -> range:
        """The numbers of the pieces that reach into the places `first` to `after`."""
        begin = int(np.searchsorted(self.ends, first, side="right"))
        end = int(np.searchsorted(self.starts, after, side="left"))
        return range(begin, max(begin, end))

    def at(self, place: int) -> int | None:
        """The number of the piece that holds the unit at `place`."""
        found = self.between(place, place + 1)
        return found.start if found else None


def units(text: str) -> Places:
    """The place in UTF-16 units of each character of `text` and of its end, shape (len(text) + 1,)."""
    if text.isascii():
        return np.arange(len(text) + 1, dtype=np.int64)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    wide = np.where(codes > 0xFFFF, 2, 1)
    return np.concatenate([[0], np.cumsum(wide)]).astype(np.int64)
