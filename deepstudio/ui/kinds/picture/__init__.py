"""How pictures are shown."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Literal

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.project import ColumnFound
from deepstudio.core.shapes import Image
from deepstudio.core.text import T, Text
from deepstudio.ui.kinds.looks import Looks


class PictureLooks(Looks):
    """Thumbnails that load as they come into view, one picture before and after it is fitted, a pad to draw on."""

    samples_shown: ClassVar[str] = "deepstudio.ui.kinds.picture.grid:GridPanel"
    sample_shown: ClassVar[str] = "deepstudio.ui.kinds.picture.preview:PictureDetails"
    examples_shown: ClassVar[str] = "deepstudio.ui.kinds.picture.grid:PictureExamples"
    example_shown: ClassVar[str] = "deepstudio.ui.kinds.picture.picture_card:ClosePicture"
    given: ClassVar[str] = "deepstudio.ui.kinds.picture.giver:PictureGiver"
    looked_at: ClassVar[str] = "deepstudio.data.served:look_at_pictures"
    many: ClassVar[Literal["", "folder", "file"]] = "folder"
    reads: ClassVar[bool] = False
    pictured: ClassVar[bool] = True
    augments: ClassVar[bool] = True
    templates: ClassVar[tuple[str, str]] = ("cats-dogs-transfer", "transfer")
    sample: ClassVar[str] = "digits"
    other_is_file: ClassVar[bool] = False

    use_sample: ClassVar[Text] = T("Use handwritten digits")
    way: ClassVar[Text] = T(
        "Then drop a picture here, or draw one, and see at once what the network makes of it."
    )
    simple_method: ClassVar[Text] = T(
        "The simple method sees which way edges run in each part of a picture, and its rough colours (HOG with a "
        "linear support vector machine). It learns from the same training samples and is examined with the same "
        "others."
    )
    other_help: ClassVar[Text] = T("It holds one sub-folder of pictures for each class, with the same names.")

    def facts(self, found: ColumnFound) -> tuple[tuple[Text, str], ...]:
        shape = found.shape
        size = f"{shape.width} × {shape.height}" if isinstance(shape, Image) else "–"
        return ((T("Typical size"), size),)

    def snippet(self, exporter: str, path: Path) -> str:
        from deepstudio.codegen.snippets.pictures import SNIPPETS

        made, kind = SNIPPETS.get(exporter), self.kind
        return made(path, kind) if made is not None and isinstance(kind, PictureColumn) else ""
