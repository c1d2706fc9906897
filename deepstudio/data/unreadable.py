"""Why a file cannot be read as a picture, in words a person can act on."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text, legible

PictureSource = Path | str | bytes | Image.Image

MAX_MEGAPIXELS = 89
SIGNATURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")  # how usual pictures begin
LFS_POINTER = b"version https://git-lfs"


class UnreadableSample(Explained):
    """A sample that cannot be used. `reason` alone says why; another try may succeed unless it is `lasting`."""

    def __init__(self, name: str, reason: Text, lasting: bool, text: Text, cause: str) -> None:
        super().__init__(text, cause)
        self.name = name
        self.reason = reason
        self.lasting = lasting


class UnreadablePicture(UnreadableSample):
    """A file that is no picture. `reason` alone says why; another try may succeed unless it is `lasting`."""

    def __init__(self, name: str, reason: Text, lasting: bool = True) -> None:
        text = T("“{name}” cannot be read as a picture: {reason}.", name=name, reason=reason)
        super().__init__(name, reason, lasting, text, "unreadable_picture")


class TooManyPixels(Exception):
    """A picture that cannot be decoded with a sensible amount of memory; `most` is in million pixels."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


@contextmanager
def explaining(source: PictureSource) -> Iterator[None]:
    """Turns whatever a decoder raises about `source` into `UnreadablePicture`."""
    try:
        yield
    except Explained:
        raise
    except (Image.DecompressionBombError, TooManyPixels) as error:
        most = error.most if isinstance(error, TooManyPixels) else MAX_MEGAPIXELS
        reason = T("it claims to have more than {n} million pixels", n=most)
        raise UnreadablePicture(_name(source), reason) from error
    except Exception as error:  # Decoders raise nearly anything on files made to break them.
        raise UnreadablePicture(_name(source), _reason(source, error), _lasts(error)) from error


def _name(source: PictureSource) -> str:
    return legible(os.path.basename(source)) if isinstance(source, Path | str) else "picture"


def _lasts(error: Exception) -> bool:
    return not isinstance(error, MemoryError) and getattr(error, "errno", None) is None


def _reason(source: PictureSource, error: Exception) -> Text:
    if isinstance(error, UnidentifiedImageError):
        return _what_it_is(source)
    if isinstance(error, MemoryError):
        return T("it needs more memory than there is")
    if isinstance(error, OSError) and error.errno is not None:
        return _refused(error)
    if "truncated" in str(error).lower():
        return T("it is cut off; copy it again")
    return T("it is damaged")


def _refused(error: OSError) -> Text:
    if error.errno == errno.ENOENT:
        return T("it is not there any more")
    if error.errno in (errno.EACCES, errno.EPERM):
        return T("you have no permission to read it")
    return T("the disk refuses ({reason})", reason=error.strerror or "")


def _what_it_is(source: PictureSource) -> Text:
    """Why a file that is a picture by its name is none, from its first bytes."""
    start = _first_bytes(source)
    if not start:
        return T("it is empty")
    if start.startswith(LFS_POINTER):
        return T("it is only a pointer of Git LFS; fetch the real file with “git lfs pull”")
    if start[4:8] == b"ftyp":
        return T("it is a HEIC picture or a film, which cannot be read here; save it as JPEG")
    if start.startswith(SIGNATURES):
        return T("it is damaged")
    if all(byte > 8 for byte in start):
        return T("it holds text, not a picture")
    return T("it is not in a known format (JPEG, PNG, BMP, GIF, WebP, TIFF, HEIC, AVIF)")


def _first_bytes(source: PictureSource) -> bytes:
    if isinstance(source, bytes):
        return source[:256]
    if isinstance(source, Image.Image):
        return b""
    with open(source, "rb") as file:
        return file.read(256)
