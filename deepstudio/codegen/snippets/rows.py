"""A few lines that use an export of a network for rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from deepstudio.codegen.snippets.plain import python, weights

SNIPPETS: Mapping[str, Callable[[Path], str]] = {
    "weights": weights,
    "python": lambda path: python(path, "TABLE.csv --out ANSWERS.csv"),
}
