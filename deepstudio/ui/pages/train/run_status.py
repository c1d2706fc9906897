"""Words that several parts of the page share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deepstudio.ui.studio import Studio

TONES = {
    "waiting": "text3",
    "starting": "accent",
    "preparing": "accent",
    "running": "accent",
    "paused": "warn",
    "finished": "good",
    "stopped": "text3",
    "failed": "bad",
    "interrupted": "warn",
}


def status_word(status: str) -> str:
    """What a run does or how it ended, in one word."""
    words = {
        "waiting": QCoreApplication.translate("Runs", "waiting"),
        "starting": QCoreApplication.translate("Runs", "starting"),
        "preparing": QCoreApplication.translate("Runs", "preparing data"),
        "running": QCoreApplication.translate("Runs", "training"),
        "paused": QCoreApplication.translate("Runs", "paused"),
        "finished": QCoreApplication.translate("Runs", "finished"),
        "stopped": QCoreApplication.translate("Runs", "stopped"),
        "failed": QCoreApplication.translate("Runs", "failed"),
        "interrupted": QCoreApplication.translate("Runs", "interrupted"),
    }
    return words.get(status, status)


def plan_words(studio: Studio) -> str:
    """What the next run would do: epochs, and batches of each."""
    project = studio.project
    if project is None:
        return ""
    plan, found = project.training, project.data.found if project.data is not None else None
    epochs = QCoreApplication.translate("Runs", "{epochs} epochs").format(epochs=plan.epochs)
    if found is None or project.data is None:
        return epochs
    samples = max(1, int(found.samples * project.data.shares[0] / 100))
    batches = -(-samples // plan.batch_size)
    words = QCoreApplication.translate("Runs", "{epochs} epochs · about {batches} batches each")
    return words.format(epochs=plan.epochs, batches=f"{batches:,}")
