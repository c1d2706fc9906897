"""Small pictures that are asked for in one size while they are still on their way in another."""

from __future__ import annotations

from threading import Event

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from deepstudio.data.plain_picture import PlainPicture
from deepstudio.ui.widgets.thumbnail_pictures import ThumbnailCache


def width(image: QImage | None) -> int:
    return image.width() if image is not None else 0


def test_a_larger_picture_follows_a_small_one_that_was_on_its_way(qtbot: QtBot) -> None:
    cache, go_on = ThumbnailCache(), Event()
    asked: list[int] = []

    def load(_key: str, pixels: int) -> PlainPicture:
        asked.append(pixels)
        assert go_on.wait(30)
        return PlainPicture(pixels, pixels, 3, bytes(pixels * pixels * 3))

    cache.set_load(load)
    cache.want(["cat"], 40)
    qtbot.waitUntil(lambda: asked == [40])
    cache.want(["cat"], 80)
    go_on.set()
    qtbot.waitUntil(lambda: width(cache.get("cat")) == 80)
    assert asked == [40, 80]
