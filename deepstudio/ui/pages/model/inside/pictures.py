"""Channels as pictures, decoded from what the engine sends; for other threads than the window's."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from deepstudio.ui.pages.model.inside import inks

Told = dict[str, Any]
"""What the engine says of a place (`engine.inside.looking`)."""


@dataclass(frozen=True)
class MapPictures:
    """Pictures of one size below each other in one image, in the colours of the theme they were made for.

    The brightest stands for `scale` or more; where they are `signed`, the other colour for −`scale` or less.
    """

    image: QImage
    levels: QImage
    count: int
    width: int
    height: int
    scale: float
    signed: bool

    def source(self, number: int) -> QRectF:
        """Where one of them lies in the image."""
        return QRectF(0, number * self.height, self.width, self.height)

    def tinted(self) -> MapPictures:
        """The same in the colours of the present theme."""
        return _tinted(self.levels, self.count, self.scale, self.signed)


def decoded(told: Told) -> MapPictures:
    """Pictures from the fields of an answer (`engine.inside.maps.Painted`)."""
    count, height, width = int(told["count"]), int(told["height"]), int(told["width"])
    pixels = base64.b64decode(told["pixels"])
    levels = QImage(pixels, width, count * height, width, QImage.Format.Format_Indexed8).copy()
    return _tinted(levels, count, float(told["scale"]), bool(told["signed"]))


def _tinted(levels: QImage, count: int, scale: float, signed: bool) -> MapPictures:
    levels.setColorTable(inks.table(signed))
    drawn = levels.convertToFormat(QImage.Format.Format_RGB32)  # what is drawn fastest
    return MapPictures(drawn, levels, count, levels.width(), levels.height() // max(1, count), scale, signed)
