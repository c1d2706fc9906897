"""Blocks of one's own, a file each in a folder of the program, for all projects."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from deepstudio.core.copied_layers import MOST_CHARACTERS
from deepstudio.core.explained import Explained
from deepstudio.core.own_block import OwnBlock, block_as_text, block_from_text
from deepstudio.core.text import T, Text
from deepstudio.storage import places
from deepstudio.storage.atomic import make_folder, read_refused, write_atomic, write_refused
from deepstudio.storage.names import folder_name

SUFFIX = ".json"
MOST_BLOCKS = 500


@dataclass(frozen=True, slots=True)
class StoredBlock:
    """A block and its file; `id` is the name of the file without its ending."""

    path: Path
    block: OwnBlock

    @property
    def id(self) -> str:
        return self.path.stem


def blocks_folder() -> Path:
    return places.home() / "blocks"


def stored_blocks() -> tuple[tuple[StoredBlock, ...], tuple[Text, ...]]:
    """All blocks by title, and a sentence on each file that holds none."""
    found, remarks = [], []
    for path in _files():
        try:
            found.append(StoredBlock(path, read_block(path)))
        except Explained as error:
            remarks.append(error.text)
    return tuple(sorted(found, key=lambda one: (one.block.title.casefold(), one.id))), tuple(remarks)


def _files() -> list[Path]:
    try:
        return sorted(
            p for p in blocks_folder().iterdir() if p.suffix == SUFFIX and not p.name.startswith(".")
        )[:MOST_BLOCKS]
    except OSError:
        return []


def read_block(path: Path) -> OwnBlock:
    """The block in a file. Raises `Explained`."""
    try:
        if path.stat().st_size > 4 * MOST_CHARACTERS:
            raise Explained(
                T("“{name}” is too large for a block. Choose another file.", name=path.name), "too_large"
            )
        content = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise read_refused(path, error) from error
    except UnicodeDecodeError:
        content = ""
    return block_from_text(content, path.name)


def save_block(block: OwnBlock) -> StoredBlock:
    """Keeps a block under a title that no other one has. Raises `Explained`."""
    block = block.replace(title=_free_title(block.title))
    folder = blocks_folder()
    make_folder(folder)
    path = _free_path(folder, folder_name(block.title))
    write_atomic(path, block_as_text(block))
    return StoredBlock(path, block)


def rename_block(stored: StoredBlock, title: str) -> StoredBlock:
    """Gives a block another title; its file keeps its name. Raises `Explained`."""
    if title == stored.block.title:
        return stored
    block = stored.block.replace(title=_free_title(title))
    write_atomic(stored.path, block_as_text(block))
    return StoredBlock(stored.path, block)


def remove_block(stored: StoredBlock) -> Path:
    """Puts a block into the bin beside the others; says where, for `restore_block`. Raises `Explained`."""
    folder = blocks_folder() / "bin"
    make_folder(folder)
    target = _free_path(folder, stored.id)
    try:
        stored.path.replace(target)
    except OSError as error:
        raise write_refused(stored.path, error) from error
    return target


def restore_block(removed: Path) -> StoredBlock:
    """Takes a block out of the bin. Raises `Explained`."""
    restored = save_block(read_block(removed))
    with suppress(OSError):
        removed.unlink()
    return restored


def export_block(stored: StoredBlock, path: Path) -> None:
    """Writes a block into a file that another person can import. Raises `Explained`."""
    write_atomic(path, block_as_text(stored.block))


def import_block(path: Path) -> StoredBlock:
    """Takes the block of a file among one's own. Raises `Explained`."""
    return save_block(read_block(path))


def _free_title(title: str) -> str:
    taken = {one.block.title for one in stored_blocks()[0]}
    number, free = 2, title
    while free in taken:
        free, number = f"{title[:190]} {number}", number + 1
    return free


def _free_path(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{name} {number}{SUFFIX}", number + 1
    return path
