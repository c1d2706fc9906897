"""The confusion matrix with ways to save it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtWidgets import QMenu, QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.atomic import write_atomic
from deepstudio.ui.kinds.evaluation import Evaluation
from deepstudio.ui.last_folder import last_folder, remember_folder
from deepstudio.ui.pages.evaluate.tables import confusion_csv
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Card, IconButton, Translated
from deepstudio.ui.widgets.confusion import ConfusionMatrix
from deepstudio.ui.widgets.file_dialogs import ask_save


class MatrixCard(Translated, Card):
    """`chosen(cell)` comes when a cell is clicked, with None when it is let go."""

    chosen = Signal(object)

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._save = IconButton("download", small=True, parent=self)
        self.set_trailing(self._save)
        self._studio = studio
        self._evaluation: Evaluation | None = None
        self.matrix = ConfusionMatrix(self)
        self.matrix.setObjectName("evaluate.confusion")
        self.matrix.chosen.connect(self.chosen)
        self.add(self.matrix, 1)
        self._menu = QMenu(self)
        self._as_picture = self._menu.addAction("", self.ask_picture)
        self._as_table = self._menu.addAction("", self.ask_table)
        self._save.setObjectName("evaluate.save-confusion")
        self._save.clicked.connect(self._open_menu)
        self.retranslate()

    def set_evaluation(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self.matrix.set_counts(evaluation.classes, evaluation.confusion)

    def ask_picture(self) -> None:
        """Asks where the matrix is to be saved as a picture."""
        self._ask(self.tr("Save the confusion matrix as a picture"), ".png", self.tr("Pictures (*.png)"))

    def ask_table(self) -> None:
        """Asks where the counts are to be saved."""
        self._ask(self.tr("Save the confusion matrix as a table"), ".csv", self.tr("Tables (*.csv)"))

    def save(self, path: Path) -> None:
        """Writes a picture or a table, as the suffix says; a failure becomes a sentence."""
        if self._evaluation is None:
            return
        try:
            if path.suffix.lower() == ".csv":
                write_atomic(path, confusion_csv(self._evaluation, self.tr("true class / taken for")))
            else:
                write_atomic(path, self._png())
        except Explained as error:
            self._studio.tell("bad", error.text)
            return
        remember_folder(self._studio, path)
        self._studio.tell("good", T("Saved as {path}", path=str(path)))

    def retranslate(self) -> None:
        self.set_title(self.tr("Confusion matrix"))
        self._save.setToolTip(self.tr("Save the confusion matrix"))
        self._as_picture.setText(self.tr("As a picture (PNG)…"))
        self._as_table.setText(self.tr("As a table (CSV)…"))

    def _ask(self, title: str, suffix: str, name_filter: str) -> None:
        proposal = last_folder(self._studio) / f"{self._name()}{suffix}"
        ask_save(self, title, proposal, name_filter, lambda path: self.save(path), suffix)

    def _name(self) -> str:
        part = self._evaluation.split if self._evaluation else "test"
        return f"confusion-{part}"

    def _open_menu(self) -> None:
        self._menu.popup(self._save.mapToGlobal(self._save.rect().bottomLeft()))

    def _png(self) -> bytes:
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.matrix.to_pixmap().save(buffer, "PNG")
        return bytes(content.data())
