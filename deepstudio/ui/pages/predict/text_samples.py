"""Texts of the data a run learned from. Everything here is for other threads."""

from __future__ import annotations

import random
from dataclasses import dataclass

from deepstudio.ui.pages.predict.samples import Samples

LOOKED_AT = 40  # texts, for one that is short enough
SHORT, LONG = 12, 70  # characters


@dataclass(frozen=True)
class TestText:
    """A text that took no part in training, and its true class."""

    id: str
    label: str
    text: str


class TextSamples(Samples):
    """Samples that are texts."""

    def random_text(self) -> TestText:
        """One of the test part. Raises `Explained`."""
        from deepstudio.data.sources import reader

        scan, sample = self._scanned(), random.choice(self._test())
        text = str(reader(self._plan, self._registry).load(sample.id))
        return TestText(sample.id, scan.found.classes[sample.label], text)

    def example(self) -> str:
        """A short text of the test part, in their language; empty where there is none. Raises `Explained`."""
        from deepstudio.data.sources import reader

        source = reader(self._plan, self._registry)
        for sample in self._test()[:LOOKED_AT]:
            text = str(source.load(sample.id)).strip()
            if SHORT <= len(text) <= LONG and text.isprintable():
                return text
        return ""
