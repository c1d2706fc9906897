"""One feature map large: at the start, now, and the difference beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.events import Message
from deepstudio.core.results import written
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.inside.pictures import MapPictures, Told, decoded
from deepstudio.ui.theme import theme
from deepstudio.ui.widgets import Label, LinkButton
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.picture_view import PictureView

SMALLEST = 72  # pixels


class MapClosely(QWidget):
    """`left` when somebody wants to see all maps again."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maps: Mapping[str, MapPictures] = {}
        words = self.tr("All maps")
        self.back = LinkButton(words, "chevron-left", name="model.inside.all", parent=self, run=self.left)
        self.title = Label("", "body", parent=self)
        self.note = Label("", "secondary", "warn", wrap=True, parent=self, hides=True)
        self._words = {
            "start": self.tr("At the start"),
            "now": self.tr("Now"),
            "change": self.tr("Difference"),
        }
        self.views = {when: PictureView(SMALLEST, pixelated=True, parent=self) for when in self._words}
        self._captions = {when: Label("", "secondary", "text2", parent=self) for when in self._words}
        columns = [(column_of((self.views[when], 1), self._captions[when], gap=4), 1) for when in self._words]
        for caption in self._captions.values():
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head = row_of(self.back, self.title, STRETCH, gap=8)
        column_of(head, self.note, (row_of(*columns, gap=12), 1), gap=6, on=self)
        theme.notifier().changed.connect(self._tint)

    def show_maps(self, told: Told, maps: Mapping[str, MapPictures]) -> None:
        """Shows what `decoded_maps` made of an answer."""
        self._maps = maps
        self.title.setText(self.tr("Channel {n}").format(n=told["channel"]))
        missing = told.get("missing")
        self.note.setText(tr_text(Message.model_validate(missing).text()) if missing else "")
        ends = self.tr("{when}: {least} to {most}")
        for when, words in self._words.items():
            one = told["maps"].get(when)
            for widget in (self.views[when], self._captions[when]):
                widget.setVisible(one is not None)
            if one is not None:
                least, most = written(one["least"]), written(one["most"])
                self._captions[when].setText(ends.format(when=words, least=least, most=most))
                self.views[when].set_image(maps[when].image, self._captions[when].text())

    def _tint(self) -> None:
        self._maps = {when: one.tinted() for when, one in self._maps.items()}
        for when, one in self._maps.items():
            self.views[when].set_image(one.image, self._captions[when].text())


def decoded_maps(told: Mapping[str, Any]) -> dict[str, MapPictures]:
    """The pictures of an answer (`engine.inside.looking.closely`); in another thread."""
    return {when: decoded(one) for when, one in told["maps"].items()}
