"""What all readers of texts have in common."""

from __future__ import annotations

from PIL import Image

from deepstudio.core.text import T, Text
from deepstudio.data.text_files import UnreadableText


class TextReader:
    """A reader whose samples are texts: there is no small picture of them."""

    def reject(self, sample_id: str, reason: Text) -> None:
        """Nothing to remember: every scan reads all texts anyway."""

    def thumbnail(self, sample_id: str, size: int) -> Image.Image:
        raise AssertionError(f"{sample_id} is a text")


def gone(sample_id: str) -> UnreadableText:
    """A project speaks of a text that is not there any more."""
    return UnreadableText(sample_id, T("it is not there any more"), lasting=False)
