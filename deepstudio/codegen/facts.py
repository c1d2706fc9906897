"""What the emitted code must know beside the project, and the texts it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from deepstudio.catalog.columns import PictureColumn


@dataclass(frozen=True, slots=True)
class Facts:
    """What a run knows: classes, the picture column, mean and standard deviation a channel (brightness 0 to 1).

    `mirror` tells whether augmentation may turn pictures left to right; `binary` a single output with a sigmoid;
    `frozen` are the attributes whose weights stay.
    """

    classes: tuple[str, ...]
    column: PictureColumn
    mean: tuple[float, ...]
    std: tuple[float, ...]
    mirror: bool = False
    binary: bool = False
    frozen: tuple[str, ...] = ()


@cache
def template(name: str) -> str:
    """The text of one of the files beside this module."""
    folder = files("deepstudio.codegen").joinpath("files")
    return folder.joinpath(f"{name}.txt").read_text(encoding="utf-8")
