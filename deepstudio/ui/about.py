"""What this program is, in which version, and what it is made of."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTableWidget, QTableWidgetItem, QWidget

from deepstudio import __version__
from deepstudio.ui.theme import icons
from deepstudio.ui.widgets import Label, NumberLabel, OutlineButton, PrimaryButton, SecondaryLabel
from deepstudio.ui.widgets.layouts import STRETCH, column_of, row_of

# The distributions the program is built on, with what each says of its licence where its metadata is silent.
COMPONENTS = {
    "PySide6_Essentials": "LGPL-3.0",
    "shiboken6": "LGPL-3.0",
    "torch": "BSD-3-Clause",
    "torchvision": "BSD-3-Clause",
    "filelock": "MIT",
    "numpy": "BSD-3-Clause",
    "pandas": "BSD-3-Clause",
    "scikit-learn": "BSD-3-Clause",
    "Pillow": "MIT-CMU",
    "pydantic": "MIT",
    "pyqtgraph": "MIT",
    "safetensors": "Apache-2.0",
    "onnx": "Apache-2.0",
    "onnxscript": "MIT",
    "onnxruntime": "MIT",
    "typer": "MIT",
    "rich": "MIT",
    "platformdirs": "MIT",
    "psutil": "BSD-3-Clause",
    "nvidia-ml-py": "BSD-3-Clause",
}
# Their licence texts lie beside them in resources/fonts.
FONTS = (("Inter", "3.19"), ("Noto Sans SC (subset)", "2.004"))


@dataclass(frozen=True, slots=True)
class Component:
    name: str
    version: str
    licence: str


class AboutDialog(QDialog):
    """Versions and licences, to read and to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("about")
        self.resize(560, 560)
        self._components = components()
        self._logo = Label(parent=self)
        self._logo.setPixmap(icons.app_icon().pixmap(48, 48))
        self._name = NumberLabel("DeepStudio", self)
        self._version = SecondaryLabel("", self)
        text = self.tr("Build, train, understand and use neural networks, on your own computer.")
        self._purpose = Label(text, "body", "text2", wrap=True, parent=self)
        text = self.tr(
            "Free software under the Apache License 2.0. It stands on these, each under its own licence:"
        )
        self._licence = Label(text, "body", "text2", wrap=True, parent=self)
        self.table = QTableWidget(len(self._components), 3, self)
        self.copy = OutlineButton(self.tr("Copy versions"), icon="copy", name="about.copy", parent=self)
        self.close_button = PrimaryButton(self.tr("Close"), parent=self)
        self.close_button.setDefault(True)
        self._fill()
        self._lay_out()
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(versions_text(self._components))
        )
        self.close_button.clicked.connect(self.accept)
        self.setWindowTitle(self.tr("About DeepStudio"))
        self._version.setText(
            self.tr("Version {version} · Python {python}").format(
                version=__version__, python=platform.python_version()
            )
        )
        self.table.setHorizontalHeaderLabels([self.tr("Component"), self.tr("Version"), self.tr("Licence")])
        self.table.setAccessibleName(self.tr("Components"))

    def _fill(self) -> None:
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

    def _lay_out(self) -> None:
        head = row_of(self._logo, (column_of(self._name, self._version, gap=2), 1), gap=14)
        column_of(
            head,
            self._purpose,
            self._licence,
            (self.table, 1),
            row_of(self.copy, STRETCH, self.close_button),
            gap=10,
            margins=(20, 18, 20, 18),
            on=self,
        )


def components() -> list[Component]:
    """The installed components, one that is missing left out, and the fonts."""
    found = []
    for name, known in COMPONENTS.items():
        try:
            data = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        found.append(Component(name.replace("_", "-"), str(data["Version"]), _licence(data) or known))
    return found + [Component(name, version, "OFL-1.1") for name, version in FONTS]


def versions_text(found: list[Component]) -> str:
    """One line each, as for a report of an error."""
    lines = [f"DeepStudio {__version__}", f"Python {platform.python_version()}, {platform.platform()}"]
    return "\n".join([*lines, *(f"{c.name} {c.version}" for c in found)])


def _licence(data: metadata.PackageMetadata) -> str:
    """The short form a distribution gives; a whole licence text or nothing counts as silent."""
    for field in ("License-Expression", "License"):
        value = str(data[field]) if field in data else ""
        if value and len(value) < 40 and "\n" not in value:
            return value
    return ""
