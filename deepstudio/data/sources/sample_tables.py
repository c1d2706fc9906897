"""Tables that come with the program: those of scikit-learn, read as files, and our own."""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image

from deepstudio.catalog.table_samples import TableSample
from deepstudio.core.explained import Explained
from deepstudio.core.resources import resource
from deepstudio.core.text import T, Text
from deepstudio.data.listing import Listing
from deepstudio.data.sources.rows import row_of
from deepstudio.data.work import IsCancelled, OnProgress

SampleCells = Mapping[str, Sequence[str]]


class SampleTableReader:
    """Ids look like `0000012`: the row of the table, counted from 1."""

    def __init__(self, source: TableSample) -> None:
        self.source = source

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        cells = _cells(type(self.source))
        count = len(next(iter(cells.values())))
        told = hashlib.sha256(repr(cells).encode()).hexdigest()[:16]
        ids = tuple(f"{row + 1:07d}" for row in range(count))
        return Listing(ids, cells, f"{self.source.id}-{told}")

    def load(self, sample_id: str, column: str) -> str:
        cells, row = _cells(type(self.source)), row_of(sample_id).row
        if column not in cells or row >= len(cells[column]):
            raise Explained(T("There is no row “{id}”.", id=sample_id), "unknown_sample")
        return cells[column][row]

    def reject(self, sample_id: str, reason: Text) -> None:
        raise AssertionError(f"{sample_id} is part of the program: {reason}")

    def version(self, sample_id: str) -> str:
        return ""

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        raise AssertionError(f"{sample_id} is a row and has no picture of {size} pixels")


@cache
def _cells(source: type[TableSample]) -> SampleCells:
    """The cells by column, in the order of the rows. Raises `Explained` if the program has lost the file."""
    try:
        rows = _rows(source)
    except OSError as error:
        text = T("The program has lost “{name}”. Install it again.", name=source.file)
        raise Explained(text, "data_missing") from error
    columns = dict(zip(source.columns, map(list, zip(*rows, strict=True)), strict=True))
    if source.classes:
        last = list(source.columns)[-1]
        columns[last] = [source.classes[int(number)] for number in columns[last]]
    return columns


def _rows(source: type[TableSample]) -> list[list[str]]:
    if source.room == "resources":
        return _read(resource("samples", source.file), ",")[1:]
    folder = _sklearn() / "datasets" / "data"
    if not source.answers:
        return _read(folder / source.file, ",")[1:]
    answers = _read(folder / source.answers, " ")
    rows = _read(folder / source.file, " ")
    return [[*row, f"{float(answer[0]):g}"] for row, answer in zip(rows, answers, strict=True)]


def _read(path: Path, delimiter: str) -> list[list[str]]:
    held = path.read_bytes()
    text = (gzip.decompress(held) if path.suffix == ".gz" else held).decode("utf-8")
    return [row for row in csv.reader(text.splitlines(), delimiter=delimiter) if row]


def _sklearn() -> Path:
    """Where scikit-learn lies; importing it takes a second."""
    spec = find_spec("sklearn")
    if spec is None or not spec.origin:
        raise FileNotFoundError("scikit-learn")
    return Path(spec.origin).parent
