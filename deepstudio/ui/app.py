"""Opens the window."""

from __future__ import annotations

import gc
import signal
import sys
from functools import reduce
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from deepstudio import __version__
from deepstudio.catalog import failed_plugins
from deepstudio.core.text import T
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.error_log import record_error
from deepstudio.storage.preferences import load_with_note
from deepstudio.ui.appearance import apply_preferences
from deepstudio.ui.errors import ErrorCatcher
from deepstudio.ui.garbage import collect_calmly
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import icons
from deepstudio.ui.window import MainWindow


def main(project: Path | None = None) -> int:
    """Runs the window until it is closed and returns the exit code; `project` is opened first."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C in a terminal ends the window; runs go on
    app = application()
    errors = ErrorCatcher()
    errors.install()
    try:
        window = open_window(errors, project)
        code = app.exec()
        window.studio.shutdown()
        return code
    finally:
        data_process().close()
        errors.remove()


def application() -> QApplication:
    """The application with its names; scale factors of a screen are taken as they are."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("DeepStudio")
    QCoreApplication.setApplicationVersion(__version__)
    app.setWindowIcon(icons.app_icon())
    return app


def open_window(errors: ErrorCatcher, project: Path | None = None) -> MainWindow:
    """Shows the window in the preferred language and colours; the engine starts behind it."""
    preferences, note = load_with_note()
    apply_preferences(preferences)
    studio = Studio(preferences=preferences)
    collect_calmly(studio)
    window = MainWindow(studio, errors)
    window.show()
    if note is not None:
        studio.tell("warn", note)
    tell_failed_plugins(studio)
    if project is not None:
        window.open_project(project)
    QTimer.singleShot(0, window, lambda: _after_first_paint(window))
    return window


def tell_failed_plugins(studio: Studio) -> None:
    """Names each plugin that is not there although it is installed; the tracebacks go to the log."""
    failed = failed_plugins()
    for text, error in failed:
        record_error(error, str(text))
    if failed:  # in one message, as a second would take the place of the first
        texts = [text for text, _ in failed]
        studio.tell("warn", reduce(lambda told, text: T("{text} {message}", text=told, message=text), texts))


def _after_first_paint(window: MainWindow) -> None:
    """What nobody waits for."""
    gc.enable()
    window.studio.start_engine()
    QTimer.singleShot(500, window, window.preload)
