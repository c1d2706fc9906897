"""Keeps standard output for what this process has to say itself."""

from __future__ import annotations

import os
import sys
from io import RawIOBase


def take_standard_output() -> RawIOBase:
    """Standard output as a file of one's own; what anybody prints from now on goes to standard error.

    Native libraries print to descriptor 1 whatever Python does, so the descriptor itself is moved.
    """
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return os.fdopen(kept, "wb", buffering=0)
