"""A picture with the heat map of an explanation over it, as a file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from deepstudio.core.heat import heat_color
from deepstudio.data.picture_fit import ShareBox
from deepstudio.data.pictures import open_picture
from deepstudio.data.unreadable import PictureSource

SMALLEST, LARGEST = 256, 1024  # pixels of the longer side
OPACITY = 0.7


def heat_picture(
    source: PictureSource, rows: Sequence[Sequence[float]], box: ShareBox, hottest: ShareBox | None = None
) -> bytes:
    """PNG of the picture in grey, with weights from -1 to 1 that cover `box` of it; `hottest` of the map is framed.

    Raises `UnreadablePicture`.
    """
    picture = _sized(open_picture(source, LARGEST)).convert("L").convert("RGB")
    place = _pixels(box, (0, 0, *picture.size))
    width, height = place[2] - place[0], place[3] - place[1]
    layer = Image.new("RGBA", (len(rows[0]), len(rows)))
    layer.putdata([heat_color(weight) for row in rows for weight in row])
    layer = layer.resize((max(1, width), max(1, height)), Image.Resampling.BICUBIC)
    layer.putalpha(layer.getchannel("A").point(lambda one: round(one * OPACITY)))
    picture.paste(layer, place[:2], layer)
    if hottest is not None:
        draw, room = ImageDraw.Draw(picture), _pixels(hottest, place)
        draw.rectangle(room, outline="black", width=3)
        draw.rectangle((room[0] + 1, room[1] + 1, room[2] - 1, room[3] - 1), outline="white")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _sized(image: Image.Image) -> Image.Image:
    """Tiny pictures grow with square pixels, huge ones shrink."""
    longest = max(image.size)
    if longest < SMALLEST:
        factor = -(-SMALLEST // longest)
        return image.resize((image.width * factor, image.height * factor), Image.Resampling.NEAREST)
    if longest > LARGEST:
        image.thumbnail((LARGEST, LARGEST))
    return image


def _pixels(box: ShareBox, room: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = room
    x, y = right - left, bottom - top
    return (
        round(left + box[0] * x),
        round(top + box[1] * y),
        round(left + box[2] * x),
        round(top + box[3] * y),
    )
