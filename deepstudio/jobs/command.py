"""The command line that starts this program again as a child."""

from __future__ import annotations

import sys


def deepstudio_command(*args: str) -> list[str]:
    """`deepstudio ARGS` as a person would type it, with this Python or, in a bundle, with this executable."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *args]
    # -P: a file called random.py in the user's folder must never be imported in place of the real one.
    return [sys.executable, "-P", "-m", "deepstudio", *args]
