"""How each kind of column lies in files: one module a kind, which its declaration names as `stored`."""

from __future__ import annotations

import hashlib
import re

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.rooms import part
from deepstudio.data.kinds.stored_column import FixedColumn, StoredColumn

# Names of columns that can begin those of files on every system, whatever else lies in a prepared set.
PLAIN = re.compile(r"(?!(columns|samples|split|con|prn|aux|nul|com\d|lpt\d)$)[a-z][a-z0-9_]{0,39}")


def base_name(column: str) -> str:
    """What the files of a column begin with: its name, or a mark of it where not every system takes that."""
    if PLAIN.fullmatch(column):
        return column
    return f"column-{hashlib.sha256(column.encode(errors='surrogatepass')).hexdigest()[:16]}"


def stored(column: ColumnKind) -> type[StoredColumn]:
    """How a column is stored. Raises `Explained` (`missing_part`)."""
    found: type[StoredColumn] = part(column, "stored", StoredColumn)
    return found


def is_cell(column: ColumnKind) -> bool:
    """Whether a value is all that a cell of a table holds, as a number or a name, and no file. Raises `Explained`."""
    kind = stored(column)
    return issubclass(kind, FixedColumn) and kind.plain
