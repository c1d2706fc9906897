"""What was counted in all texts: how long they are, and which words tell classes apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.core.amounts import percent
from deepstudio.data.bins import bins_of_lengths
from deepstudio.ui.plots.points import Histogram, HistogramMark
from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Card, FlowLayout, Label, paint_ring
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.styling import RingedButton, painting, wrapped
from deepstudio.ui.widgets.token_chips import visible

HEIGHT = 132


class LengthsCard(Card):
    """A histogram of tokens per text with the cut marked, and a sentence on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Length"), parent=parent, about="sequence_length")
        self.middle = Label("", "secondary", "text3", parent=self)
        self.set_trailing(self.middle)
        self.chart = Histogram(self)
        self.chart.setObjectName("data.lengths")
        self.chart.setAccessibleName(self.tr("Lengths of the texts"))
        self.chart.setFixedHeight(scaled(HEIGHT))
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
        self.chart.set_bins(bins_of_lengths(lengths, cut), self._bar, mark=mark)
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


MOST_CLASSES = 6
MOST_WORDS = 8


class WordButton(RingedButton):
    """A word with its count; a click finds the texts that contain it."""

    def __init__(self, word: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(visible(word))
        self.word, self.count = word, count
        self.setFont(fonts.secondary())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(self.text()) + self._number_width() + 20, scaled(22)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(theme.color("text3" if self.underMouse() else "line"))
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setFont(self.font())
            painter.setPen(theme.color("text"))
            room = QRectF(self.rect()).adjusted(7, 0, -6, 0)
            wide = room.width() - self._number_width() - 5
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(wide))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
            painter.setFont(fonts.tabular(fonts.small()))
            painter.setPen(theme.color("text2"))
            painter.drawText(
                room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{self.count:,}"
            )
        if self.is_ringed:
            paint_ring(self, 6)

    def _number_width(self) -> int:
        return QFontMetrics(fonts.tabular(fonts.small())).horizontalAdvance(f"{self.count:,}")


class TellingCard(Card):
    """The words that tell a class from the others, most telling first."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Most telling words"), parent=parent)
        tip = self.tr(
            "Words that are frequent in a class and rarer in the others. The number says how often the class "
            "has the word. Click one to see its texts."
        )
        self.setToolTip(wrapped(tip))
        self._frequent: Mapping[str, Sequence[tuple[str, int]]] = {}
        self._class = ""
        self._rows: list[QWidget] = []
        self.hide()

    def show_class(self, name: str) -> None:
        """Shows one class with more of its words; an empty word shows all classes."""
        self.show_words(self._frequent, name)

    def show_words(self, frequent: Mapping[str, Sequence[tuple[str, int]]], name: str = "") -> None:
        """Words with their counts by class; a class that is chosen stands alone."""
        if frequent is self._frequent and name == self._class:
            return
        self._frequent, self._class = frequent, name
        for row in self._rows:
            row.hide()
            row.deleteLater()
        shown = [self._class] if self._class in self._frequent else list(self._frequent)[:MOST_CLASSES]
        self._rows = [self._row(name) for name in shown if self._frequent[name]]
        for row in self._rows:
            self.add(row)
        self.setVisible(bool(self._rows))

    def _row(self, name: str) -> QWidget:
        row = QWidget(self)
        holder = QWidget(row)
        column_of(Label(name, "secondary", "text2", wrap=True, parent=row), holder, gap=4, on=row)
        flow = FlowLayout(holder, spacing=5)
        for word, count in self._frequent[name][: 3 * MOST_WORDS if self._class else MOST_WORDS]:
            flow.addWidget(self._button(name, word, count, holder))
        return row

    def _button(self, name: str, word: str, count: int, parent: QWidget) -> WordButton:
        button = WordButton(word, count, parent)
        words = self.tr("“{word}”: {n} times in {name}").format(word=word, n=f"{count:,}", name=name)
        button.setAccessibleName(words)
        button.setToolTip(wrapped(words))
        button.clicked.connect(lambda: self.wanted.emit(word))
        return button
