"""Files are replaced as a whole or not at all: written beside, flushed to the disk, then moved into place."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from deepstudio.core.explained import Explained
from deepstudio.core.text import T

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
# On Windows a reader that holds the old file open delays its replacement.
REPLACE_TRIES = 50
REPLACE_WAIT = 0.02


def write_atomic(path: Path, content: bytes | str) -> None:
    """Replaces `path` by `content` (text as UTF-8). Raises `Explained`; the old file then stays as it was."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with replacing(path) as beside:
        beside.write_bytes(data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yields a path beside `path` to write to; on success it takes the place of `path`.

    Raises `Explained` on a full disk, a missing permission or any other refusal of the system; the old file
    stays and nothing is left beside it.
    """
    beside = path.with_name(f".{path.name[:200]}.{uuid4().hex[:8]}.tmp")
    try:
        yield beside
        _flush(beside)
        _replace(beside, path)
        _flush_folder(path.parent)
    except OSError as error:
        raise write_refused(path, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


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
