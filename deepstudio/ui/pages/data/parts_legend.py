"""Which colour is which part of the data, and how many samples it has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import Label, StatusDot

PartCount = tuple[str, str, int]


class PartsLegend(QWidget):
    """A dot, a word and a number for each part, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 2)
        self._row.setSpacing(10)
        self._row.addStretch(1)
        self._parts: list[tuple[StatusDot, Label]] = []

    def set_parts(self, parts: Sequence[PartCount]) -> None:
        """(word, colour token, number of samples) of each part."""
        while len(self._parts) < len(parts):
            self._add()
        for (dot, number), (word, tone, count) in zip(self._parts, parts, strict=True):
            dot.set_state(word, tone)
            number.setText(f"{count:,}")
            number.setAccessibleName(f"{word} {count:,}")

    def _add(self) -> None:
        dot, number = StatusDot(parent=self), Label(role="strong", parent=self)
        number.setFont(fonts.tabular(number.font()))
        number.setIndent(15)  # below the word, not the dot
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(dot)
        column.addWidget(number)
        self._row.insertLayout(self._row.count() - 1, column)
        self._parts.append((dot, number))
