"""The handwritten digits that come with scikit-learn: 1,797 scans of 8 × 8 pixels."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from deepstudio.catalog.sources import DigitsSource
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound
from deepstudio.core.shapes import Image as ImageShape
from deepstudio.core.text import T, Text
from deepstudio.data.listing import Listing, listed_classes
from deepstudio.data.work import IsCancelled, OnProgress

FINGERPRINT = "digits-1797-8x8"
LEVELS = 16


class DigitsReader:
    """Ids look like `3/0012`: the digit and the scan's number in the whole set."""

    def __init__(self, source: DigitsSource) -> None:
        self.source = source

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        labels = _digits()[1]
        pairs = [(f"{label}/{number:04d}", str(label)) for number, label in enumerate(labels)]
        return listed_classes(pairs, FINGERPRINT, facts={"picture": ColumnFound(shape=ImageShape(1, 8, 8))})

    def load(self, sample_id: str, column: str) -> Image.Image:
        pictures, labels = _digits()
        label, _, number = sample_id.partition("/")
        if not number.isdecimal() or int(number) >= len(labels) or str(labels[int(number)]) != label:
            raise Explained(T("There is no digit “{id}”.", id=sample_id), "unknown_sample")
        return Image.fromarray(pictures[int(number)])

    def reject(self, sample_id: str, reason: Text) -> None:
        raise AssertionError(f"{sample_id} is part of the program: {reason}")

    def version(self, sample_id: str) -> str:
        return ""

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        return self.load(sample_id, "picture").resize((size, size), Image.Resampling.NEAREST)


@cache
def _digits() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Pictures uint8 (1797, 8, 8), white on black, and their digits (1797,)."""
    table = _table()
    pictures = np.rint(table[:, :-1] * (255 / LEVELS)).astype(np.uint8)
    return pictures.reshape(-1, 8, 8), table[:, -1].astype(np.int64)


def _table() -> npt.NDArray[np.float64]:
    """64 brightnesses and the digit, a row each. Read as a file: importing scikit-learn takes a second."""
    spec = find_spec("sklearn")
    if spec is not None and spec.origin:
        file = Path(spec.origin).parent / "datasets" / "data" / "digits.csv.gz"
        if file.is_file():
            return np.loadtxt(file, delimiter=",")
    from sklearn.datasets import load_digits

    digits = load_digits()
    return np.column_stack([digits.data, digits.target])
