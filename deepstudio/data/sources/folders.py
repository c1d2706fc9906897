"""Which pictures lie below a folder, and which class each belongs to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.pictures import SUFFIXES
from deepstudio.data.work import Cancelled, IsCancelled, never

MAX_PICTURES = 1_000_000
MAX_DEPTH = 32
IGNORED = frozenset({"__macosx", "@eadir", "$recycle.bin", "system volume information", "lost+found"})
SPLIT_NAMES = frozenset({"train", "training", "val", "valid", "validation", "dev", "test", "testing"})


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file with the name of a picture. `id` is its path below the folder, with slashes."""

    id: str
    size: int
    modified: int  # nanoseconds

    @property
    def parts(self) -> list[str]:
        return self.id.split("/")


def find_pictures(root: Path, cancelled: IsCancelled = never) -> list[PictureFile]:
    """All files below `root` named like pictures, by id. Ignores hidden and system files; follows links once.

    Raises `Explained`: `data_missing`, `not_a_folder`, `data_unreadable`, `too_many`, `cancelled`.
    """
    _refuse_no_folder(root)
    found: list[PictureFile] = []
    for file in _walk(str(root), "", 0, {os.path.realpath(root)}, cancelled):
        found.append(file)
        if len(found) > MAX_PICTURES:
            raise Explained(
                T(
                    "{path} holds more than {n} pictures. Choose a smaller folder.",
                    path=str(root),
                    n=MAX_PICTURES,
                ),
                "too_many",
            )
    return sorted(found, key=lambda file: file.id)


def class_names(files: Sequence[PictureFile]) -> tuple[dict[str, str], tuple[Text, ...]]:
    """The class of each file by id, and remarks.

    A class is a folder below the root, however deep its files lie. One folder that only wraps others, or
    folders such as `train` and `test`, are looked through. Pictures outside of class folders have no class.
    """
    parts = [file.parts for file in files]
    level = 0
    joined: tuple[str, ...] = ()
    while tops := _wrappers(parts, level):
        joined = tuple(tops) if len(tops) > 1 else joined
        level += 1
    classes = {
        file.id: names[level] for file, names in zip(files, parts, strict=True) if len(names) > level + 1
    }
    return classes, _remarks(len(files) - len(classes), joined)


def _remarks(loose: int, joined: tuple[str, ...]) -> tuple[Text, ...]:
    remarks = []
    if loose:
        remarks.append(T("Pictures outside of the class folders are left out ({n}).", n=loose))
    if joined:
        remarks.append(
            T(
                "The folders {names} are taken together; the split is made by the program.",
                names=sorted(joined),
            )
        )
    return tuple(remarks)


def _wrappers(parts: Sequence[list[str]], level: int) -> set[str]:
    """The folders of this level, if they hold nothing but folders and are no classes themselves."""
    if not parts or any(len(names) <= level + 2 for names in parts):
        return set()
    tops = {names[level] for names in parts}
    is_split = all(top.casefold() in SPLIT_NAMES for top in tops)
    return tops if len(tops) == 1 or is_split else set()


def _walk(
    folder: str, prefix: str, depth: int, seen: set[str], cancelled: IsCancelled
) -> Iterator[PictureFile]:
    if cancelled():
        raise Cancelled
    for entry in _entries(folder, depth):
        if entry.name.startswith(".") or entry.name.casefold() in IGNORED:
            continue
        id = prefix + entry.name
        if _is_folder(entry):
            real = os.path.realpath(entry.path)
            if depth < MAX_DEPTH and real not in seen:
                seen.add(real)
                yield from _walk(entry.path, id + "/", depth + 1, seen, cancelled)
        elif entry.name.lower().endswith(SUFFIXES):
            yield from _file(entry, id)


def _entries(folder: str, depth: int) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        if depth:
            return []
        raise Explained(
            T("{path} cannot be read ({reason}). Check its permissions.", path=folder, reason=error.strerror),
            "data_unreadable",
        ) from error


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file(entry: os.DirEntry[str], id: str) -> Iterator[PictureFile]:
    """The file, unless it is a pipe or a device, which may never end. A dead link counts as an empty file."""
    try:
        found = entry.stat()
    except OSError:
        yield PictureFile(id, 0, 0)
        return
    if stat.S_ISREG(found.st_mode):
        yield PictureFile(id, found.st_size, found.st_mtime_ns)


def _refuse_no_folder(root: Path) -> None:
    if root.is_dir():
        return
    if root.exists():
        text = T("{path} is a file. Choose the folder with one sub-folder for each class.", path=str(root))
        raise Explained(text, "not_a_folder")
    raise Explained(
        T("The folder {path} is not there. Find its new place, or choose another folder.", path=str(root)),
        "data_missing",
    )
