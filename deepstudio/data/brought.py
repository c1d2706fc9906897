"""What a person brings for predictions: the pictures of a folder, the texts of a file, and so on by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from deepstudio.catalog.columns import PictureColumn, entering
from deepstudio.core.declarations import ColumnKind, KindWords
from deepstudio.core.explained import Explained
from deepstudio.core.rooms import has_part, part
from deepstudio.core.text import T, Text, joined, legible
from deepstudio.data.bringing import Bringing as Bringing
from deepstudio.data.bringing import Brought as Brought
from deepstudio.data.bringing import samples_of as samples_of
from deepstudio.data.brought_rows import rows
from deepstudio.data.evidence import Evidence
from deepstudio.data.pictures import SUFFIXES
from deepstudio.data.sources.folders import find_files
from deepstudio.data.sources.unused import Unused
from deepstudio.data.trained_columns import trained_text_column
from deepstudio.data.unlabelled import texts_in

MOST_NAMES = 3


def brought(kind: ColumnKind, place: Path, how: Bringing) -> Brought:
    """What lies at `place` as values of a kind; texts, for a kind in words that names nothing of its own.

    Of a network that takes several columns, whole rows of a table. Raises `Explained`.
    """
    if how.plan is not None and len(entering(how.plan, how.registry)) > 1:
        return rows(place, how)
    if not has_part(kind, "brought"):
        if kind.in_words:
            return texts(place, how)
        text = T("Files of {what} cannot be given here.", what=kind.words.many)
        raise Explained(text, "no_files")
    bring: Callable[[Path, Bringing], Brought] = part(kind, "brought")
    return bring(place, how)


def pictures(place: Path, how: Bringing) -> Brought:
    """All pictures in a folder and the folders below, by name, or one, as `files` says."""
    return files(place, how, SUFFIXES, PictureColumn.words, "pictures")


def files(place: Path, how: Bringing, suffixes: tuple[str, ...], words: KindWords, key: str) -> Brought:
    """All files of a kind in a folder and the folders below, by name; or one, where it may stand alone.

    Raises `Explained` where there are none.
    """
    words_of = {"path": str(place), "what": words.many}
    if not place.is_dir():
        if not how.alone:
            raise Explained(T("{path} is not a folder. Choose a folder of {what}.", **words_of), "missing")
        return _files([str(place)], [place], words, key)
    unused = Unused()
    found = [place / file.id for file in find_files(place, suffixes, unused)]
    if not found:
        text = T("There are no {what} in {path}. Choose another folder.", **words_of)
        raise Explained(joined(text, *(said.message for said in unused.remarks())), f"no_{key}")
    return _files([path.relative_to(place).as_posix() for path in found], found, words, key, unused.remarks())


def texts(place: Path, how: Bringing) -> Brought:
    """The texts of a table, or of a file with one text a line.

    Where no column is named, they stand in the one that is called like that the network learned from, else in one
    that is guessed. Raises `Explained` as `texts_in` does.
    """
    if place.suffix.lower() in SUFFIXES:
        text = T("The network takes texts, and {path} is a picture. Give a file of texts.", path=str(place))
        raise Explained(text, "other_inputs")
    usual = "" if how.column else trained_text_column(how.plan, how.registry)
    found = texts_in(place, how.column, usual, how.options)
    return Brought(
        found.texts, found.texts, [place], "texts", T("Reading texts"), _texts_refused, found.remarks
    )


def _files(
    names: Sequence[str],
    paths: Sequence[Path],
    words: KindWords,
    key: str,
    left_out: tuple[Evidence, ...] = (),
) -> Brought:
    reading = T("Looking at {what}", what=words.many)
    return Brought(names, paths, paths, key, reading, _files_refused, left_out=left_out)


def _texts_refused(names: Sequence[str], total: int) -> Text:
    return T(
        "{n} of {total} texts are empty or damaged. Their lines have no answer.", n=len(names), total=total
    )


def _files_refused(names: Sequence[str], total: int) -> Text:
    """Which files have no answer, three of them by name."""
    told = [legible(name) for name in names[: MOST_NAMES + 1]]
    if len(told) <= MOST_NAMES:
        return T("These files could not be read: {names}. Their lines have no answer.", names=told)
    return T(
        "These files could not be read: {names} and {more} more. Their lines have no answer.",
        names=told[:MOST_NAMES],
        more=len(names) - MOST_NAMES,
    )
