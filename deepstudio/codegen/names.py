"""Which words of the emitted code stand for which torch paths and which nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files

from deepstudio.core.reserved import RESERVED_NAMES

BLOCKS = "blocks"  # the folder for layers that torch does not have
_TAKEN = RESERVED_NAMES | {"F", BLOCKS, "Model"}


class Imports:
    """Collects what a module uses while its lines are written."""

    def __init__(self, blocks: Mapping[str, str] | None = None) -> None:
        """`blocks` are there already, for another module."""
        self._lines: set[str] = set()
        self._classes: dict[str, str] = {}
        self.blocks: dict[str, str] = dict(blocks or {})

    def word(self, path: str) -> str:
        """How the emitted code calls `path`, such as `nn.Conv2d`; remembers the import that it needs."""
        for prefix, word, line in _TORCH:
            if path.startswith(prefix):
                self._lines.add(line)
                return word + path.removeprefix(prefix)
        return self._block(path)

    def _block(self, path: str) -> str:
        if path not in self._classes:
            package, module, name = path.rsplit(".", 2)
            source = files(package).joinpath(f"{module}.py").read_text(encoding="utf-8")
            file = unique(module, (file for file, text in self.blocks.items() if text != source))
            word = unique(name, self._classes.values())
            self.blocks[file] = source
            self._lines.add(f"from {BLOCKS}.{file} import {name}" + (f" as {word}" if word != name else ""))
            self._classes[path] = word
        return self._classes[path]

    def words(self) -> set[str]:
        """The words a variable must not have."""
        return set(self._classes.values())

    def lines(self) -> list[str]:
        """Import lines: torch first, then the blocks."""
        torch_lines = sorted((line for line in self._lines if BLOCKS not in line), key=_isort)
        block_lines = sorted(line for line in self._lines if BLOCKS in line)
        return [*torch_lines, *([""] if block_lines and torch_lines else []), *block_lines]


_TORCH = (
    ("torch.nn.functional.", "F.", "import torch.nn.functional as F"),
    ("torch.nn.", "nn.", "from torch import nn"),
    ("torch.", "torch.", "import torch"),
)


def unique(wanted: str, taken: Iterable[str]) -> str:
    """`wanted`, with a number behind it where that word is taken."""
    used = set(taken)
    numbered = (wanted if number == 1 else f"{wanted}{number}" for number in range(1, len(used) + 2))
    return next(word for word in numbered if word not in used)


def node_words(names: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """A word for each node: its own name, changed where Python or `nn.Module` has that word already."""
    used = set(_TAKEN) | set(taken)
    words: dict[str, str] = {}
    for name in names:
        words[name] = unique(name, used)
        used.add(words[name])
    return words


def _isort(line: str) -> tuple[bool, str]:
    """Plain imports first, as formatters like it."""
    return line.startswith("from"), line
