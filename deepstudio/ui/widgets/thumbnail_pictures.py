"""Small pictures, asked for beside the window's thread; the latest ones kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath

from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data import served
from deepstudio.data.plain_picture import PlainPicture
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.theme import icons, theme
from deepstudio.ui.workers.background import Aside

LoadThumbnail = Callable[[str, int], PlainPicture]
"""Gets a picture that fits into so many pixels a side, in another thread. Raises `Explained`."""

KEPT = 96 << 20  # bytes of thumbnails
TINY = 48  # pictures up to this many pixels keep their square pixels


def sample_thumbnails(plan: DataPlan) -> LoadThumbnail:
    """Thumbnails of the samples of one source, by their ids."""

    def load(id: str, pixels: int) -> PlainPicture:
        return data_process().call(served.thumbnail, plan.source, id, pixels)

    return load


class ThumbnailCache(QObject):
    """Pictures that were loaded, the latest ones kept."""

    arrived = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.aside = Aside()
        self._load: LoadThumbnail | None = None
        self._made: OrderedDict[str, QImage] = OrderedDict()
        self._bytes = 0
        self._sizes: dict[str, int] = {}
        """For how many pixels each was asked for."""
        self.failures: dict[str, Text] = {}
        self._asked: set[str] = set()
        self._wanted: frozenset[str] = frozenset()
        self._pixels = 0
        """A side of those that are wanted."""

    def set_load(self, load: LoadThumbnail | None) -> None:
        self.aside.forget()
        self._load = load
        self._made.clear()
        self._sizes.clear()
        self._bytes = 0
        self.failures.clear()
        self._asked.clear()

    def get(self, key: str) -> QImage | None:
        made = self._made.get(key)
        if made is not None:
            self._made.move_to_end(key)
        return made

    def want(self, keys: Sequence[str], pixels: int) -> None:
        """Asks for those that are not there, or are too small; the small one is shown until then.

        Earlier wishes that are no longer in view are dropped.
        """
        self._wanted, self._pixels = frozenset(keys), pixels
        load = self._load
        if load is None:
            return
        # The newest piece of work begins first: so the last one asked for is the first in view.
        for key in reversed(keys):
            large = self._sizes.get(key, 0) >= pixels
            if not large and key not in self._asked and key not in self.failures:
                self._ask(load, key, pixels)

    def _ask(self, load: LoadThumbnail, key: str, pixels: int) -> None:
        self._asked.add(key)

        def wanted() -> bool:
            if key in self._wanted:
                return True
            self._asked.discard(key)
            return False

        self.aside.ask(
            lambda: to_image(load(key, pixels)),
            lambda image: self._keep(key, image, pixels),
            lambda reason: self._refuse(key, reason),
            wanted,
        )

    def _keep(self, key: str, image: QImage, pixels: int) -> None:
        self._asked.discard(key)
        before = self._made.pop(key, None)
        self._bytes += image.sizeInBytes() - (before.sizeInBytes() if before is not None else 0)
        self._made[key], self._sizes[key] = image, pixels
        while self._bytes > KEPT and len(self._made) > 1:
            gone, old = self._made.popitem(last=False)
            self._bytes -= old.sizeInBytes()
            self._sizes.pop(gone, None)
        if self._load is not None and pixels < self._pixels and key in self._wanted:
            self._ask(self._load, key, self._pixels)  # a larger one was wanted while this was on its way
        self.arrived.emit(key)

    def _refuse(self, key: str, reason: Text) -> None:
        self._asked.discard(key)
        self.failures[key] = reason
        self.arrived.emit(key)


def to_image(picture: PlainPicture) -> QImage:
    """A Qt picture with data of its own."""
    kind = QImage.Format.Format_Grayscale8 if picture.channels == 1 else QImage.Format.Format_RGB888
    width, height = picture.width, picture.height
    made = QImage(picture.pixels, width, height, width * picture.channels, kind)
    return made.convertToFormat(QImage.Format.Format_RGB32)  # a copy in the format that is drawn fastest


def paint_thumbnail(painter: QPainter, box: QRectF, key: str, pictures: ThumbnailCache) -> None:
    """The picture in the middle of a box with round corners, as far as it is there; a sign where there is none."""
    image, shape = pictures.get(key), QPainterPath()
    shape.addRoundedRect(box, 6, 6)
    painter.fillPath(shape, theme.color("sunken"))
    if image is not None and not image.isNull():
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() > TINY)
        scale = min(box.width() / image.width(), box.height() / image.height())
        wide, high = image.width() * scale, image.height() * scale
        middle = box.center()
        painter.drawImage(QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high), image)
        painter.restore()
    elif key in pictures.failures:
        icons.paint(painter, QRectF(box.center().x() - 10, box.center().y() - 10, 20, 20), "warning", "warn")
