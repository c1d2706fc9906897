"""The texts that were tried in this session, newest first, with what the network said."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from deepstudio.core.text import Text
from deepstudio.ui.kinds.answers import Answer
from deepstudio.ui.kinds.picture.entries import said
from deepstudio.ui.kinds.text.history_row import TIP, TextEntry, TextRowDelegate
from deepstudio.ui.widgets import Translated
from deepstudio.ui.widgets.model_index import Index
from deepstudio.ui.widgets.styling import wrapped

ROOT = QModelIndex()
ENTRY = Qt.ItemDataRole.UserRole
MOST = 200  # texts


class TextHistoryModel(QAbstractListModel):
    """Each text once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: list[TextEntry] = []
        self._numbers = count(1)

    def keep(self, text: str, true: str, answer: Answer) -> int | None:
        """Puts a text first and returns its key; one that is there already stays where it is."""
        for entry in self.entries:
            if entry.text == text:
                self.change(entry.key, answer)
                return None
        made = TextEntry(next(self._numbers), text, true, answer)
        self.beginInsertRows(ROOT, 0, 0)
        self.entries.insert(0, made)
        self.endInsertRows()
        if len(self.entries) > MOST:
            self.remove(MOST)
        return made.key

    def put_all(self, entries: list[TextEntry]) -> None:
        """Replaces all."""
        self.beginResetModel()
        self.entries = entries
        self._numbers = count(max((entry.key for entry in entries), default=0) + 1)
        self.endResetModel()

    def row_of(self, key: int) -> int | None:
        return next((row for row, entry in enumerate(self.entries) if entry.key == key), None)

    def change(self, key: int, answer: Answer | None, failure: Text | None = None) -> None:
        row = self.row_of(key)
        if row is not None:
            self.entries[row] = replace(self.entries[row], answer=answer, failure=failure)
            self.dataChanged.emit(self.index(row), self.index(row))

    def forget_answers(self) -> None:
        self.entries = [replace(entry, answer=None, failure=None) for entry in self.entries]
        self.refresh()

    def remove(self, row: int) -> None:
        self.beginRemoveRows(ROOT, row, row)
        del self.entries[row]
        self.endRemoveRows()

    def clear(self) -> None:
        self.beginResetModel()
        self.entries = []
        self.endResetModel()

    def refresh(self) -> None:
        """Everything may read differently now."""
        if self.entries:
            self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{entry.title}: {said(entry)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = entry.text if len(entry.text) <= TIP else entry.text[:TIP] + "…"
            return wrapped(f"{whole}\n{said(entry)}")
        return None


class TextHistory(Translated, QListView):
    """A click or Enter brings a text back, Delete removes it."""

    chosen = Signal(object)
    remove_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = TextHistoryModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(TextRowDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.clicked.connect(self._choose)
        self.retranslate()

    def show_current(self, text: str) -> None:
        """Selects the row of `text`, or none."""
        entry = self.currentIndex().data(ENTRY) if self.currentIndex().isValid() else None
        if isinstance(entry, TextEntry) and entry.text != text:
            self.clearSelection()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Texts and answers"))
        self.entries.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit(index.row())
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(index)
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, TextEntry):
            self.chosen.emit(entry)
