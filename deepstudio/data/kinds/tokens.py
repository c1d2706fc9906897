"""Texts as ids of tokens, with the tokenizer that gave them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from deepstudio.catalog.columns import TextColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnFound
from deepstudio.core.text import T
from deepstudio.data.cells import Array, as_they_are
from deepstudio.data.kinds.ragged import RaggedFile
from deepstudio.data.tokenizers import learn_tokenizer, tokenizer
from deepstudio.data.tokenizers.lookup import FORM
from deepstudio.data.unreadable import UnreadableSample
from deepstudio.data.work import Cancelled, IsCancelled, OnProgress, Reporter

if TYPE_CHECKING:
    from deepstudio.data.order import Order

TOKENS = ".tokens.npy"
OFFSETS = ".offsets.npy"
TOKENIZER = ".tokenizer.json"
USUAL_LENGTH = 200  # tokens; few texts fill a generous maximum


class TextKind:
    """`.tokens.npy`: int32, the ids of all texts. `.offsets.npy`: int64 (N + 1,), where each text begins.

    `.tokenizer.json` is what was learned from the training part; so the rows depend on the split.
    """

    files: tuple[str, ...] = (TOKENS, OFFSETS)
    own_rows: bool = False

    def cells(self, values: Sequence[Any]) -> tuple[Array, ColumnFound]:
        return as_they_are(values)

    def row_key(self, column: ColumnKind) -> dict[str, Any]:
        return {**column.values(), "form": FORM}

    def row_bytes(self, column: ColumnKind) -> int:
        return 4 * min(_typed(column).length, USUAL_LENGTH) + 8

    def writer(
        self, folder: Path, name: str, order: Order, on_progress: OnProgress, cancelled: IsCancelled
    ) -> TextWriter:
        column = _typed(order.columns[name])
        state = learn_tokenizer(column, training_texts(order, name, on_progress, cancelled))
        return TextWriter(folder, name, state, len(order.scan.ids))

    def row(self, parts: Mapping[str, npt.NDArray[Any]], index: int) -> npt.NDArray[np.int32]:
        start, end = parts[OFFSETS][index : index + 2]
        return np.asarray(parts[TOKENS][start:end])


class TextWriter:
    """Writes the ids of each text, cut at the maximum length; at least one a text."""

    def __init__(self, folder: Path, name: str, state: Mapping[str, Any], count: int) -> None:
        self._tokenizer = tokenizer(state)
        (folder / f"{name}{TOKENIZER}").write_text(json.dumps(state), encoding="utf-8")
        self._rows = RaggedFile(folder / f"{name}{TOKENS}", folder / f"{name}{OFFSETS}", count, np.int32)

    def convert(self, value: Any) -> npt.NDArray[np.int32]:
        return np.asarray(self._tokenizer.encode(value), np.int32)

    def append(self, row: npt.NDArray[np.int32]) -> None:
        self._rows.append(row)

    def close(self) -> None:
        self._rows.close()


def training_texts(order: Order, name: str, on_progress: OnProgress, cancelled: IsCancelled) -> Iterator[str]:
    """The texts of the training part. Those that cannot be read are left to whoever writes the rows."""
    rows = order.scan.split(order.plan.split)["train"]
    report = Reporter(T("Learning the vocabulary"), len(rows), on_progress)
    for done, row in enumerate(rows.tolist(), 1):
        if cancelled():
            raise Cancelled
        with suppress(UnreadableSample):
            text: str = order.reader.load(order.scan.ids[row], name)
            yield text
        report(done)


def read_tokenizer(folder: Path, name: str) -> dict[str, Any]:
    """The state of the tokenizer of a prepared column. Raises `OSError` or `ValueError`."""
    state: dict[str, Any] = json.loads((folder / f"{name}{TOKENIZER}").read_text(encoding="utf-8"))
    return state


def _typed(column: ColumnKind) -> TextColumn:
    if not isinstance(column, TextColumn):
        raise TypeError(f"{type(column).__name__} is not a text")
    return column
