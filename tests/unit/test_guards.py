"""The guards fail a test that leaves something behind, and the suite runs where Qt cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LEAKS = """
import subprocess, sys, threading
import pytest
from hypothesis import given, strategies
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))

def test_thread():
    kept.append(threading.Event())
    threading.Thread(target=kept[-1].wait, name="forgotten", daemon=True).start()

def test_timer(qtbot):
    kept.append(QTimer(interval=1000))
    kept[-1].start()

def test_qt_thread(qtbot):
    kept.append(QThread())
    kept[-1].start()

def test_window(qtbot):
    kept.append(QWidget(windowTitle="forgotten"))
    kept[-1].show()

def test_file(tmp_path):
    kept.append((tmp_path / "forgotten.bin").open("wb"))
"""

TIDY = """
import subprocess, sys, threading
from hypothesis import given, strategies
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_nothing_left(qtbot, tmp_path):
    subprocess.run([sys.executable, "-c", ""], check=True)
    threading.Thread(target=int).start()
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget, interval=1000)
    timer.start()
    widget.show()
    thread = QThread()
    thread.start()
    thread.quit()
    kept.append(thread)
    (tmp_path / "closed.txt").write_text("done")

def test_process_that_is_about_to_end():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    child.stdin.close()

@given(strategies.integers())
def test_with_hypothesis(number):
    assert number + 1 > number
"""

NO_QT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtGui":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

sys.meta_path.insert(0, Missing())
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small suite with this suite's settings and fixtures."""
    pytester.makeconftest("from tests import guards\nfrom tests.conftest import *\nguards.GRACE = 0.3")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    pytester.makepyprojecttoml(settings.replace('pythonpath = ["."]', f"pythonpath = [{str(ROOT)!r}]"))
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    return pytester


def test_each_leak_fails_its_own_test(suite: pytest.Pytester) -> None:
    suite.makepyfile(LEAKS)
    outcome = suite.runpytest_subprocess("-p", "no:xdist")
    outcome.assert_outcomes(passed=6, errors=6)
    for left in ("process * input()", "thread 'forgotten'", "running QTimer", "running QThread"):
        outcome.stdout.fnmatch_lines([f"*The test left behind: {left}*"])
    outcome.stdout.fnmatch_lines(
        ["*left behind: visible window QWidget 'forgotten'", "*open file *forgotten.bin"]
    )


def test_a_tidy_test_passes(suite: pytest.Pytester) -> None:
    suite.makepyfile(TIDY)
    suite.runpytest_subprocess("-p", "no:xdist").assert_outcomes(passed=3)


def test_the_home_is_not_the_real_one(own_home: Path) -> None:
    assert Path.home() == own_home
    assert [path.name for path in own_home.iterdir()] == [".runtime"]


def test_without_qt_the_other_tests_run(suite: pytest.Pytester) -> None:
    suite.makepyfile(test_window="def test_window(qtbot): pass", test_value="def test_value(): pass")
    suite.mkdir("pages").joinpath("conftest.py").write_text(
        "from PySide6.QtGui import QColor", encoding="utf-8"
    )
    (suite.path / "pages" / "test_page.py").write_text("def test_page(): pass", encoding="utf-8")
    (suite.path / "sitecustomize.py").write_text(NO_QT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(suite.path)}
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-rs", str(suite.path)]
    outcome = subprocess.run(
        command, env=environment, capture_output=True, text=True, cwd=suite.path, check=False
    )
    assert "1 passed, 2 skipped" in outcome.stdout, outcome.stdout + outcome.stderr
    assert "Qt needs libEGL.so.1, which this machine lacks: apt-get install libegl1" in outcome.stdout
