"""The one exception that carries a sentence for people."""

from __future__ import annotations

from deepstudio.core.text import Text


class Explained(Exception):
    """Something went wrong that a person can understand: cause and action in `text`. `cause` is a stable id."""

    def __init__(self, text: Text, cause: str = "") -> None:
        super().__init__(str(text))
        self.text = text
        self.cause = cause
