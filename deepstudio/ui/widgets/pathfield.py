"""A field for a file or folder, with a button that looks for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QDir, QMimeData, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deepstudio.ui.widgets.buttons import IconButton
from deepstudio.ui.widgets.drops import DropTarget, local_paths
from deepstudio.ui.widgets.fields import Markable, TextField
from deepstudio.ui.widgets.layouts import row_of

OnChosen = Callable[[Path], object]


def ask_files(
    parent: QWidget, title: str, start: Path, name_filter: str, chosen: Callable[[list[Path]], object]
) -> QFileDialog:
    """Asks for one or several files; `chosen` gets them unless the dialog is canceled."""
    dialog = _dialog(parent, title, start, name_filter)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_folder(parent: QWidget, title: str, start: Path, chosen: OnChosen) -> QFileDialog:
    """Asks for a folder that exists."""
    dialog = _dialog(parent, title, start, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def ask_save(
    parent: QWidget, title: str, proposal: Path, name_filter: str, chosen: OnChosen, suffix: str = ""
) -> QFileDialog:
    """Asks where to save; `suffix` (such as `.csv`) is added to a name without one, none means any name."""
    dialog = _dialog(parent, title, proposal.parent, name_filter)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.selectFile(proposal.name)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, start: Path, name_filter: str) -> QFileDialog:
    folder = start if start.is_dir() else Path.home()
    dialog = QFileDialog(parent, title, str(folder), name_filter)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


PathMode = Literal["folder", "file", "save"]


class PathField(Markable, QWidget):
    """Takes a typed path, one chosen in the system's dialog, or a file or folder dropped on it."""

    edited = Signal(object, bool)

    def __init__(
        self, mode: PathMode = "folder", name_filter: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mode: PathMode = mode
        self._filter = name_filter
        self.edit = TextField(parent=self)
        self.browse_button = IconButton("folder", self.tr("Browse…"), outlined=True, parent=self)
        row_of((self.edit, 1), self.browse_button, gap=6, on=self)
        self.setFocusProxy(self.edit)
        DropTarget(self, self._offer, lambda data: self._choose(str(local_paths(data)[0])))
        self.edit.edited.connect(self.edited)
        self.browse_button.clicked.connect(self.browse)

    def value(self) -> str:
        return self.edit.value()

    def set_value(self, value: object) -> None:
        self.edit.set_value("" if value is None else value)

    def set_mode(self, mode: PathMode) -> None:
        """What is chosen in the system's dialog from now on."""
        self._mode = mode

    def set_error(self, text: str) -> None:
        self.edit.set_error(text)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def browse(self) -> None:
        """Asks the system's dialog; closing it changes nothing."""
        found = self._ask()
        if found:
            self._choose(found)

    def _offer(self, data: QMimeData) -> str:
        return self.tr("Drop to choose it") if local_paths(data) else ""

    def _choose(self, path: str) -> None:
        native = QDir.toNativeSeparators(path)
        if native != self.value():
            self.edit.set_value(native)
            self.edited.emit(native, False)

    def _ask(self) -> str:
        if self._mode == "folder":
            return QFileDialog.getExistingDirectory(self, self.tr("Choose a folder"), self.value())
        if self._mode == "file":
            return QFileDialog.getOpenFileName(self, self.tr("Choose a file"), self.value(), self._filter)[0]
        return QFileDialog.getSaveFileName(self, self.tr("Save as"), self.value(), self._filter)[0]
