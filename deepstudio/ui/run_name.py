"""What people call a run."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deepstudio.storage.run_folder import RunFolder


def run_name(run: RunFolder) -> str:
    """Its title, or “Run 3”."""
    return numbered_name(run.number, run.title if run.title != run.id else "")


def numbered_name(number: int, title: str = "") -> str:
    """As `run_name`, from what a list knows of a run."""
    return title or QCoreApplication.translate("Runs", "Run {number}").format(number=number)
