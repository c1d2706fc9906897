"""Which colour and word is which part of the data, and how many samples it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deepstudio.core.text import T
from deepstudio.data.sample_table import EXCLUDED
from deepstudio.data.split import PARTS
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import Label, StatusDot
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

TONES = {"train": "accent", "validation": "family_activation", "test": "family_dense", EXCLUDED: "text3"}
WORDS = {"train": T("training"), "validation": T("validation"), "test": T("test"), EXCLUDED: T("excluded")}


def part_word(part: str) -> str:
    """What a part of the data is called."""
    return tr_text(WORDS[part])


class PartsLegend(QWidget):
    """A dot, a word and a number for each part, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row_of(STRETCH, gap=10, margins=(0, 0, 0, 2), on=self)
        self._numbers = {part: self._added(part) for part in PARTS}

    def show_parts(self, parts: Sequence[str]) -> None:
        """The part of each sample."""
        counts = Counter(parts)
        for part, number in self._numbers.items():
            number.setText(f"{counts[part]:,}")
            number.setAccessibleName(f"{part_word(part)} {counts[part]:,}")

    def _added(self, part: str) -> Label:
        dot, number = StatusDot(part_word(part), TONES[part], parent=self), Label(role="strong", parent=self)
        number.setFont(fonts.tabular(number.font()))
        number.setIndent(15)  # below the word, not the dot
        column = column_of(dot, number, gap=1)
        self._row.insertLayout(self._row.count() - 1, column)
        return number
