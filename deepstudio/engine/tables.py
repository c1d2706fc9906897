"""Answers for many samples at once, written as a table: a folder of pictures, or a file of texts."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from deepstudio.catalog import registry
from deepstudio.catalog.columns import PictureColumn, TextColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.events import AnyEvent, Message, Note, Progress, Result
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text, joined, legible
from deepstudio.data.evidence import Evidence
from deepstudio.data.pictures import SUFFIXES
from deepstudio.data.sources.folders import find_files
from deepstudio.data.sources.unused import Unused
from deepstudio.data.tables.options import USUAL, TableOptions
from deepstudio.data.trained_columns import trained_text_column
from deepstudio.data.unlabelled import FileTexts, texts_in
from deepstudio.engine.predict import BATCH, Prediction, Predictor
from deepstudio.engine.weights import Which
from deepstudio.storage.atomic import replacing
from deepstudio.storage.leftovers import clear_siblings
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.spreadsheet import harmless

MOST_NAMES = 3
MOST_LETTERS = 200


def pictures_in(folder: Path) -> tuple[list[Path], tuple[Evidence, ...]]:
    """All pictures in a folder and the folders below, by name, and what else lies there and gets no answer.

    Raises `Explained` where there are none.
    """
    if not folder.is_dir():
        raise Explained(
            T("{path} is not a folder. Choose a folder of pictures.", path=str(folder)), "missing"
        )
    unused = Unused()
    found = [folder / file.id for file in find_files(folder, SUFFIXES, unused)]
    if not found:
        text = T("There are no pictures in {path}. Choose another folder.", path=str(folder))
        raise Explained(joined(text, *(said.message for said in unused.remarks())), "no_pictures")
    return found, unused.remarks()


def predict_folder(run: RunFolder, folder: Path, out: Path, which: Which = "auto") -> Iterator[AnyEvent]:
    """Writes a table with one line for each picture in `folder`; ends with a `Result`. Raises `Explained`.

    The file is CSV in UTF-8 with a byte-order mark, so that spreadsheets read every language. What gets no line is
    told and counted as `left_out`.
    """
    pictures, left_out = pictures_in(folder)
    refuse_input(out, pictures)
    predictor = Predictor(run, which)
    refuse_other_kind(predictor, PictureColumn)
    names = [path.relative_to(folder).as_posix() for path in pictures]
    what = Message.of(T("Looking at pictures"))
    refused = yield from _written(out, predictor, names, pictures, what)
    notes = [*([_left_out(refused)] if refused else []), *(said.message for said in left_out)]
    if notes:
        yield Note(time=time.time(), message=Message.of(joined(*notes)))
    counts = {"pictures": len(pictures), "left_out": sum(said.count for said in left_out)}
    yield Result(time=time.time(), value=_summary(out, len(pictures), refused) | counts)


def predict_file(
    run: RunFolder,
    file: Path,
    out: Path,
    which: Which = "auto",
    column: str = "",
    options: TableOptions = USUAL,
) -> Iterator[AnyEvent]:
    """Writes a table with one line for each text in `file`; ends with a `Result`. Raises `Explained`.

    `file` is a table or holds one text a line. Where no `column` is named, a table's texts stand in the column
    that is called like the one the run learned from, else in one that is guessed.
    """
    found = texts_of(run, file, column, options)
    texts = found.texts
    refuse_input(out, [file])
    for said in found.remarks:
        yield Note(time=time.time(), message=Message.of(said.message))
    predictor = Predictor(run, which)
    refuse_other_kind(predictor, TextColumn)
    refused = yield from _written(out, predictor, texts, texts, Message.of(T("Reading texts")))
    if refused:
        text = T(
            "{n} of {total} texts are empty or damaged. Their lines have no answer.",
            n=len(refused),
            total=len(texts),
        )
        yield Note(time=time.time(), message=Message.of(text))
    yield Result(time=time.time(), value=_summary(out, len(texts), refused) | {"texts": len(texts)})


def texts_of(run: RunFolder, file: Path, column: str = "", options: TableOptions = USUAL) -> FileTexts:
    """The texts of `file` as the run's network is asked about them. Raises `Explained` as `texts_in` does."""
    usual = "" if column else trained_text_column(run.project().data, registry())
    return texts_in(file, column, usual, options)


def refuse_other_kind(predictor: Predictor, kind: type[ColumnKind]) -> None:
    """Raises `Explained` (`other_inputs`) for a network that takes something else."""
    if not isinstance(predictor.trained.inputs.column, kind):
        raise predictor.trained.inputs.refuse()


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


def _written(
    out: Path, predictor: Predictor, names: Sequence[str], samples: Sequence[Any], what: Message
) -> Generator[AnyEvent, None, list[str]]:
    """Yields progress; returns the names of samples without an answer."""
    refused: list[str] = []
    clear_siblings(out)
    with replacing(out) as made, _opened(made) as file:
        table = csv.writer(file)
        table.writerow(map(harmless, ("input", "label", "confidence", *predictor.classes)))
        pairs = zip(names, predictor.answers(samples), strict=True)
        for done, (name, answer) in enumerate(pairs, start=1):
            table.writerow(_row(name, answer))
            refused += [name] if answer.error else []
            if done % BATCH == 0 or done == len(names):
                yield Progress(time=time.time(), what=what, done=done, total=len(names))
    return refused


def _opened(path: Path) -> TextIO:
    """With a byte-order mark; what is no character in the name of a file stands as `\\udce9`."""
    return path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="")


def _summary(out: Path, count: int, refused: Sequence[str]) -> dict[str, Any]:
    names = [legible(name)[:MOST_LETTERS] for name in refused[:MOST_NAMES]]
    return {"path": str(out), "samples": count, "errors": len(refused), "unreadable": names}


def _row(name: str, answer: Prediction) -> list[str]:
    if answer.probabilities is None:
        return [harmless(name)]
    numbers = [f"{value:.6f}" for value in (answer.confidence, *answer.probabilities.values())]
    return [harmless(name), harmless(answer.label), *numbers]


def _left_out(refused: list[str]) -> Text:
    """Which pictures have no answer, three of them by name."""
    names = [legible(name) for name in refused[: MOST_NAMES + 1]]
    if len(names) <= MOST_NAMES:
        return T("These files could not be read: {names}. Their lines have no answer.", names=names)
    return T(
        "These files could not be read: {names} and {more} more. Their lines have no answer.",
        names=names[:MOST_NAMES],
        more=len(refused) - MOST_NAMES,
    )
