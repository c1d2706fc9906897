"""Where samples can come from. `reader` names the class in the data room that reads a source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from deepstudio.core.declarations import Source
from deepstudio.core.graph import Chosen
from deepstudio.core.settings import setting
from deepstudio.core.text import T, Text


class DigitsSource(Source):
    """1,797 scans of handwritten digits, 8 × 8 pixels with 17 levels of grey.

    Source: E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository,
    1998, as it comes with scikit-learn.
    """

    id: ClassVar[str] = "digits"
    title: ClassVar[Text] = T("Handwritten digits")
    help: ClassVar[Text] = T("1,797 small scans of the digits 0 to 9. They come with the program.")
    glyph: ClassVar[str] = "data"
    built_in: ClassVar[bool] = True
    columns: ClassVar[Mapping[str, Chosen]] = {
        "picture": Chosen(id="picture", settings={"height": 8, "width": 8, "color": "grey"}),
        "label": Chosen(id="class"),
    }
    reader: ClassVar[str] = "deepstudio.data.sources.digits:DigitsReader"


class PictureFolderSource(Source):
    """A folder with one sub-folder of pictures for each class."""

    id: ClassVar[str] = "picture-folder"
    title: ClassVar[Text] = T("Folder of pictures")
    help: ClassVar[Text] = T("Your own pictures: a folder with one sub-folder for each class.")
    glyph: ClassVar[str] = "folder"
    columns: ClassVar[Mapping[str, Chosen]] = {
        "picture": Chosen(id="picture", settings={"height": 128, "width": 128}),
        "label": Chosen(id="class"),
    }
    reader: ClassVar[str] = "deepstudio.data.sources.picture_folder:PictureFolderReader"

    path: str = setting(
        "", T("Folder"), T("The folder that holds one sub-folder of pictures for each class."), kind="path"
    )


SOURCES: tuple[type[Source], ...] = (DigitsSource, PictureFolderSource)
