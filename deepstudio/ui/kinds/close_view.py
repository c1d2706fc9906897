"""One sample of an examination, large."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.workers.background import Aside

MOST = 20_000  # characters; nobody reads more, and laying it out would take long


class CloseView(QWidget):
    """Shows a sample as plain text. A kind whose samples are no texts derives from this class.

    `given(id, values)` comes with what the engine can be asked with: the value of each column that enters, as the
    request `predict` takes it. `refused(id, reason)` comes where the sample cannot be read.
    """

    given = Signal(str, object)
    refused = Signal(str, object)
    tried = Signal(object)
    """What is to be tried, and changed, on another page, as `QMimeData`."""

    def __init__(self, column: str, parent: QWidget | None = None) -> None:
        """`column` is the one that enters the network."""
        super().__init__(parent)
        self.column = column
        self.id = ""
        self._aside = Aside()
        self.destroyed.connect(self._aside.forget)
        self.layout_ = column_of(gap=8, on=self)
        self._build()

    def show_sample(self, id: str, text: str, plan: DataPlan | None) -> None:
        """`text` is what the sample says, perhaps without its end; `plan` tells where it lies."""
        self.id = id
        self._aside.forget()
        self._take_text(id, text, ask=plan is None)
        if plan is not None:
            whole = partial(self._load, plan, id, text)
            self._aside.ask(whole, partial(self._take_text, id), lambda _: self._give(id, text))

    def text(self) -> str:
        """What is shown."""
        return self.box.toPlainText()

    # What a kind decides

    def _build(self) -> None:
        self.box = QPlainTextEdit(self)
        self.box.setObjectName("evaluate.text")
        self.box.setAccessibleName(self.tr("The sample"))
        self.box.setReadOnly(True)
        self.box.setTabChangesFocus(True)
        self.box.setFont(fonts.body())
        self.box.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.box.setMinimumSize(136, 120)
        self.layout_.addWidget(self.box, 1)

    def values_of(self, text: str) -> Mapping[str, Any] | None:
        """What the engine is asked with for a text; nothing where it cannot be given one."""
        return None

    # Inside

    def _load(self, plan: DataPlan, id: str, examined: str) -> str:
        """The whole text; what was examined, where the file holds something else now. In another thread."""
        text = data_process().call(served.texts_of, plan.source, (id,))[0]
        return text if text.startswith(examined[:-1]) else examined

    def _take_text(self, id: str, text: str, ask: bool = True) -> None:
        if id == self.id:
            self.box.setPlainText(text[:MOST])
            if ask:
                self._give(id, text)

    def _give(self, id: str, text: str) -> None:
        values = self.values_of(text)
        if values is not None:
            self.given.emit(id, values)
