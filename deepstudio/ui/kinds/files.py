"""Kinds whose values are files: where one is given, and one of them large."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QByteArray, QMimeData, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from deepstudio.core.declarations import ColumnKind
from deepstudio.core.project import DataPlan
from deepstudio.core.text import T, Text
from deepstudio.jobs.run_samples import RunSamples
from deepstudio.ui.kinds.details import CloseView
from deepstudio.ui.kinds.giver import GivenCells, GivenValue, Giver
from deepstudio.ui.language import tr_text
from deepstudio.ui.last_folder import last_folder
from deepstudio.ui.studio import Studio
from deepstudio.ui.widgets import Card, ElidedLabel, EmptyState, PrimaryButton
from deepstudio.ui.widgets.drops import local_paths
from deepstudio.ui.widgets.heat import HeatView
from deepstudio.ui.widgets.layouts import column_of
from deepstudio.ui.widgets.pathfield import ask_files
from deepstudio.ui.workers.background import Aside
from deepstudio.ui.workers.sample_files import SampleFiles

SEEN = 132  # pixels


class FileView(QWidget):
    """One file, large; it is read beside the window's thread. A kind makes it, and says what is read and shown."""

    refused = Signal(object)
    """The file cannot be read: the sentence why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._aside = Aside(self)
        self._build()

    def show_file(self, path: str, name: str = "") -> None:
        """Shows a file; an empty path shows none. `name` is for those who do not see it."""
        if path != self._path:
            self._aside.forget()
            self._show(None, "")
            if path:
                show = partial(self._show, name=name)
                self._aside.ask(partial(self._read, Path(path)), show, self._refuse)
        self._path = path

    def _build(self) -> None:
        raise NotImplementedError

    def _read(self, path: Path) -> Any:
        """What is shown of a file; in another thread. Raises `Explained`."""
        raise NotImplementedError

    def _show(self, found: Any, name: str) -> None:
        """Shows what was read; None shows nothing."""
        raise NotImplementedError

    def _refuse(self, reason: Text) -> None:
        self.refused.emit(reason)


class FileCard(Card):
    """The file that is given, or what to do while there is none."""

    def __init__(
        self, kind: type[ColumnKind], icon: str, view: FileView, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr_text(kind.title), parent=parent)
        self.view = view
        many = kind.words.many
        detail = self.tr("Or paste them with Ctrl+V, choose files, or try a sample of your data.")
        self.empty = EmptyState(icon, tr_text(T("Drop {many} here", many=many)), detail, parent=self)
        self._name = ElidedLabel(role="secondary", tone="text2", parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(view)
        self.add(self._stack, 1)
        self.add(self._name)
        self.set_file("")

    def set_file(self, path: str, title: str = "") -> None:
        """Shows a file under its title; an empty path shows none."""
        self.view.show_file(path, title)
        self._stack.setCurrentWidget(self.view if path else self.empty)
        self._name.setVisible(bool(path))
        self._name.setText(title)


class FileGiver(Giver):
    """Files that are dropped, pasted, chosen or taken from the test samples.

    A kind says its declaration, its icon, how one of its files is shown and how their names end.
    """

    kind: ClassVar[type[ColumnKind]]
    icon: ClassVar[str] = "open"
    shown_by: ClassVar[type[FileView]]

    def __init__(self, studio: Studio, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(studio, columns, parent)
        self._shown = GivenValue({})
        self._files = SampleFiles()
        self.destroyed.connect(self._files.close)
        many = self.kind.words.many
        tip = T("You can also drop {many} anywhere here, or paste them with Ctrl+V.", many=many)
        choose = PrimaryButton(
            tr_text(T("Choose {many}…", many=many)), self.icon, tip=tr_text(tip), parent=self
        )
        choose.setObjectName("predict.choose")
        self.buttons = (choose,)
        self.card = FileCard(self.kind, self.icon, self.shown_by(self), self)
        choose.clicked.connect(self.choose_files)
        self._lay_out()

    # What a kind decides

    def _suffixes(self) -> Iterable[str]:
        """How the names of its files end."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        column_of(self.card, on=self)

    # What is given

    def given(self) -> Any:
        return self._shown.cells or None

    def put(self, whole: GivenValue) -> None:
        self._shown = whole
        self.card.set_file(self.path(whole.cells), whole.title)
        self.changed.emit()

    def removed(self) -> None:
        FileGiver.put(self, GivenValue({}))

    def path(self, cells: GivenCells) -> str:
        """The file that is given."""
        return str(cells.get(self.columns[0], {}).get("path", ""))

    def cells(self, path: Path) -> GivenCells:
        """What is given with a file."""
        return {self.columns[0]: {"path": str(path)}}

    def title(self, cells: GivenCells) -> str:
        return Path(self.path(cells)).name

    def of_sample(self, samples: RunSamples, id: str) -> GivenCells:
        return self.cells(self._files.of_sample(samples.plan, id))

    # Where files come from

    def choose_files(self) -> None:
        """Asks for files."""
        title = tr_text(T("Choose {many}", many=self.kind.words.many))
        patterns = " ".join(f"*{suffix}" for suffix in self._suffixes())
        named = f"{tr_text(self.kind.title)} ({patterns})"
        ask_files(self, title, last_folder(self.studio), named, self.bring)

    def bring(self, paths: Sequence[Path]) -> None:
        """Takes files in."""
        self.brought.emit([GivenValue(self.cells(path), path.name) for path in paths])

    def takes(self, data: QMimeData) -> bool:
        return bool(files_in(data))

    def drop(self, data: QMimeData, pasted: bool = False) -> bool:
        files = files_in(data)
        if files:
            self.bring(files)
        return bool(files)

    # Another language

    def remembered(self) -> Any:
        """The files of what was pasted stay as well."""
        self.destroyed.disconnect(self._files.close)
        return self._files, self._shown

    def take_back(self, kept: Any) -> None:
        self.destroyed.disconnect(self._files.close)
        self._files.close()
        self._files, whole = kept
        self.destroyed.connect(self._files.close)
        if whole.cells:
            self.put(whole)


