"""Sounds: kept as numbers over time, brought to pitches over time on the device, a whole batch at once."""

from __future__ import annotations

import base64
import math
import time
from collections.abc import Generator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional as F

from deepstudio.catalog.sounds import EDGES, FAINT, MASK, SHIFT, SPREAD, AudioColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.events import AnyEvent, Message, Progress
from deepstudio.core.text import T, Text
from deepstudio.data.kinds.stored_column import FixedColumn
from deepstudio.data.sounds import LOUDEST, StoredSounds, read_sound
from deepstudio.engine.baseline.features import ComparedColumn
from deepstudio.engine.export.column import COUNT, EXAMPLE_BATCH, ExportedColumn
from deepstudio.engine.inputs.column import FedColumn

FIELDS = 16  # steps of time that the simple method is told
BATCH = 256  # sounds that it is told at a time


class LogMel(nn.Module):
    """From numbers in −1…1, (N, samples), to pitches over time, (N, 1, bands, steps).

    Each has mean 0 and deviation 1, unless it is kept how loud sounds are. They are the logarithms of the energy in
    bands of equal width for the ear. Source: S. Davis, P. Mermelstein, "Comparison of Parametric Representations for
    Monosyllabic Word Recognition", IEEE Transactions on Acoustics, 1980.
    """

    window: Tensor
    bands: Tensor

    def __init__(self, column: AudioColumn) -> None:
        super().__init__()
        self.hop, self.size, self.even = column.hop, column.window, column.level == "even"
        self.register_buffer("window", torch.hann_window(self.size))
        self.register_buffer("bands", mel_bands(column.rate, self.size, column.bands))

    def forward(self, heard: Tensor) -> Tensor:
        edges = F.pad(heard.unsqueeze(1), (self.size // 2, self.size // 2), mode="reflect").squeeze(1)
        spectrum = torch.stft(
            edges, self.size, self.hop, window=self.window, center=False, return_complex=True
        )
        energy = torch.view_as_real(spectrum).square().sum(-1)
        pitches = torch.log(self.bands @ energy + FAINT)
        if not self.even:
            return (pitches / SPREAD).unsqueeze(1)
        mean, deviation = pitches.mean((1, 2), keepdim=True), pitches.std((1, 2), keepdim=True)
        return ((pitches - mean) / (deviation + 1e-3)).unsqueeze(1)


def mel_bands(rate: int, size: int, bands: int) -> Tensor:
    """Overlapping triangles of equal width for the ear, (bands, size // 2 + 1)."""
    highest = 2595 * math.log10(1 + rate / 2 / 700)
    marks = 700 * (10 ** (torch.linspace(0, highest, bands + 2, dtype=torch.float64) / 2595) - 1)
    heard = torch.linspace(0, rate / 2, size // 2 + 1, dtype=torch.float64)
    low, middle, high = (marks[first : first + bands, None] for first in range(3))
    rising, falling = (heard - low) / (middle - low), (high - heard) / (high - middle)
    found = torch.minimum(rising, falling).clamp_min(0)
    empty = found.sum(1) == 0  # bands between two places of the spectrum hear the nearer one
    found[empty, (middle[empty, 0] / (rate / 2) * (size // 2)).round().long()] = 1
    return found.float()


class Sounds(FedColumn):
    """From int16 (N, samples) to float32 (N, 1, bands, steps)."""

    varies: ClassVar[bool] = True
    column: AudioColumn

    def __init__(self, column: ColumnKind, state: Mapping[str, Any]) -> None:
        if not isinstance(column, AudioColumn):
            raise TypeError(f"{type(column).__name__} is not a sound")
        super().__init__(column, {})
        self.pitches = LogMel(column)

    def to(self, device: torch.device) -> Self:
        self.pitches.to(device)
        return self

    def tensor(self, rows: Tensor, *, augmented: bool = False) -> Tensor:
        pitches: Tensor = self.pitches(rows.float() / LOUDEST)
        return changed(pitches) if augmented else pitches

    def received(self, plain: Any) -> Path:
        return Path(plain)

    def read(self, value: Any) -> npt.NDArray[np.int16]:
        """int16 (samples,), of a file. Raises `Explained`."""
        if isinstance(value, str):
            raise self.refuse()
        return StoredSounds.converted(self.column, value)

    def doubt(self, value: Any, row: npt.NDArray[np.int16]) -> Text | None:
        """That nothing is heard in a sound, or only its middle."""
        if not row.any():
            return T("Nothing is heard in this sound.")
        seconds = read_sound(value, EDGES).seconds if isinstance(value, Path) else 0.0
        if round(seconds, 2) <= self.column.seconds:
            return None
        words = {"n": self.column.seconds, "m": seconds}
        return T("Only the middle {n:g} of {m:.1f} seconds are heard.", **words)

    def seen(self, value: Any, row: npt.NDArray[np.int16]) -> dict[str, Any]:
        """`seen`: the pitches over time as PNG in base64, high ones above, loud ones dark."""
        return _drawn(self.collated(row[None])[0, 0])

    def varied(self, rows: Sequence[npt.NDArray[np.int16]]) -> list[dict[str, Any]]:
        entering = self.tensor(torch.from_numpy(np.stack(rows)), augmented=True)
        return [_drawn(pitches) for pitches in entering[:, 0]]


def _drawn(pitches: Tensor) -> dict[str, Any]:
    """Pitches over time, (bands, steps), as `Sounds.seen` says them."""
    found = pitches.flip(0)
    shades = ((found - found.min()) / (found.max() - found.min()).clamp_min(1e-6) * 255).byte()
    file = BytesIO()
    Image.fromarray(255 - shades.numpy()).save(file, "PNG")
    return {"seen": base64.b64encode(file.getvalue()).decode("ascii")}


def changed(pitches: Tensor) -> Tensor:
    """Each sound, (N, 1, bands, steps), somewhat earlier or later, with some bands and steps blotted out.

    Draws torch's random numbers, on the processor, so that every device hears the same. Source of the blots:
    D. Park et al., "SpecAugment", Interspeech 2019.
    """
    count, _, bands, steps = pitches.shape
    far = math.ceil(SHIFT * steps)
    places = (torch.arange(steps) - torch.randint(-far, far + 1, (count, 1))).clamp(0, steps - 1)
    moved = pitches.gather(3, places[:, None, None].to(pitches.device).expand_as(pitches))
    kept = _kept(count, bands)[:, None, :, None] & _kept(count, steps)[:, None, None, :]
    return moved * kept.to(pitches)


def _kept(count: int, size: int) -> Tensor:
    """Which of `size` places are heard, (N, size): all but a few that lie together."""
    width = torch.rand(count, 1) * MASK * size
    first, places = torch.rand(count, 1) * (size - width), torch.arange(size)
    return (places < first) | (places > first + width)


def sound_features(asked: ComparedColumn) -> Generator[AnyEvent, None, list[Any]]:
    """Float32 (N, bands × steps) for each part: the pitches over a few steps of time, as before networks."""
    stored = asked.prepared.columns[asked.name]
    assert isinstance(stored, FixedColumn)
    hears, total, done = Sounds(stored.column, {}), sum(map(len, asked.parts)), 0
    size, made = (hears.column.bands, FIELDS), []
    for rows in asked.parts:
        fields: list[Any] = [np.zeros((0, size[0] * size[1]), np.float32)]
        for start in range(0, len(rows), BATCH):
            pitches = hears.tensor(torch.from_numpy(stored.values[rows[start : start + BATCH]]))
            fields.append(F.adaptive_avg_pool2d(pitches, size).flatten(1).numpy())
            done += len(fields[-1])
            what = Message.of(T("Looking at the pitches"))
            yield Progress(time=time.time(), what=what, done=done, total=total)
        made.append(np.concatenate(fields))
    return made


class ExportedSounds(ExportedColumn):
    """Sounds as float32 (N, samples) in −1…1; their pitches are found within what is exported."""

    alone: ClassVar[str] = "sounds"

    def __init__(self, name: str, fed: FedColumn) -> None:
        assert isinstance(fed, Sounds)
        super().__init__(name, fed)
        self.sounds, self.column = fed, fed.column

    def module(self) -> nn.Module:
        return LogMel(self.column)

    def example(self) -> Tensor:
        return torch.rand(EXAMPLE_BATCH, self.column.samples) * 2 - 1

    def given(self, values: Sequence[Any]) -> npt.NDArray[np.float32]:
        found: npt.NDArray[np.float32] = (np.stack(self.rows(values)) / np.float32(LOUDEST)).astype(
            np.float32
        )
        return found

    def invented(self) -> list[Any]:
        """Noise."""
        draw, kind = np.random.RandomState(0), np.int16
        return [draw.randint(-LOUDEST, LOUDEST, self.column.samples, dtype=kind) for _ in range(COUNT)]

    def prepared(self) -> Text:
        words = {"seconds": self.column.seconds, "rate": self.column.rate, "bands": self.column.bands}
        return T(
            "the middle {seconds:g} seconds of a sound as {rate:,} numbers a second from −1 to 1, of which {bands} "
            "pitches over time are made",
            **words,
        )

    def preprocessing(self) -> dict[str, Any]:
        loud = "divided by the largest magnitude" if self.column.level == "even" else "as recorded"
        return {
            **self.column.values(),
            "channels": "their mean",
            "length": "the middle of longer sounds; zeros behind shorter ones",
            "loudness": loud,
            "layout": ["batch", self.column.samples],
        }

    def arguments(self, values: Sequence[Any], scratch: Path) -> list[str]:
        return [
            str(value if isinstance(value, Path) else self._saved(value, scratch / f"{number}.wav"))
            for number, value in enumerate(values)
        ]

    def _saved(self, row: npt.NDArray[np.int16], path: Path) -> Path:
        import soundfile

        soundfile.write(path, row, self.column.rate)
        return path

    def metadata(self) -> dict[str, str]:
        return {name: str(value) for name, value in self.preprocessing().items()}
