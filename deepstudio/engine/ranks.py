"""Several processes that train one network, as torchrun starts them. Alone, everything here does nothing.

Each rank takes its part of every batch, so the batch size is global; gradients are added up over ranks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import torch
import torch.distributed as dist
from torch import Tensor, nn


def rank() -> int:
    """The number of this process; 0 gives orders, writes and reports."""
    return dist.get_rank() if _several() else 0


def world_size() -> int:
    return dist.get_world_size() if _several() else 1


def is_started_as_follower() -> bool:
    """Whether torchrun started this process as another rank than 0, also before the ranks have met."""
    return int(os.environ.get("RANK", "0")) > 0 and int(os.environ.get("WORLD_SIZE", "1")) > 1


def local_device(wanted: str) -> str:
    """The device of this process on its machine: each rank gets a GPU of its own."""
    local = os.environ.get("LOCAL_RANK")
    if local is None or wanted not in ("auto", "cuda") or torch.cuda.device_count() <= int(local):
        return wanted
    return f"cuda:{local}"


@contextmanager
def joined(device: torch.device) -> Iterator[None]:
    """Meets the other ranks that torchrun started, and parts from them at the end."""
    if int(os.environ.get("WORLD_SIZE", "1")) < 2 or "RANK" not in os.environ or _several():
        yield
        return
    if os.name == "nt":
        os.environ.setdefault("USE_LIBUV", "0")
    if device.type == "cuda":
        torch.cuda.set_device(device)
    dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        yield
        dist.barrier()  # one that leaves while another still listens would take it down
    finally:
        dist.destroy_process_group()


@contextmanager
def one_after_another() -> Iterator[None]:
    """Rank 0 goes first, so that what it makes on disk is there for the others."""
    if _several() and rank() > 0:
        dist.barrier()
    yield
    if _several() and rank() == 0:
        dist.barrier()


def agreed(number: int, device: torch.device) -> int:
    """What rank 0 says, on every rank."""
    if not _several():
        return number
    told = torch.tensor([number], device=device)
    dist.broadcast(told, 0)
    return int(told.item())


def total(values: Tensor) -> Tensor:
    """The sum of `values` over all ranks."""
    if _several():
        dist.all_reduce(values)
    return values


def add_gradients(parameters: Iterable[nn.Parameter]) -> None:
    """Adds up gradients over ranks, in one message for each kind of number."""
    if not _several():
        return
    # Every rank sends the same list, also where a parameter took no part on one of them.
    gradients = [_gradient(parameter) for parameter in parameters if parameter.requires_grad]
    if not gradients:
        return
    flat = torch.cat([gradient.reshape(-1) for gradient in gradients])
    dist.all_reduce(flat)
    # Into the same memory: an optimizer relies on gradients being laid out as their parameters.
    for gradient, piece in zip(gradients, flat.split([g.numel() for g in gradients]), strict=True):
        gradient.copy_(piece.view_as(gradient))


def _gradient(parameter: nn.Parameter) -> Tensor:
    if parameter.grad is None:
        parameter.grad = torch.zeros_like(parameter)
    return parameter.grad


def share(network: nn.Module) -> None:
    """Gives every rank the weights of rank 0."""
    if _several():
        for value in network.state_dict().values():
            whole = value.contiguous()
            dist.broadcast(whole, 0)
            value.copy_(whole)


@contextmanager
def alone() -> Iterator[None]:
    """What happens meanwhile is work of this process alone, as if there were no others."""
    global _is_alone
    _is_alone = True
    try:
        yield
    finally:
        _is_alone = False


_is_alone = False


def _several() -> bool:
    return not _is_alone and dist.is_available() and dist.is_initialized() and dist.get_world_size() > 1
