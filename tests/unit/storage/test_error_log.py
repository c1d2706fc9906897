"""Unexpected errors are written down, and writing them down never fails."""

from pathlib import Path

import pytest

from deepstudio.storage import places
from deepstudio.storage.error_log import record_error


def provoke() -> BaseException:
    try:
        raise RuntimeError("a \ud800 strange message")
    except RuntimeError as error:
        return error


def test_the_log_holds_traceback_and_versions() -> None:
    path = record_error(provoke(), "train x")
    content = path.read_text(encoding="utf-8")
    assert path.parent == places.log_dir()
    for part in ("Traceback", "strange message", "in provoke", "Python", "train x"):
        assert part in content


def test_a_log_that_cannot_be_written_is_no_second_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DEEPSTUDIO_HOME", str(tmp_path / "file"))
    assert not record_error(provoke()).exists()
