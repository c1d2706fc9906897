"""Pictures made on the spot, the same for the same seed."""

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image


def save_noise(path: Path, width: int, height: int, seed: int, mode: str = "RGB", **options: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    noise(width, height, seed).convert(mode).save(path, **options)


def noise(width: int, height: int, seed: int = 0) -> Image.Image:
    """Smooth random colours; the same for the same seed."""
    small = np.random.default_rng(seed).integers(0, 256, (5, 4, 3), dtype=np.uint8)
    return Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)


def encoded(image: Image.Image, format: str, **options: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, format, **options)
    return stream.getvalue()
