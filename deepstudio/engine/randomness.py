"""Random numbers that depend on the seed and the place in a run alone: a run goes on as if never stopped."""

from __future__ import annotations

import hashlib

import torch


def seed_for(seed: int, *place: int | str) -> int:
    """A 63-bit seed for one place of a run, such as an epoch's order or a step. Places do not share numbers."""
    digest = hashlib.blake2b(repr((seed, place)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def seed_torch(seed: int, device: torch.device) -> None:
    """Starts the random numbers of torch on the processor and on `device`: weights, dropout and augmentation."""
    torch.default_generator.manual_seed(seed)
    if device.type == "cuda":
        torch.cuda.manual_seed(seed)
    elif device.type == "mps":
        torch.mps.manual_seed(seed)
