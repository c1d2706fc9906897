"""The learning curve over data: one sentence on what it says, the picture, and ways to save it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from deepstudio.core.coach.more_data import data_verdict
from deepstudio.core.data_curve import DataCurve
from deepstudio.core.explained import Explained
from deepstudio.core.results import Section
from deepstudio.core.text import T
from deepstudio.storage.atomic import write_atomic
from deepstudio.storage.spreadsheet import delimited
from deepstudio.ui.language import sentences, tr_text
from deepstudio.ui.last_folder import last_folder, remember_folder
from deepstudio.ui.plots.data_curve import DataCurvePlot
from deepstudio.ui.plots.legend import Legend
from deepstudio.ui.results.base import ResultContext, SectionView
from deepstudio.ui.results.data_curve_picture import drawn
from deepstudio.ui.widgets import IconButton, Label
from deepstudio.ui.widgets.layouts import row_of
from deepstudio.ui.widgets.pathfield import ask_save


class DataCurveView(SectionView):
    """Pointer and arrow keys read the amounts."""

    about_word = "data_curve"

    def __init__(self, context: ResultContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sentence = Label("", "body", wrap=True, parent=self)
        self.legend = Legend(self)
        self.plot = DataCurvePlot(self)
        self.plot.setObjectName("evaluate.data-curve")
        self.save_button = IconButton("download", small=True, parent=self, name="evaluate.save-data-curve")
        self.save_button.setToolTip(self.tr("Save the curve"))
        self.save_button.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        self._menu.addAction(self.tr("As a picture (PNG)…"), self.ask_picture)
        self._menu.addAction(self.tr("As a table (CSV)…"), self.ask_table)
        beside = QWidget(self)
        row_of(self.legend, self.save_button, gap=8, on=beside)
        self.set_trailing(beside)
        self.add(self.sentence)
        self.add(self.plot, 1)

    def show_section(self, section: Section) -> None:
        if isinstance(section, DataCurve):
            self._section = section
            title = tr_text(section.heading)
            self.set_title(f"{self.context.target}: {title}" if self.context.target else title)
            self.sentence.setText(sentences(map(tr_text, data_verdict(section).sentences)))
            self.plot.set_curve(section)
            self.plot.setAccessibleName(self.title())
            self.legend.set_entries(self.plot.entries())

    def ask_picture(self) -> None:
        """Asks where the curve is to be saved as a picture."""
        self._ask(self.tr("Save the curve as a picture"), ".png", self.tr("Pictures (*.png)"))

    def ask_table(self) -> None:
        """Asks where the numbers are to be saved."""
        self._ask(self.tr("Save the curve as a table"), ".csv", self.tr("Tables (*.csv)"))

    def save(self, path: Path) -> None:
        """Writes a picture or a table, as the suffix says; a failure becomes a sentence."""
        studio, section = self.context.studio, self._section
        try:
            if path.suffix.lower() == ".csv":
                write_atomic(path, "\ufeff" + delimited(section.table(), ","))
            else:
                write_atomic(path, drawn((section,)))
        except Explained as error:
            studio.tell("bad", error.text)
            return
        remember_folder(studio, path)
        studio.tell("good", T("Saved as {path}", path=str(path)))

    def _ask(self, title: str, suffix: str, name_filter: str) -> None:
        proposal = last_folder(self.context.studio) / f"data-curve-{self._section.part}{suffix}"
        ask_save(self, title, proposal, name_filter, self.save, suffix)

    def _open_menu(self) -> None:
        self._menu.popup(self.save_button.mapToGlobal(self.save_button.rect().bottomLeft()))
