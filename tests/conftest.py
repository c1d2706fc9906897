"""What every test stands on: a home of its own, English, no display, and nothing left behind."""

import ctypes
import importlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from deepstudio.jobs.data_process import data_process
from tests import data_child, forking
from tests.budget import Budget
from tests.guards import no_leaks as no_leaks

HERE = Path(__file__).parent
HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "DEEPSTUDIO_HOME": "DeepStudio",
}
ENGLISH = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": "en"}
# Debian's package for each library that Qt needs from the system.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
USES_QT = re.compile(r"PySide6|pytestqt|pyqtgraph|deepstudio\.ui|\bqtbot\b")

os.environ.update(ENGLISH)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if os.environ["QT_QPA_PLATFORM"] == "offscreen":  # on its own it has a screen that is smaller than the window
    os.environ["QT_QPA_PLATFORM"] += f":configfile={HERE.parent / 'packaging' / 'screen.json'}"
# Test processes share the cores: torch's threads must not wait for each other at full speed.
os.environ.setdefault("GOMP_SPINCOUNT", "2000")
hypothesis.settings.register_profile("deepstudio", database=None, deadline=None)
hypothesis.settings.load_profile("deepstudio")


def qt_missing() -> str | None:
    """One sentence on why Qt cannot run here; None if it can."""
    try:
        for name in ("QtGui", "QtWidgets", "QtTest"):
            importlib.import_module(f"PySide6.{name}")
        _load_platform_plugin()
    except (ImportError, OSError) as error:
        return _reason(str(error))
    return None


def _load_platform_plugin() -> None:
    """Qt ends the process if its plugin lacks a library; loading it here raises OSError instead."""
    library = importlib.import_module("PySide6.QtCore").QLibraryInfo
    folder = Path(library.path(library.LibraryPath.PluginsPath))
    for plugin in folder.glob("platforms/libqoffscreen.so"):
        ctypes.CDLL(str(plugin))


def _reason(error: str) -> str:
    library = error.partition(":")[0]
    if library in PACKAGES:
        return f"Qt needs {library}, which this machine lacks: apt-get install {PACKAGES[library]}"
    return f"Qt cannot be loaded: {error}"


NO_QT = qt_missing()


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Without Qt, pytest-qt would end the whole run at its start; the tests without a window still count."""
    if NO_QT:
        pluginmanager.unregister(name="pytest-qt")


class _WithoutQt:
    """Skips modules, and folders whose fixtures, use Qt; a plugin, as no conftest is asked about folders."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> pytest.CollectReport | None:
        file = collector.path / "conftest.py" if isinstance(collector, pytest.Dir) else collector.path
        if not file.is_file() or file == HERE / "conftest.py":
            return None
        if not USES_QT.search(file.read_text(encoding="utf-8")):
            return None
        return pytest.CollectReport(collector.nodeid, "skipped", (str(file), 0, f"Skipped: {NO_QT}"), [])


def pytest_configure(config: pytest.Config) -> None:
    """Keeps fixtures that outlive a test, and whatever they start, out of the real home as well."""
    home = Path(tempfile.mkdtemp(prefix="deepstudio-home-"))
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ.update(_variables(home))
    forking.install()
    config.add_cleanup(forking.server.close)
    data_child.share()
    config.add_cleanup(data_process().close)
    config.pluginmanager.register(Budget(config))
    if NO_QT:
        config.pluginmanager.register(_WithoutQt())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A file stays with one worker, so that its fixtures are made once; the order is that of `tests.budget`."""
    if config.getoption("dist") != "load":
        return None
    config.option.loadscopereorder = False
    return importlib.import_module("xdist.scheduler").LoadFileScheduling(config, log)


def _variables(home: Path) -> dict[str, str]:
    runtime = home / ".runtime"  # Qt complains unless it exists and is private
    runtime.mkdir(mode=0o700, exist_ok=True)
    folders = {name: str(home / folder) for name, folder in HOME_VARIABLES.items()}
    return {**folders, "XDG_RUNTIME_DIR": str(runtime)}


@pytest.fixture(autouse=True)
def own_home(
    no_leaks: None, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An empty home of the test's own: settings, caches, recent projects and logs go there."""
    home = tmp_path_factory.mktemp("home")
    for name, value in _variables(home).items():
        monkeypatch.setenv(name, value)
    data_child.follow_home(_variables(home))
    return home


@pytest.fixture
def fresh_interpreter() -> Iterator[None]:
    """Commands in this test are started as a person does, not forked: the start itself is what is tested."""
    with forking.fresh_interpreters():
        yield


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder with real data sets."""
    folder = os.environ.get("DEEPSTUDIO_TEST_DATA")
    if not folder:
        pytest.skip("DEEPSTUDIO_TEST_DATA is not set: real data sets are not here")
    return Path(folder)
