"""How a layer travels from the palette to the canvas: by its id alone."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData

FORMAT = "application/x-deepstudio-layer"
_ID = re.compile(r"[A-Za-z0-9_.-]{1,80}")


def layer_data(layer: str) -> QMimeData:
    data = QMimeData()
    data.setData(FORMAT, layer.encode())
    return data


def layer_in(data: QMimeData) -> str:
    """The id of the layer that is dragged; empty for anything else."""
    if not data.hasFormat(FORMAT):
        return ""
    found = bytes(data.data(FORMAT).data()).decode("utf-8", "replace")
    return found if _ID.fullmatch(found) else ""
