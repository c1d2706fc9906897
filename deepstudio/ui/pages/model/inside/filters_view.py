"""The filters of a convolution on the picture itself: what each of them looks for, as a small picture."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.layer import Category
from deepstudio.core.results import written
from deepstudio.core.shapes import Image
from deepstudio.core.text import T, Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.model.inside.map_grid import MapGrid
from deepstudio.ui.pages.model.inside.pictures import MapPictures, Told
from deepstudio.ui.pages.model.inside.view import InsideView, Inspected, Spot
from deepstudio.ui.pages.model.inside.whens import WhenButtons
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import ElidedLabel, Label, Scroll, SecondaryLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.newest import Newest

FAMILIES = (Category.CONVOLUTION, Category.BLOCK)


@dataclass(frozen=True)
class FilterPictures(MapPictures):
    """Pictures with colours of their own."""

    def tinted(self) -> MapPictures:
        return self


class FilterGrid(MapGrid):
    """Filters in the order of their channels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Filters, in the order of their channels"))

    def note(self, told: Told) -> str:
        size = f"{told['height']} × {told['width']}"
        return self.tr("{n} filters of {size}").format(n=told["total"], size=size)

    def words(self, number: int) -> str:
        if not 0 <= number < len(self.channels):
            return ""
        said = self.tr("Filter of channel {n}: the size of its weights is {size} in the mean")
        return said.format(n=self.channels[number], size=written(self._strengths[number]))


class FiltersView(InsideView):
    """Asks for them whenever something else is looked at. Whatever the sample is, they are the same."""

    title: ClassVar[Text] = T("Its filters")

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self._inspected: Inspected | None = None
        self._newest, self._aside = Newest(studio, self), Aside(self)
        self.whens = WhenButtons("model.inside.filters", self)
        self.whens.chosen.connect(lambda _: self._ask())
        self.note = ElidedLabel(parent=self, role="secondary", tone="text2")
        self.grid = FilterGrid(self)
        self.legend = SecondaryLabel(
            self.tr(
                "Grey is zero: there the picture does not matter. A filter answers most to a picture that is bright "
                "where it is bright, and dark where it is dark. Each is scaled for itself."
            ),
            self,
        )
        self.says = Label("", "body", "text2", wrap=True, parent=self)
        self.says.setObjectName("model.inside.filters.says")
        self.says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._head = QWidget(self)
        row_of(self.whens, 8, (self.note, 1), gap=6, on=self._head)
        page = QWidget(self)
        column_of(self.grid, self.legend, STRETCH, gap=8, on=page)
        self._scroll = Scroll(page, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.says)
        self._stack.addWidget(self._scroll)
        column_of(self._head, (self._stack, 1), gap=8, on=self)
        self._say("")

    @classmethod
    def accepts(cls, spot: Spot) -> bool:
        layer = spot.analysis.layers.get(spot.node)
        entering = spot.analysis.inputs.get(spot.node, ())
        has_some = layer is not None and layer.category in FAMILIES
        return has_some and any(isinstance(shape, Image) for shape in entering)

    def show_inside(self, inspected: Inspected) -> None:
        self._inspected = inspected
        self._ask()

    def forget(self) -> None:
        self._newest.forget()
        self._aside.forget()

    @property
    def is_waiting(self) -> bool:
        """Whether something else is about to be shown."""
        return self._newest.busy or self._aside.busy

    def _ask(self) -> None:
        now = self._inspected
        if now is None:
            return
        self._aside.forget()
        asked = {"run": str(now.run.path), "node": now.spot.node, "when": self.whens.when}
        self._newest.ask("filters", self._arrived, self._refused, **asked)

    def _arrived(self, told: Told) -> None:
        self._aside.ask(partial(filter_pictures, told), partial(self._show, told), self._refused)

    def _refused(self, reason: Text) -> None:
        self._say(tr_text(reason))

    def _show(self, told: Told, pictures: FilterPictures) -> None:
        self.grid.show_told(told, pictures)
        self.note.setText(self.grid.note(told))
        self._head.show()
        self._stack.setCurrentWidget(self._scroll)

    def _say(self, words: str) -> None:
        """A sentence instead of filters."""
        self.says.setText(words)
        self._head.hide()
        self._stack.setCurrentWidget(self.says)


def filter_pictures(told: Told) -> FilterPictures:
    """Pictures from the fields of an answer (`engine.inside.filters`); for other threads than the window's."""
    count, height, width = int(told["count"]), int(told["height"]), int(told["width"])
    colours = int(told["colours"])
    form = QImage.Format.Format_RGB888 if colours == 3 else QImage.Format.Format_Grayscale8
    pixels = base64.b64decode(told["pixels"])
    image = QImage(pixels, width, count * height, width * colours, form)
    drawn = image.convertToFormat(QImage.Format.Format_RGB32)
    return FilterPictures(drawn, drawn, count, width, height, 0.0, True)
