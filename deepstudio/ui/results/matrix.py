"""The confusion matrix, with ways to save it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QMenu, QWidget

from deepstudio.core.explained import Explained
from deepstudio.core.results import ExaminedSample, Matrix, Section
from deepstudio.core.text import T
from deepstudio.storage.atomic import write_atomic
from deepstudio.storage.spreadsheet import delimited
from deepstudio.ui.language import tr_text
from deepstudio.ui.last_folder import last_folder, remember_folder
from deepstudio.ui.results.base import ResultContext, SampleChoice, SectionView
from deepstudio.ui.widgets import IconButton
from deepstudio.ui.widgets.confusion import ConfusionMatrix, MatrixCell
from deepstudio.ui.widgets.pathfield import ask_save


class MatrixView(SectionView):
    """A cell that is clicked chooses its samples."""

    about_word = "confusion_matrix"

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._save = IconButton("download", small=True, parent=self, name="evaluate.save-confusion")
        self._save.setToolTip(self.tr("Save the confusion matrix"))
        self._save.clicked.connect(self._open_menu)
        self.set_trailing(self._save)
        self.matrix = ConfusionMatrix(self)
        self.matrix.setObjectName("evaluate.confusion")
        self.matrix.chosen.connect(self._choose)
        self.add(self.matrix, 1)
        self._menu = QMenu(self)
        self._menu.addAction(self.tr("As a picture (PNG)…"), self.ask_picture)
        self._menu.addAction(self.tr("As a table (CSV)…"), self.ask_table)

    def show_section(self, section: Section) -> None:
        if isinstance(section, Matrix):
            self._section = section
            self.set_title(tr_text(section.heading.text()))
            self.matrix.set_counts(section.names, section.counts)

    def let_go(self) -> None:
        self.matrix.blockSignals(True)
        self.matrix.select(None)
        self.matrix.blockSignals(False)

    def ask_picture(self) -> None:
        """Asks where the matrix is to be saved as a picture."""
        self._ask(self.tr("Save the confusion matrix as a picture"), ".png", self.tr("Pictures (*.png)"))

    def ask_table(self) -> None:
        """Asks where the counts are to be saved."""
        self._ask(self.tr("Save the confusion matrix as a table"), ".csv", self.tr("Tables (*.csv)"))

    def save(self, path: Path) -> None:
        """Writes a picture or a table, as the suffix says; a failure becomes a sentence."""
        studio = self.context.studio
        try:
            write_atomic(path, self.csv() if path.suffix.lower() == ".csv" else self._png())
        except Explained as error:
            studio.tell("bad", error.text)
            return
        remember_folder(studio, path)
        studio.tell("good", T("Saved as {path}", path=str(path)))

    def csv(self) -> str:
        """The counts with a byte-order mark: a row for each true class."""
        names, counts = self._section.names, self._section.counts
        rows = [[name, *row] for name, row in zip(names, counts, strict=True)]
        return "\ufeff" + delimited([[self.tr("true class / taken for"), *names], *rows], ",")

    def _choose(self, cell: MatrixCell | None) -> None:
        self.chosen.emit(self._choice(cell) if cell is not None else None)

    def _choice(self, cell: MatrixCell) -> SampleChoice:
        (row, column), names = cell, self._section.names
        true, predicted, total = names[row], names[column], self._section.counts[row][column]
        if row == column:
            nothing = self.tr("These samples were recognised, so there is no mistake to show.")
        elif total:
            nothing = self.tr("These mistakes are not among the most confident ones that are kept.")
        else:
            nothing = self.tr("This mistake did not happen.")

        def fits(sample: ExaminedSample) -> bool:
            return (sample.true.plain, sample.predicted.plain) == (true, predicted)

        words = self.tr("“{true}” taken for “{predicted}”").format(true=true, predicted=predicted)
        return SampleChoice(fits, words, total, nothing)

    def _ask(self, title: str, suffix: str, name_filter: str) -> None:
        proposal = last_folder(self.context.studio) / f"confusion-{self.context.split or 'test'}{suffix}"
        ask_save(self, title, proposal, name_filter, self.save, suffix)

    def _open_menu(self) -> None:
        self._menu.popup(self._save.mapToGlobal(self._save.rect().bottomLeft()))

    def _png(self) -> bytes:
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.matrix.to_pixmap().save(buffer, "PNG")
        return bytes(content.data())
