"""Small pictures decoded beside the window's thread, the latest ones kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from deepstudio.core.text import Text
from deepstudio.ui.workers.aside import Aside

Load = Callable[[str, int], Image.Image]

KEPT = 1500  # thumbnails


class Pictures(QObject):
    """Pictures that were loaded, the latest ones kept."""

    arrived = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.aside = Aside()
        self._load: Load | None = None
        self._made: OrderedDict[str, QImage] = OrderedDict()
        self.failures: dict[str, Text] = {}
        self._asked: set[str] = set()
        self._wanted: frozenset[str] = frozenset()

    def set_load(self, load: Load | None) -> None:
        self.aside.forget()
        self._load = load
        self._made.clear()
        self.failures.clear()
        self._asked.clear()

    def get(self, key: str) -> QImage | None:
        made = self._made.get(key)
        if made is not None:
            self._made.move_to_end(key)
        return made

    def want(self, keys: Sequence[str], pixels: int) -> None:
        """Asks for those that are not there; earlier wishes that are no longer in view are dropped."""
        self._wanted = frozenset(keys)
        load = self._load
        if load is None:
            return
        # The newest piece of work begins first: so the last one asked for is the first in view.
        for key in reversed(keys):
            if key not in self._made and key not in self._asked and key not in self.failures:
                self._ask(load, key, pixels)

    def _ask(self, load: Load, key: str, pixels: int) -> None:
        self._asked.add(key)

        def wanted() -> bool:
            if key in self._wanted:
                return True
            self._asked.discard(key)
            return False

        self.aside.ask(
            lambda: to_image(load(key, pixels), pixels),
            lambda image: self._keep(key, image),
            lambda reason: self._refuse(key, reason),
            wanted,
        )

    def _keep(self, key: str, image: QImage) -> None:
        self._asked.discard(key)
        self._made[key] = image
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        self.arrived.emit(key)

    def _refuse(self, key: str, reason: Text) -> None:
        self._asked.discard(key)
        self.failures[key] = reason
        self.arrived.emit(key)


def to_image(picture: Image.Image, pixels: int = 0) -> QImage:
    """A Qt picture with data of its own; larger ones are made to fit `pixels` (0 keeps the size)."""
    plain = picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
    if pixels and max(plain.size) > pixels:
        plain = plain.copy()
        plain.thumbnail((pixels, pixels), Image.Resampling.BILINEAR)
    grey = plain.mode == "L"
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
    made = QImage(plain.tobytes(), plain.width, plain.height, plain.width * (1 if grey else 3), kind)
    return made.convertToFormat(QImage.Format.Format_RGB32)  # a copy in the format that is drawn fastest
