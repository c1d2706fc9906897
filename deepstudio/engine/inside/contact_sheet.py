"""Patches that excite channels as one picture: a row for each channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.inside.crops import Patch
from deepstudio.storage.atomic import replacing

SIDE, GAP, MARGIN = 96, 6, 12  # pixels
LABEL = 64
LETTERS = 15
PAPER, INK, FRAME = "#E6E8EC", "#333333", "#E0312F"


def contact_sheet(rows: Mapping[int, Sequence[Patch]]) -> Image.Image:
    """The channel's number stands before its patches; where more than what it sees is shown, a frame marks that."""
    most = max((len(patches) for patches in rows.values()), default=0)
    width = 2 * MARGIN + LABEL + max(1, most) * (SIDE + GAP) - GAP
    height = 2 * MARGIN + max(1, len(rows)) * (SIDE + GAP) - GAP
    sheet = Image.new("RGB", (width, height), PAPER)
    draw, letters = ImageDraw.Draw(sheet), ImageFont.load_default(LETTERS)
    for line, (channel, patches) in enumerate(rows.items()):
        top = MARGIN + line * (SIDE + GAP)
        draw.text((MARGIN, top + SIDE // 2), str(channel), INK, letters, anchor="lm")
        for number, patch in enumerate(patches):
            _paste(sheet, draw, patch, MARGIN + LABEL + number * (SIDE + GAP), top)
    return sheet


def refuse_other_suffix(path: Path) -> None:
    """Raises `Explained` (`suffix`) for a name that does not end as one of a picture does."""
    if path.suffix.lower() != ".png":
        raise Explained(T("The picture's name must end in .png: {path}", path=str(path)), "suffix")


def save_sheet(rows: Mapping[int, Sequence[Patch]], path: Path) -> None:
    """Writes it as PNG. Raises `Explained`."""
    with replacing(path) as made:
        contact_sheet(rows).save(made, "PNG")


def _paste(sheet: Image.Image, draw: ImageDraw.ImageDraw, patch: Patch, left: int, top: int) -> None:
    height, width = patch.pixels.shape[:2]
    share = SIDE / max(height, width)
    size = max(1, round(width * share)), max(1, round(height * share))
    picture = Image.fromarray(patch.pixels).resize(size, Image.Resampling.NEAREST)
    left, top = left + (SIDE - size[0]) // 2, top + (SIDE - size[1]) // 2
    sheet.paste(picture, (left, top), picture)
    if (patch.frame.right - patch.frame.left, patch.frame.bottom - patch.frame.top) != (width, height):
        corners = [side * share for side in patch.frame]
        draw.rectangle(
            [left + corners[0], top + corners[1], left + corners[2] - 1, top + corners[3] - 1],
            outline=FRAME,
            width=2,
        )
