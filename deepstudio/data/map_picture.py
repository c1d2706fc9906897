"""A map of the data as a picture for a file: dots, and beside them what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from deepstudio.core.data_map import DataMap, DotForm, mark_of
from deepstudio.core.resources import resource
from deepstudio.core.text import legible

WIDTH, HEIGHT, SIDE, RIM = 1200, 900, 260, 30  # pixels
RADIUS, LINE = 5, 26
MOST_WORDS = 32
WHITE, INK, GREY = "#FFFFFF", "#1A212C", "#8B96A5"
# Told apart by people with any kind of colour vision, after M. Okabe and K. Ito.
PALETTE = ("#0072B2", "#C8500A", "#00835F", "#B0489A", "#7A2E2E", "#2F97D0", "#8A7A00", "#3C4043")
WRONG = "#C42B31"
DotColouring = Literal["label", "part", "mistake"]


def map_picture(drawn: DataMap, colouring: DotColouring, words: Sequence[str]) -> bytes:
    """A PNG of the samples that have a place, coloured by the label of the first answer, by part or by mistake.

    `words` name what the colours mean.
    """
    picture = Image.new("RGB", (WIDTH, HEIGHT), WHITE)
    pen = ImageDraw.Draw(picture)
    groups = _groups(drawn, colouring)
    for sample, (x, y) in _pixels(drawn):
        colour, mark = _look(groups[sample], colouring)
        _dot(pen, x, y, colour, mark)
    _legend(pen, drawn, groups, colouring, words)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _groups(drawn: DataMap, colouring: DotColouring) -> Sequence[int]:
    if colouring == "part":
        return drawn.parts
    if not drawn.answers:
        return [-1] * len(drawn.ids)
    first = drawn.answers[0]
    return first.labels if colouring == "label" else [int(first.is_wrong(n)) for n in range(len(drawn.ids))]


def _look(group: int, colouring: DotColouring) -> tuple[str, DotForm]:
    if group < 0:
        return GREY, "circle"
    if colouring == "mistake":
        return (WRONG, "diamond") if group else (GREY, "circle")
    colour, mark = mark_of(group)
    return PALETTE[colour], mark


def _pixels(drawn: DataMap) -> list[tuple[int, tuple[float, float]]]:
    """Each sample with a place and where it is drawn; both axes have the same scale."""
    there = [(number, place) for number, place in enumerate(drawn.places) if place is not None]
    if not there:
        return []
    lows, highs = ([end(place[axis] for _, place in there) for axis in (0, 1)] for end in (min, max))
    room = WIDTH - SIDE - 2 * RIM, HEIGHT - 2 * RIM
    scale = min(room[axis] / ((highs[axis] - lows[axis]) or 1.0) for axis in (0, 1))
    middle = [(lows[axis] + highs[axis]) / 2 for axis in (0, 1)]
    return [
        (n, ((WIDTH - SIDE) / 2 + (x - middle[0]) * scale, HEIGHT / 2 - (y - middle[1]) * scale))
        for n, (x, y) in there
    ]


def _dot(pen: ImageDraw.ImageDraw, x: float, y: float, colour: str, mark: DotForm) -> None:
    r = RADIUS
    if mark == "circle":
        pen.ellipse((x - r, y - r, x + r, y + r), colour, WHITE)
    elif mark == "square":
        pen.rectangle((x - r, y - r, x + r, y + r), colour, WHITE)
    elif mark == "triangle":
        pen.polygon([(x, y - r - 1), (x + r + 1, y + r), (x - r - 1, y + r)], colour, WHITE)
    else:
        pen.polygon([(x, y - r - 2), (x + r + 2, y), (x, y + r + 2), (x - r - 2, y)], colour, WHITE)


def _legend(
    pen: ImageDraw.ImageDraw,
    drawn: DataMap,
    groups: Sequence[int],
    colouring: DotColouring,
    words: Sequence[str],
) -> None:
    there = {groups[sample] for sample, place in enumerate(drawn.places) if place is not None}
    shown = [(number, words[number]) for number in sorted(there) if 0 <= number < len(words)]
    x, y = WIDTH - SIDE + 10, RIM + 10
    for number, word in shown[:MOST_WORDS]:
        colour, mark = _look(number, colouring)
        _dot(pen, x, y, colour, mark)
        text = legible(word)
        pen.text((x + 16, y), text if len(text) <= 24 else text[:23] + "…", INK, _font(text), anchor="lm")
        y += LINE
    if len(shown) > MOST_WORDS:
        pen.text((x + 16, y), f"+ {len(shown) - MOST_WORDS}", GREY, _font(""), anchor="lm")


def _font(text: str) -> ImageFont.FreeTypeFont:
    """The program's own fonts, so that the picture is the same on each machine."""
    name = "Inter-Regular.otf" if text.isascii() else "NotoSansSC-Regular-subset.otf"
    return ImageFont.truetype(str(resource("fonts") / name), 16)
