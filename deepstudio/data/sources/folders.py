"""Which files of a kind lie below a folder, and what else lies there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.data.sources.unused import Unused
from deepstudio.data.work import Cancelled, IsCancelled, never

MAX_FILES = 1_000_000
MAX_DEPTH = 32
# What systems and programs leave behind in a folder; nobody took it for data.
SYSTEM = frozenset(
    {"__macosx", "@eadir", "#recycle", "#snapshot", "@recycle", "$recycle.bin", "recycler", "recycled"}
    | {"system volume information", "lost+found", "found.000", ".trashes", ".trash"}
)
NOTES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini"})
# Where a link may not lead: nobody keeps samples there, and much of it is no file at all.
PSEUDO = tuple(f"{os.sep}{name}" for name in ("proc", "sys", "dev"))
ROOTS = frozenset(
    f"{os.sep}{name}"
    for name in (
        "",
        "bin",
        "boot",
        "etc",
        "home",
        "lib",
        "lib64",
        "run",
        "sbin",
        "usr",
        "var",
        "Users",
        "System",
    )
)


@dataclass(frozen=True, slots=True)
class SampleFile:
    """A file that may be a sample. `id` is its path below the folder, with slashes."""

    id: str
    size: int
    modified: int  # nanoseconds

    @property
    def parts(self) -> list[str]:
        return self.id.split("/")


def find_files(
    root: Path, suffixes: tuple[str, ...], unused: Unused, cancelled: IsCancelled = never
) -> list[SampleFile]:
    """All files below `root` with one of `suffixes`, by id; `unused` learns of everything else that is not hidden.

    Follows links once, but not to what the system keeps for itself.
    Raises `Explained`: `data_missing`, `not_a_folder`, `data_unreadable`, `too_many`, `cancelled`.
    """
    _refuse_no_folder(root)
    found: list[SampleFile] = []
    for file in _Walk(root, suffixes, unused, cancelled).files():
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
    return list(islice(_Walk(root, suffixes, Unused(), never).files(), most))


@dataclass
class _Walk:
    """One look through a folder and those below it."""

    root: Path
    suffixes: tuple[str, ...]
    unused: Unused
    cancelled: IsCancelled
    seen: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)

    def files(self) -> Iterator[SampleFile]:
        self.seen.add(os.path.realpath(self.root))
        yield from self._below(str(self.root), "", 0)
        for id in sorted(self.empty):
            if id.rpartition("/")[0] not in self.empty:
                self.unused.add("empty-folders", id)

    def _below(self, folder: str, prefix: str, depth: int) -> Iterator[SampleFile]:
        if self.cancelled():
            raise Cancelled
        for entry in self._entries(folder, prefix, depth):
            id = prefix + entry.name
            if _is_folder(entry):
                yield from self._folder(entry, id, depth)
            elif entry.name.startswith(".") or entry.name.casefold() in NOTES:
                continue
            elif entry.name.lower().endswith(self.suffixes) and (file := _file(entry, id)) is not None:
                yield file
            else:
                self.unused.add("other-files", id)

    def _folder(self, entry: os.DirEntry[str], id: str, depth: int) -> Iterator[SampleFile]:
        name = entry.name.casefold()
        if name in SYSTEM or name.startswith(".trash-"):
            self.unused.add("system-folders", id)
        elif not name.startswith(".") and (reason := self._refused(entry, depth)):
            self.unused.add(reason, id)
        elif not name.startswith("."):
            yield from self._counted(entry.path, id, depth)

    def _counted(self, path: str, id: str, depth: int) -> Iterator[SampleFile]:
        """The files of a folder; one without any is remembered."""
        self.empty.add(id)
        for file in self._below(path, id + "/", depth + 1):
            self.empty.discard(id)
            yield file

    def _refused(self, entry: os.DirEntry[str], depth: int) -> str:
        """Why a folder is not looked into; empty if it is."""
        try:
            real = os.path.realpath(entry.path)
        except OSError:
            return "unreadable-folders"
        if entry.is_symlink() and leads_out(os.path.realpath(self.root), real):
            return "links-out"
        if real in self.seen:
            return "links-again"
        self.seen.add(real)
        return "deep-folders" if depth >= MAX_DEPTH else ""

    def _entries(self, folder: str, prefix: str, depth: int) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            if depth:
                self.empty.discard(prefix.rstrip("/"))
                self.unused.add("unreadable-folders", prefix.rstrip("/"))
                return []
            raise Explained(
                T(
                    "{path} cannot be read ({reason}). Check its permissions.",
                    path=folder,
                    reason=error.strerror,
                ),
                "data_unreadable",
            ) from error


def leads_out(root: str, target: str) -> bool:
    """Whether a link from below `root` to `target`, both real paths, leads to what nobody can mean by it.

    That is a folder that holds `root` itself, the root of a disk, one of the system's own folders, or anything in
    those that hold no files. Links to other folders of samples, on other disks too, are welcome.
    """
    if (
        target in ROOTS
        or os.path.dirname(target) == target
        or f"{root}{os.sep}".startswith(f"{target}{os.sep}")
    ):
        return target != root
    return any(target == place or target.startswith(place + os.sep) for place in PSEUDO)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file(entry: os.DirEntry[str], id: str) -> SampleFile | None:
    """The file, unless it is a pipe or a device, which may never end. A dead link counts as an empty file."""
    try:
        found = entry.stat()
    except OSError:
        return SampleFile(id, 0, 0)
    return SampleFile(id, found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


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
