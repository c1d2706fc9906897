"""Pictures on their way out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor, nn

from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Bytes
from deepstudio.data.pictures import fitted
from deepstudio.engine.export.column import COUNT, EXAMPLE_BATCH, ExportedColumn
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.inputs.pictures import Pictures


class Normalised(nn.Module):
    """Takes float pictures (N, C, H, W) in 0..1."""

    mean: Tensor
    std: Tensor

    def __init__(self, mean: Sequence[float], std: Sequence[float]) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean).reshape(1, -1, 1, 1))
        self.register_buffer("std", torch.tensor(std).reshape(1, -1, 1, 1))

    def forward(self, pictures: Tensor) -> Tensor:
        return (pictures - self.mean) / self.std


class ExportedPictures(ExportedColumn):
    """Pictures as float32 (N, C, H, W) in 0..1."""

    alone: ClassVar[str] = "pictures"

    def __init__(self, name: str, fed: FedColumn) -> None:
        assert isinstance(fed, Pictures)
        super().__init__(name, fed)
        self.pictures, self.column = fed, fed.column

    def module(self) -> nn.Module:
        return Normalised(*normalisation(self.pictures))

    def example(self) -> Tensor:
        return torch.rand(EXAMPLE_BATCH, self.column.channels, self.column.height, self.column.width)

    def given(self, values: Sequence[Any]) -> npt.NDArray[np.float32]:
        numbers = (np.stack(self.rows(values)) / np.float32(255)).astype(np.float32)
        return np.ascontiguousarray(numbers.transpose(0, 3, 1, 2))

    def rows(self, values: Sequence[Any]) -> list[Bytes]:
        """Bytes (height, width, channels) each."""
        return [fitted(value, self.column) for value in values]

    def invented(self) -> list[Any]:
        """Noise of the network's own size."""
        draw = np.random.RandomState(0)
        shape = (self.column.height, self.column.width) + ((3,) if self.column.channels == 3 else ())
        noise = [draw.randint(0, 256, shape, dtype=np.uint8) for _ in range(COUNT)]
        return [Image.fromarray(one) for one in noise]

    def tried(self, values: Sequence[Any]) -> Text:
        return T("{n} pictures", n=len(values))

    def prepared(self) -> Text:
        words = {"width": self.column.width, "height": self.column.height}
        size = (
            T("a grey picture of {width} × {height} pixels", **words)
            if self.column.channels == 1
            else T("a colour picture of {width} × {height} pixels", **words)
        )
        ways: dict[str, Text] = {
            "stretch": T("stretched to that size"),
            "crop": T("its middle cut out in that form"),
            "pad": T("with a black rim where its form differs"),
        }
        if self.column.normalise == "standard":
            scaled = T("minus the mean of the training part, divided by its deviation, channel by channel")
        else:
            scaled = T("with values from 0 to 1")
        return T("{size}, {fit}, {scaled}", size=size, fit=ways[self.column.fit], scaled=scaled)

    def preprocessing(self) -> dict[str, Any]:
        mean, std = normalisation(self.pictures)
        return {
            "height": self.column.height,
            "width": self.column.width,
            "color": self.column.color,
            "fit": self.column.fit,
            "resampling": "bilinear",
            **self._prepared(),
            "scale": 1 / 255,
            "mean": list(mean),
            "std": list(std),
            "layout": "NCHW",
        }

    def _prepared(self) -> dict[str, Any]:
        """How a picture of any kind becomes an 8-bit one of this size, before its numbers are taken."""
        column = self.column
        known = column.white > column.black
        deep = (
            f"value = clip((value - {column.black:g}) / {column.white - column.black:g}, 0, 1)"
            if known
            else "16 bit: value / 65535; 32 bit: 0..1, 0..255, or else from the lowest to the highest value"
        )
        return {
            "transparency": "on white",
            "orientation": "as EXIF says",
            "more_than_8_bits": deep,
            "steps": "orientation, 8 bits, transparency, colour, fit with bilinear resampling, divide by 255",
        }

    def metadata(self) -> dict[str, str]:
        return {
            "height": str(self.column.height),
            "width": str(self.column.width),
            "color": self.column.color,
            "fit": self.column.fit,
            "input": "float32 N×C×H×W in 0..1",
            **{name: str(value) for name, value in self._prepared().items()},
        }

    def arguments(self, values: Sequence[Any], scratch: Path) -> list[str]:
        paths = [
            value if isinstance(value, Path) else _saved(value, scratch / f"{number}.png")
            for number, value in enumerate(values)
        ]
        return list(map(str, paths))


def normalisation(pictures: Pictures) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation a channel that are taken from brightness in 0..1; 0 and 1 where nothing is."""
    channels = pictures.column.channels
    if pictures.column.normalise != "standard":
        return (0.0,) * channels, (1.0,) * channels
    return pictures.mean, tuple(max(1e-6, value) for value in pictures.std)


def _saved(image: Image.Image, path: Path) -> Path:
    image.save(path)
    return path
