"""Texts on their way out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from deepstudio.catalog import registry
from deepstudio.core.shapes import PADDING, UNKNOWN
from deepstudio.core.text import T, Text, verbatim
from deepstudio.data.tokenizers import tokenizer_code
from deepstudio.engine.export.column import COUNT, ColumnBatch, ExportedColumn, spread
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.inputs.texts import Texts

EXAMPLE = 2, 9  # batch and length with which a network is traced; the check uses others
MORE = 3  # columns of padding that a batch does not need
LONGEST = 300  # tokens of the longest text that is tried
TOKENIZER, TOKENIZER_CODE = "tokenizer.json", "tokenizer.py"


class ExportedTexts(ExportedColumn):
    """Texts as tokens, int64 (N, L), 0 behind the last token of each."""

    alone: ClassVar[str] = "tokens"
    free_axes: ClassVar[Mapping[int, str]] = {0: "batch", 1: "length"}
    looked_at: ClassVar[int] = 200

    def __init__(self, name: str, fed: FedColumn) -> None:
        assert isinstance(fed, Texts)
        super().__init__(name, fed)
        self.texts, self.column = fed, fed.column

    def refuse(self) -> None:
        """Lengths are counted inside."""

    def example(self) -> Tensor:
        tokens = torch.full(EXAMPLE, UNKNOWN)
        tokens[0, -2:] = PADDING
        return tokens

    def picked(self, values: Sequence[Any]) -> Sequence[int]:
        """Short and long ones."""
        order = sorted(range(len(values)), key=lambda place: len(self.texts.read(values[place])))
        return [order[place] for place in spread(len(order), COUNT)]

    def invented(self) -> list[Any]:
        """Words drawn from the vocabulary where there is one, and letters."""
        draw = np.random.RandomState(0)
        words = [str(word) for word in self.texts.state["tokenizer"].get("tokens", ()) if str(word).strip()]
        words = words[:1000] or list("abcdefghijklmnopqrstuvwxyz")
        return [" ".join(draw.choice(words, 2 + 5 * number)) for number in range(COUNT)]

    def more(self, values: Sequence[Any]) -> list[ColumnBatch]:
        """The short ones with more padding than they need; a token; a very long text."""
        rows = self.rows(values)
        order = sorted(range(len(rows)), key=lambda place: len(rows[place]))
        half, short, long = order[: (len(order) + 1) // 2], order[0], order[-1]
        padded = np.pad(self._collated([rows[place] for place in half]), ((0, 0), (0, MORE)))
        longest = min(self.column.length, LONGEST)
        repeated = (rows[long] * (1 + longest // len(rows[long])))[:longest]
        tried = [
            (half, padded),
            ([short], self._collated([rows[short][:1]])),
            ([long], self._collated([repeated])),
        ]
        return [ColumnBatch(places, given, (torch.from_numpy(given),)) for places, given in tried]

    def tried(self, values: Sequence[Any]) -> Text:
        lengths = [len(self.texts.read(value)) for value in values]
        return T("{n} texts of {a} to {b} tokens", n=len(values), a=min(lengths), b=max(lengths))

    def prepared(self) -> Text:
        kind = registry().tokenizers.get(self.column.tokenizer)
        return T(
            "cut into tokens ({tokenizer}), of which at most {n:,} are read; {words:,} different ones are known, "
            "learned from the training part",
            tokenizer=kind.title if kind is not None else verbatim(self.column.tokenizer),
            n=self.column.length,
            words=self.texts.tokenizer.size,
        )

    def preprocessing(self) -> dict[str, Any]:
        return {
            **self.column.values(),
            "padding": PADDING,
            "unknown": UNKNOWN,
            "tokenizer_file": TOKENIZER,
            "layout": "NL",
        }

    def carried(self) -> dict[str, str]:
        state = json.dumps(self.texts.state["tokenizer"], ensure_ascii=False)
        return {TOKENIZER: state + "\n", TOKENIZER_CODE: tokenizer_code(self.column.tokenizer)}

    def metadata(self) -> dict[str, str]:
        return {
            "column": json.dumps(self.column.values(), ensure_ascii=False),
            "tokenizer": self.carried()[TOKENIZER].strip(),
            TOKENIZER_CODE: self.carried()[TOKENIZER_CODE],
            "input": "int64 N×L, 0 behind the last token",
        }

    def steps(self, values: Sequence[Any]) -> int:
        return sum(len(self.texts.read(value)) for value in values) // max(1, len(values))

    def arguments(self, values: Sequence[Any], scratch: Path) -> list[str]:
        # One text a line: to all tokenizers the end of a line is a blank.
        lines = [value.replace("\r", " ").replace("\n", " ") for value in values]
        path = scratch / "texts.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace", newline="\n")
        return ["--file", str(path)]

    def _collated(self, rows: Sequence[Sequence[int]]) -> npt.NDArray[np.int64]:
        found: npt.NDArray[np.int64] = self.texts.collated(rows).numpy()
        return found
