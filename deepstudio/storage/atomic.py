"""Files are replaced as a whole or not at all: written beside, flushed to the disk, then moved into place."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.leftovers import beside

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# On Windows a reader that holds the old file open delays its replacement.
REPLACE_TRIES = 50
REPLACE_WAIT = 0.02


def write_atomic(path: Path, content: bytes | str) -> None:
    """Replaces `path` by `content` (text as UTF-8). Raises `Explained`; the old file then stays as it was."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with replacing(path) as made:
        made.write_bytes(data)


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it. Raises `Explained`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_refused(folder, error) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yields a path to write to; on success the file takes the place of `path`.

    A link stays a link: the file that it leads to is replaced. What is no regular file, such as a pipe, a terminal
    or `/dev/null`, is written into. Raises `Explained` on a full disk, a missing permission or any other refusal of
    the system; the old file stays and nothing is left beside it.
    """
    try:
        target = _target(path)
        stream = is_stream(path)
        made = _scratch() if stream else beside(target)
    except OSError as error:
        raise write_refused(path, error) from error
    try:
        yield made
        if stream:
            _write_into(made, path)
        else:
            _flush(made)
            _replace(made, target)
            _flush_folder(target.parent)
    except OSError as error:
        raise write_refused(path, error) from error
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """The file that is replaced: for a link the one it leads to, which need not exist yet. Raises `OSError`."""
    if not path.is_symlink():
        return path
    with suppress(FileNotFoundError):
        path.stat()  # refuses links that lead in a circle
    return Path(os.path.realpath(path))


def is_stream(path: Path) -> bool:
    """Whether `path` is a pipe, a device or the like; `/dev/stdout` is one whatever it leads to."""
    if path.parts[:2] in (("/", "dev"), ("/", "proc")):
        return True
    return path.exists() and not path.is_file() and not path.is_dir()


def _scratch() -> Path:
    descriptor, name = tempfile.mkstemp(prefix="deepstudio-")
    os.close(descriptor)
    return Path(name)


def _write_into(made: Path, path: Path) -> None:
    with made.open("rb") as source, path.open("wb") as stream:
        shutil.copyfileobj(source, stream)


def write_refused(path: Path, error: OSError) -> Explained:
    """What a failed write means and what to do. Causes: `disk_full`, `permission`, `write_failed`."""
    if error.errno in FULL:
        return Explained(
            T("“{name}” cannot be saved: the disk is full. Free some space and try again.", name=path.name),
            "disk_full",
        )
    if error.errno in FORBIDDEN:
        return Explained(
            T(
                "“{name}” cannot be saved: you may not write to {folder}. Choose another folder.",
                name=path.name,
                folder=str(path.parent),
            ),
            "permission",
        )
    return Explained(
        T(
            "“{name}” cannot be saved in {folder} ({reason}). Choose another place and try again.",
            name=path.name,
            folder=str(path.parent),
            reason=error.strerror or type(error).__name__,
        ),
        "write_failed",
    )


def read_refused(path: Path, error: OSError) -> Explained:
    """What a failed read means. The causes are `missing`, `permission` and `read_failed`."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Explained(
            T("{path} does not exist. Check where it lies and try again.", path=str(path)), "missing"
        )
    if error.errno in FORBIDDEN:
        return Explained(
            T("{path} cannot be read: you have no permission. Ask for it or copy the file.", path=str(path)),
            "permission",
        )
    return Explained(
        T(
            "{path} cannot be read ({reason}). Check the disk and try again.",
            path=str(path),
            reason=error.strerror or type(error).__name__,
        ),
        "read_failed",
    )


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_folder(folder: Path) -> None:
    """Makes the new name durable; Windows and some network disks cannot, and need not."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _replace(source: Path, target: Path) -> None:
    for _ in range(REPLACE_TRIES if os.name == "nt" else 1):
        try:
            return os.replace(source, target)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(REPLACE_WAIT)
    os.replace(source, target)
