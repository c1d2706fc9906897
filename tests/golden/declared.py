"""What a golden project is declared with, and what declarations do with the program that makes them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.golden.asking import PLUGIN

Raw = dict[str, Any]

QUICK = {"optimizer": {"id": "adam", "settings": {"learning_rate": 0.01}}}
# So small that no recurrent network shares its batch out to threads: their number would decide about the numbers.
ONE_SHARE = {**QUICK, "batch_size": 15}


@dataclass(frozen=True)
class Golden:
    """A project: its template, what writes its data and what it is asked, and what is set in it."""

    template: str
    data: Callable[[Path], Path] | None = None
    ask: Callable[[Path], None] | None = None
    """Without it the project is not trained."""
    options: tuple[str, ...] = ()
    nodes: Mapping[str, Raw] = field(default_factory=dict)
    column: Mapping[str, Raw] = field(default_factory=dict)
    training: Raw = field(default_factory=dict)
    change: Callable[[Raw], None] = lambda raw: None
    after: Callable[[Path], None] = lambda folder: None
    """What is done to the folder when it was trained."""
    more: Callable[[Path], None] = lambda folder: None
    """Further runs."""
    forms: tuple[str, ...] = ("weights", "onnx", "pt2", "python")
    only_trains: bool = False
    """The program of that time trained such a network, but could neither examine nor ask nor export it."""
    plugin: bool = False
    """Whether the plugin of the tests was installed."""


@dataclass(frozen=True)
class Format:
    """A version of the project file, the commit of the program that made its projects, and these by name.

    `recorder` is the module of that program which trains and writes down what happens.
    """

    version: int
    commit: str
    projects: Mapping[str, Golden]
    recorder: str = "deepstudio.engine.run_log"

    @property
    def place(self) -> Path:
        return Path(__file__).with_name(str(self.version))


def said(*arguments: object, code: int = 0) -> tuple[int, str]:
    """Runs a command in this process."""
    ended, out = say(*arguments)
    assert ended == code, (arguments, out)
    return ended, out


def say(*arguments: object) -> tuple[int, str]:
    from deepstudio.cli.app import run

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        ended = run([str(argument) for argument in arguments])
    return ended, out.getvalue() or err.getvalue()


@contextmanager
def installed(plugin: bool) -> Iterator[None]:
    """The program knows the plugin of the tests in here, if it is wanted."""
    from deepstudio import catalog

    before = list(sys.path)
    sys.path[:0] = [str(PLUGIN)] if plugin else []
    catalog.registry.cache_clear()
    try:
        yield
    finally:
        sys.path[:] = before
        catalog.registry.cache_clear()


def write(file: Path, raw: Raw) -> None:
    file.write_text(json.dumps(raw, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
