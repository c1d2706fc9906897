"""One sample, large, over all of them: the arrows go on, Space or Escape closes it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from deepstudio.core.amounts import size
from deepstudio.core.project import DataPlan
from deepstudio.core.text import Text
from deepstudio.data.sample_table import SampleEntry
from deepstudio.ui.answers.target import TONES, part_word
from deepstudio.ui.kinds.details import CloseView
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Card, ElidedLabel, IconButton, Label, SecondaryLabel, StatusDot
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.data_watch import source_path

LARGER = 2  # points, for a text
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
CLOSE = (Qt.Key.Key_Escape, Qt.Key.Key_Space)


class QuickLook(Card):
    """Its class, part, file and size stand above it. While it is open it has the keyboard, and blocks nothing."""

    stepped = Signal(int)
    """The next sample is wanted, or the one before."""
    closed = Signal()

    def __init__(self, view: CloseView, parent: QWidget) -> None:
        """`view` shows one sample as its kind does."""
        super().__init__(parent=parent)
        self.setObjectName("data.quick-look")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Quick look"))
        self.view = view
        view.setParent(self)
        view.leave_out_trying()
        for box in view.findChildren(QPlainTextEdit):
            box.setStyleSheet("QPlainTextEdit { border: none; background: transparent; padding: 0; }")
            box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            box.zoomIn(LARGER)
        view.refused.connect(self._refused)
        self._id = ""
        self._aside = Aside(self)
        self.name = Label("", "title", parent=self)
        self.part = StatusDot(parent=self)
        self.file = ElidedLabel(
            parent=self, role="secondary", tone="text2", mode=Qt.TextElideMode.ElideMiddle
        )
        self.bytes = Label("", "secondary", "text3", parent=self)
        self.place = Label("", "secondary", "text3", parent=self)
        self.failure = SecondaryLabel(parent=self)
        self.failure.set_tone("warn")
        self.failure.hide()
        self.add(
            row_of(self.name, self.part, (self.file, 1), self.bytes, self.place, *self._buttons(), gap=10)
        )
        self.add(self.failure)
        self.add(view, 1)
        self.hide()

    def show_entry(self, plan: DataPlan, entry: SampleEntry, text: str, place: tuple[int, int]) -> None:
        """Opens it with a sample of `plan`; `place` is its number in the list, and how many there are."""
        from deepstudio.data.sources.rows import shown

        self._id = entry.id
        self.name.setText(entry.name)
        self.name.setVisible(bool(entry.name))
        self.part.set_state(part_word(entry.part), TONES[entry.part])
        self.file.setText(shown(entry.id))
        self.bytes.setText("")
        self.place.setText(self.tr("{n} of {all}").format(n=f"{place[0]:,}", all=f"{place[1]:,}"))
        self.failure.hide()
        self.setAccessibleDescription(f"{entry.name}, {part_word(entry.part)}, {shown(entry.id)}")
        self.view.show_sample(entry.id, text, plan)
        self._aside.forget()
        folder = source_path(plan)
        if folder is not None:
            self._aside.ask(partial(_size_of, folder / entry.id), partial(self._take_size, entry.id))
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLOSE:
            self.closed.emit()
        elif event.key() in (*BACK, *ON):
            self.stepped.emit(-1 if event.key() in BACK else 1)
        else:
            super().keyPressEvent(event)

    def _take_size(self, id: str, words: str) -> None:
        if id == self._id:
            self.bytes.setText(words)

    def _refused(self, id: str, reason: Text) -> None:
        if id == self._id:
            self.failure.setText(tr_text(reason))
            self.failure.show()

    def _buttons(self) -> list[IconButton]:
        return [
            IconButton(icon, tip, small=True, parent=self, name=f"data.quick-{name}", run=run)
            for icon, name, tip, run in (
                ("chevron-left", "previous", self.tr("Previous sample (←)"), partial(self.stepped.emit, -1)),
                ("chevron-right", "next", self.tr("Next sample (→)"), partial(self.stepped.emit, 1)),
                ("close", "close", self.tr("Close (Esc or Space)"), self.closed.emit),
            )
        ]


def _size_of(path: Path) -> str:
    """How large a file is, in words; nothing of what is no file of its own. In another thread."""
    try:
        return size(path.stat().st_size) if path.is_file() else ""
    except OSError:
        return ""
