"""The toy sentences that come with the program: short English and Chinese texts in three classes."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import NamedTuple

from PIL import Image

from deepstudio.catalog.sources import ToySentimentSource
from deepstudio.core.explained import Explained
from deepstudio.core.resources import resource
from deepstudio.core.text import T, Text
from deepstudio.data.listing import Listing, listed_classes
from deepstudio.data.work import IsCancelled, OnProgress

FILE = "toy-sentiment.tsv"
NEUTRAL = "neutral"


class Sentence(NamedTuple):
    text: str
    label: str


class ToySentimentReader:
    """Ids look like `0000012`: the row of the table, counted from 1 below its heading, whatever is left out."""

    def __init__(self, source: ToySentimentSource) -> None:
        self.source = source

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        rows = self._rows()
        pairs = [(id, sentence.label) for id, sentence in rows.items()]
        return listed_classes(pairs, _fingerprint(rows))

    def load(self, sample_id: str, column: str) -> str:
        sentence = _sentences().get(sample_id)
        if sentence is None:
            raise Explained(T("There is no sentence “{id}”.", id=sample_id), "unknown_sample")
        return sentence.text

    def reject(self, sample_id: str, reason: Text) -> None:
        raise AssertionError(f"{sample_id} is part of the program: {reason}")

    def version(self, sample_id: str) -> str:
        return ""

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        raise AssertionError(f"{sample_id} is a text and has no picture of {size} pixels")

    def _rows(self) -> dict[str, Sentence]:
        rows = _sentences()
        if self.source.neutral:
            return rows
        return {id: sentence for id, sentence in rows.items() if sentence.label != NEUTRAL}


@cache
def _sentences() -> dict[str, Sentence]:
    """The sentences by id, in the order of the file. Raises `Explained` if the program has lost the file."""
    try:
        text = resource("samples", FILE).read_text("utf-8")
    except FileNotFoundError as error:
        raise Explained(
            T("The program has lost its toy sentences. Install the program again."), "data_missing"
        ) from error
    rows = text.rstrip("\n").split("\n")[1:]
    return {f"{number:07d}": Sentence(*row.split("\t")) for number, row in enumerate(rows, 1)}


def _fingerprint(rows: dict[str, Sentence]) -> str:
    """Changes with any sentence, so that nothing prepared from another edition or choice is used."""
    return "toy-sentiment-" + hashlib.sha256(repr(list(rows.values())).encode()).hexdigest()[:16]
