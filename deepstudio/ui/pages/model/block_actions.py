"""What can be done with one's own blocks in the palette: rename, delete, export and import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from deepstudio.storage.own_blocks import SUFFIX, StoredBlock
from deepstudio.ui.canvas.layer_list import entry_of
from deepstudio.ui.canvas.own_blocks import PREFIX, OwnBlocks
from deepstudio.ui.theme import icons
from deepstudio.ui.widgets import Toast
from deepstudio.ui.widgets.renaming import RenameField

if TYPE_CHECKING:
    from deepstudio.ui.pages.model.palette import Palette


class BlockActions(QObject):
    """Works on the rows of blocks in a palette."""

    def __init__(self, palette: Palette, blocks: OwnBlocks) -> None:
        super().__init__(palette)
        self._list, self._blocks, self._palette = palette.list, blocks, palette
        self._renamed: StoredBlock | None = None
        self.field = RenameField("model.palette.rename", palette.list.viewport())
        self.field.setAccessibleName(self.tr("Title of the block"))
        self.field.named.connect(self._take_title)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._open_menu)

    def menu_of(self, stored: StoredBlock | None) -> QMenu:
        """What is offered for a block, or where there is none."""
        menu = QMenu(self._palette)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if stored is not None:
            menu.addAction(icons.icon("rename"), self.tr("Rename"), lambda: self.begin_rename(stored))
            menu.addAction(icons.icon("upload"), self.tr("Export…"), lambda: self.export(stored))
            menu.addAction(icons.icon("trash"), self.tr("Delete"), lambda: self.delete(stored))
            menu.addSeparator()
        menu.addAction(icons.icon("download"), self.tr("Import a block…"), self.import_)
        return menu

    def begin_rename(self, stored: StoredBlock) -> None:
        """Lets the user type another title where the row is."""
        self._palette.search.clear()
        for row in range(self._list.count()):
            if entry_of(self._list.item(row)).value == PREFIX + stored.id:
                self._list.setCurrentRow(row)
                self._list.scrollToItem(self._list.item(row))
                place = self._list.visualItemRect(self._list.item(row))
                self.field.setGeometry(
                    QRect(place.left() + 18, place.top(), place.width() - 20, place.height())
                )
                self._renamed = stored
                self.field.rename(stored.block.title)

    def delete(self, stored: StoredBlock) -> None:
        """Puts a block away, with a way back."""
        removed = self._blocks.remove(stored)
        if removed is not None:
            words = self.tr("“{name}” is deleted.").format(name=stored.block.title)
            back = self.tr("Undo")
            Toast.show_message(
                self._palette.window(), words, "accent", back, lambda: self._blocks.restore(removed)
            )

    def export(self, stored: StoredBlock) -> None:
        title, name = self.tr("Export the block"), f"{stored.id}{SUFFIX}"
        found, _ = QFileDialog.getSaveFileName(self._palette, title, name, self._filter())
        if found:
            self._blocks.export(stored, Path(found))

    def import_(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self._palette, self.tr("Import a block"), "", self._filter())
        if found:
            self._blocks.take_in(Path(found))

    def _filter(self) -> str:
        return f"{self.tr('Blocks')} (*{SUFFIX})"

    def _open_menu(self, at: QPoint) -> None:
        item = self._list.itemAt(at)
        stored = self._blocks.get(entry_of(item).value) if item is not None else None
        self.menu_of(stored).popup(self._list.viewport().mapToGlobal(at))

    def _take_title(self, title: str) -> None:
        if self._renamed is not None:
            self._blocks.rename(self._renamed, title)
            self._renamed = None
