"""Which colour is which part of the data, and how many samples it has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import FlowLayout, StatusDot

Part = tuple[str, str, int]


class PartsLegend(QWidget):
    """A dot, a word and a number for each part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(self, spacing=8)
        self._dots: list[StatusDot] = []

    def set_parts(self, parts: Sequence[Part]) -> None:
        """(word, colour token, number of samples) of each part."""
        while len(self._dots) < len(parts):
            self._dots.append(StatusDot(parent=self))
            self._dots[-1].setFont(fonts.small())
            self._row.addWidget(self._dots[-1])
        for dot, (word, tone, count) in zip(self._dots, parts, strict=True):
            dot.set_state(f"{word} {count:,}", tone)
