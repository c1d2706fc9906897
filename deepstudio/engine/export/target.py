"""Where an export is put: made beside its place and moved there when it is complete and checked."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from deepstudio import __version__
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.atomic import make_folder, read_refused, replacing, write_atomic, write_refused
from deepstudio.storage.leftovers import abandoned, beside, clear_siblings

RECORD = "export.json"
FORMAT = "deepstudio-export"
SIGNATURE = "<!-- As DeepStudio wrote it: {} -->"
MOST_NUMBERS = 1000
# What running an exported program leaves behind.
_CACHES = {"__pycache__"}


@contextmanager
def new_file(out: Path, suffix: str) -> Iterator[Path]:
    """Yields a path to write to; on success it takes the place of `out`, if that is a file of this `suffix`.

    Raises `Explained`.
    """
    if out.is_dir():
        name = f"model{suffix}"
        raise Explained(
            T("{path} is a folder. Give the name of a file, such as {name}.", path=str(out), name=name),
            "not_a_file",
        )
    if out.exists() and out.suffix.lower() != suffix:
        raise _taken(out)
    make_folder(out.parent)
    clear_siblings(out)
    with replacing(out) as made:
        yield made


@contextmanager
def new_folder(out: Path, about: dict[str, Any]) -> Iterator[Path]:
    """Yields an empty folder to fill; on success it takes the place of `out`, with a record of its files.

    An existing `out` must be empty or an export that nobody changed since. Raises `Explained`.
    """
    refuse_taken(out)
    make_folder(out.parent)
    _bring_back(out)
    clear_siblings(out)
    made = beside(out, "export")
    try:
        made.mkdir()
        yield made
        _clear_caches(made)
        _write_record(made, about)
        refuse_taken(out)
        _swap(made, out)
    except OSError as error:
        raise write_refused(out, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def add_to_folder(out: Path, name: str, text: str) -> Path:
    """Adds a file to a finished export; first to its record, where one may be named that is not there.

    Raises `Explained`.
    """
    try:
        record = json.loads((out / RECORD).read_bytes())
    except (OSError, ValueError):
        record = None  # made by somebody who keeps none
    if isinstance(record, dict) and isinstance(record.get("files"), dict):
        record["files"][name] = hashlib.sha256(text.encode()).hexdigest()
        write_atomic(out / RECORD, json.dumps(record, ensure_ascii=False, indent=2) + "\n")
    write_atomic(out / name, text)
    return out / name


def add_beside(out: Path, suffix: str, text: str) -> Path:
    """Writes a file that belongs to the file `out`, under its name and `suffix`. Raises `Explained`.

    A number stands in the name where there is one already that is not as an export made it.
    """
    signed = _signed(text)
    for number in range(1, MOST_NUMBERS):
        path = out.with_name(f"{out.name}{f' {number}' if number > 1 else ''}{suffix}")
        try:
            free = not path.exists() or _is_as_made(path.read_bytes().decode("utf-8"))
        except (OSError, ValueError):
            free = False
        if free:
            write_atomic(path, signed)
            return path
    raise _taken(out)


def _signed(text: str) -> str:
    return f"{text}\n{SIGNATURE.format(hashlib.sha256(text.encode()).hexdigest())}\n"


def _is_as_made(content: str) -> bool:
    """Whether nobody has changed what `_signed` gave."""
    text, _, _ = content.rpartition("\n" + SIGNATURE.partition("{")[0])
    return bool(text) and content == _signed(text)


def refuse_taken(out: Path) -> None:
    """Raises `Explained` unless `out` is free, an empty folder, or an earlier export as it was made."""
    try:
        if not out.exists() or (out.is_dir() and not any(out.iterdir())):
            return
        if not out.is_dir() or not _is_untouched_export(out):
            raise _taken(out)
    except OSError as error:
        raise read_refused(out, error) from error


def _taken(out: Path) -> Explained:
    if (out / RECORD).is_file():
        return Explained(
            T(
                "{path} holds an earlier export that was changed. Choose another folder, so that nothing is lost.",
                path=str(out),
            ),
            "exists",
        )
    return Explained(
        T("{path} holds something else already. Choose another name, or an empty folder.", path=str(out)),
        "exists",
    )


def _is_untouched_export(folder: Path) -> bool:
    try:
        record = json.loads((folder / RECORD).read_bytes())
        files = record["files"] if record["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False
    return isinstance(files, dict) and bool(files) and _hashes(folder).items() <= files.items()


def _write_record(folder: Path, about: dict[str, Any]) -> None:
    record = {"format": FORMAT, "deepstudio": __version__, **about, "files": _hashes(folder)}
    (folder / RECORD).write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _hashes(folder: Path) -> dict[str, str]:
    return {name: _hash(folder / name) for name in files_of(folder) if name != RECORD}


def files_of(folder: Path) -> list[str]:
    """Relative paths of the files in `folder`, with forward slashes, sorted; caches left out."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths if not _CACHES & set(path.parts))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _clear_caches(folder: Path) -> None:
    for cache in [path for path in folder.rglob("*") if path.name in _CACHES]:
        shutil.rmtree(cache, ignore_errors=True)


def _bring_back(out: Path) -> None:
    """An earlier export that a kill left without its name gets it back."""
    for old in abandoned(out):
        if old.suffix == ".old" and not out.exists():
            with suppress(OSError):
                old.rename(out)


def _swap(made: Path, out: Path) -> None:
    """Puts the finished folder in place; the old one goes only when the new one is there.

    A kill between the two leaves the old one beside `out`, from where `_bring_back` takes it.
    """
    old = beside(out, "old")
    if out.exists():
        out.rename(old)
    try:
        made.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
