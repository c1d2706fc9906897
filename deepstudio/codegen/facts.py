"""What the emitted code must know beside the project, and the texts it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from deepstudio.catalog.columns import PictureColumn, TextColumn
from deepstudio.core.declarations import ColumnKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What a run knows: classes, the column, mean and standard deviation a channel (brightness 0 to 1).

    `mirror` tells whether augmentation may turn pictures left to right, `small` that one thread is best.
    """

    classes: tuple[str, ...]
    column: PictureColumn
    mean: tuple[float, ...]
    std: tuple[float, ...]
    mirror: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """What a run knows: classes, the column, and its `tokenizer` as JSON with the file that understands it.

    `columns` are what a table's columns of texts and of labels are called, empty where that is not known. `small`
    tells that one thread is best.
    """

    classes: tuple[str, ...]
    column: TextColumn
    tokenizer: str
    tokenizer_code: str
    columns: tuple[str, str] = ("", "")
    small: bool = False


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
