"""Reads a folder with one sub-folder of pictures for each class. Nothing is ever written to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median_low

from PIL import Image

from deepstudio.catalog.sources import PictureFolderSource
from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.shapes import Image as ImageShape
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text
from deepstudio.data import pictures
from deepstudio.data.network import refuse_network
from deepstudio.data.scan import Scan, Unreadable, assemble
from deepstudio.data.sources import checks, file_ids
from deepstudio.data.sources.checks import Check, check_all
from deepstudio.data.sources.folders import SampleFile, class_names, find_files
from deepstudio.data.unreadable import UnreadablePicture
from deepstudio.data.work import IsCancelled, OnProgress

LOOKING = T("Looking at the pictures")


class PictureFolderReader:
    """Ids are paths below the folder, with slashes, such as `cats/cat.12.jpg`."""

    def __init__(self, source: PictureFolderSource) -> None:
        self.path = source.path

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Scan:
        """Finds the pictures and decodes those it has not seen yet, so that what is listed can be read."""
        root = self._root()
        files = find_files(root, pictures.SUFFIXES, cancelled)
        classes, notes = class_names(files)
        _refuse_no_classes(files, classes, root)
        files = [file for file in files if file.id in classes]
        named = [file for file in files if file_ids.is_text(file.id)]
        checked = check_all(root, named, _look, LOOKING, progress, cancelled)
        good = [(file.id, classes[file.id]) for file in named if checked[file.id].reason is None]
        unreadable = _unreadable(files, checked)
        shapes = _shapes([checked[id] for id, _ in good])
        return assemble(good, file_ids.fingerprint(files), shapes, unreadable, notes)

    def load(self, sample_id: str) -> Image.Image:
        return pictures.open_picture(self._file(sample_id))

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        return pictures.open_picture(self._file(sample_id), size)

    def version(self, sample_id: str) -> str:
        found = self._stat(sample_id)
        return f"{self._root() / sample_id}:{found.size}:{found.modified}"

    def reject(self, sample_id: str, reason: Text) -> None:
        checks.reject(self._root(), self._stat(sample_id), reason)

    def _root(self) -> Path:
        if not self.path:
            raise Explained(T("No folder is chosen. Choose the folder with your pictures."), "no_data")
        refuse_network(self.path)
        return Path(self.path).expanduser()

    def _file(self, sample_id: str) -> Path:
        path = file_ids.place(self._root(), sample_id)
        if path is None:
            raise UnreadablePicture(sample_id, file_ids.STRANGE)
        return path

    def _stat(self, sample_id: str) -> SampleFile:
        try:
            found = self._file(sample_id).stat()
        except OSError as error:
            raise UnreadablePicture(sample_id, file_ids.GONE, lasting=False) from error
        return SampleFile(sample_id, found.st_size, found.st_mtime_ns)


def _look(root: Path, file: SampleFile) -> tuple[Check, bool]:
    """The check of one file and whether its outcome lasts."""
    try:
        measures = pictures.measure(root / file.id)
    except UnreadablePicture as error:
        check = Check(size=file.size, modified=file.modified, reason=Message.of(error.reason))
        return check, error.lasting
    return Check(size=file.size, modified=file.modified, measures=measures), True


def _unreadable(files: Iterable[SampleFile], checked: dict[str, Check]) -> tuple[Unreadable, ...]:
    found = []
    for file in files:
        if file.id not in checked:
            found.append(Unreadable(file_ids.as_text(file.id), file_ids.BAD_NAME))
        elif (reason := checked[file.id].reason) is not None:
            found.append(Unreadable(file.id, reason.text()))
    return tuple(found)


def _shapes(good: Sequence[Check]) -> dict[str, Shape]:
    """The middle size of the files themselves; with one channel if all are grey."""
    if not good:
        return {}
    widths, heights, channels = zip(*(check.measures for check in good), strict=True)
    return {"picture": ImageShape(max(channels), median_low(heights), median_low(widths))}


def _refuse_no_classes(files: Sequence[SampleFile], classes: dict[str, str], root: Path) -> None:
    if not files:
        raise Explained(
            T(
                "There are no pictures in {path}. Choose a folder with one sub-folder for each class.",
                path=str(root),
            ),
            "empty",
        )
    if not classes:
        raise Explained(
            T(
                "The pictures lie directly in {path}. Put those of each class into a sub-folder of its own.",
                path=str(root),
            ),
            "no_classes",
        )
