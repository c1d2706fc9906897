"""How a layer is computed, as data: what the builder instantiates and the code writer writes down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Takes = Literal["one", "list", "fold"]


@dataclass(frozen=True, slots=True)
class Module:
    """An `nn.Module` made once, by dotted path and constructor arguments; a layer has at most one.

    For each of the layer's inputs that `lengths` numbers, it is called with one more argument behind the inputs: how
    many steps of each sample of that input are real, int64 (N,), each at least 1; or `None` where all are.
    """

    path: str
    args: tuple[Any, ...] = ()
    options: tuple[tuple[str, Any], ...] = ()
    lengths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Function:
    """A function applied at each step.

    `takes` says how it gets a layer's inputs: `one` value, all as a `list`, or pairwise from left to right (`fold`).
    """

    path: str
    args: tuple[Any, ...] = ()
    options: tuple[tuple[str, Any], ...] = ()
    takes: Takes = "one"


Call = Module | Function


def module(path: str, *args: Any, **options: Any) -> Module:
    """A module whose constructor gets `args` and `options`."""
    return Module(path, args, tuple(options.items()))


def masked(path: str, *args: Any, lengths: tuple[int, ...] = (0,), **options: Any) -> Module:
    """A module that mixes the steps of a sequence, so that it must know where the padding of these inputs begins."""
    return Module(path, args, tuple(options.items()), lengths)


def function(path: str, *args: Any, takes: Takes = "one", **options: Any) -> Function:
    """A function that gets the value first, then `args` and `options`."""
    return Function(path, args, tuple(options.items()), takes)
