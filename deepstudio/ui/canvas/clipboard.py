"""What travels by clipboard and drag: parts of a network as text, a layer by its id."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from deepstudio.core.copied_layers import as_text, from_text
from deepstudio.core.graph import Graph
from deepstudio.core.text import Text


def to_mime(part: Graph) -> QMimeData:
    text = as_text(part)
    data = QMimeData()
    data.setText(text)
    data.setData("application/json", text.encode())
    return data


def from_mime(data: QMimeData | None) -> Graph | Text:
    """The part, or a sentence on why there is none."""
    text = ""
    if data is not None and data.hasFormat("application/json"):
        text = bytes(data.data("application/json").data()).decode("utf-8", "replace")
    elif data is not None and data.hasText():
        text = data.text()
    return from_text(text)


FORMAT = "application/x-deepstudio-layer"


def layer_data(layer: str) -> QMimeData:
    data = QMimeData()
    data.setData(FORMAT, layer.encode())
    return data


def layer_in(data: QMimeData) -> str:
    """What is dragged as the id of a layer; empty for anything else."""
    return bytes(data.data(FORMAT).data()).decode("utf-8", "replace")
