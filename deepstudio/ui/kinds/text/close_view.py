"""One text of an examination, whole, which can be tried and changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QMimeData

from deepstudio.ui.kinds.close_view import CloseView
from deepstudio.ui.widgets import OutlineButton


class CloseText(CloseView):
    """The engine says how likely each answer is."""

    def values_of(self, text: str) -> Mapping[str, Any]:
        return {self.column: text}

    def _build(self) -> None:
        super()._build()
        self.box.setAccessibleName(self.tr("The text"))
        self.try_button = OutlineButton(self.tr("Try it yourself"), icon="predict", small=True, parent=self)
        self.try_button.setObjectName("evaluate.try-text")
        self.try_button.set_tip(
            self.tr("Takes the text to the page Predict: see which words decided, and change them.")
        )
        self.try_button.clicked.connect(self._try)
        self.layout_.addWidget(self.try_button)

    def _try(self) -> None:
        data = QMimeData()
        data.setText(self.text())
        self.tried.emit(data)
