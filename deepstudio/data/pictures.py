"""Pictures of any kind as plain 8-bit ones, and as arrays of one size; for training and prediction alike."""

from __future__ import annotations

import stat
import threading
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import BytesIO
from os import stat as look_at
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import (
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
from deepstudio.data.suffixes import SUFFIXES as SUFFIXES
from deepstudio.data.unreadable import MAX_MEGAPIXELS, PictureSource, UnreadablePicture, explaining

Pixels = npt.NDArray[np.uint8]

# Only these decoders ever see a file: Pillow has others that start programs. Importing registers them.
DECODERS = (
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    PpmImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
FORMATS = ("JPEG", "PNG", "BMP", "DIB", "GIF", "WEBP", "TIFF", "PPM")
GREY = frozenset({"1", "L", "LA", "La", "I", "I;16", "I;16B", "I;16L", "F"})

# Pictures beyond this many pixels are decoded one at a time, so that threads do not fill the memory together.
LARGE = 16_000_000
_one_large_picture = threading.Lock()

# What Pillow remarks about odd files is decided here: they are read, or refused with a reason.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


def open_picture(source: PictureSource, smallest: int = LARGEST_SIDE) -> Image.Image:
    """The first frame, upright, as an 8-bit picture of mode `RGB` or `L`; transparency becomes white.

    JPEGs are decoded at 1/2, 1/4 or 1/8 as long as both sides keep `smallest` pixels. Leave that alone where
    the result goes to `fit`: prepared data was made with the default. 16-bit brightness is divided by 257.
    Raises `UnreadablePicture`.
    """
    with explaining(source), _opened(source) as image:
        image.draft(None, (smallest, smallest))
        with _turn(image):
            image.load()
            return eight_bit(_upright(image))


def measure(source: PictureSource) -> tuple[int, int, int]:
    """Decodes a picture as cheaply as possible. Returns its width and height as stored, and 1 or 3 channels.

    Raises `UnreadablePicture` for what `open_picture` would refuse.
    """
    with explaining(source), _opened(source) as image:
        width, height = image.size
        channels = 1 if image.mode in GREY else 3
        image.draft(None, (1, 1))
        with _turn(image):
            image.load()
        return width, height, channels


def eight_bit(image: Image.Image) -> Image.Image:
    """A copy in mode `RGB` or `L`."""
    if image.mode.startswith(("I", "F")):
        return _from_numbers(np.asarray(image))
    mode = "L" if image.mode in GREY else "RGB"
    if image.has_transparency_data:
        white = Image.new("RGBA", image.size, "white")
        white.alpha_composite(image.convert("RGBA"))
        return white.convert(mode)
    return image.convert(mode)


def fit(image: Image.Image, column: PictureColumn) -> Pixels:
    """Brings a picture to the size and colour of `column`: uint8 of shape (height, width, channels)."""
    mode = "L" if column.color == "grey" else "RGB"
    plain = image if image.mode in ("L", "RGB") else eight_bit(image)
    fitted = _resized(plain if plain.mode == mode else plain.convert(mode), column)
    return np.asarray(fitted, dtype=np.uint8).reshape(column.height, column.width, column.channels)


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


def _from_numbers(values: npt.NDArray[np.generic]) -> Image.Image:
    """Grey from 16 bit by a fixed rule, so that equal values stay equal; from 32 bit by their range."""
    numbers = np.nan_to_num(values.astype(np.float64))
    low, high = float(numbers.min()), float(numbers.max())
    if np.issubdtype(values.dtype, np.integer) and low >= 0 and high <= 65535:
        numbers /= 257
    elif low >= 0 and high <= 1:
        numbers *= 255
    elif low < 0 or high > 255:
        numbers = (numbers - low) * (255 / max(high - low, 1e-300))
    return Image.fromarray(np.rint(numbers).astype(np.uint8))


def _upright(image: Image.Image) -> Image.Image:
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except Exception:  # Broken EXIF says nothing about the picture, and its readers raise nearly anything.
        return image
    return image


@contextmanager
def _opened(source: PictureSource) -> Iterator[Image.Image]:
    """The picture before it is decoded, of a size that is safe to decode."""
    if isinstance(source, Image.Image):
        yield _checked(source.copy())
        return
    if isinstance(source, Path | str):
        _refuse_devices(source)
    with Image.open(BytesIO(source) if isinstance(source, bytes) else source, formats=FORMATS) as image:
        yield _checked(image)


def _checked(image: Image.Image) -> Image.Image:
    if image.width * image.height > MAX_MEGAPIXELS * 1_000_000:
        raise Image.DecompressionBombError
    return image


def _refuse_devices(path: Path | str) -> None:
    """A pipe would wait for ever, and a device may never end."""
    if not stat.S_ISREG(look_at(path).st_mode):
        raise UnreadablePicture(Path(path).name, T("it is not a file"))


def _turn(image: Image.Image) -> AbstractContextManager[object]:
    return _one_large_picture if image.width * image.height > LARGE else nullcontext()
