"""What the emitted code must know beside the project, and the texts it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from deepstudio.core.declarations import ColumnKind


class CodeFacts(Protocol):
    """What a run knows, whatever its network takes."""

    @property
    def classes(self) -> tuple[str, ...]: ...

    @property
    def column(self) -> ColumnKind: ...


@dataclass(frozen=True, slots=True)
class Ending:
    """`binary` is a single output with a sigmoid; `frozen` are the attributes whose weights stay."""

    binary: bool
    frozen: tuple[str, ...] = ()


@cache
def template(name: str) -> str:
    """The text of one of the files beside this module."""
    folder = files("deepstudio.codegen").joinpath("files")
    return folder.joinpath(f"{name}.txt").read_text(encoding="utf-8")
