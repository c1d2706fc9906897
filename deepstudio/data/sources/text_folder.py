"""Reads a folder with one sub-folder of text files for each class. Nothing is ever written to it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PIL import Image

from deepstudio.catalog.sources import TextFolderSource
from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text
from deepstudio.data.sources import file_ids
from deepstudio.data.sources.checks import Check
from deepstudio.data.sources.class_folder import ClassFolder
from deepstudio.data.sources.folders import SampleFile
from deepstudio.data.sources.text_samples import gone
from deepstudio.data.text_files import UnreadableText, read_text, text_problem

SUFFIXES = (".txt",)


class TextFolderReader(ClassFolder):
    """A sample is the text of a file, without the space around it."""

    suffixes: ClassVar[tuple[str, ...]] = SUFFIXES
    looking: ClassVar[Text] = T("Reading the texts")
    not_chosen: ClassVar[Text] = T("No folder is chosen. Choose the folder with your texts.")

    def __init__(self, source: TextFolderSource) -> None:
        super().__init__(source.path, source.apart)

    def look(self, root: Path, file: SampleFile) -> tuple[Check, bool]:
        try:
            reason, lasts = text_problem(read_text(root / file.id)), True
        except UnreadableText as error:
            reason, lasts = error.reason, error.lasting
        except Explained:
            reason, lasts = file_ids.GONE, False
        message = None if reason is None else Message.of(reason)
        return Check(size=file.size, modified=file.modified, reason=message), lasts

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

    def load(self, sample_id: str) -> str:
        try:
            return read_text(self.file(sample_id)).strip()
        except Explained as error:
            if error.cause == "data_missing":
                raise gone(sample_id) from error
            raise

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        raise AssertionError(f"{sample_id} is a text")
