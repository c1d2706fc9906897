"""A few samples for a small drawing of what the data is like, and how it is kept as JSON."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from deepstudio.data.plain_picture import PlainPicture

if TYPE_CHECKING:
    from deepstudio.data.scan import Scan

SHOWN = 4  # samples


class Sketch(NamedTuple):
    """What is there is drawn: `pictures`, else `rows` of cells, else `lines` of text."""

    pictures: tuple[PlainPicture, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()


def as_json(sketch: Sketch) -> str:
    pictures = [
        [*picture[:3], base64.b85encode(picture.pixels).decode("ascii")] for picture in sketch.pictures
    ]
    return json.dumps({"pictures": pictures, "rows": sketch.rows, "lines": sketch.lines}, ensure_ascii=False)


def of_json(text: str) -> Sketch | None:
    """Nothing of what is damaged."""
    try:
        found = json.loads(text)
        pictures = tuple(_picture(*each) for each in found["pictures"])
        rows = tuple(tuple(map(str, row)) for row in found["rows"])
        return Sketch(pictures, rows, tuple(map(str, found["lines"])))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _picture(width: int, height: int, channels: int, pixels: str) -> PlainPicture:
    """Raises `ValueError` where there are not as many pixels as it says."""
    made = PlainPicture(int(width), int(height), int(channels), base64.b85decode(pixels))
    if channels not in (1, 3) or len(made.pixels) != made.width * made.height * made.channels:
        raise ValueError("no picture")
    return made


def typical(scan: Scan, count: int = SHOWN) -> tuple[str, ...]:
    """Ids of a few samples: of as many classes as there are, or spread over all."""
    if not scan.ids:
        return ()
    if not scan.classes:
        return tuple(scan.ids[place * len(scan.ids) // count] for place in range(min(count, len(scan.ids))))
    places = _of_each_class(scan.labels, len(scan.classes), count)
    return tuple(scan.ids[place] for place in places)


def _of_each_class(labels: Any, classes: int, count: int) -> Sequence[int]:
    """Places of samples, class by class, and again from the first class on."""
    found: list[int] = []
    for number in range(count):
        wanted, time = number % classes, number // classes
        places = (labels == wanted).nonzero()[0]
        if len(places) > time:
            found.append(int(places[time]))
    return found
