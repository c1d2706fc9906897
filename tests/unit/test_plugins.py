"""Plugins: what they add is there; one that fails adds nothing, is named, and keeps nothing from starting."""

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from typing import ClassVar

import pytest

from deepstudio import catalog
from deepstudio.catalog.losses import CrossEntropy
from deepstudio.core.registry import Registry
from deepstudio.storage import places
from tests.journeys.commands import here


class Extra(CrossEntropy):
    id: ClassVar[str] = "extra"


class Another(CrossEntropy):
    id: ClassVar[str] = "another"


def good(registry: Registry) -> None:
    registry.register(Another)


def half(registry: Registry) -> None:
    registry.register(Extra)
    raise RuntimeError("no \x1b[2J luck\nsecond line")


def taken(registry: Registry) -> None:
    registry.register(CrossEntropy)


def leaves(registry: Registry) -> None:
    raise SystemExit(3)


@pytest.fixture
def plugins(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Installs the named functions as plugins; `gone` is one whose module is not there."""

    def install(*names: str) -> None:
        entries = [
            EntryPoint(name, f"{__name__}:{name}", catalog.PLUGINS) for name in names if name != "gone"
        ]
        if "gone" in names:
            entries.append(EntryPoint("gone", "no.such.module:register", catalog.PLUGINS))
        functions = globals()
        monkeypatch.setattr(
            EntryPoint, "load", lambda entry: functions[entry.name] if entry.name in functions else _gone()
        )
        monkeypatch.setattr(catalog, "entry_points", lambda group: entries)
        catalog.registry.cache_clear()

    yield install
    monkeypatch.undo()
    catalog.registry.cache_clear()


def _gone() -> None:
    raise ModuleNotFoundError("No module named 'no'")


def test_one_that_fails_adds_nothing_and_the_others_are_there(plugins: Callable[..., None]) -> None:
    plugins("half", "good", "taken", "leaves", "gone")
    losses = catalog.registry().losses
    assert losses.get("another") is Another
    assert losses.get("extra") is None
    assert losses.get("cross_entropy") is CrossEntropy
    assert list(catalog.registry().failed) == ["half", "taken", "leaves", "gone"]
    assert [str(text).partition("”")[0] for text, _ in catalog.failed_plugins()] == [
        f"The plugin “{name}" for name in ("half", "taken", "leaves", "gone")
    ]


@pytest.mark.parametrize("arguments", [["list", "tasks"], ["new", "{folder}", "--template", "no-such"]])
def test_the_command_line_names_it_also_where_the_command_fails(
    plugins: Callable[..., None], arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    plugins("half", "good")
    ended = here(capsys, *(argument.format(folder=f"{tmp_path}/p") for argument in arguments))
    assert "The plugin “half” could not be loaded (RuntimeError: no \ufffd[2J luck)." in ended.err
    assert "Traceback" not in ended.err
    (log,) = places.log_dir().glob("*.log")
    assert "second line" in log.read_text(encoding="utf-8")


def test_without_a_failure_nothing_is_said(
    plugins: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    plugins("good")
    ended = here(capsys, "list", "tasks")
    assert (ended.code, ended.err) == (0, "")


def test_the_doctor_lists_it(plugins: Callable[..., None]) -> None:
    from deepstudio.cli.doctor import _plugins

    plugins("taken")
    (finding,) = _plugins()
    assert "“taken”" in str(finding.text)
