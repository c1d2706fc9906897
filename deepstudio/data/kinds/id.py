"""Names that samples are divided by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import ColumnFound
from deepstudio.data.cells import Array, as_they_are
from deepstudio.data.kinds.stored_column import StoredColumn
from deepstudio.data.spelling import label


class StoredIds(StoredColumn):
    """Nothing is written: no network takes them. Cells are strings, empty where there is no name."""

    @classmethod
    def cells(cls, values: Sequence[Any], column: ColumnKind | None = None) -> tuple[Array, ColumnFound]:
        texts = ["" if value is None else str(value) for value in values]
        spelled = {text: label(text) for text in set(texts)}
        names = [spelled[text] for text in texts]
        return as_they_are(names)[0], ColumnFound(missing=names.count(""))

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """Each name four times."""
        return [f"name {number // 4}" for number in range(count)]
