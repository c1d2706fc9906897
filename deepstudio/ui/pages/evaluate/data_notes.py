"""What has become of a run's samples since it began, above what it was examined with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.jobs.evaluations import NEW, Evaluation
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Banner


class DataNotes(Banner):
    """Hidden where all is as it was. `wanted` asks to examine the network with what is new."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.examine = self.add_button(self.tr("Examine what is new"), name="evaluate.examine-new")
        self.examine.clicked.connect(self.wanted)
        self.set_evaluation(None)

    def set_evaluation(self, evaluation: Evaluation | None) -> None:
        found = evaluation
        sentences = [tr_text(message.text()) for message in found.notes] if found is not None else []
        self.set_message(" ".join(sentences), "accent" if found is None or found.parts.known else "warn")
        self.setVisible(bool(sentences))
        if found is not None:
            self.examine.setVisible(found.split != NEW and found.parts.new.count > 0)
