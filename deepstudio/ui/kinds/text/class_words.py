"""The words that tell the classes apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deepstudio.ui.theme import fonts, theme
from deepstudio.ui.widgets import Card, FlowLayout, Label, paint_ring
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.ringed import RingedButton
from deepstudio.ui.widgets.styling import painting, wrapped
from deepstudio.ui.widgets.token_chips import ground, tint, visible

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
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + self._number_width() + 20, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setPen(theme.color("text3") if self.underMouse() else Qt.PenStyle.NoPen)
            painter.setBrush(ground(tint(self.word)))
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
