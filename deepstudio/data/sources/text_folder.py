"""Reads a folder with one sub-folder of text files for each class. Nothing is ever written to it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from PIL import Image

from deepstudio.catalog.encodings import AUTO
from deepstudio.catalog.sources import TextFolderSource
from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.encoding_remarks import CERTAIN, Understood, encoding_remarks, of_reading
from deepstudio.data.evidence import Evidence
from deepstudio.data.listing import Listing
from deepstudio.data.sources import file_checks, file_ids
from deepstudio.data.sources.class_folder import ClassFolder
from deepstudio.data.sources.file_checks import Check
from deepstudio.data.sources.folders import SampleFile, first_files
from deepstudio.data.sources.text_samples import gone
from deepstudio.data.text_files import (
    MOST_JOINT,
    Reading,
    UnreadableText,
    joint_encoding,
    read,
    text_problem,
)
from deepstudio.data.work import IsCancelled, OnProgress

SUFFIXES = (".txt",)
ALL = ("",)


class TextFolderReader(ClassFolder):
    """A sample is the text of a file, without the space around it."""

    looking: ClassVar[Text] = T("Reading the texts")
    not_chosen: ClassVar[Text] = T("No folder is chosen. Choose the folder with your texts.")

    def __init__(self, source: TextFolderSource) -> None:
        super().__init__(source.path, source.apart, source.group)
        self.encoding = source.encoding
        self.way = f"texts-{source.encoding}"

    @cached_property
    def suffixes(self) -> tuple[str, ...]:  # type: ignore[override]
        """Text files; where there are none, all files: those of old collections have no ending."""
        return SUFFIXES if first_files(self.root(), SUFFIXES, 1) else ALL

    @cached_property
    def hint(self) -> str:
        """The encoding that many of the files have together, for those that leave a doubt."""
        root = self.root()
        return joint_encoding(root / file.id for file in first_files(root, self.suffixes, MOST_JOINT))

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        found = super().scan(progress, cancelled)
        remarks = (*found.remarks, *self._encodings(found))
        if self.encoding == AUTO:
            return replace(found, remarks=remarks)
        fingerprint = file_ids.digest(found.fingerprint, self.encoding)
        return replace(found, remarks=remarks, fingerprint=fingerprint)

    def _encodings(self, found: Listing) -> tuple[Evidence, ...]:
        """What was found out about files that are no UTF-8; a word of each encoding shows how it reads."""
        known = file_checks.load_checks(self.root(), self.way)
        others = [id for id in found.ids if id in known and known[id].encoding]
        read: dict[str, Understood] = {}
        shown: dict[tuple[str, bool], Understood] = {}
        for id in others:
            kind = known[id].encoding, known[id].sure
            with suppress(Explained):
                if kind not in shown and (said := of_reading(self._read(self.file(id)))) is not None:
                    shown[kind] = said
                read[id] = shown[kind]
        return encoding_remarks(read, self.encoding)

    def _read(self, path: Path) -> Reading:
        reading = read(path, self.encoding)
        return reading if reading.guess.sure else read(path, self.encoding, self.hint)

    def look(self, root: Path, file: SampleFile) -> tuple[Check, bool]:
        encoding, sure = "", True
        try:
            reading = self._read(root / file.id)
            reason, lasts = text_problem(reading.text), True
            if reading.guess.encoding not in CERTAIN:
                encoding, sure = reading.guess.encoding, reading.guess.sure
        except UnreadableText as error:
            reason, lasts = error.reason, error.lasting
        except Explained:
            reason, lasts = file_ids.GONE, False
        message = None if reason is None else Message.of(reason)
        check = Check(size=file.size, modified=file.modified, reason=message, encoding=encoding, sure=sure)
        return check, lasts

    def unreadable(self, name: str, reason: Text, lasting: bool = True) -> UnreadableText:
        return UnreadableText(name, reason, lasting)

    def nothing_there(self, root: Path) -> Text:
        return T(
            "There are no text files (.txt) in {path}. Choose a folder with one sub-folder for each class.",
            path=str(root),
        )

    def no_classes(self, root: Path) -> Text:
        return T(
            "The texts lie directly in {path}. Put those of each class into a sub-folder of its own.",
            path=str(root),
        )

    def load(self, sample_id: str, column: str) -> str:
        try:
            return self._read(self.file(sample_id)).text.strip()
        except Explained as error:
            if error.cause == "data_missing":
                raise gone(sample_id) from error
            raise

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        raise AssertionError(f"{sample_id} is a text")
