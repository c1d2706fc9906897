"""Ways to give pictures, and the list of those that were given."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deepstudio.ui.kinds.picture.entries import EntryList
from deepstudio.ui.widgets import IconButton, OutlineButton, PrimaryButton, TitleLabel, Translated


class PictureSide(Translated, QWidget):
    """Stands in the page's left column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = PrimaryButton(icon="image", parent=self)
        self.choose.setObjectName("predict.choose")
        self.sample = OutlineButton(icon="data", parent=self)
        self.sample.setObjectName("predict.sample")
        self.folder = OutlineButton(icon="folder", parent=self)
        self.folder.setObjectName("predict.folder")
        self.list = EntryList(self)
        self.list.setObjectName("predict.list")
        self.clear = IconButton("trash", small=True, parent=self)
        self.clear.setObjectName("predict.remove-all")
        self._title = TitleLabel(parent=self)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for button in (self.choose, self.sample, self.folder):
            column.addWidget(button)
        column.addSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        for signal in (
            self.list.entries.rowsInserted,
            self.list.entries.rowsRemoved,
            self.list.entries.modelReset,
        ):
            signal.connect(lambda *_: self._show())
        self.retranslate()

    def set_can_sample(self, can: bool) -> None:
        """Whether there is data to take a test sample from."""
        self.sample.setVisible(can)

    def set_sampling(self, busy: bool) -> None:
        self.sample.set_blocked(self.tr("A sample is being looked for.") if busy else "")

    def retranslate(self) -> None:
        self.choose.setText(self.tr("Choose pictures…"))
        self.choose.set_tip(self.tr("You can also drop pictures anywhere here, or paste them with Ctrl+V."))
        self.sample.setText(self.tr("Try a test sample"))
        self.sample.set_tip(self.tr("Takes a random sample that the network did not learn from."))
        self.folder.setText(self.tr("Predict a folder…"))
        self.folder.set_tip(self.tr("Writes the answers for all pictures of a folder into a table (CSV)."))
        self.clear.setToolTip(self.tr("Remove all from the list"))
        self._show()

    def _show(self) -> None:
        n = len(self.list.entries.entries)
        self._title.setText(self.tr("Pictures ({n})").format(n=f"{n:,}"))
        for widget in (self._title, self.clear, self.list):
            widget.setVisible(n > 0)
