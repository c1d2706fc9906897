"""Texts: stored as token numbers, padded to the longest of a batch and no further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from threading import Thread
from typing import Any, ClassVar

import numpy as np
import torch
from torch import Tensor

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.explained import Explained
from deepstudio.core.shapes import UNKNOWN
from deepstudio.core.text import T, Text
from deepstudio.data.cells import Array
from deepstudio.data.kinds.stored_column import StoredColumn
from deepstudio.data.kinds.tokens import StoredTexts
from deepstudio.data.text_files import text_problem
from deepstudio.data.tokenizers import Tokenizer, same_words, tokenizer
from deepstudio.data.whole_words import words_of
from deepstudio.engine.batches import Ragged
from deepstudio.engine.buckets import padded
from deepstudio.engine.inputs.column import FedColumn

STRONGEST = 8  # words that are told


class Texts(FedColumn):
    """The `tokenizer` of its state was learned from the training texts."""

    column: TextColumn
    explains: ClassVar[str] = "deepstudio.engine.explain:explained_text"

    def __init__(self, column: ColumnKind, state: Mapping[str, Any]) -> None:
        if not isinstance(column, TextColumn):
            raise TypeError(f"{type(column).__name__} is not a text")
        super().__init__(column, {"tokenizer": dict(state["tokenizer"])})
        self.tokenizer: Tokenizer = tokenizer(self.state["tokenizer"])

    @classmethod
    def alike(cls, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        return same_words(one.get("tokenizer"), other.get("tokenizer"))

    def rows(self, stored: StoredColumn) -> Ragged:
        assert isinstance(stored, StoredTexts)
        return Ragged(stored.tokens, stored.offsets)

    def tensor(self, rows: Tensor, *, augmented: bool = False) -> Tensor:
        """int64 (N, L), 0 behind the last token."""
        return rows

    def steps(self, stored: StoredColumn) -> int:
        """Tokens of a text of middle length."""
        assert isinstance(stored, StoredTexts)
        return max(1, len(stored.tokens) // max(1, len(stored.offsets) - 1))

    def reads_alike(self, stored: StoredColumn, state: Mapping[str, Any]) -> bool:
        return stored.column == self.column and state == self.state

    def read(self, value: Any) -> list[int]:
        """Token numbers, at most as many as the column allows and at least one. Raises `Explained`."""
        if not isinstance(value, str):
            raise self.refuse()
        if not value.strip():
            raise Explained(T("The text is empty. Write something."), "empty_text")
        reason = text_problem(value)
        if reason is not None:
            raise Explained(T("This text cannot be read: {reason}.", reason=reason), "unreadable_text")
        if not self.tokenizer.pieces(value, 1):
            raise Explained(T("There is no word in this text. Write something."), "empty_text")
        return self.tokenizer.encode(value)

    def told_why(self, value: Any, why: Mapping[str, Any], called: Mapping[str, str]) -> tuple[Text, ...]:
        """The words that count most, with their weights."""
        label = str(why["label"])
        pieces = sorted((one for one in why["pieces"] if one["weight"]), key=lambda one: -abs(one["weight"]))
        words = ", ".join(
            f"{value[one['start'] : one['end']]} ({one['weight']:+.2f})" for one in pieces[:STRONGEST]
        )
        if not words:
            return (T("No word speaks for “{label}” or against it.", label=called.get(label, label)),)
        return (
            T("For “{label}” (+) or against it (-): {words}", label=called.get(label, label), words=words),
        )

    def seen(self, value: str, row: Any) -> dict[str, Any]:
        """The words of a text that the network reads, as `pieces` with their place in it; how many `tokens` they are,
        and whether the rest is `cut`. A word is known if all of its tokens are.
        """
        pieces = self.tokenizer.pieces(value, self.column.length + 1)
        read = pieces[: self.column.length]
        words: list[dict[str, Any]] = []
        for piece, number in zip(read, self.words(value, len(read)), strict=True):
            if number == len(words):
                words.append({"start": piece.start, "end": piece.end, "known": True})
            words[number]["end"] = piece.end
            words[number]["known"] &= piece.id != UNKNOWN
        return {"pieces": words, "tokens": len(read), "cut": len(pieces) > len(read)}

    def words(self, value: str, count: int) -> list[int]:
        """The number of the word that each of the first `count` tokens belongs to."""
        return words_of(value, self.tokenizer.pieces(value, count), self.column.tokenizer)

    def collated(self, rows: Sequence[Sequence[int]] | Array) -> Tensor:
        lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
        flat = np.fromiter((token for row in rows for token in row), np.int32, int(lengths.sum()))
        return torch.from_numpy(padded(flat, lengths))

    def blank(self) -> list[int]:
        return [UNKNOWN]

    def warm(self) -> None:
        """It takes seconds the first time, and neither answers nor the first explanation should wait for it."""
        Thread(target=import_module, args=("captum.attr",), name="deepstudio-warm", daemon=True).start()
