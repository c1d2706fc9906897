"""What the window calls runs and networks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deepstudio.storage.run_folder import RunFolder


def run_name(run: RunFolder) -> str:
    """Its title, or “Run 3”."""
    return numbered_name(run.number, run.title if run.title != run.id else "")


def numbered_name(number: int, title: str = "") -> str:
    """As `run_name`, from what a list knows of a run."""
    return title or QCoreApplication.translate("Runs", "Run {number}").format(number=number)


def role_title(role: str) -> str:
    """A role in words; one that only a plugin knows keeps its name."""
    known = {
        "model": QCoreApplication.translate("Roles", "Model"),
        "generator": QCoreApplication.translate("Roles", "Generator"),
        "discriminator": QCoreApplication.translate("Roles", "Discriminator"),
        "encoder": QCoreApplication.translate("Roles", "Encoder"),
        "decoder": QCoreApplication.translate("Roles", "Decoder"),
        "policy": QCoreApplication.translate("Roles", "Policy"),
    }
    return known.get(role, role)
