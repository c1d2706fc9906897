"""The chapters of CONTRIBUTING.md that make a package are followed to the letter: files, entry point, commands."""

from __future__ import annotations

import contextlib
import io
import re
import runpy
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from deepstudio import catalog
from deepstudio.catalog import registry
from deepstudio.cli.app import run

GUIDE = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"


def chapter(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)^## ", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert found is not None, title
    return found[1]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def written(text: str, place: Path) -> None:
    """The package of a chapter in a folder, as pip installs it."""
    for block in blocks(text, "python"):
        file = re.match(r"# (\S+\.py)\n", block)
        assert file is not None, block[:60]
        (place / file[1]).parent.mkdir(exist_ok=True)
        (place / file[1]).write_text(block, encoding="utf-8")
    install(*blocks(text, "toml"), place)


def follow(text: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What each command printed, in a folder in which the files were written and the package is installed."""
    written(text, place)
    monkeypatch.chdir(place)
    monkeypatch.syspath_prepend(place)
    catalog.registry.cache_clear()
    assert registry().failed == {}
    (lines,) = blocks(text, "sh")
    return {line: said(shlex.split(line)) for line in lines.splitlines()}


def install(declared: str, place: Path) -> None:
    """As pip does it for what a `pyproject.toml` declares."""
    (group,) = tomllib.loads(declared)["project"]["entry-points"].items()
    info = place / "package-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: package\nVersion: 1.0\n")
    entries = "\n".join(f"{name} = {value}" for name, value in group[1].items())
    (info / "entry_points.txt").write_text(f"[{group[0]}]\n{entries}\n")


def said(words: list[str]) -> str:
    program, *arguments = words
    if program == "python":
        runpy.run_path(arguments[0])
        return ""
    assert program == "deepstudio"
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        code = run(arguments)
    assert code == 0, f"{words}: {out.getvalue()}{err.getvalue()}"
    return out.getvalue()


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> object:
    """What the package brought is gone after the test."""
    known = set(sys.modules)
    yield
    monkeypatch.undo()
    for name in set(sys.modules) - known:
        if name.partition(".")[0] in ("colours", "oddity"):
            del sys.modules[name]
    catalog.registry.cache_clear()


@pytest.mark.usefixtures("forgotten")
def test_a_kind_is_added_in_an_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = follow(chapter("Add a kind in an hour"), tmp_path, monkeypatch)
    assert registry().columns.get("colour") is not None
    assert "colour" in told["deepstudio list columns"]
    assert ": red (" in told['deepstudio predict clothes --text "#ff8800"']
    assert (tmp_path / "clothes.pt2").is_file()


@pytest.mark.usefixtures("forgotten")
def test_a_task_is_added_in_an_afternoon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = follow(chapter("Add a task in an afternoon"), tmp_path, monkeypatch)
    assert "oddity" in told["deepstudio list tasks"]
    assert "Oddness" in told["deepstudio evaluate flowers"]
