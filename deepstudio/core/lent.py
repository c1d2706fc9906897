"""Weights that a layer comes with, learned elsewhere from far more data than a person has."""

from __future__ import annotations

from dataclasses import dataclass

from deepstudio.core.text import Text


@dataclass(frozen=True, slots=True)
class LentWeights:
    """A file of weights: what it was learned from, whence it comes, and what its content must be.

    It lies in an installed `package`, or is fetched from `address` when a person asks for it. `bytes` is about its
    size and `sha256` the sum of its content in hexadecimal digits, or the first of them, as its makers tell it.
    `skipped` begins the names of what the layer does not use, such as the answers to the thousand classes that it was
    learned with.
    """

    file: str
    sha256: str
    bytes: int
    licence: str
    learned_from: Text
    package: str = ""
    address: str = ""
    skipped: tuple[str, ...] = ()
