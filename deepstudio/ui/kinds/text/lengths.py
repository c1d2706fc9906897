"""How long the texts are, and how many the cut shortens."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtWidgets import QWidget

from deepstudio.ui.widgets import Card, Label, Translated, percent
from deepstudio.ui.widgets.histogram import Histogram


class LengthsCard(Translated, Card):
    """A histogram of tokens per text with the cut marked, and a sentence on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lengths: npt.NDArray[np.integer] = np.zeros(0, np.int64)
        self._cut = 0
        self.middle = Label("", "secondary", "text3", parent=self)
        self.set_trailing(self.middle)
        self.chart = Histogram(self)
        self.chart.setObjectName("data.lengths")
        self.words = Label("", "secondary", "text2", wrap=True, parent=self)
        self.words.setObjectName("data.cut-words")
        self.add(self.chart)
        self.add(self.words)
        self.retranslate()

    def show_lengths(self, lengths: npt.NDArray[np.integer], cut: int) -> None:
        """Tokens of each text before they are cut, shape (N,), and how many the network sees at most."""
        self._lengths, self._cut = lengths, cut
        self.chart.set_values(lengths, cut)
        self.retranslate()

    def clear(self) -> None:
        """Nothing is known."""
        self._lengths = np.zeros(0, np.int64)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("Length"))
        self.setVisible(bool(len(self._lengths)))
        if not len(self._lengths):
            return
        median, longest = round(float(np.median(self._lengths))), int(self._lengths.max())
        self.middle.setText(self.tr("half have at most {n} tokens").format(n=f"{median:,}"))
        share = float((self._lengths > self._cut).mean())
        if share:
            words = self.tr("{share} of the texts are longer and lose their end.")
        else:
            words = self.tr("No text is longer; the longest has {longest} tokens.")
        self.words.setText(words.format(share=percent(share), longest=f"{longest:,}"))
