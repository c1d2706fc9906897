"""Reads a folder with one sub-folder of pictures for each class. Nothing is ever written to it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from contextlib import closing
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
from deepstudio.data.sources import checks
from deepstudio.data.sources.checks import Check
from deepstudio.data.sources.folders import PictureFile, class_names, find_pictures
from deepstudio.data.unreadable import UnreadablePicture
from deepstudio.data.work import IsCancelled, OnProgress, Reporter, in_threads

BAD_NAME = T("its name is not valid text; rename it")


class PictureFolderReader:
    """Ids are paths below the folder, with slashes, such as `cats/cat.12.jpg`."""

    def __init__(self, source: PictureFolderSource) -> None:
        self.path = source.path

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Scan:
        """Finds the pictures and decodes those it has not seen yet, so that what is listed can be read."""
        root = self._root()
        files = find_pictures(root, cancelled)
        classes, notes = class_names(files)
        _refuse_no_classes(files, classes, root)
        files = [file for file in files if file.id in classes]
        named = [file for file in files if _is_text(file.id)]
        checked = self._check(root, named, progress, cancelled)
        good = [(file.id, classes[file.id]) for file in named if checked[file.id].reason is None]
        unreadable = _unreadable(files, checked)
        shapes = _shapes([checked[id] for id, _ in good])
        return assemble(good, _fingerprint(files), shapes, unreadable, notes)

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
        """Where a sample lies; never outside of the folder, whatever a project file says."""
        parts = sample_id.split("/")
        # Only on Windows do these two lead elsewhere; on other systems they are letters of a name.
        leads_away = os.name == "nt" and ("\\" in sample_id or ":" in parts[0])
        if leads_away or any(part in ("", ".", "..") for part in parts):
            raise UnreadablePicture(sample_id, T("it does not belong to the data"))
        return self._root() / sample_id

    def _stat(self, sample_id: str) -> PictureFile:
        try:
            found = self._file(sample_id).stat()
        except OSError as error:
            reason = T("it is not there any more")
            raise UnreadablePicture(sample_id, reason, lasting=False) from error
        return PictureFile(sample_id, found.st_size, found.st_mtime_ns)

    def _check(
        self, root: Path, files: Sequence[PictureFile], progress: OnProgress, cancelled: IsCancelled
    ) -> dict[str, Check]:
        """What decoding shows of each file. What was found before a cancel is kept."""
        known = checks.load_checks(root)
        result = {file.id: known[file.id] for file in files if _still_holds(known, file)}
        todo = [file for file in files if file.id not in result]
        report = Reporter(T("Looking at the pictures"), len(todo), progress)
        lasting = dict(result)
        try:
            with closing(in_threads(lambda file: _look(root, file), todo, cancelled)) as outcomes:
                for done, (file, (check, lasts)) in enumerate(zip(todo, outcomes, strict=True), 1):
                    result[file.id] = check
                    if lasts:
                        lasting[file.id] = check
                    report(done)
        finally:
            if lasting != known:
                checks.save_checks(root, {**known, **lasting} if len(result) < len(files) else lasting)
        return result


def _still_holds(known: dict[str, Check], file: PictureFile) -> bool:
    check = known.get(file.id)
    return check is not None and check.holds_for(file)


def _look(root: Path, file: PictureFile) -> tuple[Check, bool]:
    """The check of one file and whether its outcome lasts."""
    try:
        measures = pictures.measure(root / file.id)
    except UnreadablePicture as error:
        check = Check(size=file.size, modified=file.modified, reason=Message.of(error.reason))
        return check, error.lasting
    return Check(size=file.size, modified=file.modified, measures=measures), True


def _unreadable(files: Iterable[PictureFile], checked: dict[str, Check]) -> tuple[Unreadable, ...]:
    found = []
    for file in files:
        if file.id not in checked:
            found.append(Unreadable(_as_text(file.id), BAD_NAME))
        elif (reason := checked[file.id].reason) is not None:
            found.append(Unreadable(file.id, reason.text()))
    return tuple(found)


def _shapes(good: Sequence[Check]) -> dict[str, Shape]:
    """The middle size of the files themselves; with one channel if all are grey."""
    if not good:
        return {}
    widths, heights, channels = zip(*(check.measures for check in good), strict=True)
    return {"picture": ImageShape(max(channels), median_low(heights), median_low(widths))}


def _fingerprint(files: Iterable[PictureFile]) -> str:
    """Changes with any path, size or time of change. Does not depend on where the folder lies."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.id}\0{file.size}\0{file.modified}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()[:32]


def _refuse_no_classes(files: Sequence[PictureFile], classes: dict[str, str], root: Path) -> None:
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


def _is_text(id: str) -> bool:
    try:
        id.encode()
    except UnicodeEncodeError:
        return False
    return True


def _as_text(id: str) -> str:
    return id.encode(errors="replace").decode()
