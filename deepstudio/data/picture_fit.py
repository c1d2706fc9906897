"""Where what a network sees lies in a picture that was fitted to its size."""

from __future__ import annotations

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.data.pictures import opened
from deepstudio.data.unreadable import PictureSource, explaining

ShareBox = tuple[float, float, float, float]
"""Left, top, right and bottom, as shares of a picture."""
ORIENTATION, LYING = 0x0112, (5, 6, 7, 8)  # of EXIF: width and height change places


def upright_size(source: PictureSource) -> tuple[int, int]:
    """Width and height of a picture as it is looked at, from its header. Raises `UnreadablePicture`."""
    with explaining(source), opened(source) as image:
        lying = image.getexif().get(ORIENTATION) in LYING
        return (image.height, image.width) if lying else image.size


def box_seen(size: tuple[int, int], column: ColumnKind) -> ShareBox:
    """The box of a picture of `size` that `column` takes: without its sides where it is cut, with the rim it gets."""
    fit = column.fit if isinstance(column, PictureColumn) else "stretch"
    if not isinstance(column, PictureColumn) or fit == "stretch":
        return 0.0, 0.0, 1.0, 1.0
    wide, high = column.width / size[0], column.height / size[1]
    scale = max(wide, high) if fit == "crop" else min(wide, high)
    width, height = wide / scale, high / scale
    return (1 - width) / 2, (1 - height) / 2, (1 + width) / 2, (1 + height) / 2
