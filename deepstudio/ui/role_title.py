"""What the window calls the networks of a project."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


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
