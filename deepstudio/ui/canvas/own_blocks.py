"""The blocks that a person keeps, for palette, canvas and search; they are read when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from deepstudio.core.explained import Explained
from deepstudio.core.own_block import OwnBlock, layers_in
from deepstudio.storage import own_blocks
from deepstudio.storage.own_blocks import StoredBlock
from deepstudio.ui.canvas.layer_list import LayerRow
from deepstudio.ui.language import tr_text

PREFIX = "block:"


class OwnBlocks(QObject):
    """Whatever goes wrong with a file is said by `note(kind, words)`; `changed` says that there are others."""

    changed = Signal()
    note = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[StoredBlock, ...] | None = None
        self._told: set[str] = set()

    def all(self) -> tuple[StoredBlock, ...]:
        if self._found is None:
            self._found, remarks = own_blocks.stored_blocks()
            for words in map(tr_text, remarks):
                if words not in self._told:
                    self._told.add(words)
                    self.note.emit("warn", words)
        return self._found

    def read_again(self) -> None:
        """Looks at the files, which another window may have changed."""
        before, self._found = self._found, None
        if self.all() != before:
            self.changed.emit()

    def get(self, value: str) -> StoredBlock | None:
        """The block of a row, of the value `block:ID`."""
        if not value.startswith(PREFIX):
            return None
        return next((one for one in self.all() if one.id == value.removeprefix(PREFIX)), None)

    def rows(self) -> list[LayerRow]:
        """Rows for the palette under their heading; nothing while there is no block."""
        rows = [
            LayerRow(one.block.title, PREFIX + one.id, "block", tr_text(layers_in(one.block)), glyph="group")
            for one in self.all()
        ]
        return [LayerRow(self.tr("My blocks")), *rows] if rows else []

    def save(self, block: OwnBlock) -> StoredBlock | None:
        return self._done(lambda: own_blocks.save_block(block))

    def rename(self, stored: StoredBlock, title: str) -> StoredBlock | None:
        return self._done(lambda: own_blocks.rename_block(stored, title)) if title else stored

    def take_in(self, path: Path) -> StoredBlock | None:
        """Imports the block of a file."""
        return self._done(lambda: own_blocks.import_block(path))

    def restore(self, removed: Path) -> StoredBlock | None:
        return self._done(lambda: own_blocks.restore_block(removed))

    def remove(self, stored: StoredBlock) -> Path | None:
        """Puts a block into the bin; gives what `restore` wants."""
        try:
            removed = own_blocks.remove_block(stored)
        except Explained as error:
            self.note.emit("bad", tr_text(error.text))
            removed = None
        self.read_again()
        return removed

    def export(self, stored: StoredBlock, path: Path) -> None:
        try:
            own_blocks.export_block(stored, path)
        except Explained as error:
            self.note.emit("bad", tr_text(error.text))

    def _done(self, deed: Callable[[], StoredBlock]) -> StoredBlock | None:
        try:
            stored = deed()
        except Explained as error:
            self.note.emit("bad", tr_text(error.text))
            stored = None
        self.read_again()
        return stored
