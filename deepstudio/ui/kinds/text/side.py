"""Ways to give texts, and the list of those that were tried."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.ui.kinds.text.history import TextHistory
from deepstudio.ui.widgets import (
    IconButton,
    OutlineButton,
    PrimaryButton,
    SecondaryLabel,
    TitleLabel,
    Translated,
)


class TextSide(Translated, QWidget):
    """Stands in the page's left column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sample = PrimaryButton(icon="data", parent=self)
        self.sample.setObjectName("predict.sample")
        self.file = OutlineButton(icon="list", parent=self)
        self.file.setObjectName("predict.file")
        self.list = TextHistory(self)
        self.list.setObjectName("predict.list")
        self.clear = IconButton("trash", small=True, parent=self)
        self.clear.setObjectName("predict.remove-all")
        self._title = TitleLabel(parent=self)
        self._note = SecondaryLabel(parent=self)
        self._lay_out()
        model = self.list.entries
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(lambda *_: self._show())
        self.retranslate()

    def set_can_sample(self, can: bool) -> None:
        """Whether there is data to take a test text from."""
        self.sample.setVisible(can)

    def set_sampling(self, busy: bool) -> None:
        self.sample.set_blocked(self.tr("A text is being looked for.") if busy else "")

    def retranslate(self) -> None:
        self.sample.setText(self.tr("Try a test sentence"))
        self.sample.set_tip(
            self.tr("Takes a random text that the network did not learn from, and tells its true class.")
        )
        self.file.setText(self.tr("A file of texts…"))
        self.file.set_tip(
            self.tr(
                "Writes the answers for all texts of a file into a table (CSV). You can also drop it here."
            )
        )
        self.clear.setToolTip(self.tr("Remove all from the list"))
        self._note.setText(
            self.tr("What you try is kept here until you close the project. Ctrl+Enter keeps a text at once.")
        )
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sample)
        column.addWidget(self.file)
        column.addSpacing(8)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def _show(self) -> None:
        n = len(self.list.entries.entries)
        self._title.setText(self.tr("Tried ({n})").format(n=f"{n:,}") if n else self.tr("Tried"))
        self._note.setVisible(n == 0)
        self.clear.setVisible(n > 0)
        self.list.setVisible(n > 0)
