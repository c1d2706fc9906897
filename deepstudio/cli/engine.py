"""`deepstudio engine` (hidden): the process that answers quick requests of the window."""

from __future__ import annotations


def engine() -> None:
    """Answers requests on standard input until it closes."""
    from deepstudio.engine.server import serve

    serve()
