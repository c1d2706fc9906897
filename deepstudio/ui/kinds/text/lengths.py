"""How long the texts are, and how many the cut shortens."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtWidgets import QWidget

from deepstudio.ui.plots.histogram import Bins, Histogram, HistogramMark
from deepstudio.ui.widgets import Card, Label, percent

BARS = 48  # at most
HEIGHT = 132
FAR = 99.5  # percent of the values that the axis shows apart; the rest are in the last bar


class LengthsCard(Card):
    """A histogram of tokens per text with the cut marked, and a sentence on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Length"), parent=parent)
        self.middle = Label("", "secondary", "text3", parent=self)
        self.set_trailing(self.middle)
        self.chart = Histogram(self)
        self.chart.setObjectName("data.lengths")
        self.chart.setAccessibleName(self.tr("Lengths of the texts"))
        self.chart.setFixedHeight(HEIGHT)
        self.words = Label("", "secondary", "text2", wrap=True, parent=self)
        self.words.setObjectName("data.cut-words")
        self.add(self.chart)
        self.add(self.words)
        self.hide()

    def show_lengths(self, lengths: npt.NDArray[np.integer], cut: int) -> None:
        """Tokens of each text before they are cut, shape (N,), and how many the network sees at most."""
        self.setVisible(bool(len(lengths)))
        if not len(lengths):
            return
        mark = HistogramMark(cut, self.tr("cut at {n}").format(n=f"{cut:,}"))
        self.chart.set_bins(binned(lengths, cut), self._bar, mark=mark)
        median, longest = round(float(np.median(lengths))), int(lengths.max())
        self.middle.setText(self.tr("half have at most {n} tokens").format(n=f"{median:,}"))
        share = float((lengths > cut).mean())
        longer = self.tr("{share} of the texts are longer and lose their end.")
        words = longer if share else self.tr("No text is longer; the longest has {longest} tokens.")
        self.words.setText(words.format(share=percent(share), longest=f"{longest:,}"))

    def _bar(self, number: int) -> str:
        """What a bar of whole numbers says."""
        bins = self.chart.bins
        first, last = max(1, int(bins.edges[number])), int(bins.edges[number + 1]) - 1
        if number == len(bins.counts) - 1 and bins.open:
            last = int(bins.most)
        count = f"{bins.counts[number]:,}"
        if first == last:
            return self.tr("{n} tokens: {count} texts").format(n=first, count=count)
        return self.tr("{first} to {last} tokens: {count} texts").format(first=first, last=last, count=count)


def binned(values: npt.NDArray[np.integer], mark: int) -> Bins:
    """Bars of equal, round width over whole numbers from 1; long tails are gathered in the last one."""
    if not len(values):
        return Bins()
    most = int(values.max())
    far = max(2, math.ceil(float(np.percentile(values, FAR))))
    if far < mark <= 2 * far:
        far = mark + 1  # so that the mark can be seen
    width = _round(far / BARS)
    edges = np.arange(0, far + width, width)
    counts, _ = np.histogram(np.minimum(values, edges[-1] - 1), edges)
    return Bins(tuple(map(float, edges)), tuple(map(int, counts)), most)


def _round(wanted: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50, …"""
    scale = 10 ** math.floor(math.log10(max(wanted, 1.0)))
    return next(int(step * scale) for step in (1, 2, 5, 10) if step * scale >= wanted)
