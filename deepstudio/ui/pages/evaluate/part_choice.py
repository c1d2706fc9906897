"""What the network is examined with, and what has become of a run's samples since it began."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deepstudio.jobs.evaluations import NEW, OTHER, PARTS, TEST, TRAIN, VALIDATION, Evaluation
from deepstudio.ui.kinds.looks import Looks
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.widgets import Banner, ChoiceField, Labelled, PathField
from deepstudio.ui.widgets.layouts import column_of


class PartChoice(QWidget):
    """The part, and where other data lies if that is chosen. `changed` comes with each edit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = Looks()
        self.split = ChoiceField([(part, "") for part in PARTS], self)
        self.split.setObjectName("evaluate.split")
        why = self.tr(
            "The test samples took no part in training, so they show how well it does with new ones."
        )
        self._split_row = Labelled(self.tr("Examine it with"), self.split, why, parent=self)
        self.folder = PathField("folder", parent=self)
        self.folder.edit.setObjectName("evaluate.folder")
        self._folder_row = Labelled("", self.folder, parent=self)
        column_of(self._split_row, self._folder_row, gap=14, on=self)
        for field in (self.split, self.folder):
            field.edited.connect(lambda _value, _merge: self._edited())
        self._show()

    def part(self) -> str:
        """test, validation, train, new, or data for data elsewhere."""
        return str(self.split.value())

    def choose(self, part: str) -> None:
        """As if a person chose it."""
        self.split.set_value(part)
        self._edited()

    def data(self) -> str:
        """Where other data lies."""
        return self.folder.value().strip()

    def set_looks(self, looks: Looks) -> None:
        """What other data may be depends on what the network takes."""
        if looks.id != self._looks.id:
            self._looks = looks
            self._show()

    def blocked(self) -> str:
        """Why nothing can be examined with this choice; empty where it can."""
        if self.part() != OTHER:
            return ""
        path, may_be_file = self.data(), self._looks.other_is_file
        if not path and may_be_file:
            return self.tr("Choose a table or a folder first.")
        if not path:
            return self.tr("Choose a folder first.")
        if may_be_file and not Path(path).expanduser().exists():
            return self.tr("There is no such file or folder.")
        if not may_be_file and not Path(path).expanduser().is_dir():
            return self.tr("There is no such folder.")
        return ""

    def hint(self) -> str:
        """What the numbers of this part are worth."""
        if self.part() == TRAIN:
            return self.tr("The network has seen these samples, so the numbers look better than they are.")
        if self.part() == VALIDATION:
            return self.tr(
                "The best epoch was chosen with these samples; the test samples are the fairer judge."
            )
        if self.part() == NEW:
            return self.tr("These samples were added after the run began, so it has seen none of them.")
        return ""

    def _show(self) -> None:
        other, title = self.tr("Another folder…"), self.tr("Folder")
        if self._looks.other_is_file:
            other, title = self.tr("Another table…"), self.tr("Table or folder")
        self.split.set_choices(
            [
                (TEST, self.tr("Test samples")),
                (VALIDATION, self.tr("Validation samples")),
                (TRAIN, self.tr("Training samples")),
                (NEW, self.tr("Samples added since")),
                (OTHER, other),
            ]
        )
        self.folder.set_mode("file" if self._looks.other_is_file else "folder")
        self._folder_row.setVisible(self.part() == OTHER)
        self._folder_row.set_title(title)
        self._folder_row.set_help(tr_text(self._looks.other_help))

    def _edited(self) -> None:
        self._folder_row.setVisible(self.part() == OTHER)
        self.changed.emit()


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
        said = [tr_text(message.text()) for message in found.notes] if found is not None else []
        self.set_message(sentences(said), "accent" if found is None or found.parts.known else "warn")
        self.setVisible(bool(said))
        if found is not None:
            self.examine.setVisible(found.split != NEW and found.parts.new.count > 0)
