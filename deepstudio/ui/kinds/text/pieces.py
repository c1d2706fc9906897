"""What the engine says of the pieces of a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deepstudio.ui.widgets.text_marks import MarkedPiece, TextMarks


def marks_of(text: str, said: Any, label: str) -> TextMarks:
    """The pieces that the network reads, with their weights for `label`; behind them it is cut or it ends."""
    known = said if isinstance(said, Mapping) else {}
    pieces = [_piece(raw) for raw in known.get("pieces") or ()]
    return TextMarks.of(text, pieces, label, bool(known.get("cut")))


def _piece(raw: Mapping[str, Any]) -> MarkedPiece:
    known = bool(raw.get("known", True))
    return int(raw["start"]), int(raw["end"]), known, float(raw.get("weight") or 0.0)
