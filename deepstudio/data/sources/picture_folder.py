"""Reads a folder with one sub-folder of pictures for each class. Nothing is ever written to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median_low
from typing import ClassVar

from PIL import Image

from deepstudio.catalog.sources import PictureFolderSource
from deepstudio.core.events import Message
from deepstudio.core.problems import Severity
from deepstudio.core.project import ColumnFound
from deepstudio.core.shapes import Image as ImageShape
from deepstudio.core.text import T, Text, legible
from deepstudio.data import pictures
from deepstudio.data.deep_pictures import Depth, levels_of
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.picture_look import look_at_picture
from deepstudio.data.sources.class_folder import ClassFolder
from deepstudio.data.sources.file_checks import Check
from deepstudio.data.sources.folders import SampleFile
from deepstudio.data.sources.layout import MOST_LOOSE, Layout, layout_of, loose_files
from deepstudio.data.tables.table import three
from deepstudio.data.unreadable import UnreadablePicture

FEW_COLOURED = 0.05  # of the pictures
FEW = 5  # pictures that begin with a word, on average, where words are classes
WORD = re.compile(r"([^\W\d_]+)[._\- (\d]")
# What cameras and programs begin names with.
CAMERAS = {"dcim", "dsc", "dscf", "dscn", "gopr", "image", "img", "imgp", "mmexport", "p", "photo", "pic"}
CAMERAS |= {"picture", "pxl", "screenshot", "vid", "wechat", "wx"}


class PictureFolderReader(ClassFolder):
    """A sample is the picture of a file."""

    suffixes = pictures.SUFFIXES
    looking: ClassVar[Text] = T("Looking at the pictures")
    not_chosen: ClassVar[Text] = T("No folder is chosen. Choose the folder with your pictures.")

    def __init__(self, source: PictureFolderSource) -> None:
        super().__init__(source.path, source.apart, source.group)

    def look(self, root: Path, file: SampleFile) -> tuple[Check, bool]:
        try:
            found = look_at_picture(root / file.id)
        except UnreadablePicture as error:
            check = Check(size=file.size, modified=file.modified, reason=Message.of(error.reason))
            return check, error.lasting
        check = Check(
            size=file.size,
            modified=file.modified,
            measures=(found.width, found.height, found.channels),
            depth=found.depth,
            print=found.print,
        )
        return check, True

    def layout(self, files: Sequence[SampleFile]) -> Layout:
        """Folders say the classes; where there are none, the words that names begin with, as of cat.12.jpg."""
        found = layout_of(files)
        names = {} if found.classes else words_of_names(files)
        if not names:
            return found
        told = sorted(set(names.values()))
        text = T(
            "No folders say classes, so the class of a picture is the word its name begins with: {names}.",
            names=three([legible(name) for name in told]),
        )
        rest = loose_files([file.id for file in files if file.id not in names])
        return Layout(names, {}, (remark("classes-of-names", text, len(names)), *rest))

    def facts(self, good: Sequence[Check]) -> tuple[Mapping[str, ColumnFound], tuple[Evidence, ...]]:
        """The middle size of the files themselves, with one channel if hardly any is coloured; black and white."""
        if not good:
            return {}, ()
        widths, heights, channels = zip(*(check.measures for check in good), strict=True)
        coloured = sum(count > 1 for count in channels) > FEW_COLOURED * len(good)
        shape = ImageShape(3 if coloured else 1, median_low(heights), median_low(widths))
        levels, remarks = self._levels(good)
        low, high = levels or (None, None)
        return {"picture": ColumnFound(shape=shape, low=low, high=high)}, remarks

    def _levels(self, good: Sequence[Check]) -> tuple[tuple[float, float] | None, tuple[Evidence, ...]]:
        """The values that are black and white in deep pictures, and remarks on it."""
        depths = [Depth(*check.depth) for check in good if check.depth is not None]
        if not depths:
            return None, ()
        levels = levels_of(depths)
        if levels is None:
            text = T(
                "Pictures with more than 8 bits ({n}) are stored in ways that cannot be compared, such as 16 bit "
                "beside fractions; each way has its own rule. Better save all of them in the same way.",
                n=len(depths),
            )
            return None, (Evidence("mixed-depth", Severity.WARNING, text, len(depths)),)
        text = T(
            "Pictures with more than 8 bits ({n}): {black:g} is taken as black and {white:g} as white, by the "
            "values that they hold. Another choice is the column's Black and White.",
            n=len(depths),
            black=levels[0],
            white=levels[1],
        )
        return levels, (remark("deep-pictures", text, len(depths), (), "--set data.picture.white=65535"),)

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

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        return pictures.open_picture(self.file(sample_id), size)


def words_of_names(files: Sequence[SampleFile]) -> dict[str, str]:
    """The word that each name begins with, by id, where hardly any has none and they make a few classes."""
    words = {file.id: WORD.match(Path(file.id).name) for file in files}
    names = {id: found[1] for id, found in words.items() if found is not None}
    different = {name.casefold() for name in names.values()}
    is_told = len(files) - len(names) <= MOST_LOOSE * len(files) and len(names) >= FEW * len(different)
    return names if is_told and len(different) > 1 and not different & CAMERAS else {}
