"""Texts as ids of tokens, with the tokenizer that gave them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.text import T
from deepstudio.data.arrays import Indices, Ints
from deepstudio.data.kinds.ragged import RaggedFile
from deepstudio.data.kinds.stored_column import StoredColumn, TrainingValues
from deepstudio.data.tokenizers import learn_tokenizer, tokenizer
from deepstudio.data.tokenizers.lookup import FORM

TOKENS = ".tokens.npy"
OFFSETS = ".offsets.npy"
TOKENIZER = ".tokenizer.json"
USUAL_LENGTH = 200  # tokens; few texts fill a generous maximum


class StoredTexts(StoredColumn):
    """`.tokens.npy`: int32, the ids of all texts. `.offsets.npy`: int64 (N + 1,), where each text begins.

    `.tokenizer.json` is what was learned from the training part; so the rows depend on the split.
    """

    files: ClassVar[tuple[str, ...]] = (TOKENS, OFFSETS)

    @classmethod
    def row_key(cls, column: ColumnKind) -> dict[str, Any]:
        return {**column.values(), "form": FORM}

    @classmethod
    def row_bytes(cls, column: ColumnKind) -> int:
        return 4 * min(_typed(column).length, USUAL_LENGTH) + 8

    @classmethod
    def writer(cls, column: ColumnKind, base: Path, count: int, training: TrainingValues) -> TextWriter:
        state = learn_tokenizer(_typed(column), training(T("Learning the vocabulary")))
        return TextWriter(base, state, count)

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """Sentences of differing length."""
        words = ("good", "bad", "long", "film", "the", "end")
        return [
            " ".join(words[(number * step) % len(words)] for step in range(1, 3 + number % 5))
            for number in range(count)
        ]

    @property
    def tokens(self) -> npt.NDArray[np.int32]:
        """The ids of all texts, one after the other, int32 (T,), memory-mapped."""
        return self.parts[TOKENS]

    @cached_property
    def offsets(self) -> Ints:
        """Text i is `tokens[offsets[i]:offsets[i + 1]]`; shape (N + 1,), in memory."""
        return np.array(self.parts[OFFSETS])

    def row(self, index: int) -> npt.NDArray[np.int32]:
        start, end = self.parts[OFFSETS][index : index + 2]
        return np.asarray(self.tokens[start:end])

    def state(self, train: Indices) -> dict[str, Any]:
        """`tokenizer`: what `deepstudio.data.tokenizers.tokenizer` is made of. Raises `OSError` or `ValueError`."""
        return {"tokenizer": json.loads(Path(f"{self.base}{TOKENIZER}").read_text(encoding="utf-8"))}


class TextWriter:
    """Writes the ids of each text, cut at the maximum length; at least one a text."""

    def __init__(self, base: Path, state: Mapping[str, Any], count: int) -> None:
        self._tokenizer = tokenizer(state)
        Path(f"{base}{TOKENIZER}").write_text(json.dumps(state), encoding="utf-8")
        self._rows = RaggedFile(Path(f"{base}{TOKENS}"), Path(f"{base}{OFFSETS}"), count, np.int32)

    def convert(self, value: Any) -> npt.NDArray[np.int32]:
        return np.asarray(self._tokenizer.encode(value), np.int32)

    def append(self, row: npt.NDArray[np.int32]) -> None:
        self._rows.append(row)

    def close(self) -> None:
        self._rows.close()


def _typed(column: ColumnKind) -> TextColumn:
    if not isinstance(column, TextColumn):
        raise TypeError(f"{type(column).__name__} is not a text")
    return column
