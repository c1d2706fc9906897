"""A file is replaced as a whole or stays as it was."""

import errno
import os
import stat
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


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real, link = tmp_path / "elsewhere" / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    write_atomic(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert os.listdir(tmp_path / "elsewhere") == ["real.csv"]


def test_a_link_to_nothing_makes_what_it_leads_to(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")
    write_atomic(link, "new")
    assert (tmp_path / "real.csv").read_text() == "new"
    assert link.is_symlink()


def test_a_link_to_itself_is_explained(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(link)
    with pytest.raises(Explained):
        write_atomic(link, "new")
    assert link.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="pipes with a name")
def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomic(pipe, "new")
        assert os.read(reader, 100) == b"new"
    finally:
        os.close(reader)
    assert os.listdir(tmp_path) == ["pipe"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="needs /dev/null")
def test_a_device_is_written_into() -> None:
    write_atomic(Path("/dev/null"), "new")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="needs /dev/fd")
def test_an_open_file_is_written_into_by_its_descriptor(tmp_path: Path) -> None:
    with (tmp_path / "out.csv").open("w+b") as file:
        write_atomic(Path(f"/dev/fd/{file.fileno()}"), "new")
        assert file.read() == b"new"
    assert os.listdir(tmp_path) == ["out.csv"]
