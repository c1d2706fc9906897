"""`deepstudio data` (hidden): the process that opens files for the window."""

from __future__ import annotations

from typing import Annotated

import typer


def data(memory: Annotated[int, typer.Option(metavar="BYTES")] = 0) -> None:
    """Answers requests on standard input until it closes, with at most so much memory; 0 is as much as there is."""
    from deepstudio.data.memory import hold_to
    from deepstudio.data.server import serve

    if memory:
        hold_to(memory)
    serve()
