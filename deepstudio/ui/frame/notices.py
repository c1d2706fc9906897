"""Sentences across the top of the page that wait for the user: saving, changes from outside, errors."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Banner
from deepstudio.ui.widgets.banner import BannerTone
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.workers.saving import Saved


class Notices(QWidget):
    """Shows one banner for the file and one for the last error; takes no room while there is nothing to say."""

    reload_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._error: Text | None = None
        self._tone: BannerTone = "bad"
        self._details = ""
        self.file = Banner(parent=self)
        self.file.setObjectName("notice.file")
        self.error = Banner(closable=True, parent=self)
        self.error.setObjectName("notice.error")
        column_of(self.file, self.error, gap=6, margins=(16, 8, 16, 8), on=self)
        self.file.hide()
        self.error.hide()
        self.error.closed.connect(self._forget_error)
        studio.saved_changed.connect(self.show_notices)
        studio.opened.connect(self.show_notices)
        studio.closed.connect(self.show_notices)
        self.show_notices()

    def show_error(self, text: Text, details: str = "", tone: BannerTone = "bad") -> None:
        """Shows a sentence until the user closes it; `details` can be copied."""
        self._error, self._details, self._tone = text, details, tone
        self.show_notices()

    def take_back(self, before: Notices) -> None:
        """Says what another one of a language before said."""
        self._error, self._details, self._tone = before._error, before._details, before._tone
        self.show_notices()

    def show_notices(self) -> None:
        self._show_file()
        self._show_error()
        self.setVisible(self.file.isVisibleTo(self) or self.error.isVisibleTo(self))

    def _show_file(self) -> None:
        saving = self._studio.saving
        state = saving.state if saving else Saved.YES
        self.file.clear_buttons()
        self.file.setVisible(state in (Saved.REFUSED, Saved.CONFLICT))
        if saving is not None and state is Saved.REFUSED and saving.cause is not None:
            self.file.set_message(tr_text(saving.cause), "bad")
            self._add("notice.retry", self.tr("Try now"), saving.flush)
        elif state is Saved.CONFLICT:
            self.file.set_message(self.tr("Another program changed this project on the disk."), "warn")
            self._add("notice.reload", self.tr("Reload"), self.reload_wanted.emit, primary=True)
            self._add("notice.keep", self.tr("Keep mine"), self.keep_wanted.emit)

    def _show_error(self) -> None:
        self.error.clear_buttons()
        self.error.setVisible(self._error is not None)
        if self._error is not None:
            self.error.set_message(tr_text(self._error), self._tone)
            if self._details:
                self.error.add_button(self.tr("Copy details"), name="notice.copy", run=self._copy)

    def _add(self, name: str, text: str, run: Callable[[], object], primary: bool = False) -> None:
        self.file.add_button(text, primary, name=name, run=run)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _forget_error(self) -> None:
        self._error = None
        self.show_notices()
