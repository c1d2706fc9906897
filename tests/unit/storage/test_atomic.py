"""A file is replaced as a whole or stays as it was."""

import errno
import os
from pathlib import Path

import pytest

from deepstudio.core.explained import Explained
from deepstudio.storage.atomic import replacing, write_atomic


def test_text_and_bytes_replace_the_file(tmp_path: Path) -> None:
    path = tmp_path / "猫.txt"
    write_atomic(path, "first")
    write_atomic(path, "第二".encode())
    assert path.read_text(encoding="utf-8") == "第二"
    assert os.listdir(tmp_path) == ["猫.txt"]


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EFBIG, "disk_full"),
        (errno.EACCES, "permission"),
        (errno.EIO, "write_failed"),
    ],
)
def test_a_refused_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, cause: str
) -> None:
    path = tmp_path / "project.json"
    write_atomic(path, "old")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("deepstudio.storage.atomic.os.fsync", refuse)
    with pytest.raises(Explained) as caught:
        write_atomic(path, "new")
    assert caught.value.cause == cause
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["project.json"]


def test_an_error_of_the_writer_itself_passes_through(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"

    def write_half() -> None:
        with replacing(path) as beside:
            beside.write_text("half")
            raise ValueError("the writer's own")

    with pytest.raises(ValueError, match="own"):
        write_half()
    assert os.listdir(tmp_path) == []


def test_a_missing_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(Explained) as caught:
        write_atomic(tmp_path / "gone" / "a.txt", "x")
    assert caught.value.cause == "write_failed"
