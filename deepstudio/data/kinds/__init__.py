"""How each kind of column lies in files: one module a kind, which its declaration names as `stored`."""

from __future__ import annotations

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.rooms import part
from deepstudio.data.kinds.stored_column import StoredColumn


def stored(column: ColumnKind) -> type[StoredColumn]:
    """How a column is stored. Raises `Explained` (`missing_part`)."""
    found: type[StoredColumn] = part(column, "stored")
    return found
