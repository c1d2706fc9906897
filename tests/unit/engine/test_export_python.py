"""The exported Python project, used as someone without this program would use it."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PIL import Image

from deepstudio.core.events import Note
from deepstudio.core.explained import Explained
from deepstudio.engine.export import export
from deepstudio.engine.export import python as python_module
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.exporting import said
from tests.unit.engine.using import digits_run, photograph_run, result_of, untrained_run

__all__ = ["digits_run", "photograph_run", "untrained_run"]

pytestmark = pytest.mark.slow  # an interpreter of its own runs each exported program


def predict(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the exported program where nothing of this one can be imported."""
    blocked = "import sys; sys.modules['deepstudio'] = None; import runpy; sys.argv = sys.argv[1:]; "
    program = (
        blocked
        + "sys.path.insert(0, sys.argv[0].rpartition('/')[0]); runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    command = [sys.executable, "-B", "-c", program, f"{folder.as_posix()}/predict.py", *arguments]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, env=environment)


def test_the_project_gives_the_programs_answers(photograph_run, tmp_path):
    """Classes, node titles and the project's name are hostile here; the network branches and ends in a sigmoid."""
    out = tmp_path / "出 口"
    events = list(export(photograph_run, "python", out))
    found = result_of(events)
    assert found["difference"] < 1e-5
    assert found["files"] == sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file())
    assert any(isinstance(event, Note) and "predict.py" in event.message.source for event in events)
    Image.new("RGB", (50, 20), "red").save(tmp_path / "red.png")
    (tmp_path / "bad.png").write_bytes(b"bad")
    pictures = [tmp_path / "red.png", tmp_path / "bad.png"]
    done = predict(out, "--json", *map(str, pictures))
    assert done.returncode == 1
    good, bad = map(json.loads, done.stdout.splitlines())
    (expected,) = said(photograph_run, pictures[:1])
    assert good["label"] == expected["label"]
    assert good["probabilities"] == pytest.approx(expected["probabilities"], abs=1e-5)
    assert list(good) == ["input", *expected]
    assert bad["input"] == str(pictures[1])
    assert bad["error"]


def test_the_answer_is_readable(digits_run, tmp_path):
    list(export(digits_run, "python", tmp_path / "out"))
    Image.new("L", (8, 8)).save(tmp_path / "0.png")
    done = predict(tmp_path / "out", str(tmp_path / "0.png"))
    assert done.returncode == 0, done.stderr
    first, *rest = done.stdout.splitlines()
    (expected,) = said(digits_run, [tmp_path / "0.png"])
    assert first.endswith(f"0.png: {expected['label']}")
    assert len(rest) == 10
    assert all("%" in line for line in rest)


def test_a_project_with_other_answers_is_not_kept(digits_run, tmp_path, monkeypatch):
    answer = {"label": "0", "probabilities": dict.fromkeys("0123456789", 0.1)}
    printed = "\n".join([json.dumps(answer)] * 7)
    monkeypatch.setattr(python_module, "run_predict", lambda folder, arguments, scratch: printed)
    with pytest.raises(Explained) as caught:
        list(export(digits_run, "python", tmp_path / "out"))
    assert caught.value.cause == "export_differs"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("printed", ["", "no json", '{"label": "0"}', '{"error": "x"}\n' * 7])
def test_a_program_that_prints_something_else_is_refused(digits_run, tmp_path, monkeypatch, printed):
    monkeypatch.setattr(python_module, "run_predict", lambda folder, arguments, scratch: printed)
    with pytest.raises(Explained) as caught:
        list(export(digits_run, "python", tmp_path / "out"))
    assert caught.value.cause == "export_differs"
    assert list(tmp_path.iterdir()) == []


def failing(folder: Path) -> Path:
    (folder / "predict.py").write_text("raise SystemExit('this goes wrong')", encoding="utf-8")
    return folder


@pytest.mark.parametrize("frozen", [False, True])
def test_a_program_that_fails_says_why(tmp_path, monkeypatch, frozen):
    run = python_module._run_spawned if frozen else python_module.run_predict
    with pytest.raises(Explained, match="this goes wrong"):
        run(failing(tmp_path), [], tmp_path)


def test_a_bundle_runs_the_program_in_a_fresh_interpreter(tmp_path):
    text = "import os, sys\nfrom near import word\nprint(word, sys.argv[1], os.getpid())"
    (tmp_path / "predict.py").write_text(text, encoding="utf-8")
    (tmp_path / "near.py").write_text("word = 'hello'", encoding="utf-8")
    word, argument, process = python_module._run_spawned(tmp_path, ["a-b"], tmp_path).split()
    assert (word, argument) == ("hello", "a-b")
    assert int(process) != os.getpid()


def test_the_last_checkpoint_can_be_exported_too(digits_run: RunFolder, tmp_path, monkeypatch):
    monkeypatch.setattr(python_module, "compare", lambda folder, samples, leaving: 0.0)
    list(export(digits_run, "python", tmp_path / "out", "last"))
    assert (tmp_path / "out" / "model.safetensors").is_file()


def test_no_place_for_temporary_files_is_needed(digits_run: RunFolder, tmp_path, monkeypatch):
    def nowhere(*_args: object, **_options: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "mkdtemp", nowhere)
    monkeypatch.setattr(tempfile, "mkstemp", nowhere)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, "/nonexistent")
    list(export(digits_run, "python", tmp_path / "out"))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_program_that_cannot_be_started_is_told_as_that(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    with pytest.raises(Explained) as caught:
        python_module.run_predict(failing(tmp_path), [], tmp_path)
    assert caught.value.cause == "export_not_run"
