"""Layers that keep a network from memorising."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.catalog.layers.rules import need_numbers
from deepstudio.core.calls import Call, module
from deepstudio.core.layer import Category, Layer, Mismatch, RemoveSelf, ReplaceSelf
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text


class Dropout(Layer):
    """Srivastava et al., 2014."""

    id: ClassVar[str] = "dropout"
    about: ClassVar[str] = "dropout"
    title: ClassVar[Text] = T("Dropout")
    help: ClassVar[Text] = T("Switches some numbers off at random during training, against overfitting.")
    category: ClassVar[Category] = Category.REGULARISATION
    glyph: ClassVar[str] = "dropout"
    random: ClassVar[bool] = True
    keywords: ClassVar[tuple[str, ...]] = ("overfitting", "随机失活")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = (
        (Vector(8),),
        (Image(3, 4, 4),),
        (Sequence(5, 6),),
        (Sequence(None, 6),),
    )
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Tokens(5, 9),)),
    )

    rate: float = setting(
        0.5,
        T("Rate"),
        T("The share that is switched off."),
        ge=0,
        le=0.95,
        step=0.05,
        usual=(0.1, 0.2, 0.25, 0.3, 0.5),
        about="dropout",
    )

    def shape(self, *inputs: Any) -> Shape:
        return need_numbers(self.title, inputs[0])

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (module("torch.nn.Dropout", self.rate),)

    def summary(self) -> str:
        return f"{self.rate:g}"


class Dropout2d(Dropout):
    """Tompson et al., 2015: whole channels at once."""

    id: ClassVar[str] = "dropout2d"
    title: ClassVar[Text] = T("Channel dropout")
    help: ClassVar[Text] = T("Switches whole channels of a picture off at random during training.")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(3, 4, 4),),)
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(8),)),
        ({}, (Sequence(5, 6),)),
        ({}, (Tokens(5, 9),)),
    )

    def shape(self, *inputs: Any) -> Shape:
        x = need_numbers(self.title, inputs[0], embed=False)
        if isinstance(x, Image):
            return x
        raise Mismatch(
            T("{layer} expects a picture but gets {shape}.", layer=self.title, shape=x),
            ReplaceSelf("dropout", {"rate": self.rate}),
            RemoveSelf(),
            why=T("Without channels there is nothing to switch off as a whole."),
        )

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (module("torch.nn.Dropout2d", self.rate),)


LAYERS = (Dropout, Dropout2d)
