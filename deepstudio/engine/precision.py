"""The numbers a network computes in: 32 bit, or mixed with bfloat16 where that is faster and as good."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Literal

import torch

Precision = Literal["float32", "bfloat16"]

# Below this many multiply-adds a batch, casting costs a processor more than the short numbers save.
WORTH_CASTING = 50_000_000


def choose_precision(wanted: str, device: torch.device, multiply_adds: int) -> Precision:
    """What `wanted` (`auto`, `float32`, `bfloat16`) means for batches of `multiply_adds` on `device`.

    The answer depends on hardware and network only, so that a run that goes on computes as before.
    """
    if wanted == "bfloat16":
        return "bfloat16" if device.type != "mps" else "float32"
    if wanted == "float32" or not has_bfloat16(device):
        return "float32"
    small = device.type == "cpu" and multiply_adds < WORTH_CASTING
    return "float32" if small else "bfloat16"


def has_bfloat16(device: torch.device) -> bool:
    """Whether `device` multiplies bfloat16 in hardware."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device.type == "cpu":
        return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
    return False


def computing_in(precision: Precision, device: torch.device) -> AbstractContextManager[object]:
    """The context for a forward pass; weights stay in 32 bit outside of it."""
    if precision == "float32":
        return nullcontext()
    # Torch keeps its cache of casts once for all threads: a thread that leaves would empty that of the others, whose
    # steps then round differently each time. Only processors are shared out to threads (see `shards`).
    return torch.autocast(device.type, torch.bfloat16, cache_enabled=device.type != "cpu")


def prepare_backend(device: torch.device) -> None:
    """Process-wide settings: the same numbers each time, and the fast 32-bit multiplication of recent GPUs."""
    if device.type == "cuda":
        torch.backends.cudnn.deterministic = True
        torch.backends.cudnn.benchmark = False
        torch.set_float32_matmul_precision("high")
        torch.backends.cudnn.allow_tf32 = True
