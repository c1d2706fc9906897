"""Tokenizers: how a text becomes numbers. Each lives in a file of its own that an exported project takes along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol

from deepstudio.catalog.columns import TextColumn
from deepstudio.catalog.tokenizers import TOKENIZERS


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
    """What a tokenizer of this kind learns from `texts`, as plain JSON values."""
    settings = column.values()
    state: dict[str, Any] = _module(column.tokenizer).learn(texts, id=settings.pop("tokenizer"), **settings)
    return state


def tokenizer(state: Mapping[str, Any]) -> Tokenizer:
    """The tokenizer that `learn_tokenizer` described. Raises `KeyError` or `ValueError` on a broken state."""
    made: Tokenizer = _module(state["id"]).Tokenizer(state)
    return made


def _module(id: str) -> Any:
    return import_module({cls.id: cls.module for cls in TOKENIZERS}[id])


def same_words(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Whether two states give the same numbers to the same tokens; older states do not tell the form of texts."""
    return one == other or (
        one is not None and other is not None and {**one, "form": ""} == {**other, "form": ""}
    )
