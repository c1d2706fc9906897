"""One wrong text, whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.evaluation import Wrong
from deepstudio.ui.kinds.sample_card import SampleCard
from deepstudio.ui.theme import fonts
from deepstudio.ui.widgets import OutlineButton

MOST = 20_000  # characters; nobody reads more, and laying it out would take long


class TextSampleCard(SampleCard):
    """`tried(text)` comes when it is to be tried, and changed, on another page."""

    tried = Signal(str)

    def text(self) -> str:
        """What is shown."""
        return self.box.toPlainText()

    def retranslate(self) -> None:
        super().retranslate()
        self.box.setAccessibleName(self.tr("The text"))
        self.try_button.setText(self.tr("Try it yourself"))
        self.try_button.set_tip(
            self.tr("Takes the text to the page Predict: see which words decided, and change them.")
        )

    def _made_view(self) -> QWidget:
        self.box = QPlainTextEdit(self)
        self.box.setObjectName("evaluate.text")
        self.box.setReadOnly(True)
        self.box.setTabChangesFocus(True)
        self.box.setFont(fonts.body())
        self.box.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.box.setMinimumSize(136, 120)
        return self.box

    def _made_extras(self) -> Sequence[QWidget]:
        self.try_button = OutlineButton(icon="predict", small=True, parent=self)
        self.try_button.setObjectName("evaluate.try-text")
        self.try_button.clicked.connect(lambda: self.tried.emit(self.text()))
        return (self.try_button,)

    def _show_sample(self, sample: Wrong, plan: DataPlan | None, run: RunFolder) -> None:
        self._take_text(sample, run, sample.text, ask=plan is None)
        if plan is not None:
            whole = partial(self._load, plan, sample)
            self._aside.ask(
                whole, partial(self._take_text, sample, run), lambda _: self._ask(sample, run, sample.text)
            )

    def _load(self, plan: DataPlan, sample: Wrong) -> str:
        """The whole text; what was examined, where the file holds something else now. In another thread."""
        text = data_process().call(served.texts_of, plan.source, (sample.id,))[0]
        return text if text.startswith(sample.text[:-1]) else sample.text

    def _take_text(self, sample: Wrong, run: RunFolder, text: str, ask: bool = True) -> None:
        if sample is self._sample:
            self.box.setPlainText(text[:MOST])
            if ask:
                self._ask(sample, run, text)

    def _ask(self, sample: Wrong, run: RunFolder, text: str) -> None:
        self._studio.ask(
            "predict_text",
            run=str(run.path),
            texts=[text],
            which="best",
            done=partial(self._answered, sample),
            failed=partial(self._not_answered, sample),
        )
