"""Pictures of any kind as plain 8-bit ones, and as arrays of one size; for training and prediction alike."""

from __future__ import annotations

import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO
from os import stat as look_at
from pathlib import Path

import numpy as np
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from deepstudio.catalog.columns import LARGEST_SIDE, PictureColumn
from deepstudio.core.text import T
from deepstudio.data.arrays import Bytes
from deepstudio.data.deep_pictures import GREY, from_numbers, is_deep
from deepstudio.data.memory_share import memory_for
from deepstudio.data.suffixes import SUFFIXES as SUFFIXES
from deepstudio.data.unreadable import (
    MAX_MEGAPIXELS,
    PictureSource,
    TooManyPixels,
    UnreadablePicture,
    explaining,
)

# Only these decoders ever see a file: Pillow has others that start programs. Importing registers them.
DECODERS = (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
FORMATS = ("JPEG", "PNG", "BMP", "DIB", "GIF", "WEBP", "TIFF", "PPM", "AVIF")
# Million pixels. These decoders hold a picture several times while they work.
GREEDY = {"WEBP": 45, "AVIF": 45}
BYTES = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2}  # a pixel; of all others 4
STRIP = 4_000_000  # pixels that are put on white at a time

# What Pillow remarks about odd files is decided here: they are read, or refused with a reason.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


def open_picture(source: PictureSource, smallest: int = LARGEST_SIDE) -> Image.Image:
    """The first frame, upright, as an 8-bit picture of mode `RGB` or `L`; transparency becomes white.

    JPEGs are decoded at 1/2, 1/4 or 1/8 as long as both sides keep `smallest` pixels. Pictures with more than 8 bits
    are shown by a fixed rule, as nothing is known of those they belong to. Raises `UnreadablePicture`.
    """
    with explaining(source), _decoded(source, smallest) as image:
        return eight_bit(_upright(image))


def fitted(source: PictureSource, column: PictureColumn) -> Bytes:
    """A picture as the network sees it, from its file: uint8 of shape (height, width, channels).

    Pictures that are decoded at the same time share the memory there is for them. Raises `UnreadablePicture`.
    """
    with explaining(source), _decoded(source) as image:
        return fit(eight_bit(_upright(image), column.black, column.white), column)


def eight_bit(image: Image.Image, black: float = 0, white: float = 0) -> Image.Image:
    """A copy in mode `RGB` or `L`; values of deep pictures are taken from `black` to `white`, if these differ."""
    if is_deep(image):
        return from_numbers(image, black, white)
    mode = "L" if image.mode in GREY else "RGB"
    return _on_white(image, mode) if image.has_transparency_data else image.convert(mode)


def _on_white(image: Image.Image, mode: str) -> Image.Image:
    """In strips, as what lies above white takes several times the memory of the result."""
    whole = Image.new(mode, image.size)
    height = max(1, STRIP // image.width)
    for top in range(0, image.height, height):
        part = image.crop((0, top, image.width, min(top + height, image.height))).convert("RGBA")
        white = Image.new("RGBA", part.size, "white")
        white.alpha_composite(part)
        whole.paste(white.convert(mode), (0, top))
    return whole


def fit(image: Image.Image, column: PictureColumn) -> Bytes:
    """Brings a picture to the size and colour of `column`: uint8 of shape (height, width, channels)."""
    mode = "L" if column.color == "grey" else "RGB"
    plain = image if image.mode in ("L", "RGB") else eight_bit(image, column.black, column.white)
    whole = _resized(plain if plain.mode == mode else plain.convert(mode), column)
    return np.asarray(whole, dtype=np.uint8).reshape(column.height, column.width, column.channels)


def _resized(image: Image.Image, column: PictureColumn) -> Image.Image:
    target = (column.width, column.height)
    if column.fit == "pad":
        return _padded(image, target)
    box = _middle(image.size, target) if column.fit == "crop" else None
    return image.resize(target, Image.Resampling.BILINEAR, box)


def _middle(size: tuple[int, int], target: tuple[int, int]) -> tuple[float, float, float, float]:
    """The largest box in the middle that has the form of `target`."""
    scale = max(target[0] / size[0], target[1] / size[1])
    width, height = min(size[0], target[0] / scale), min(size[1], target[1] / scale)
    left, top = (size[0] - width) / 2, (size[1] - height) / 2
    return left, top, left + width, top + height


def _padded(image: Image.Image, target: tuple[int, int]) -> Image.Image:
    """The whole picture, as large as fits, in the middle of a black one."""
    scale = min(target[0] / image.width, target[1] / image.height)
    width = max(1, min(target[0], round(image.width * scale)))
    height = max(1, min(target[1], round(image.height * scale)))
    canvas = Image.new(image.mode, target)
    place = ((target[0] - width) // 2, (target[1] - height) // 2)
    canvas.paste(image.resize((width, height), Image.Resampling.BILINEAR), place)
    return canvas


def _upright(image: Image.Image) -> Image.Image:
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except Exception:  # Broken EXIF says nothing about the picture, and its readers raise nearly anything.
        return image
    return image


@contextmanager
def _decoded(source: PictureSource, smallest: int = LARGEST_SIDE) -> Iterator[Image.Image]:
    """The picture as it is stored, once there is memory for it."""
    with opened(source) as image:
        image.draft(None, (smallest, smallest))
        with memory_for(bytes_of(image)):
            image.load()
            yield image


def bytes_of(image: Image.Image) -> int:
    """What a picture takes while it is decoded and made plain, about."""
    return image.width * image.height * (BYTES.get(image.mode, 4) * 2 + 4)


@contextmanager
def opened(source: PictureSource) -> Iterator[Image.Image]:
    """The picture before it is decoded, of a size that is safe to decode."""
    if isinstance(source, Image.Image):
        yield _checked(source.copy())
        return
    if isinstance(source, Path | str):
        _refuse_devices(source)
    with Image.open(BytesIO(source) if isinstance(source, bytes) else source, formats=formats()) as image:
        yield _checked(image)


@cache
def formats() -> tuple[str, ...]:
    """All that can be decoded here: HEIC needs a library that some systems lack."""
    with suppress(ImportError, OSError):
        from pillow_heif import register_heif_opener

        register_heif_opener()
        return (*FORMATS, "HEIF")
    return FORMATS


def _checked(image: Image.Image) -> Image.Image:
    most = GREEDY.get(image.format or "", MAX_MEGAPIXELS)
    if image.width * image.height > most * 1_000_000:
        raise TooManyPixels(most)
    return image


def _refuse_devices(path: Path | str) -> None:
    """A pipe would wait for ever, and a device may never end."""
    if not stat.S_ISREG(look_at(path).st_mode):
        raise UnreadablePicture(Path(path).name, T("it is not a file"))
