"""Rows of numbers as they are, around 0, and categories as one number a value: what tables consist of."""

from __future__ import annotations

import warnings
from collections.abc import Generator
from typing import Any

import numpy as np

from deepstudio.core.events import AnyEvent
from deepstudio.data.arrays import Floats
from deepstudio.data.cells import Array
from deepstudio.engine.baseline.features import ComparedColumn
from deepstudio.engine.batches import Ragged
from deepstudio.engine.inputs.feed import fed

MOST_VALUES = 1000  # of one column; rarer ones are told apart no more
FARTHEST = 1e6  # deviations; no number of the part to learn from is as far from the mean
DENSE = 64  # columns; more that are nearly all zero lie sparse


def number_features(asked: ComparedColumn) -> Generator[AnyEvent, None, list[Any]]:
    """Float32 (N, numbers of a row), in deviations above the mean of the part to learn from.

    For kinds whose rows have one shape. Missing numbers stay what they are; a constant one is 0.
    """
    yield from ()
    parts = [_flat(asked, rows) for rows in asked.parts]
    mean, deviation = _learned(parts[0])
    standing = [(values - mean) / deviation for values in parts]
    return [np.clip(values, -FARTHEST, FARTHEST).astype(np.float32) for values in standing]


def category_features(asked: ComparedColumn) -> Generator[AnyEvent, None, list[Any]]:
    """Float32 (N, values), 1 at the value of a sample, for the most frequent values of the part to learn from."""
    yield from ()
    parts = [_fed_rows(asked)[rows] for rows in asked.parts]
    values, counts = np.unique(parts[0], return_counts=True)
    kept = np.sort(values[np.argsort(-counts, kind="stable")[:MOST_VALUES]])
    return [_one_hot(part, kept) for part in parts]


def _fed_rows(asked: ComparedColumn) -> Array:
    stored = asked.prepared.columns[asked.name]
    rows = fed(stored.column, asked.prepared.state(asked.name)).rows(stored)
    if isinstance(rows, Ragged):
        raise TypeError(f"the rows of {asked.name} differ in length")
    return rows


def _flat(asked: ComparedColumn, rows: Any) -> Floats:
    values = np.asarray(_fed_rows(asked)[rows], np.float64).reshape(len(rows), -1)
    return np.where(np.isfinite(values), values, np.nan)


def _learned(values: Floats) -> tuple[Floats, Floats]:
    """Mean and deviation of each column; 0 and 1 where there is no number, or only one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # columns without any number
        mean, deviation = np.nanmean(values, 0), np.nanstd(values, 0)
    return np.nan_to_num(mean), np.where(deviation > 0, deviation, 1.0)


def _one_hot(codes: Array, kept: Array) -> Any:
    from scipy import sparse

    known = np.flatnonzero(np.isin(codes, kept))
    places = np.searchsorted(kept, codes[known])
    ones = np.ones(len(known), np.float32)
    found = sparse.csr_matrix((ones, (known, places)), (len(codes), len(kept)))
    return found if len(kept) > DENSE else found.toarray()
