"""How long training itself takes, without validation, saving and pauses."""

from __future__ import annotations

import time
from collections import deque

WINDOW = 20  # steps over which the present speed is taken


class TrainingTime:
    """Counts seconds and samples from step to step; `restart` leaves out what happened since the last step."""

    def __init__(self, seconds: float = 0.0, samples: int = 0) -> None:
        self.seconds = seconds
        self.samples = samples
        self._recent: deque[tuple[float, int]] = deque(maxlen=WINDOW)
        self._mark = time.perf_counter()

    def restart(self) -> None:
        self._mark = time.perf_counter()

    def tick(self, samples: int) -> None:
        """A step of `samples` is done."""
        now = time.perf_counter()
        spent, self._mark = now - self._mark, now
        self.seconds += spent
        self.samples += samples
        self._recent.append((spent, samples))

    def count(self) -> None:
        """What was done since the last step counts as training, but says nothing about its speed."""
        now = time.perf_counter()
        self.seconds += now - self._mark
        self._mark = now

    @property
    def rate(self) -> float:
        """Samples a second of late."""
        spent = sum(seconds for seconds, _ in self._recent)
        return sum(samples for _, samples in self._recent) / spent if spent > 0 else 0.0

    @property
    def average(self) -> float:
        """Samples a second over everything counted."""
        return self.samples / self.seconds if self.seconds > 0 else 0.0
