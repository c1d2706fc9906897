"""Pictures: stored as bytes, brought to numbers on the device, a whole batch at once."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar, Self

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.results import Form, written
from deepstudio.core.text import T, Text
from deepstudio.data.arrays import Bytes
from deepstudio.data.heat_picture import heat_picture
from deepstudio.data.pictures import fitted
from deepstudio.engine.augment import augmented as shifted
from deepstudio.engine.inputs.column import FedColumn
from deepstudio.engine.pixels import Pixels


class Pictures(FedColumn):
    """`mean` and `std` of its state are those of the training pictures, one number a channel in 0..1."""

    explains: ClassVar[str] = "deepstudio.engine.why_pictures:explained_picture"
    varies: ClassVar[bool] = True
    column: PictureColumn

    def __init__(self, column: ColumnKind, state: Mapping[str, Any]) -> None:
        if not isinstance(column, PictureColumn):
            raise TypeError(f"{type(column).__name__} is not a picture")
        if not len(state["mean"]) == len(state["std"]) == column.channels:
            raise ValueError("one mean and one deviation for each channel")
        self.mean, self.std = (tuple(map(float, state[name])) for name in ("mean", "std"))
        super().__init__(column, {"mean": list(self.mean), "std": list(self.std)})
        self.pixels = Pixels(column, self.mean, self.std)

    @classmethod
    def untaught(cls, column: ColumnKind) -> Self:
        channels = getattr(column, "channels", 0)
        return cls(column, {"mean": [0.0] * channels, "std": [1.0] * channels})

    def to(self, device: torch.device) -> Self:
        self.pixels.to(device)
        return self

    def tensor(self, rows: Tensor, *, augmented: bool = False) -> Tensor:
        """float32 (N, C, H, W), from uint8 (N, H, W, C)."""
        pictures = self.pixels.from_bytes(rows)
        return shifted(pictures, mirror=self.column.color == "rgb") if augmented else pictures

    def received(self, plain: Any) -> Path:
        return Path(plain)

    def read(self, value: Any) -> Bytes:
        """uint8 (H, W, C), fitted to the column, from a file or a picture. Raises `Explained`."""
        if isinstance(value, str):
            raise self.refuse()
        return fitted(value, self.column)

    def blank(self) -> Bytes:
        return np.zeros((self.column.height, self.column.width, self.column.channels), np.uint8)

    def pictured(self, row: Bytes) -> Bytes:
        return row

    def seen(self, value: Any, row: Bytes) -> dict[str, Any]:
        """`seen`: the picture as the network sees it, as PNG in base64."""
        file = BytesIO()
        Image.fromarray(row[:, :, 0] if row.shape[2] == 1 else row).save(file, "PNG")
        return {"seen": base64.b64encode(file.getvalue()).decode("ascii")}

    def told_why(self, value: Any, why: Mapping[str, Any], called: Mapping[str, str]) -> tuple[Text, ...]:
        label = str(why["label"])
        form: Form = "percent" if label else "number"
        before, after = (written(why[name], form, why["unit"]) for name in ("value", "without"))
        words = {"method": why["method"], "before": before, "after": after}
        if label:
            text = T(
                "Without the part that counts most, the probability of “{label}” goes from {before} to {after} "
                "({method}).",
                label=called.get(label, label),
                **words,
            )
            return (text,)
        text = T(
            "Without the part that counts most, the answer goes from {before} to {after} ({method}).", **words
        )
        return (text,)

    def drawn_why(self, value: Any, why: Mapping[str, Any]) -> bytes:
        return heat_picture(value, why["map"], why["box"], why["hottest"])

    def varied(self, rows: Sequence[Bytes]) -> list[dict[str, Any]]:
        entering = self.tensor(torch.from_numpy(np.stack(rows)), augmented=True)
        return [self.seen(None, row) for row in self.pixels.to_bytes(entering).numpy()]
