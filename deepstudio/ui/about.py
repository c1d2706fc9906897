"""What this program is, in which version, and what it is made of."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from deepstudio import __version__
from deepstudio.ui.theme import icons
from deepstudio.ui.widgets import Label, NumberLabel, OutlineButton, PrimaryButton, SecondaryLabel, Translated

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


class AboutDialog(Translated, QDialog):
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
        self._purpose = Label("", "body", "text2", wrap=True, parent=self)
        self._licence = Label("", "body", "text2", wrap=True, parent=self)
        self.table = QTableWidget(len(self._components), 3, self)
        self.copy = OutlineButton(icon="copy", parent=self)
        self.copy.setObjectName("about.copy")
        self.close_button = PrimaryButton(parent=self)
        self.close_button.setDefault(True)
        self._fill()
        self._lay_out()
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(versions_text(self._components))
        )
        self.close_button.clicked.connect(self.accept)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("About DeepStudio"))
        self._version.setText(
            self.tr("Version {version} · Python {python}").format(
                version=__version__, python=platform.python_version()
            )
        )
        self._purpose.setText(
            self.tr("Build, train, understand and use neural networks, on your own computer.")
        )
        self._licence.setText(
            self.tr(
                "Free software under the Apache License 2.0. It stands on these, each under its own licence:"
            )
        )
        self.table.setHorizontalHeaderLabels([self.tr("Component"), self.tr("Version"), self.tr("Licence")])
        self.table.setAccessibleName(self.tr("Components"))
        self.copy.setText(self.tr("Copy versions"))
        self.close_button.setText(self.tr("Close"))

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
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._version)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._logo)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._purpose)
        column.addWidget(self._licence)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)


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
