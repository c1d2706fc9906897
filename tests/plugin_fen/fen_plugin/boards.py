"""Positions as they are stored."""

import re
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.text import T
from deepstudio.data.cells import Array
from deepstudio.data.kinds.stored_column import FixedColumn
from deepstudio.data.sources.table_values import Values
from deepstudio.data.unreadable import UnreadableSample

SQUARES = re.compile("[a-h][1-8]( [a-h][1-8])*")
PIECES = "PNBRQKpnbrqk"


class StoredBoards(FixedColumn):
    """uint8 (N, 12, 8, 8), 1 where a piece stands."""

    dtype: ClassVar[npt.DTypeLike] = np.uint8
    own_rows: ClassVar[bool] = True

    @classmethod
    def row_shape(cls, column: ColumnKind) -> tuple[int, ...]:
        return 12, 8, 8

    @classmethod
    def converted(cls, column: ColumnKind, value: Any) -> Array:
        ranks, _, rest = str(value).partition(" ")
        planes = np.zeros((12, 8, 8), np.uint8)
        rows = ranks.split("/")
        for row, rank in enumerate(rows):
            place = 0
            for sign in rank:
                if sign.isdigit():
                    place += int(sign)
                elif sign in PIECES and place < 8 and row < 8:
                    planes[PIECES.index(sign), row, place] = 1
                    place += 1
                else:
                    raise _no_board(str(value))
            if place != 8:
                raise _no_board(str(value))
        if len(rows) != 8:
            raise _no_board(str(value))
        return planes[:, ::-1].copy() if column.turned and rest.startswith("b") else planes

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """A lonely pawn, each time on another square."""
        squares = [(number // 8 % 8, number % 8) for number in range(count)]
        return [
            "8/" * rank + "1" * file + "P" + "1" * (7 - file) + "/8" * (7 - rank) for rank, file in squares
        ]


class StoredSquares(FixedColumn):
    """uint8 (N, 64), 1 for a square that is meant, from a8 to h1."""

    dtype: ClassVar[npt.DTypeLike] = np.uint8

    @classmethod
    def row_shape(cls, column: ColumnKind) -> tuple[int, ...]:
        return (64,)

    @classmethod
    def examples(cls, column: ColumnKind, count: int, folder: Path) -> list[Any]:
        """Two squares of the same file."""
        return [f"{file}4 {file}5" for file in ("abcdefgh"[number % 8] for number in range(count))]

    @classmethod
    def converted(cls, column: ColumnKind, value: Any) -> Array:
        row = np.zeros(64, np.uint8)
        for name in str(value).split():
            if len(name) != 2 or name[0] not in "abcdefgh" or name[1] not in "12345678":
                reason = T("it names no square")
                raise UnreadableSample(
                    name, reason, False, T("“{name}” is no square.", name=name), "no_square"
                )
            row[8 * (8 - int(name[1])) + "abcdefgh".index(name[0])] = 1
        return row


def are_boards(values: Values) -> bool:
    """Whether the column of a table holds positions."""
    return bool(values.known) and all(value.count("/") == 7 for value in values.known)


def are_squares(values: Values) -> bool:
    """Whether the column of a table holds lists of squares."""
    return bool(values.known) and all(map(SQUARES.fullmatch, values.known))


def _no_board(text: str) -> UnreadableSample:
    reason = T("it is no position")
    return UnreadableSample(text, reason, False, T("“{text}” is no position.", text=text), "no_position")
