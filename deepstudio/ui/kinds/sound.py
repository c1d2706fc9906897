"""How sounds are shown: the wave of each, what the network hears of one, and a button that plays it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QWidget

from deepstudio.catalog.sounds import SUFFIXES, AudioColumn
from deepstudio.core.declarations import ColumnKind
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnFound, DataPlan
from deepstudio.core.text import T, Text
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.details import SampleDetails, SamplePreview
from deepstudio.ui.kinds.files import CloseFile, FileGiver, FileView, SeenPicture
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import OutlineButton
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of
from deepstudio.ui.widgets.picture_view import PictureView
from deepstudio.ui.widgets.thumbnail_pictures import to_image
from deepstudio.ui.workers.data_watch import source_path

WIDE = 640  # pixels of a large wave


class SoundLooks(Looks):
    """Waves side by side."""

    samples_shown: ClassVar[str] = "deepstudio.ui.kinds.picture.grid:GridPanel"
    sample_shown: ClassVar[str] = "deepstudio.ui.kinds.sound:SoundDetails"
    examples_shown: ClassVar[str] = "deepstudio.ui.kinds.picture.grid:PictureExamples"
    example_shown: ClassVar[str] = "deepstudio.ui.kinds.sound:CloseSound"
    given: ClassVar[str] = "deepstudio.ui.kinds.sound:SoundGiver"
    looked_at: ClassVar[str] = "deepstudio.data.served:look_at_pictures"
    many: ClassVar[Literal["", "folder", "file"]] = "folder"
    reads: ClassVar[bool] = False
    pictured: ClassVar[bool] = True
    augments: ClassVar[bool] = True
    templates: ClassVar[tuple[str, str]] = ("sound-cnn", "sound-cnn")
    other_is_file: ClassVar[bool] = False

    way: ClassVar[Text] = T("Then drop a recording here, and see at once what the network makes of it.")
    simple_method: ClassVar[Text] = T(
        "The simple method weighs the pitches over a few steps of time (logistic regression). It learns from the "
        "same training samples and is examined with the same others."
    )
    other_help: ClassVar[Text] = T("It holds one sub-folder of sounds for each class, with the same names.")

    def facts(self, found: ColumnFound) -> tuple[tuple[Text, str], ...]:
        if found.low is None or found.high is None:
            return ()
        return ((T("Length"), f"{found.low:.2f} – {found.high:.2f} s"),)

    def snippet(self, exporter: str, path: Path) -> str:
        from deepstudio.codegen.sounds import snippet

        return snippet(exporter, path, self.kind) if isinstance(self.kind, AudioColumn) else ""


class WaveFile(FileView):
    """The wave of a sound, and a button that plays it in the program of the system."""

    def _build(self) -> None:
        self.wave = PictureView(96, parent=self)
        self.play = OutlineButton(
            self.tr("Play"),
            "play",
            small=True,
            parent=self,
            tip=self.tr("Opens the file with the program that plays sounds here."),
            name="sound.play",
            run=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._path)),
        )
        column_of((self.wave, 1), row_of(self.play, STRETCH), gap=8, on=self)
        self.play.setVisible(False)

    def _read(self, path: Path) -> QImage:
        source = Chosen(id="audio-folder", settings={"path": str(path.parent)})
        return to_image(data_process().call(served.thumbnail, source, path.name, WIDE))

    def _show(self, found: QImage | None, name: str) -> None:
        self.wave.set_image(found, self.tr("The wave of {name}").format(name=name) if found else "")
        self.wave.set_words("")
        self.play.setVisible(found is not None)

    def _refuse(self, reason: Text) -> None:
        self.wave.set_words(tr_text(reason))
        super()._refuse(reason)


class SoundPreview(SamplePreview):
    """The wave of the selected sound."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The sound"), self.tr("Select a sound to see it here."), parent)
        self.file = WaveFile(self)
        self.file.wave.setFixedHeight(120)
        self.add(self.file)
        self.show_sample(None, "")

    def show_sample(self, plan: DataPlan | None, id: str, text: str = "") -> None:
        folder = source_path(plan) if plan is not None and id else None
        self.file.show_file("" if folder is None else str(folder / id), id)
        self._show_name(id, self.file)


class SoundDetails(SampleDetails):
    """One sound closely."""

    def _made_cards(self) -> Sequence[QWidget]:
        self.preview = SoundPreview(self)
        return (self.preview,)


class CloseSound(CloseFile):
    """One sound of an examination."""

    shown_by: ClassVar[type[FileView]] = WaveFile


class SoundGiver(FileGiver):
    """A sound that is brought, and its pitches as the network hears them."""

    kind: ClassVar[type[ColumnKind]] = AudioColumn
    icon: ClassVar[str] = "sound"
    shown_by: ClassVar[type[FileView]] = WaveFile
    nothing: ClassVar[Text] = T("There is no sound on the clipboard. Copy a file first.")

    def __init__(self, studio: Studio, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(studio, columns, parent)
        self.seen = self.pitches = SeenPicture(self)

    def _suffixes(self) -> Iterable[str]:
        return SUFFIXES

    def hint(self) -> str:
        return self.tr("Give it a sound, and the answer stands here.")

    def show_seen(self, given: Any, seen: Any, label: str) -> None:
        self.pitches.show_seen(seen, self.tr("The sound as the network hears it"))

    def facts(self) -> list[str]:
        if self.pitches.image().isNull():
            return []
        return [self.tr("As the network hears it"), self.tr("time to the right, pitch upwards")]
