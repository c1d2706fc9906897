"""Cards side by side, as many as there is room for, all of the same width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class CardGrid(QWidget):
    """Each card is at least `least` pixels wide, and at most `most` stand in a line."""

    refitted = Signal()
    """Another number of them stands in a line: `across`."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._cards: tuple[QWidget, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._blanks = [QWidget(self) for _ in range(most)]
        """In place of cards, as a column with nothing in it would lack its gap."""
        self.across = most
        for place in range(most):
            self._grid.setColumnStretch(place, 1)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Those that are not among them any more are hidden, and stay with whom they belong to."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.setVisible(card in cards)
        self._cards = tuple(cards)
        self._place()

    def _fit(self, width: int) -> bool:
        gap = self._grid.spacing()
        across = max(1, min(self._most, (width + gap) // (self._least + gap)))
        if across == self.across:
            return False
        self.across = across
        for place in range(self._most):
            self._grid.setColumnStretch(place, int(place < across))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fit(event.size().width()):
            self.set_cards(self._cards)
            self.refitted.emit()

    def _place(self) -> None:
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // self.across, number % self.across)
            card.show()
        for blank in self._blanks:
            self._grid.removeWidget(blank)
        for place in range(len(self._cards), self.across):
            self._grid.addWidget(self._blanks[place], 0, place)
