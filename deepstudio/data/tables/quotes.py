"""Quotation marks that are never closed: a parser would take all lines up to the next mark for one field."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

FARTHEST = 1000  # lines that one field may hold
LOOKED_AT = 5000  # lines that tell what columns hold
LEAST = 3  # rows that tell something
FEW = 50  # different values of a column that could be classes
NUMBER = re.compile(r"[-+]?[\d.,]+")


def repaired(text: str, delimiter: str, width: int) -> tuple[str, tuple[int, ...]]:
    """The text with each line that opens a quote and does not close it as a row of its own, and their numbers from 1.

    A field may go over several lines where its quote is closed as it should be, and where its lines taken alone would
    make no rows.
    """
    if '"' not in text:
        return text, ()
    lines = text.split("\n")
    rules = _Lines(lines, delimiter, width)
    done: list[str] = []
    broken: list[int] = []
    number = 0
    while number < len(lines):
        end = number + 1
        if '"' in lines[number] and rules.is_open(lines[number]):
            end = rules.end_of(number)
            if not end:
                broken.append(number + 1)
                lines[number], end = rules.as_row(lines[number]), number + 1
        done += lines[number:end]
        number = end
    return ("\n".join(done), tuple(broken)) if broken else (text, ())


@dataclass(frozen=True)
class _Lines:
    lines: Sequence[str]
    delimiter: str
    width: int

    def is_open(self, line: str, inside: bool = False) -> bool:
        """Whether a line ends within quotes. A quote inside of words is no opening one."""
        place = 0
        if inside:
            closing = self._rest.match(line)
            if closing is None:
                return True
            place = closing.end()
        while place < len(line):
            if line[place] == '"':
                field = self._strict.match(line, place) or self._loose.match(line, place)
                if field is None:
                    return True
                place = field.end()
            after = line.find(self.delimiter, place)
            place = after + 1 if after >= 0 else len(line)
        return False

    def end_of(self, start: int) -> int:
        """Behind the last line of a row that opens a quote in line `start`; 0 where it closes none as it should."""
        for number in range(start + 1, min(start + FARTHEST, len(self.lines))):
            line = self.lines[number]
            if '"' not in line.replace('""', ""):
                continue
            if self._rest.match(line) is None:
                return 0  # a quote in the middle of a field
            if not self.is_open(line, inside=True):
                return number + 1 if self._is_one_row(start, number + 1) else 0
        return 0

    def as_row(self, line: str) -> str:
        """A line whose quote means itself, as a row that says so; the open field takes the delimiters it holds."""
        fields = line.split(self.delimiter)
        opened = next(place for place, field in enumerate(fields) if field.startswith('"'))
        surplus = max(0, len(fields) - self.width)
        text = self.delimiter.join(fields[opened : opened + surplus + 1])
        return _written([*fields[:opened], text, *fields[opened + surplus + 1 :]], self.delimiter)

    def _is_one_row(self, start: int, end: int) -> bool:
        whole = "\n".join(self.lines[start:end])
        rows = list(csv.reader(io.StringIO(whole), delimiter=self.delimiter))
        if len(rows) != 1 or len(rows[0]) != self.width:
            return False
        if not any(self._values):
            return True
        alone = [line.split(self.delimiter) for line in self.lines[start:end] if line.strip()]
        return not all(self._could_be_row(fields) for fields in alone)

    def _could_be_row(self, fields: Sequence[str]) -> bool:
        """Whether a line alone is like the other rows: as wide, and with their labels and numbers in its place."""
        if len(fields) != self.width:
            return False
        return all(
            values is None or (NUMBER.fullmatch(field) if values == NUMBERS else field.strip('"') in values)
            for field, values in zip(fields, self._values, strict=True)
        )

    @cached_property
    def _values(self) -> list[frozenset[str] | None]:
        """What each column may hold, judged by lines that are rows alone; nothing where that may be anything."""
        alone = closed_rows("\n".join(self.lines[:LOOKED_AT]), self.delimiter)
        rows = [fields for fields in alone if len(fields) == self.width]
        return [_allowed(values) for values in zip(*rows[1:], strict=True)] or [None] * self.width

    @cached_property
    def _strict(self) -> re.Pattern[str]:
        return re.compile(rf'"[^"]*(?:""[^"]*)*"(?={re.escape(self.delimiter)}|$)')

    @cached_property
    def _loose(self) -> re.Pattern[str]:
        """A field that holds quotes which are not doubled."""
        return re.compile(rf'"[^\n]*?"(?={re.escape(self.delimiter)}|$)')

    @cached_property
    def _rest(self) -> re.Pattern[str]:
        """The end of a field that began in a line above."""
        return re.compile(rf'[^"]*(?:""[^"]*)*"(?={re.escape(self.delimiter)}|$)')


NUMBERS = frozenset({"\0numbers"})


def _allowed(values: Sequence[str]) -> frozenset[str] | None:
    different = frozenset(values)
    if len(values) >= LEAST and len(different) <= min(FEW, len(values) / 2):
        return different
    if len(values) >= LEAST and all(map(NUMBER.fullmatch, values)):
        return NUMBERS
    return None


def _written(fields: Sequence[str], delimiter: str) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="").writerow(fields)
    return line.getvalue()


def closed_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows that lie on one line each, those that are no rows alone among them."""
    rules = _Lines((), delimiter, 0)
    for line in text.split("\n"):
        if line and not ('"' in line and rules.is_open(line)):
            yield next(csv.reader([line], delimiter=delimiter))
