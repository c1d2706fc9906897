"""Sentences across the top of the page that wait for the user: saving, changes from outside, errors."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.text import Text
from deepstudio.ui.language import tr_text
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Banner
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.workers.saving import Saved


class Notices(QWidget):
    """Shows one banner for the file and one for the last error; takes no room while there is nothing to say."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._error: Text | None = None
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

    def show_error(self, text: Text, details: str = "") -> None:
        """Shows a sentence until the user closes it; `details` can be copied."""
        self._error, self._details = text, details
        self.show_notices()

    def take_back(self, before: Notices) -> None:
        """Says what another one of a language before said."""
        self._error, self._details = before._error, before._details
        self.show_notices()

    def show_notices(self) -> None:
        self._show_file()
        self._show_error()
        self.setVisible(self.file.isVisibleTo(self) or self.error.isVisibleTo(self))

    def _show_file(self) -> None:
        saving, state, cause = self._studio.saving, self._studio.saved_state, self._studio.saved_cause
        self.file.clear_buttons()
        self.file.setVisible(state in (Saved.REFUSED, Saved.CONFLICT))
        if state is Saved.REFUSED and cause is not None:
            self.file.set_message(tr_text(cause), "bad")
            self.file.add_button(self.tr("Try now"), name="notice.retry", run=self._studio.save)
        elif saving is not None and state is Saved.CONFLICT:
            self.file.set_message(self.tr("Another program changed this project on the disk."), "warn")
            self.file.add_button(self.tr("Reload"), True, name="notice.reload", run=self._reload)
            self.file.add_button(self.tr("Keep mine"), name="notice.keep", run=saving.keep_mine)

    def _show_error(self) -> None:
        self.error.clear_buttons()
        self.error.setVisible(self._error is not None)
        if self._error is not None:
            self.error.set_message(tr_text(self._error), "bad")
            if self._details:
                self.error.add_button(self.tr("Copy details"), name="notice.copy", run=self._copy)

    def _reload(self) -> None:
        try:
            self._studio.reload()
        except Explained as error:
            self.show_error(error.text)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def _forget_error(self) -> None:
        self._error = None
        self.show_notices()
