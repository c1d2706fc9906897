"""Pictures as inputs: dropped, pasted, chosen, drawn, or taken from the test samples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import Project
from deepstudio.core.text import T, Text
from deepstudio.data.sample_style import SampleStyle
from deepstudio.jobs.run_samples import RunSamples
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.files import FileGiver, FileView, SeenPicture
from deepstudio.ui.kinds.giver import GivenCells, GivenValue
from deepstudio.ui.kinds.picture.drawing_card import DrawingCard, sample_style
from deepstudio.ui.kinds.picture.picture_card import PictureFile
from deepstudio.ui.kinds.picture.why import WhyBar
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import OutlineButton
from deepstudio.ui.widgets.heat import HeatView, heat_of
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.strokes import Stroke, as_samples_look

DRAWABLE = 64  # pixels: larger pictures are not drawn by hand


class Drawing(NamedTuple):
    """What stands on the sheet, and how it is to look."""

    strokes: tuple[Stroke, ...]
    style: SampleStyle


BESIDE_OTHERS = T(
    "a map is drawn where a picture enters alone; what the other columns did stands beside the answer"
)


class PictureGiver(FileGiver):
    """A sheet to draw on where the network's input is small and grey, and a picture that was brought."""

    kind: ClassVar[type[ColumnKind]] = PictureColumn
    icon: ClassVar[str] = "image"
    shown_by: ClassVar[type[FileView]] = PictureFile
    pause: ClassVar[int] = 40
    nothing: ClassVar[Text] = T("There is no picture on the clipboard. Copy one first.")

    def __init__(self, studio: Studio, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(studio, columns, parent)
        self._column, self._style = PictureColumn(), SampleStyle()
        self.seen = self.view = SeenPicture(self)
        self._told: Any = None
        """What is explained."""
        self.changed.connect(self._moved_on)
        self._show(self.card)

    def _suffixes(self) -> Iterable[str]:
        from deepstudio.data.suffixes import SUFFIXES

        return SUFFIXES

    def _lay_out(self) -> None:
        self.drawing = DrawingCard(self)
        self.drawing.pad.changed.connect(self.changed)
        self._views = QStackedWidget(self)
        self._views.addWidget(self.card)
        self._views.addWidget(self.drawing)
        self._draw = self._switch(self.tr("Draw"), "pencil", "predict.draw", self.drawing)
        self._pictures = self._switch(self.tr("Pictures"), "image", "predict.pictures", self.card)
        switches = row_of(self._draw, self._pictures, STRETCH, gap=8)
        self.why = self.beside = WhyBar("predict", self, stacked=True)
        self.why.asked_changed.connect(self._ask_why)
        self.why.opacity_changed.connect(self._set_opacity)
        column_of(switches, (self._views, 1), gap=10, on=self)

    def set_run(self, run: RunFolder, project: Project) -> None:
        self.why.set_run()
        kind = self.kind_in(project)
        self._column = kind if isinstance(kind, PictureColumn) else PictureColumn()
        was_drawable = not self._draw.isHidden()
        self.drawing.pad.set_ratio(self._column.width, self._column.height)
        begins = not was_drawable and not self._shown.cells
        draws = self.is_drawable() and (begins or self.is_drawing())
        self._show(self.drawing if draws else self.card)

    def set_samples(self, samples: RunSamples | None) -> None:
        if samples is not None and self.is_drawable():
            self._aside.ask(partial(sample_style, samples, self._column), self._take_style)

    def is_drawable(self) -> bool:
        """Whether the network's input is small and grey enough to draw it."""
        return self._column.color == "grey" and max(self._column.width, self._column.height) <= DRAWABLE

    def is_drawing(self) -> bool:
        return self._views.currentWidget() is self.drawing

    # What is given

    def given(self) -> GivenCells | Drawing | None:
        if self.is_drawing():
            strokes = self.drawing.pad.strokes
            return Drawing(strokes, self._style) if strokes else None
        return self._shown.cells or None

    def make(
        self, given: Drawing, done: Callable[[GivenCells], object], failed: Callable[[Text], object]
    ) -> None:
        column, files = self._column, self._files

        def draw() -> GivenCells:
            image = as_samples_look(given.strokes, given.style, column.width, column.height)
            return self.cells(files.of_image(image))

        self._aside.ask(draw, done, failed)

    def release(self, cells: GivenCells) -> None:
        self._files.forget(Path(self.path(cells)))

    def put(self, whole: GivenValue) -> None:
        super().put(whole)
        self._show(self.card)

    def picture(self, cells: GivenCells) -> str:
        return self.path(cells)

    def hint(self) -> str:
        if self.is_drawing():
            return self.tr("Draw something, and the answer follows your pen.")
        return self.tr("Give it a picture, and the answer stands here.")

    def takes(self, data: QMimeData) -> bool:
        return data.hasImage() or super().takes(data)

    def drop(self, data: QMimeData, pasted: bool = False) -> bool:
        """Also a picture that is no file, such as one copied on a page of the web."""
        if super().drop(data, pasted):
            return True
        image = data.imageData() if data.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        title = self.tr("Pasted picture") if pasted else self.tr("Dropped picture")
        self._aside.ask(
            partial(self._files.of_image, image),
            lambda path: self.brought.emit([GivenValue(self.cells(path), title)]),
        )
        return True

    # What the network saw

    def show_seen(self, given: Any, seen: Any, label: str) -> None:
        self.view.show_seen(seen, self.tr("The picture as the network sees it"))

    # Why

    def explains(self) -> bool:
        return self.why.is_on()

    def asked(self) -> dict[str, str]:
        return self.why.asked()

    def show_explanation(self, given: Any, why: Any, names: Mapping[str, str]) -> None:
        self._told = given
        if "map" not in why:
            self.show_no_explanation(BESIDE_OTHERS)
            return
        self.why.show_explanation(why, names)
        self.view.set_heat(heat_of(why, whole=True))
        if not self.is_drawing():
            self._large.set_heat(heat_of(why))

    def show_no_explanation(self, reason: Text) -> None:
        self.why.show_failure(reason)

    def facts(self) -> list[str]:
        image = self.view.image()
        if image.isNull():
            return []
        size = self.tr("{w} × {h} pixels").format(w=image.width(), h=image.height())
        return [self.tr("As the network sees it"), size]

    # Another language

    def remembered(self) -> Any:
        return super().remembered(), self.drawing.pad.strokes, self.is_drawing()

    def take_back(self, kept: Any) -> None:
        files, strokes, drawing = kept
        super().take_back(files)
        self.drawing.pad.put(strokes)
        self._draw.setVisible(True)
        self._show(self.drawing if drawing else self.card)

    # Inside

    @property
    def _large(self) -> HeatView:
        view = self.card.view
        assert isinstance(view, PictureFile)
        return view.picture

    def _ask_why(self) -> None:
        self._forget_why()
        self.explaining_changed.emit()

    def _moved_on(self) -> None:
        self.why.set_there(self.given() is not None)
        if self._told is not None and self.given() != self._told:
            self._forget_why()

    def _forget_why(self) -> None:
        self._told = None
        self.why.forget()
        for view in (self.view, self._large):
            view.set_heat(None)

    def _set_opacity(self, opacity: float) -> None:
        for view in (self.view, self._large):
            view.set_opacity(opacity)

    def _switch(self, words: str, icon: str, name: str, view: QWidget) -> OutlineButton:
        made = OutlineButton(words, icon, small=True, parent=self, name=name, run=lambda: self._show(view))
        made.setCheckable(True)
        return made

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        for button, shown in ((self._draw, self.drawing), (self._pictures, self.card)):
            button.setVisible(self.is_drawable())
            button.setChecked(view is shown)
        self.changed.emit()

    def _take_style(self, style: SampleStyle) -> None:
        self._style = style
        if self.drawing.pad.is_empty():
            self.drawing.set_paper("dark" if style.light_on_dark else "light")
        self.drawing.set_matched(style.is_plain)
        self.changed.emit()