class SeenPicture(HeatView):
    """What the network saw of a file, as the engine sends it: PNG in base64 under `seen`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SEEN, pixelated=True, parent=parent)
        self.setFixedSize(SEEN, SEEN)

    def show_seen(self, seen: Any, name: str) -> None:
        """Shows it; nothing where there is none."""
        encoded = seen.get("seen") if isinstance(seen, dict) else None
        data = QByteArray.fromBase64(encoded.encode()) if isinstance(encoded, str) else QByteArray()
        self.set_image(QImage.fromData(data), name)


def files_in(data: QMimeData) -> list[Path]:
    """Files among what was dropped or copied; folders mean something else and are left to the window."""
    return [path for path in local_paths(data) if path.is_file()]


class CloseFile(CloseView):
    """The engine is asked with the file of a sample, or with a copy where it has none of its own."""

    shown_by: ClassVar[type[FileView]]

    def _build(self) -> None:
        self._files = SampleFiles()
        self.destroyed.connect(self._files.close)
        self.file = self.shown_by(self)
        self.file.refused.connect(lambda reason: self.refused.emit(self.id, reason))
        self.layout_.addWidget(self.file, 1)

    def show_sample(self, id: str, text: str, plan: DataPlan | None) -> None:
        self.id = id
        self._aside.forget()
        self.file.show_file("")
        if plan is not None:
            find = partial(self._files.of_sample, plan, id)
            self._aside.ask(find, partial(self._found, id), partial(self.refused.emit, id))

    def _found(self, id: str, path: Path) -> None:
        self.file.show_file(str(path), id)
        self.given.emit(id, {self.column: {"path": str(path)}})
