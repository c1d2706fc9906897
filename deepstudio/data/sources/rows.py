"""Ids of samples that are rows or lines of a file: `0000012-ab12cd`, or `pos.txt/0000012-ab12cd`.

The number gives the order. The letters stand for the text, so that what a project says of a sample never falls on
another text that took its place when the file was edited.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from deepstudio.core.text import T, Text

MARK = re.compile(r"(?<=\d{7})-[0-9a-f]{6}$")
BEYOND = 1 << 62  # no file has so many rows


class RowId(NamedTuple):
    """What an id says: the file if there are several, the row counted from 0, and the mark of its text."""

    file: str
    row: int
    mark: str


def row_id(row: int, text: str, file: str = "") -> str:
    """The id of a row counted from 0 with this text; ids count from 1."""
    id = f"{row + 1:07d}-{mark_of(text)}"
    return f"{file}/{id}" if file else id


def mark_of(text: str) -> str:
    """Six letters that nearly always differ for different texts; space around a text makes no difference."""
    content = text.strip().encode(errors="surrogatepass")
    return hashlib.blake2s(content, digest_size=3).hexdigest()


def row_of(sample_id: str) -> RowId:
    """What an id says; a row beyond all others if it is none."""
    file, _, rest = sample_id.rpartition("/")
    number, _, mark = rest.partition("-")
    valid = number.isascii() and number.isdecimal() and len(number) < 12 and int(number) > 0
    return RowId(file, int(number) - 1 if valid else BEYOND, mark)


def shown(sample_id: str) -> str:
    """The id without the mark, which says nothing to a person: `pos.txt/0000012`. Other ids stay as they are."""
    return MARK.sub("", sample_id)


def row_name(sample_id: str) -> Text:
    """What a row is called in a sentence."""
    file, row, _ = row_of(sample_id)
    return T("row {n} of {file}", n=row + 1, file=file) if file else T("row {n}", n=row + 1)


def line_name(sample_id: str) -> Text:
    """What a line is called in a sentence."""
    file, row, _ = row_of(sample_id)
    return T("line {n} of {file}", n=row + 1, file=file)


def sample_name(sample_id: str) -> Text | None:
    """What a row is called in a sentence; nothing for a sample that is no row."""
    return row_name(sample_id) if row_of(sample_id).row != BEYOND else None
