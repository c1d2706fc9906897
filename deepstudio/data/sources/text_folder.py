"""Reads a folder with one sub-folder of text files for each class. Nothing is ever written to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deepstudio.catalog.sources import TextFolderSource
from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.network import refuse_network
from deepstudio.data.scan import Scan, Unreadable, assemble
from deepstudio.data.sources import checks, file_ids
from deepstudio.data.sources.checks import Check, check_all
from deepstudio.data.sources.folders import SampleFile, class_names, find_files
from deepstudio.data.sources.text_samples import TextSamples, gone
from deepstudio.data.text_files import UnreadableText, read_text, text_problem
from deepstudio.data.work import IsCancelled, OnProgress

SUFFIXES = (".txt",)
READING = T("Reading the texts")


class TextFolderReader(TextSamples):
    """Ids are paths below the folder, with slashes, such as `pos/12.txt`."""

    def __init__(self, source: TextFolderSource) -> None:
        self.path = source.path

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Scan:
        """Finds the files and reads those it has not seen yet, so that what is listed can be read."""
        root = self._root()
        files = find_files(root, SUFFIXES, cancelled)
        classes, notes = class_names(files)
        _refuse_no_classes(files, classes, root)
        files = [file for file in files if file.id in classes]
        named = [file for file in files if file_ids.is_text(file.id)]
        checked = check_all(root, named, _look, READING, progress, cancelled)
        good = [(file.id, classes[file.id]) for file in named if checked[file.id].reason is None]
        return assemble(good, file_ids.fingerprint(files), {}, _unreadable(files, checked), notes)

    def load(self, sample_id: str) -> str:
        try:
            return read_text(self._file(sample_id)).strip()
        except Explained as error:
            if error.cause == "data_missing":
                raise gone(sample_id) from error
            raise

    def version(self, sample_id: str) -> str:
        file = self._stat(sample_id)
        return f"{self._root() / sample_id}:{file.size}:{file.modified}"

    def reject(self, sample_id: str, reason: Text) -> None:
        checks.reject(self._root(), self._stat(sample_id), reason)

    def _root(self) -> Path:
        if not self.path:
            raise Explained(T("No folder is chosen. Choose the folder with your texts."), "no_data")
        refuse_network(self.path)
        return Path(self.path).expanduser()

    def _file(self, sample_id: str) -> Path:
        path = file_ids.place(self._root(), sample_id)
        if path is None:
            raise UnreadableText(sample_id, file_ids.STRANGE)
        return path

    def _stat(self, sample_id: str) -> SampleFile:
        try:
            found = self._file(sample_id).stat()
        except OSError as error:
            raise gone(sample_id) from error
        return SampleFile(sample_id, found.st_size, found.st_mtime_ns)


def _look(root: Path, file: SampleFile) -> tuple[Check, bool]:
    """The check of one file and whether its outcome lasts."""
    try:
        reason, lasts = text_problem(read_text(root / file.id)), True
    except UnreadableText as error:
        reason, lasts = error.reason, error.lasting
    except Explained:
        reason, lasts = file_ids.GONE, False
    message = None if reason is None else Message.of(reason)
    return Check(size=file.size, modified=file.modified, reason=message), lasts


def _unreadable(files: Sequence[SampleFile], checked: dict[str, Check]) -> tuple[Unreadable, ...]:
    found = []
    for file in files:
        if file.id not in checked:
            found.append(Unreadable(file_ids.as_text(file.id), file_ids.BAD_NAME))
        elif (reason := checked[file.id].reason) is not None:
            found.append(Unreadable(file.id, reason.text()))
    return tuple(found)


def _refuse_no_classes(files: Sequence[SampleFile], classes: dict[str, str], root: Path) -> None:
    if not files:
        raise Explained(
            T(
                "There are no text files (.txt) in {path}. Choose a folder with one sub-folder for each class.",
                path=str(root),
            ),
            "empty",
        )
    if not classes:
        raise Explained(
            T(
                "The texts lie directly in {path}. Put those of each class into a sub-folder of its own.",
                path=str(root),
            ),
            "no_classes",
        )
