"""Ways to cut a text into tokens."""

from __future__ import annotations

from typing import ClassVar, Literal

from deepstudio.core.declarations import TokenizerKind
from deepstudio.core.text import T, Text


class Words(TokenizerKind):
    id: ClassVar[str] = "words"
    title: ClassVar[Text] = T("words")
    help: ClassVar[Text] = T(
        "Words and punctuation marks, each a token. In Chinese every character is one. The usual choice."
    )
    module: ClassVar[str] = "deepstudio.data.tokenizers.lookup"
    tokens: ClassVar[Literal["words", "parts", "signs"]] = "parts"


class Segments(TokenizerKind):
    """jieba, by J. Sun, with the dictionary that comes with it."""

    id: ClassVar[str] = "segments"
    title: ClassVar[Text] = T("Chinese words")
    help: ClassVar[Text] = T(
        "Chinese is cut into words by a dictionary: 酒店 is one token, not two. Other scripts as with “words”."
    )
    module: ClassVar[str] = "deepstudio.data.tokenizers.lookup"
    requires: ClassVar[tuple[str, ...]] = ("rjieba",)
    tokens: ClassVar[Literal["words", "parts", "signs"]] = "words"


class Characters(TokenizerKind):
    id: ClassVar[str] = "characters"
    title: ClassVar[Text] = T("characters")
    help: ClassVar[Text] = T(
        "Every character is a token. Nothing is ever unknown, but texts become long. Good for names and codes."
    )
    module: ClassVar[str] = "deepstudio.data.tokenizers.lookup"


class Subwords(TokenizerKind):
    """Kudo and Richardson, 2018."""

    id: ClassVar[str] = "subwords"
    title: ClassVar[Text] = T("subwords")
    help: ClassVar[Text] = T(
        "Frequent words stay whole, rare ones fall into pieces learned from your texts. Large models do it so."
    )
    module: ClassVar[str] = "deepstudio.data.tokenizers.subwords"
    requires: ClassVar[tuple[str, ...]] = ("sentencepiece",)
    tokens: ClassVar[Literal["words", "parts", "signs"]] = "parts"


TOKENIZERS: tuple[type[TokenizerKind], ...] = (Words, Segments, Characters, Subwords)
