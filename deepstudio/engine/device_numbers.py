"""Numbers fetched from a device one step late, so that the device never waits for the processor."""

from __future__ import annotations

from typing import Generic, TypeVar

import torch
from torch import Tensor

Label = TypeVar("Label")


class DeviceNumbers(Generic[Label]):
    """Takes a small tensor a step and gives the values of earlier ones. On the processor nothing is late."""

    def __init__(self, device: torch.device) -> None:
        self._late = device.type == "cuda"
        self._waiting: list[tuple[Label, Tensor, torch.cuda.Event | None]] = []

    def push(self, label: Label, values: Tensor) -> list[tuple[Label, list[float]]]:
        """Adds the `values` (n,) of a step; returns those of earlier steps that are due."""
        event = None
        if self._late:
            values = values.to("cpu", non_blocking=True)
            event = torch.cuda.Event()
            event.record()
        self._waiting.append((label, values, event))
        return self._taken(1 if self._late else 0)

    def flush(self) -> list[tuple[Label, list[float]]]:
        """Everything that was pushed and not yet given out."""
        return self._taken(0)

    def _taken(self, keep: int) -> list[tuple[Label, list[float]]]:
        due = []
        while len(self._waiting) > keep:
            label, values, event = self._waiting.pop(0)
            if event is not None:
                event.synchronize()
            due.append((label, [float(value) for value in values.tolist()]))
        return due
