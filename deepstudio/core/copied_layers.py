"""Parts of a network as text. What comes back is not trusted: it names ids and is only data."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from deepstudio.core.graph import Graph
from deepstudio.core.text import T, Text

FORMAT = "deepstudio-layers"
VERSION = 1
MOST_CHARACTERS = 4_000_000
MOST_NODES = 5_000
FURTHEST = 1e7


def as_text(part: Graph) -> str:
    """The part as JSON, so that it can also be pasted into a letter."""
    value = {"format": FORMAT, "version": VERSION, "graph": part.model_dump(mode="json")}
    return json.dumps(value, ensure_ascii=False)


def from_text(text: str) -> Graph | Text:
    """The part, or a sentence on why there is none."""
    nothing = T("The clipboard holds no layers. Copy some on the canvas first.")
    if FORMAT not in text[:200]:
        return nothing
    if len(text) > MOST_CHARACTERS:
        return T("What is on the clipboard is too large to paste.")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return nothing
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        return nothing
    if value.get("version") != VERSION:
        return T("These layers were copied from a newer version of the program.")
    return checked_part(value.get("graph")) or nothing


def checked_part(value: Any) -> Graph | None:
    """Layers from a text that anybody may have written; nothing where they are none, too many or too far away."""
    try:
        graph = Graph.model_validate(value)
    except (ValidationError, RecursionError, TypeError):
        return None
    far = any(abs(axis) > FURTHEST for node in graph.nodes for axis in node.position)
    return None if not graph.nodes or len(graph.nodes) > MOST_NODES or far else graph
