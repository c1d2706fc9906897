"""Which tokens of a text are parts of one word, so that words are told of and not their parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from deepstudio.data.tokenizers import Piece, Tokenizer, tokenizer_kind
from deepstudio.data.tokenizers.lookup import word_spans


def words_of(text: str, pieces: Sequence[Piece], kind: str) -> list[int]:
    """The number of the word that each token belongs to, from 0 in the order of the text.

    `kind` is the tokenizer's: each token stands for itself, unless it says that its tokens may be parts of words.
    Raises `Explained` where the tokenizer is not known.
    """
    if tokenizer_kind(kind).tokens != "parts":
        return list(range(len(pieces)))
    starts, ends = (
        zip(*((start, end) for _, start, end in word_spans(text)), strict=True) if pieces else ((), ())
    )
    numbers: list[int] = []
    before: int | None = None
    for piece in pieces:
        place = bisect_right(starts, piece.start) - 1
        word = place if place >= 0 and piece.start < ends[place] else None
        numbers.append(numbers[-1] + (word is None or word != before) if numbers else 0)
        before = word
    return numbers


def has_parts_of_words(texts: Iterable[str], cut: Tokenizer, kind: str) -> bool:
    """Whether any of these texts has a word that is more than one token."""
    if tokenizer_kind(kind).tokens != "parts":
        return False
    found = ((text, cut.pieces(text)) for text in texts)
    return any(len(set(words_of(text, pieces, kind))) < len(pieces) for text, pieces in found)
