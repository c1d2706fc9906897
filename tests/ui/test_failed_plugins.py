"""A plugin that could not be loaded is named when the window opens."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from deepstudio.core.text import T
from deepstudio.storage import places
from deepstudio.ui import app
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Toast
from deepstudio.ui.window import MainWindow


def test_the_window_names_a_plugin_that_failed(
    studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        T(
            "The plugin “{name}” could not be loaded ({reason}). Update or uninstall it.",
            name=name,
            reason="y",
        )
        for name in ("first", "second")
    ]
    monkeypatch.setattr(app, "failed_plugins", lambda: [(text, RuntimeError("deep down")) for text in told])
    window = MainWindow(studio)
    qtbot.addWidget(window, before_close_func=lambda made: setattr(made, "_may_close", True))
    window.show()
    app.tell_failed_plugins(studio)
    toast = window.findChild(Toast)
    assert isinstance(toast, Toast)
    shown = " ".join(label.text() for label in toast.findChildren(QLabel))
    assert "“first”" in shown
    assert "“second”" in shown
    (log,) = places.log_dir().glob("*.log")
    assert log.read_text(encoding="utf-8").count("deep down") == 2
