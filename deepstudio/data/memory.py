"""How much memory a process may take, as far as the system can hold it to that."""

from __future__ import annotations

import sys
from contextlib import suppress

import psutil

# A file that needs more than half of the computer's memory would push everything else out of it; below one GB
# large but honest pictures and tables would be refused on small computers.
SHARE = 0.5
LEAST = 1 << 30  # bytes
EASILY_ENDED = "500"  # of 1000


def memory_limit() -> int:
    """The most that reading files may take, in bytes."""
    return max(LEAST, int(psutil.virtual_memory().total * SHARE))


def hold_to(limit: int) -> None:
    """Refuses this process more than `limit` bytes of memory of its own, and offers it first where memory runs out.

    Only Linux counts all that is allocated (`RLIMIT_DATA`); elsewhere nothing is held.
    """
    if sys.platform != "linux":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
        file.write(EASILY_ENDED)
