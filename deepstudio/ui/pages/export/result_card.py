"""An export that succeeded: where it is, how it was checked, how it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deepstudio.core.declarations import Exporter
from deepstudio.core.text import Text
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.language import tr_text
from deepstudio.ui.last_folder import show_in_folder
from deepstudio.ui.run_name import run_name
from deepstudio.ui.widgets import Card, ElidedLabel, FoldedSection, IconButton, OutlineButton, SecondaryLabel
from deepstudio.ui.widgets.code_block import CodeBlock
from deepstudio.ui.widgets.layouts import row_of


@dataclass(frozen=True)
class Exported:
    """What an export came to. `difference` is the largest one of a probability, over `samples` samples."""

    exporter: type[Exporter]
    run: RunFolder
    path: Path
    size: int = 0
    difference: float | None = None
    samples: int = 0
    notes: Sequence[Text] = ()
    code: str = ""


class ResultCard(Card):
    """Stays until it is closed."""

    closed = Signal()

    def __init__(self, exported: Exported, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.exported = exported
        self.set_tone("good")
        self._path = ElidedLabel(str(exported.path), self, Qt.TextElideMode.ElideMiddle, "mono", "text2")
        self._path.setObjectName("export.path")
        self.show_button = OutlineButton(
            self.tr("Show in folder"), icon="open", small=True, name="export.show", parent=self
        )
        self.show_button.clicked.connect(lambda: show_in_folder(exported.path))
        self._close = IconButton("close", self.tr("Close"), small=True, parent=self, run=self.closed)
        self.set_trailing(self._close)
        self._checked = SecondaryLabel(parent=self)
        self._checked.setObjectName("export.checked")
        self.usage = FoldedSection(self.tr("How to use it"), parent=self)
        self.code = CodeBlock(self.usage)
        self.code.set_code(exported.code)
        self.code.copy.setObjectName("export.copy")
        self.usage.add(self.code)
        self.usage.setVisible(bool(exported.code))
        self.add(row_of((self._path, 1), self.show_button, gap=12))
        self.add(self._checked)
        self.add(self.usage)
        words = self.tr("{run} is exported: {form}")
        form = tr_text(self.exported.exporter.title)
        self.set_title(words.format(run=run_name(self.exported.run), form=form))
        self._checked.setText(" ".join(self._sentences()))

    def _sentences(self) -> list[str]:
        """What the export said of its own check; else what its numbers say."""
        exported = self.exported
        said = [tr_text(note) for note in exported.notes]
        if not said and exported.difference is not None:
            words = self.tr("Checked with {n} samples: its probabilities differ by at most {d}.")
            said.append(words.format(n=exported.samples, d=f"{exported.difference:.1g}"))
        if exported.size:
            said.append(self.tr("The file has {size}.").format(size=megabytes(exported.size)))
        return said


def megabytes(size: int) -> str:
    """Bytes as people read them."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.1f} kB"
