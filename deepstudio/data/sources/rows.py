"""Ids of samples that are rows or lines of a file: `0000012`, or `pos.txt/0000012`."""

from __future__ import annotations

from deepstudio.core.text import T, Text


def row_id(row: int, file: str = "") -> str:
    """The id of a row counted from 0; ids count from 1."""
    return f"{file}/{row + 1:07d}" if file else f"{row + 1:07d}"


def row_of(sample_id: str) -> tuple[str, int]:
    """The file and the row, counted from 0; a row beyond all others if the id is none."""
    file, _, number = sample_id.rpartition("/")
    valid = number.isascii() and number.isdecimal() and len(number) < 12 and int(number) > 0
    return file, int(number) - 1 if valid else 1 << 62


def row_name(sample_id: str) -> Text:
    """What a row is called in a sentence."""
    file, row = row_of(sample_id)
    return T("row {n} of {file}", n=row + 1, file=file) if file else T("row {n}", n=row + 1)


def line_name(sample_id: str) -> Text:
    """What a line is called in a sentence."""
    file, row = row_of(sample_id)
    return T("line {n} of {file}", n=row + 1, file=file)
