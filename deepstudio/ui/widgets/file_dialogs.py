"""The system's dialogs for files, asked without blocking the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

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
