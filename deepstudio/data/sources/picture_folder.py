"""Reads a folder with one sub-folder of pictures for each class. Nothing is ever written to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median_low
from typing import ClassVar

from PIL import Image

from deepstudio.catalog.sources import PictureFolderSource
from deepstudio.core.events import Message
from deepstudio.core.shapes import Image as ImageShape
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text
from deepstudio.data import pictures
from deepstudio.data.sources.checks import Check
from deepstudio.data.sources.class_folder import ClassFolder
from deepstudio.data.sources.folders import SampleFile
from deepstudio.data.unreadable import UnreadablePicture


class PictureFolderReader(ClassFolder):
    """A sample is the picture of a file."""

    suffixes: ClassVar[tuple[str, ...]] = pictures.SUFFIXES
    looking: ClassVar[Text] = T("Looking at the pictures")
    not_chosen: ClassVar[Text] = T("No folder is chosen. Choose the folder with your pictures.")

    def __init__(self, source: PictureFolderSource) -> None:
        super().__init__(source.path, source.apart)

    def look(self, root: Path, file: SampleFile) -> tuple[Check, bool]:
        try:
            measures = pictures.measure(root / file.id)
        except UnreadablePicture as error:
            check = Check(size=file.size, modified=file.modified, reason=Message.of(error.reason))
            return check, error.lasting
        return Check(size=file.size, modified=file.modified, measures=measures), True

    def shapes(self, good: Sequence[Check]) -> Mapping[str, Shape]:
        """The middle size of the files themselves; with one channel if all are grey."""
        if not good:
            return {}
        widths, heights, channels = zip(*(check.measures for check in good), strict=True)
        return {"picture": ImageShape(max(channels), median_low(heights), median_low(widths))}

    def unreadable(self, name: str, reason: Text, lasting: bool = True) -> UnreadablePicture:
        return UnreadablePicture(name, reason, lasting)

    def nothing_there(self, root: Path) -> Text:
        return T(
            "There are no pictures in {path}. Choose a folder with one sub-folder for each class.",
            path=str(root),
        )

    def no_classes(self, root: Path) -> Text:
        return T(
            "The pictures lie directly in {path}. Put those of each class into a sub-folder of its own.",
            path=str(root),
        )

    def load(self, sample_id: str) -> Image.Image:
        return pictures.open_picture(self.file(sample_id))

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        return pictures.open_picture(self.file(sample_id), size)
