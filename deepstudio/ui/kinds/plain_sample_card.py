"""One wrong sample as plain text, whole."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from deepstudio.core.project import DataPlan
from deepstudio.data import served
from deepstudio.jobs.data_process import data_process
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.kinds.evaluation import Wrong
from deepstudio.ui.kinds.sample_card import SampleCard
from deepstudio.ui.theme import fonts

MOST = 20_000  # characters; nobody reads more, and laying it out would take long


class PlainSampleCard(SampleCard):
    """Shows what a sample says."""

    def text(self) -> str:
        """What is shown."""
        return self.box.toPlainText()

    def retranslate(self) -> None:
        super().retranslate()
        self.box.setAccessibleName(self.tr("The sample"))

    def _made_view(self) -> QWidget:
        self.box = QPlainTextEdit(self)
        self.box.setObjectName("evaluate.text")
        self.box.setReadOnly(True)
        self.box.setTabChangesFocus(True)
        self.box.setFont(fonts.body())
        self.box.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.box.setMinimumSize(136, 120)
        return self.box

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
        """Asks for all probabilities, where a sample of this kind can be given to the engine."""
