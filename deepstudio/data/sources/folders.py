"""Which files of a kind lie below a folder, and which class each belongs to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.work import Cancelled, IsCancelled, never

MAX_FILES = 1_000_000
MAX_DEPTH = 32
MOST_LOOSE = 0.02  # of the files of a data set: lists and notes that lie beside its class folders
IGNORED = frozenset({"__macosx", "@eadir", "$recycle.bin", "system volume information", "lost+found"})
SPLIT_NAMES = frozenset({"train", "training", "val", "valid", "validation", "dev", "test", "testing"})


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A file that may be a sample. `id` is its path below the folder, with slashes."""

    id: str
    size: int
    modified: int  # nanoseconds

    @property
    def parts(self) -> list[str]:
        return self.id.split("/")


def find_files(root: Path, suffixes: tuple[str, ...], cancelled: IsCancelled = never) -> list[SampleFile]:
    """All files below `root` with one of `suffixes`, by id. Ignores hidden and system files; follows links once.

    Raises `Explained`: `data_missing`, `not_a_folder`, `data_unreadable`, `too_many`, `cancelled`.
    """
    _refuse_no_folder(root)
    found: list[SampleFile] = []
    for file in _walk(str(root), "", 0, {os.path.realpath(root)}, suffixes, cancelled):
        found.append(file)
        if len(found) > MAX_FILES:
            raise Explained(
                T(
                    "{path} holds more than {n} files. Choose a smaller folder.",
                    path=str(root),
                    n=MAX_FILES,
                ),
                "too_many",
            )
    return sorted(found, key=lambda file: file.id)


def first_files(root: Path, suffixes: tuple[str, ...], most: int) -> list[SampleFile]:
    """Some of the files that `find_files` finds, at most `most`: enough to see what a large folder holds."""
    _refuse_no_folder(root)
    return list(islice(_walk(str(root), "", 0, {os.path.realpath(root)}, suffixes, never), most))


def class_names(files: Sequence[SampleFile]) -> tuple[dict[str, str], tuple[Evidence, ...]]:
    """The class of each file by id, and remarks.

    A class is a folder below the root, however deep its files lie. One folder that only wraps others, or
    folders such as `train` and `test`, are looked through. Files outside of class folders have no class.
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


def _remarks(loose: int, joined: tuple[str, ...]) -> tuple[Evidence, ...]:
    remarks = []
    if loose:
        text = T("Files outside of the class folders are left out ({n}).", n=loose)
        remarks.append(remark("loose-files", text, loose))
    if joined:
        text = T(
            "The folders {names} are taken together; the split is made by the program.", names=sorted(joined)
        )
        remarks.append(remark("folders-joined", text, len(joined)))
    return tuple(remarks)


def _wrappers(parts: Sequence[list[str]], level: int) -> set[str]:
    """The folders of this level, if they hold hardly anything but folders and are no classes themselves."""
    deep = [names for names in parts if len(names) > level + 2]
    if not deep or len(parts) - len(deep) > MOST_LOOSE * len(parts):
        return set()
    tops = {names[level] for names in parts if len(names) > level + 1}
    is_split = all(top.casefold() in SPLIT_NAMES for top in tops)
    return tops if len(tops) == 1 or is_split else set()


def _walk(
    folder: str, prefix: str, depth: int, seen: set[str], suffixes: tuple[str, ...], cancelled: IsCancelled
) -> Iterator[SampleFile]:
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
                yield from _walk(entry.path, id + "/", depth + 1, seen, suffixes, cancelled)
        elif entry.name.lower().endswith(suffixes):
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


def _file(entry: os.DirEntry[str], id: str) -> Iterator[SampleFile]:
    """The file, unless it is a pipe or a device, which may never end. A dead link counts as an empty file."""
    try:
        found = entry.stat()
    except OSError:
        yield SampleFile(id, 0, 0)
        return
    if stat.S_ISREG(found.st_mode):
        yield SampleFile(id, found.st_size, found.st_mtime_ns)


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
