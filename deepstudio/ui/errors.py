"""Uncaught errors: each goes to the log and becomes one sentence; the window goes on."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import sys
import threading
from contextlib import ExitStack
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.storage import places
from deepstudio.storage.error_log import details_of, record_error

CRASH_FILE = "crash.log"
QT_FILE = "window.log"
QT_LIMIT = 1 << 20  # bytes

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ErrorCatcher(QObject):
    """Takes what nobody caught, in any thread. `caught(text, details)` comes on the window's thread."""

    caught = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo = ExitStack()
        self._log: logging.Logger | None = None

    def install(self) -> None:
        """Until `remove`, uncaught errors and Qt's warnings come here, and crashes leave their stacks."""
        self._hook_python()
        self._hook_qt()
        self._hook_crashes()

    def remove(self) -> None:
        """Puts everything back as it was."""
        self._undo.close()

    def take(self, error: BaseException, doing: str = "") -> None:
        """Logs an error and tells of it."""
        path = record_error(error, doing)
        self.caught.emit(_sentence(error, str(path)), details_of(error, doing))

    def _hook_python(self) -> None:
        self._undo.callback(setattr, sys, "excepthook", sys.excepthook)
        self._undo.callback(setattr, threading, "excepthook", threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def _hook_qt(self) -> None:
        self._log = _qt_log()
        for handler in self._log.handlers:
            self._undo.callback(handler.close)
        self._undo.callback(qInstallMessageHandler, qInstallMessageHandler(self._qt_message))

    def _hook_crashes(self) -> None:
        try:
            file = (places.log_dir() / CRASH_FILE).open("a", encoding="utf-8")
        except OSError:
            return  # without a log the program works all the same
        self._undo.callback(file.close)
        if faulthandler.is_enabled():
            self._undo.callback(faulthandler.enable)
        self._undo.callback(faulthandler.disable)
        faulthandler.enable(file)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)

    def _uncaught_in_thread(self, arguments: Any) -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            name = arguments.thread.name if arguments.thread is not None else "?"
            self.take(arguments.exc_value, f"in the thread {name}")

    def _qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if self._log is not None:
            self._log.log(_LEVELS.get(kind, logging.WARNING), "%s %s", context.category or "", message)


def _sentence(error: BaseException, log: str) -> Text:
    if isinstance(error, Explained):
        return error.text
    words = {"kind": type(error).__name__, "log": log}
    return T(
        "Something went wrong in the program itself ({kind}). Your project is saved. Details are in {log}.",
        **words,
    )


def _qt_log() -> logging.Logger:
    made = logging.Logger("deepstudio.window", logging.INFO)
    try:
        places.log_dir().mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            places.log_dir() / QT_FILE, maxBytes=QT_LIMIT, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return made
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    made.addHandler(handler)
    return made
