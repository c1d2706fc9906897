"""What a person says of a table that would be guessed otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from deepstudio.catalog.encodings import AUTO


@dataclass(frozen=True)
class TableOptions:
    """`hint` is the encoding where a file alone leaves a doubt; `delimiter` one of the signs, or `auto`.

    `names` says where the names of the columns stand: `auto`, `first` row, or `none`.
    """

    encoding: str = AUTO
    hint: str = ""
    sheet: str = ""
    names: str = AUTO
    delimiter: str = AUTO


USUAL = TableOptions()
