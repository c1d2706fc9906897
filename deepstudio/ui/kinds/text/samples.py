"""Texts of the data a run learned from. Everything here is for other threads."""

from __future__ import annotations

import random
from dataclasses import dataclass

from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.kinds.run_samples import RunSamples

LOOKED_AT = 40  # texts, for one that is short enough
SHORT, LONG = 12, 70  # characters


@dataclass(frozen=True)
class TestText:
    """A text that took no part in training, and its true class."""

    id: str
    label: str
    text: str


class TextSamples(RunSamples):
    """Samples that are texts."""

    def random_text(self) -> TestText:
        """One of the test part. Raises `Explained`."""
        scan, id = self._scanned(), random.choice(self._test())
        text = data_process().call(served.texts_of, self._plan.source, (id,))[0]
        return TestText(id, scan.answers[id], text)

    def example(self) -> str:
        """A short text of the test part, in their language; empty where there is none. Raises `Explained`."""
        ids = self._test()[:LOOKED_AT]
        for text in map(str.strip, data_process().call(served.texts_of, self._plan.source, ids)):
            if SHORT <= len(text) <= LONG and text.isprintable():
                return text
        return ""
