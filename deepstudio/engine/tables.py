"""Answers for many values at once, written as a table, such as for a folder of pictures or a file of texts."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, Message, Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.results import Cell
from deepstudio.core.text import T, Text, joined, legible
from deepstudio.data.bringing import Bringing, Brought
from deepstudio.data.tables.options import USUAL, TableOptions
from deepstudio.data.tables.table import three
from deepstudio.data.wanted import wanted
from deepstudio.engine.predict import Predictor
from deepstudio.engine.predictions import BATCH
from deepstudio.engine.use import Prediction, Which
from deepstudio.storage.atomic import replacing
from deepstudio.storage.given_names import given_names
from deepstudio.storage.leftovers import clear_siblings
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.spreadsheet import harmless

MOST_NAMES = 3
MOST_LETTERS = 200
SMALL = 1e-3  # where six digits behind the point say too little


def predict_table(
    run: RunFolder,
    place: Path,
    out: Path,
    which: Which = "auto",
    column: str = "",
    options: TableOptions = USUAL,
) -> Iterator[AnyEvent]:
    """Writes a table with one line for each value at `place`, as for each picture in a folder; ends with a `Result`.

    What lies there, and what `column` and `options` mean, is a matter of what the network takes (`data.wanted`): a
    folder of pictures, a file of texts, a table whose rows are the samples. The file is CSV in UTF-8 with a
    byte-order mark, so that spreadsheets read every language. What gets no line is told and counted as `left_out`.
    Raises `Explained`.
    """
    project = run.project()
    found = wanted(project, registry()).brought(place, Bringing(project.data, registry(), column, options))
    refuse_input(out, found.files)
    for said in found.remarks:
        yield Note(time=time.time(), message=Message.of(said.message))
    predictor, total = Predictor(run, which, given_names(run)), len(found.values)
    refused, doubtful = yield from _written(out, predictor, found)
    notes = [
        *([found.refused(refused, total)] if refused else []),
        *([_doubtful(doubtful, total)] if doubtful else []),
        *(said.message for said in found.left_out),
    ]
    if notes:
        yield Note(time=time.time(), message=Message.of(joined(*notes)))
    counts = {found.key: total, "left_out": sum(said.count for said in found.left_out)}
    yield Result(time=time.time(), value=_summary(out, total, refused) | counts)


def refuse_input(out: Path, inputs: Sequence[Path]) -> None:
    """Raises `Explained` (`same_file`) where the answers would take the place of what they are about.

    Looks through links and other ways to write a path.
    """
    if out.exists() and any(os.path.samefile(out, path) for path in inputs if path.exists()):
        text = T(
            "{path} is what the answers are about, and writing them there would overwrite it. "
            "Choose another name for the table.",
            path=str(out),
        )
        raise Explained(text, "same_file")


def _doubtful(names: Sequence[str], total: int) -> Text:
    return T(
        "Answers that may be guesses, as training has not seen such values ({n} of {total}): {names}.",
        n=len(names),
        total=total,
        names=three(names),
    )


def _written(
    out: Path, predictor: Predictor, found: Brought
) -> Generator[AnyEvent, None, tuple[list[str], list[str]]]:
    """Yields progress; returns the names of samples without an answer, and of those whose answers are doubtful.

    What stood beside the samples in a table comes between their names and their answers.
    """
    refused: list[str] = []
    doubtful: list[str] = []
    names, what = found.names, Message.of(found.reading)
    given = [list(map(harmless, cells)) for cells in zip(*found.beside.values(), strict=True)] or [[]] * len(
        names
    )
    clear_siblings(out)
    with replacing(out) as made, _opened(made) as file:
        table = csv.writer(file)
        titles: tuple[str, ...] = ()
        pairs = zip(names, predictor.answers(found.values), strict=True)
        early: list[list[str]] = []  # without an answer, before it is known what one looks like
        for done, (name, answer) in enumerate(pairs, start=1):
            cells, line = cells_of(answer), [harmless(name), *given[done - 1]]
            if not titles and cells:
                titles = tuple(cells)
                table.writerow(_titles(found, titles))
                table.writerows(early)
            if titles:
                table.writerow([*line, *(_cell(value) for value in cells.values())])
            else:
                early.append(line)
            refused += [name] if answer.error else []
            doubtful += [name] if answer.doubts else []
            if done % BATCH == 0 or done == len(names):
                yield Progress(time=time.time(), what=what, done=done, total=len(names))
        if not titles:
            table.writerow(_titles(found, ()))
            table.writerows(early)
    return refused, doubtful


def _titles(found: Brought, answered: Sequence[str]) -> list[str]:
    """A column that is called as one of the answers is marked as the one that was given."""
    taken = ("input", *answered)
    beside = (f"{name} (given)" if name in taken else name for name in found.beside)
    return list(map(harmless, ("input", *beside, *answered)))


def _opened(path: Path) -> TextIO:
    """With a byte-order mark; what is no character in the name of a file stands as `\\udce9`."""
    return path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="")


def _summary(out: Path, count: int, refused: Sequence[str]) -> dict[str, Any]:
    names = [legible(name)[:MOST_LETTERS] for name in refused[:MOST_NAMES]]
    return {"path": str(out), "samples": count, "errors": len(refused), "unreadable": names}


def cells_of(answer: Prediction) -> dict[str, Cell]:
    """The cells of a line by title; of several answers, each title begins with the column that is answered."""
    if answer.only is not None:
        return answer.only.row()
    return {
        f"{column}.{title}": cell
        for column, one in answer.answers.items()
        for title, cell in one.row().items()
    }


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return f"{value:.6f}" if not value or abs(value) >= SMALL else f"{value:.6g}"
