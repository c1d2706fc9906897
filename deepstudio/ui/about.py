"""What this program is, in which version, and what it is made of."""

from __future__ import annotations

import platform

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from deepstudio import __version__
from deepstudio.storage.components import components, versions_text
from deepstudio.ui.theme import icons
from deepstudio.ui.widgets import Label, NumberLabel, OutlineButton, SecondaryLabel
from deepstudio.ui.widgets.dialog import ClosableDialog
from deepstudio.ui.widgets.layouts import column_of, row_of


class AboutDialog(ClosableDialog):
    """Versions and licences, to read and to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("about", self.tr("About DeepStudio"), QSize(560, 560), parent)
        self._components = components()
        logo = Label(parent=self)
        logo.setPixmap(icons.app_icon().pixmap(48, 48))
        version = self.tr("Version {version} · Python {python}")
        version = version.format(version=__version__, python=platform.python_version())
        text = self.tr("Build, train, understand and use neural networks, on your own computer.")
        purpose = Label(text, "body", "text2", wrap=True, parent=self)
        text = self.tr(
            "Free software under the Apache License 2.0. It stands on these, each under its own licence:"
        )
        licence = Label(text, "body", "text2", wrap=True, parent=self)
        self.table = QTableWidget(len(self._components), 3, self)
        self._fill()
        self.copy = OutlineButton(
            self.tr("Copy versions"), "copy", name="about.copy", parent=self, run=self._copy
        )
        name = column_of(NumberLabel("DeepStudio", self), SecondaryLabel(version, self), gap=2)
        head = row_of(logo, (name, 1), gap=14)
        self._lay_out(head, purpose, licence, (self.table, 1), beside=(self.copy,))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(versions_text(self._components))

    def _fill(self) -> None:
        self.table.setAccessibleName(self.tr("Components"))
        self.table.setHorizontalHeaderLabels([self.tr("Component"), self.tr("Version"), self.tr("Licence")])
        for row, component in enumerate(self._components):
            for place, text in enumerate((component.name, component.version, component.licence)):
                self.table.setItem(row, place, QTableWidgetItem(text))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setColumnWidth(0, 200)
        self.table.setColumnWidth(1, 130)
