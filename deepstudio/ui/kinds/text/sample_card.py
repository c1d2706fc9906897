"""One wrong text, whole, which can be tried and changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.evaluation import Wrong
from deepstudio.ui.kinds.plain_sample_card import PlainSampleCard
from deepstudio.ui.widgets import OutlineButton


class TextSampleCard(PlainSampleCard):
    """The engine says how likely each class is."""

    def retranslate(self) -> None:
        super().retranslate()
        self.box.setAccessibleName(self.tr("The text"))
        self.try_button.setText(self.tr("Try it yourself"))
        self.try_button.set_tip(
            self.tr("Takes the text to the page Predict: see which words decided, and change them.")
        )

    def _made_extras(self) -> Sequence[QWidget]:
        self.try_button = OutlineButton(icon="predict", small=True, parent=self)
        self.try_button.setObjectName("evaluate.try-text")
        self.try_button.clicked.connect(self._try)
        return (self.try_button,)

    def _try(self) -> None:
        data = QMimeData()
        data.setText(self.text())
        self.tried.emit(data)

    def _ask(self, sample: Wrong, run: RunFolder, text: str) -> None:
        self._studio.ask(
            "predict_text",
            run=str(run.path),
            texts=[text],
            which="best",
            done=partial(self._answered, sample),
            failed=partial(self._not_answered, sample),
        )
