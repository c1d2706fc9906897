"""What layers come to together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from deepstudio.core.amounts import amount, size
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import Label

LINES = 4


class Sums(QWidget):
    """Parameters, multiply-adds and memory, each in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = [Label("", "secondary", "text2", parent=self) for _ in range(LINES)]
        self.values = [Label("", "secondary", "text", parent=self) for _ in range(LINES)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for row, (title, value) in enumerate(zip(self.titles, self.values, strict=True)):
            value.setFont(fonts.tabular(value.font()))
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(title, row, 0)
            grid.addWidget(value, row, 1)

    def show_sums(
        self,
        parameters: int,
        multiply_adds: int,
        memory: int,
        tokens: int,
        batch: tuple[int, int] | None = None,
    ) -> None:
        """`memory` is that of one sample in bytes, `batch` the size of a batch and its memory.

        Multiply-adds are those of `tokens` tokens; 0 where no texts enter.
        """
        of_one = self.tr("Multiply-adds for one sample")
        if tokens:
            of_one = self.tr("Multiply-adds for {n} tokens").format(n=tokens)
        lines = [
            (self.tr("Parameters"), f"{parameters:,}"),
            (of_one, amount(multiply_adds)),
            (self.tr("Memory to train, one sample"), size(memory)),
        ]
        if batch is not None:
            words = self.tr("Memory to train, batch of {n}").format(n=batch[0])
            lines.append((words, size(batch[1])))
        self._show(lines)

    def show_unknown(self) -> None:
        """The shapes of some layers are not known."""
        for value in self.values:
            value.setText(self.tr("not known yet"))

    def _show(self, lines: list[tuple[str, str]]) -> None:
        for number, labels in enumerate(zip(self.titles, self.values, strict=True)):
            for label, text in zip(labels, lines[number] if number < len(lines) else ("", ""), strict=True):
                label.setText(text)
                label.setVisible(bool(text))
