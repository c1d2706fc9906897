"""The layer that turns tokens into numbers."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.core.calls import Call, module
from deepstudio.core.layer import Category, Cost, Layer, Mismatch, RemoveSelf
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text


class Embedding(Layer):
    """A learned vector for each token. That of padding is zero and stays so."""

    id: ClassVar[str] = "embedding"
    about: ClassVar[str] = "embedding"
    title: ClassVar[Text] = T("Embedding")
    help: ClassVar[Text] = T("Turns each token of a text into numbers that are learned. Texts start here.")
    category: ClassVar[Category] = Category.DENSE
    glyph: ClassVar[str] = "embedding"
    keywords: ClassVar[tuple[str, ...]] = ("text", "word vectors", "tokens", "词嵌入")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Tokens(None, 50),), (Tokens(5, 9),))
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = ({"size": 7},)
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(64),)),
        ({}, (Image(3, 4, 4),)),
        ({}, (Sequence(None, 6),)),
    )

    size: int = setting(
        128,
        T("Size"),
        T("How many numbers stand for a token."),
        ge=1,
        le=8192,
        usual=(16, 32, 64, 128, 256, 300),
        about="embedding",
    )

    def shape(self, *inputs: Any) -> Shape:
        (x,) = inputs
        if isinstance(x, Tokens):
            return Sequence(x.length, self.size, origin=x.origin)
        raise Mismatch(
            T("{layer} expects a text of tokens but gets {shape}.", layer=self.title, shape=x),
            RemoveSelf(),
            why=T("It looks tokens up in a list. Its input consists of numbers already."),
        )

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (module("torch.nn.Embedding", inputs[0].vocabulary, self.size, padding_idx=0),)

    def cost(self, *inputs: Any) -> Cost:
        return Cost(inputs[0].vocabulary * self.size)

    def summary(self) -> str:
        return str(self.size)


LAYERS = (Embedding,)
