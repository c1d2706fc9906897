"""Networks that take pictures, on their way out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor, nn

from deepstudio import __version__
from deepstudio.codegen.pictures import PictureFacts
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Bytes
from deepstudio.data.pictures import fitted
from deepstudio.engine.export.deployed import DeployedPictures
from deepstudio.engine.export.kinds import ExportSample, LoadSample, Trial, multiply_adds
from deepstudio.engine.inputs.pictures import Pictures
from deepstudio.engine.threads import is_small
from deepstudio.engine.weights import LoadedModel

COUNT = 7  # samples: no power of two and not the batch size of any example
EXAMPLE_BATCH = 2  # the batch with which a network is traced; the check uses others


class ExportedPictures:
    """Pictures as float32 (N, C, H, W) in 0..1."""

    input_name: ClassVar[str] = "pictures"
    free_axes: ClassVar[Mapping[int, str]] = {0: "batch"}

    def __init__(self, model: LoadedModel) -> None:
        self.model = model
        assert isinstance(model.inputs, Pictures)
        self.pictures, self.column = model.inputs, model.inputs.column

    def deployed(self) -> nn.Module:
        return DeployedPictures(self.model, *normalisation(self.pictures))

    def example(self) -> Tensor:
        return torch.rand(EXAMPLE_BATCH, self.column.channels, self.column.height, self.column.width)

    def chosen(self, ids: Sequence[str], load: LoadSample) -> list[ExportSample]:
        places = np.linspace(0, len(ids) - 1, min(COUNT, len(ids))).astype(int)
        found = [load(ids[place]) for place in places]
        return [ExportSample(one, one if isinstance(one, Path) else None) for one in found]

    def invented(self) -> list[ExportSample]:
        """Noise of the network's own size."""
        draw = np.random.RandomState(0)
        shape = (self.column.height, self.column.width) + ((3,) if self.column.channels == 3 else ())
        noise = [draw.randint(0, 256, shape, dtype=np.uint8) for _ in range(COUNT)]
        return [ExportSample(Image.fromarray(one)) for one in noise]

    def invented_note(self) -> Text:
        return T("The data cannot be reached, so the export is checked on random pictures instead.")

    def trials(self, samples: Sequence[ExportSample]) -> list[Trial]:
        """All together, and one by one."""
        given = np.ascontiguousarray(
            (self.pixels(samples) / np.float32(255)).astype(np.float32).transpose(0, 3, 1, 2)
        )
        expected = self.expected(samples)
        alone = [Trial(given[i : i + 1], expected[i : i + 1]) for i in range(len(given))]
        return [Trial(given, expected), *alone]

    def expected(self, samples: Sequence[ExportSample]) -> npt.NDArray[np.float32]:
        return self.model.probabilities(self.pixels(samples))

    def pixels(self, samples: Sequence[ExportSample]) -> Bytes:
        """The samples as bytes (N, height, width, channels)."""
        return np.stack([fitted(sample.value, self.column) for sample in samples])

    def arguments(self, samples: Sequence[ExportSample], scratch: Path) -> list[str]:
        paths = [
            sample.file or _saved(sample.value, scratch / f"{number}.png")
            for number, sample in enumerate(samples)
        ]
        return list(map(str, paths))

    def tried(self, samples: Sequence[ExportSample]) -> Text:
        return T("{n} pictures", n=len(samples))

    def preprocessing(self) -> dict[str, Any]:
        mean, std = normalisation(self.pictures)
        return {
            "classes": list(self.model.classes),
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

    def carried(self) -> dict[str, str]:
        return {}

    def metadata(self) -> dict[str, str]:
        return {
            "classes": json.dumps(list(self.model.classes), ensure_ascii=False),
            "height": str(self.column.height),
            "width": str(self.column.width),
            "color": self.column.color,
            "fit": self.column.fit,
            "input": "float32 N×C×H×W in 0..1",
            **{name: str(value) for name, value in self._prepared().items()},
            "deepstudio": __version__,
        }

    def facts(self, samples: Sequence[ExportSample]) -> PictureFacts:
        mean, std = normalisation(self.pictures)
        mirror = self.column.color == "rgb"
        return PictureFacts(
            classes=self.model.classes,
            column=self.column,
            mean=mean,
            std=std,
            mirror=mirror,
            small=is_small(multiply_adds(self.model)),
        )


def normalisation(pictures: Pictures) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation a channel that are taken from brightness in 0..1; 0 and 1 where nothing is."""
    channels = pictures.column.channels
    if pictures.column.normalise != "standard":
        return (0.0,) * channels, (1.0,) * channels
    return pictures.mean, tuple(max(1e-6, value) for value in pictures.std)


def _saved(image: Image.Image, path: Path) -> Path:
    image.save(path)
    return path
