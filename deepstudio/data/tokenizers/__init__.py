"""Tokenizers: how a text becomes numbers. Each lives in a file of its own that an exported project takes along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from deepstudio.catalog import registry
from deepstudio.catalog.columns import TextColumn
from deepstudio.core.declarations import TokenizerKind
from deepstudio.core.explained import Explained
from deepstudio.core.rooms import member
from deepstudio.core.text import T


class Piece(Protocol):
    """A token: `text` is what lies from `start` to `end` in the original; `id` is 1 where it is unknown."""

    @property
    def text(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def id(self) -> int: ...


class Tokenizer(Protocol):
    """Turns a text into ids: 0 is padding and never given, 1 unknown, the others up to `size` the vocabulary."""

    @property
    def size(self) -> int:
        """How many ids there are, with padding and unknown."""

    @property
    def length(self) -> int:
        """How many tokens of a text `encode` keeps."""

    def pieces(self, text: str, limit: int | None = None) -> Sequence[Piece]:
        """The first `limit` tokens of a text, or all, also those behind `length`; none for a text without any."""

    def encode(self, text: str) -> list[int]:
        """The ids of the first `length` tokens; a single unknown one for a text without any."""

    def token(self, id: int) -> str:
        """What an id from 2 on stands for."""


def learn_tokenizer(column: TextColumn, texts: Iterable[str]) -> dict[str, Any]:
    """What a tokenizer of this kind learns from `texts`, as plain JSON values. Raises `Explained`."""
    state: dict[str, Any] = member(tokenizer_kind(column.tokenizer), "module", "learn")(
        texts,
        id=column.tokenizer,
        vocabulary=column.vocabulary,
        min_count=column.min_count,
        length=column.length,
        lowercase=column.lowercase,
    )
    return state


def tokenizer(state: Mapping[str, Any]) -> Tokenizer:
    """The tokenizer that `learn_tokenizer` described.

    Raises `KeyError` or `ValueError` on a broken state, and `Explained` where a plugin is missing.
    """
    made: Tokenizer = member(tokenizer_kind(state["id"]), "module", "Tokenizer")(state)
    return made


def tokenizer_kind(id: str) -> type[TokenizerKind]:
    """What is declared of a tokenizer. Raises `Explained` (`unknown_tokenizer`)."""
    cls = registry().tokenizers.get(id)
    if cls is None:
        text = T("The tokenizer “{id}” is not known here. A plugin may be missing.", id=str(id)[:40])
        raise Explained(text, "unknown_tokenizer")
    return cls


def tokenizer_code(id: str) -> str:
    """The text of the file in which a tokenizer lives. Raises `Explained`."""
    package, _, module = tokenizer_kind(id).module.rpartition(".")
    if package:
        return files(package).joinpath(f"{module}.py").read_text(encoding="utf-8")
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise Explained(T("The file of the tokenizer “{id}” cannot be found.", id=id), "missing_part")
    return Path(spec.origin).read_text(encoding="utf-8")


def same_words(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Whether two states give the same numbers to the same tokens; older states do not tell the form of texts."""
    return one == other or (
        one is not None and other is not None and {**one, "form": ""} == {**other, "form": ""}
    )
