"""The files, rows or lines that could not be read, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from deepstudio.core.text import Text
from deepstudio.data.listing import Unreadable
from deepstudio.data.scan import Scan
from deepstudio.ui.language import tr_text
from deepstudio.ui.theme.tokens import scaled
from deepstudio.ui.widgets import Card, Label, LinkButton
from deepstudio.ui.widgets.styling import wrapped

ROW = 20
MOST_SEEN = 8
MOST = 1000  # in the list


class LeftOutCard(Card):
    """One sentence that names three at most; "Show all" lists them with their reasons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Left out"))
        self._message: Text | None = None
        self._files: tuple[Unreadable, ...] = ()
        self._open = False
        self.sentence = Label("", "secondary", "text2", wrap=True, parent=self)
        self.sentence.setObjectName("data.left-out")
        self.more = LinkButton(parent=self, name="data.show-all", run=self._toggle)
        self.list = QListWidget(self)
        self.list.setObjectName("data.left-out-list")
        self.list.setAccessibleName(self.tr("What is left out"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (self.sentence, self.list, self.more):
            self.add(widget)
        self.set_tone("warn")
        self._show()

    def show_scan(self, scan: Scan | None) -> None:
        """What a scan could not read; nothing to say hides the card."""
        self._message = scan.message() if scan is not None else None
        self._files = scan.unreadable if scan is not None else ()
        self._open = self._open and bool(self._files)
        self._show()

    def open(self) -> None:
        """Shows the list."""
        self._open = bool(self._files)
        self._show()

    def _show(self) -> None:
        self.setVisible(self._message is not None)
        self.sentence.setText(tr_text(self._message) if self._message is not None else "")
        self.more.setVisible(bool(self._files))
        words = self.tr("Show fewer") if self._open else self.tr("Show all ({n})").format(n=len(self._files))
        self.more.setText(words)
        self.more.set_icon("chevron-down" if self._open else "chevron-right")
        self.list.setVisible(self._open)
        self.list.clear()
        if self._open:
            self._fill()

    def _fill(self) -> None:
        for file in self._files[:MOST]:
            name = tr_text(file.name) if file.name is not None else file.id
            words = f"{name} – {tr_text(file.reason)}"
            self.list.addItem(words)
            self.list.item(self.list.count() - 1).setToolTip(wrapped(words))
        if len(self._files) > MOST:
            self.list.addItem(self.tr("… and {n} more").format(n=f"{len(self._files) - MOST:,}"))
        self.list.setFixedHeight(scaled(ROW) * min(MOST_SEEN, len(self._files)) + 8)

    def _toggle(self) -> None:
        self._open = not self._open
        self._show()
