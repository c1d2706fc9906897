"""Normalisation layers."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.catalog.layers.rules import channels_of, need_numbers
from deepstudio.core.calls import Call, module
from deepstudio.core.layer import Category, Cost, Layer, Mismatch, RemoveSelf, ReplaceSelf
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text


class Normalisation(Layer):
    """Base of layers that keep the shape and learn a scale and a shift for each channel."""

    category: ClassVar[Category] = Category.NORMALISATION
    about: ClassVar[str] = "normalisation"
    glyph: ClassVar[str] = "normalisation"
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(3, 4, 4),), (Vector(6),))
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Tokens(5, 9),)),
    )

    def shape(self, *inputs: Any) -> Shape:
        return need_numbers(self.title, inputs[0])

    def cost(self, *inputs: Any) -> Cost:
        return Cost(2 * channels_of(inputs[0]), inputs[0].elements)


class BatchNorm(Normalisation):
    """Ioffe and Szegedy, 2015."""

    id: ClassVar[str] = "batch_norm"
    title: ClassVar[Text] = T("Batch normalisation")
    help: ClassVar[Text] = T(
        "Brings each channel to a common scale over the batch, so that training runs faster."
    )
    keywords: ClassVar[tuple[str, ...]] = ("bn", "批归一化")
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Tokens(5, 9),)),
        ({}, (Sequence(5, 6),)),
    )

    momentum: float = setting(
        0.1,
        T("Momentum"),
        T("How quickly the remembered mean follows the batches."),
        ge=0.001,
        le=1,
        step=0.01,
        advanced=True,
    )

    def shape(self, *inputs: Any) -> Shape:
        x = need_numbers(self.title, inputs[0], embed=False)
        if isinstance(x, Sequence):
            raise Mismatch(
                T("{layer} does not fit a sequence.", layer=self.title),
                ReplaceSelf("layer_norm"),
                RemoveSelf(),
                why=T("Sequences differ in length; layer normalisation does not mind."),
            )
        return x

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        kind = "BatchNorm2d" if isinstance(inputs[0], Image) else "BatchNorm1d"
        options = {} if self.momentum == 0.1 else {"momentum": self.momentum}
        return (module(f"torch.nn.{kind}", channels_of(inputs[0]), **options),)


class LayerNorm(Normalisation):
    """Ba, Kiros and Hinton, 2016. On pictures it is a group normalisation with one group."""

    id: ClassVar[str] = "layer_norm"
    title: ClassVar[Text] = T("Layer normalisation")
    help: ClassVar[Text] = T("Brings the numbers of each sample to a common scale, whatever the batch holds.")
    keywords: ClassVar[tuple[str, ...]] = ("ln", "层归一化")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = (
        (Image(3, 4, 4),),
        (Vector(6),),
        (Sequence(5, 6),),
        (Sequence(None, 6),),
    )

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        (x,) = inputs
        if isinstance(x, Image):
            return (module("torch.nn.GroupNorm", 1, x.channels),)
        return (module("torch.nn.LayerNorm", x.features),)


LAYERS = (BatchNorm, LayerNorm)
