"""Pictures as inputs: dropped, pasted, chosen, drawn, or taken from the test samples."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.catalog.columns import PictureColumn, entering
from deepstudio.core.project import Project
from deepstudio.core.text import T, Text
from deepstudio.data.sample_style import SampleStyle
from deepstudio.jobs.run_samples import RunSamples
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.giver import GivenCells, GivenValue, Giver
from deepstudio.ui.kinds.picture.drawing_card import DrawingCard, sample_style
from deepstudio.ui.kinds.picture.picture_card import PictureCard
from deepstudio.ui.last_folder import last_folder
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import OutlineButton, PrimaryButton
from deepstudio.ui.widgets.drops import local_paths
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.pathfield import ask_files
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.widgets.strokes import Stroke, as_samples_look
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.sample_files import SampleFiles

DRAWABLE = 64  # pixels: larger pictures are not drawn by hand
SEEN = 132  # pixels


class Drawing(NamedTuple):
    """What stands on the sheet, and how it is to look."""

    strokes: tuple[Stroke, ...]
    style: SampleStyle


class PictureGiver(Giver):
    """A sheet to draw on where the network's input is small and grey, and a picture that was brought."""

    pause: ClassVar[int] = 40
    nothing: ClassVar[Text] = T("There is no picture on the clipboard. Copy one first.")

    def __init__(self, studio: Studio, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(studio, columns, parent)
        self._column, self._style = PictureColumn(), SampleStyle()
        self._shown = GivenValue({})
        self._aside, self._files = Aside(self), SampleFiles()
        self.destroyed.connect(self._files.close)
        choose = PrimaryButton(self.tr("Choose pictures…"), "image", parent=self, name="predict.choose")
        choose.set_tip(self.tr("You can also drop pictures anywhere here, or paste them with Ctrl+V."))
        self.buttons = (choose,)
        self.seen = self.view = PictureView(SEEN, pixelated=True, parent=self)
        self.view.setFixedSize(SEEN, SEEN)
        self.picture_card, self.drawing = PictureCard(self), DrawingCard(self)
        self._views = QStackedWidget(self)
        self._views.addWidget(self.picture_card)
        self._views.addWidget(self.drawing)
        self._draw = self._switch(self.tr("Draw"), "pencil", "predict.draw", self.drawing)
        self._pictures = self._switch(self.tr("Pictures"), "image", "predict.pictures", self.picture_card)
        switches = row_of(self._draw, self._pictures, STRETCH, gap=8)
        column_of(switches, (self._views, 1), gap=10, on=self)
        for button in (choose, self.picture_card.choose):
            button.clicked.connect(self.choose_files)
        self.picture_card.sample.clicked.connect(self.sample_wanted)
        self.drawing.pad.changed.connect(self.changed)
        self._show(self.picture_card)

    def set_run(self, run: RunFolder, project: Project) -> None:
        kinds = dict(entering(project.data, self.studio.registry)) if project.data is not None else {}
        kind = kinds.get(self.columns[0])
        self._column = kind if isinstance(kind, PictureColumn) else PictureColumn()
        was_drawable = not self._draw.isHidden()
        self.drawing.pad.set_ratio(self._column.width, self._column.height)
        begins = self.is_drawable() and not was_drawable and not self._shown.cells
        self._show(
            self.drawing if begins or (self.is_drawable() and self.is_drawing()) else self.picture_card
        )

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
            return self._cells(files.of_image(image))

        self._aside.ask(draw, done, failed)

    def release(self, cells: GivenCells) -> None:
        self._files.forget(Path(self.picture(cells)))

    def put(self, whole: GivenValue) -> None:
        self._shown = whole
        self.picture_card.set_picture(self.picture(whole.cells), whole.title)
        self._show(self.picture_card)

    def removed(self) -> None:
        self._shown = GivenValue({})
        self.picture_card.set_picture("")
        self.changed.emit()

    def title(self, cells: GivenCells) -> str:
        return Path(self.picture(cells)).name

    def picture(self, cells: GivenCells) -> str:
        return str(cells.get(self.columns[0], {}).get("path", ""))

    def hint(self) -> str:
        if self.is_drawing():
            return self.tr("Draw something, and the answer follows your pen.")
        return self.tr("Give it a picture, and the answer stands here.")

    def of_sample(self, samples: RunSamples, id: str) -> GivenCells:
        return self._cells(self._files.of_sample(samples.plan, id))

    # Where pictures come from

    def choose_files(self) -> None:
        """Asks for pictures."""
        from deepstudio.data.suffixes import SUFFIXES

        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        pictures = self.tr("Pictures ({kinds})").format(kinds=kinds)
        ask_files(self, self.tr("Choose pictures"), last_folder(self.studio), pictures, self.bring)

    def bring(self, paths: Sequence[Path]) -> None:
        """Takes files in."""
        self.brought.emit([GivenValue(self._cells(path), path.name) for path in paths])

    def takes(self, data: QMimeData) -> bool:
        return data.hasImage() or bool(_files_in(data))

    def drop(self, data: QMimeData, pasted: bool = False) -> bool:
        files = _files_in(data)
        image = data.imageData() if data.hasImage() and not files else None
        if files:
            self.bring(files)
        elif isinstance(image, QImage) and not image.isNull():
            title = self.tr("Pasted picture") if pasted else self.tr("Dropped picture")
            self._aside.ask(
                partial(self._files.of_image, image),
                lambda path: self.brought.emit([GivenValue(self._cells(path), title)]),
            )
        else:
            return False
        return True

    # What the network saw

    def show_seen(self, given: Any, seen: Any, label: str) -> None:
        image = _decoded(seen.get("seen") if isinstance(seen, dict) else None)
        self.view.set_image(image, self.tr("The picture as the network sees it"))

    def facts(self) -> list[str]:
        image = self.view.image()
        if image.isNull():
            return []
        size = self.tr("{w} × {h} pixels").format(w=image.width(), h=image.height())
        return [self.tr("As the network sees it"), size]

    # Another language

    def remembered(self) -> Any:
        """The files of what was pasted stay as well."""
        self.destroyed.disconnect(self._files.close)
        return self._files, self._shown, self.drawing.pad.strokes, self.is_drawing()

    def take_back(self, kept: Any) -> None:
        self.destroyed.disconnect(self._files.close)
        self._files.close()
        self._files, whole, strokes, drawing = kept
        self.destroyed.connect(self._files.close)
        self.drawing.pad.put(strokes)
        if whole.cells:
            self.put(whole)
        self._draw.setVisible(True)
        self._show(self.drawing if drawing else self.picture_card)

    # Inside

    def _cells(self, path: Path) -> GivenCells:
        return {self.columns[0]: {"path": str(path)}}

    def _switch(self, words: str, icon: str, name: str, view: QWidget) -> OutlineButton:
        made = OutlineButton(words, icon, small=True, parent=self, name=name, run=lambda: self._show(view))
        made.setCheckable(True)
        return made

    def _show(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        for button, shown in ((self._draw, self.drawing), (self._pictures, self.picture_card)):
            button.setVisible(self.is_drawable())
            button.setChecked(view is shown)
        self.changed.emit()

    def _take_style(self, style: SampleStyle) -> None:
        self._style = style
        if self.drawing.pad.is_empty():
            self.drawing.set_paper("dark" if style.light_on_dark else "light")
        self.drawing.set_matched(style.is_plain)
        self.changed.emit()


def _files_in(data: QMimeData) -> list[Path]:
    """Files among what was dropped or copied; folders mean something else and are left to the window."""
    return [path for path in local_paths(data) if path.is_file()]


def _decoded(encoded: Any) -> QImage | None:
    try:
        image = QImage.fromData(base64.b64decode(encoded or ""))
    except (binascii.Error, ValueError, TypeError):
        return None
    return None if image.isNull() else image
