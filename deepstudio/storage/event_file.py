"""`events.jsonl` and `commands.jsonl`: lines that are appended, and read as they grow."""

from __future__ import annotations

import os
from pathlib import Path

from deepstudio.storage.atomic import write_refused


def append_lines(path: Path, lines: list[str]) -> None:
    """Appends whole lines in one write. A half line that a crash left is closed first. Raises `Explained`."""
    data = "".join(f"{line}\n" for line in lines).encode("utf-8")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
        try:
            _write_all(descriptor, data if _ends_well(descriptor) else b"\n" + data)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise write_refused(path, error) from error


def read_lines(path: Path, offset: int) -> tuple[list[bytes], int]:
    """The complete lines from byte `offset` on, and where to go on. A file that is gone has none."""
    try:
        with path.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(offset if offset <= file.tell() else 0)
            start = file.tell()
            data = file.read()
    except OSError:
        return [], offset
    whole = data.rfind(b"\n") + 1
    return data[:whole].splitlines(), start + whole


def size_of(path: Path) -> int:
    """Bytes, 0 for a file that does not exist."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _ends_well(descriptor: int) -> bool:
    end = os.lseek(descriptor, 0, os.SEEK_END)
    if end == 0:
        return True
    os.lseek(descriptor, end - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
