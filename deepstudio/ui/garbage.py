"""Keeps Python's garbage collection from stopping the window."""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer

from deepstudio.ui.studio import Studio

SETTLED = 1500  # milliseconds after a project was opened


def collect_calmly(studio: Studio) -> None:
    """Leaves what a project consists of out of later collections.

    A full collection walks over everything that is alive: 60 ms for a network of 1,000 layers, several times a
    hundred edits. What is there once a project is open stays until it is closed.
    """
    timer = QTimer(studio, singleShot=True, interval=SETTLED)
    timer.timeout.connect(settle)
    studio.opened.connect(timer.start)
    studio.closed.connect(timer.stop)
    studio.closed.connect(gc.unfreeze)


def settle() -> None:
    """Collects once, and takes what is left as permanent."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
