"""Which part of a plane is seen, and where points of it lie in pixels. Both axes have the same scale."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from deepstudio.storage.growing import Numbers

ROOM = 0.06  # of the room that stays free around all points
FARTHEST, NEAREST = 0.5, 400.0  # times the scale at which all is seen


@dataclass(frozen=True)
class ZoomedPlane:
    """`x`, `y` are in the middle of the `area`; one unit takes `scale` pixels, `fitting` where all is seen."""

    area: QRectF
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    fitting: float = 1.0

    @classmethod
    def over(cls, area: QRectF, xs: Numbers, ys: Numbers) -> ZoomedPlane:
        """All points, (N,) each, are seen; those that are not numbers have no place."""
        there = np.isfinite(xs)
        if not there.any() or area.width() <= 0 or area.height() <= 0:
            return cls(area)
        lows, highs = (np.array([end(of[there]) for of in (xs, ys)]) for end in (np.min, np.max))
        wide, high = np.maximum(highs - lows, 1e-9).tolist()
        scale = (1 - 2 * ROOM) * min(area.width() / wide, area.height() / high)
        x, y = ((lows + highs) / 2).tolist()
        return cls(area, x, y, scale, scale)

    def pixels(self, xs: Numbers, ys: Numbers) -> tuple[Numbers, Numbers]:
        """Where points lie in the widget."""
        middle = self.area.center()
        return middle.x() + (xs - self.x) * self.scale, middle.y() - (ys - self.y) * self.scale

    def zoomed(self, factor: float, at: QPointF) -> ZoomedPlane:
        """Closer by a factor; what lies under the point stays there."""
        scale = min(max(self.scale * factor, FARTHEST * self.fitting), NEAREST * self.fitting)
        away = at - self.area.center()
        shift = 1 / self.scale - 1 / scale
        return replace(self, scale=scale, x=self.x + away.x() * shift, y=self.y - away.y() * shift)

    def moved(self, by: QPointF) -> ZoomedPlane:
        """What is seen moves by some pixels."""
        return replace(self, x=self.x - by.x() / self.scale, y=self.y + by.y() / self.scale)

    def placed(self, area: QRectF) -> ZoomedPlane:
        """The same middle in a room of another size, at the same share of the scale at which all is seen."""
        if self.area.isEmpty():
            return replace(self, area=area)
        grown = min(area.width() / self.area.width(), area.height() / self.area.height())
        return replace(self, area=area, scale=self.scale * grown, fitting=self.fitting * grown)
