"""How pictures are shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.project import ColumnFound
from deepstudio.core.shapes import Image
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.ui.kinds.looks import Looks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from deepstudio.ui.kinds.close_view import CloseView
    from deepstudio.ui.kinds.details import SampleDetails
    from deepstudio.ui.kinds.examples import ExamplesView
    from deepstudio.ui.kinds.giver import Giver, Many
    from deepstudio.ui.kinds.looks import LookAt
    from deepstudio.ui.kinds.samples_panel import SamplesPanel
    from deepstudio.ui.studio import Studio


class PictureLooks(Looks):
    """Thumbnails that load as they come into view, one picture before and after it is fitted, a pad to draw on."""

    reads: ClassVar[bool] = False
    augments: ClassVar[bool] = True
    templates: ClassVar[tuple[str, str]] = ("cats-dogs-cnn", "small-resnet")
    sample: ClassVar[str] = "digits"
    other_is_file: ClassVar[bool] = False

    title: ClassVar[Text] = T("Pictures")
    for_network: ClassVar[Text] = T("Pictures for the network")
    new_project: ClassVar[Text] = T("New project from your pictures")
    use_sample: ClassVar[Text] = T("Use handwritten digits")
    looking: ClassVar[Text] = T("Looking at your pictures")
    prepare_tip: ClassVar[Text] = T("Decodes all pictures once. Otherwise the first training run does it.")
    unprepared: ClassVar[Text] = T("The first run prepares the pictures. You can do it now.")
    other_columns: ClassVar[Text] = T("other picture size or colour")
    way: ClassVar[Text] = T(
        "Then drop a picture here, or draw one, and see at once what the network makes of it."
    )
    simple_method: ClassVar[Text] = T(
        "The simple method sees which way edges run in each part of a picture, and its rough colours (HOG with a "
        "linear support vector machine). It learns from the same training samples and is examined with the same "
        "others."
    )
    other_choice: ClassVar[Text] = T("Another folder…")
    other_title: ClassVar[Text] = T("Folder")
    other_help: ClassVar[Text] = T("It holds one sub-folder of pictures for each class, with the same names.")
    other_missing: ClassVar[Text] = T("Choose a folder first.")

    def prepared(self, size: str) -> Text:
        return T("Training starts at once. The prepared pictures take {size} on the disk.", size=size)

    def speed(self, rate: str) -> Text:
        return T("{rate} pictures/s", rate=rate)

    def facts(self, found: ColumnFound) -> tuple[tuple[Text, str], ...]:
        shape = found.shape
        size = f"{shape.width} × {shape.height}" if isinstance(shape, Image) else "–"
        return ((T("Typical size"), size),)

    def snippet(self, exporter: str, path: Path) -> str:
        from deepstudio.ui.kinds.picture.snippets import SNIPPETS

        made, kind = SNIPPETS.get(exporter), self.kind
        return made(path, kind) if made is not None and isinstance(kind, PictureColumn) else ""

    def samples_panel(self, parent: QWidget) -> SamplesPanel:
        from deepstudio.ui.kinds.picture.grid import GridPanel

        return GridPanel(parent)

    def details(self, parent: QWidget) -> SampleDetails:
        from deepstudio.ui.kinds.picture.details import PictureDetails

        return PictureDetails(parent)

    def looked_at_by(self) -> LookAt:
        return served.look_at_pictures

    def examples(self, parent: QWidget) -> ExamplesView:
        from deepstudio.ui.kinds.picture.examples import PictureExamples

        return PictureExamples(parent)

    def close_view(self, parent: QWidget) -> CloseView:
        from deepstudio.ui.kinds.picture.close_view import ClosePicture

        return ClosePicture(self.column, parent)

    @property
    def many(self) -> Many:
        from deepstudio.ui.kinds.giver import Many

        return Many(
            button=T("Predict a folder…"),
            tip=T("Writes the answers for all pictures of a folder into a table (CSV)."),
            choose=T("Choose a folder of pictures"),
            working=T("Predicting a folder"),
            icon="folder",
        )

    def giver(self, studio: Studio, columns: Sequence[str], parent: QWidget) -> Giver:
        from deepstudio.ui.kinds.picture.giver import PictureGiver

        return PictureGiver(studio, columns, parent)
