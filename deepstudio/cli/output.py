"""What commands print: sentences, tables and JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from deepstudio.cli.language import say
from deepstudio.cli.terminal import plain, write, write_json
from deepstudio.core.results import Grid
from deepstudio.core.text import Text

WIDE = 160  # columns of a table that goes to a file or a pipe


def show(text: Text) -> None:
    """One sentence to standard output."""
    write(say(text))


def show_json(value: Any) -> None:
    """One JSON value on one line, for a machine."""
    write_json(value)


def show_table(titles: Sequence[Text], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> None:
    """A table; the columns in `right` hold numbers. What stands in it is never read as markup."""
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for number, title in enumerate(titles):
        table.add_column(
            say(title), justify="right" if number in right else "left", overflow="fold", no_wrap=False
        )
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    console(sys.stdout).print(table)


def show_told(told: Text | Grid) -> None:
    """What a section of an examination says: a sentence or a table."""
    if isinstance(told, Grid):
        show_table([title.text() for title in told.titles], told.rows, told.right)
    else:
        show(told)


def console(stream: Any) -> Console:
    """A console that neither interprets markup nor shortens what goes to a pipe."""
    width = None if stream.isatty() else WIDE
    return Console(file=stream, markup=False, emoji=False, highlight=False, width=width)


def duration(seconds: float) -> str:
    """`0:07`, `12:34` or `1:02:03`."""
    whole = max(0, round(seconds))
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"
