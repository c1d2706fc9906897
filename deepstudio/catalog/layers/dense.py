"""The fully connected layer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from deepstudio.catalog.layers.activation import (
    ActivationName,
    activation_calls,
    activation_setting,
    activation_word,
)
from deepstudio.catalog.layers.rules import UNITS, joined, need_numbers, need_vector, steps_of
from deepstudio.core.calls import Call, module
from deepstudio.core.layer import Category, Cost, Layer
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text


class Dense(Layer):
    id: ClassVar[str] = "dense"
    about: ClassVar[str] = "dense"
    title: ClassVar[Text] = T("Dense")
    help: ClassVar[Text] = T("Connects every input number with every unit. Usual at the end of a classifier.")
    category: ClassVar[Category] = Category.DENSE
    glyph: ClassVar[str] = "dense"
    keywords: ClassVar[tuple[str, ...]] = ("linear", "fully connected", "全连接")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = (
        (Vector(16),),
        (Sequence(5, 16),),
        (Sequence(None, 16),),
    )
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = ({"units": 1, "activation": "sigmoid"},)
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Image(128, 17, 17),)),
        ({}, (Tokens(None, 50),)),
    )

    units: int = setting(
        64, T("Units"), T("How many numbers come out."), ge=1, le=65_536, usual=UNITS, about="neuron"
    )
    activation: ActivationName = activation_setting("relu")

    def shape(self, *inputs: Any) -> Shape:
        x = need_numbers(self.title, inputs[0])
        if isinstance(x, Sequence):
            return replace(x, features=self.units)
        need_vector(self.title, x)
        return Vector(self.units)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (
            module("torch.nn.Linear", inputs[0].features, self.units),
            *activation_calls(self.activation, inputs[0]),
        )

    def cost(self, *inputs: Any) -> Cost:
        (x,) = inputs
        steps = steps_of(x) if isinstance(x, Sequence) else 1
        return Cost((x.features + 1) * self.units, x.features * self.units * steps)

    def summary(self) -> str:
        return joined(self.units, activation_word(self.activation))

    def final_activation(self) -> str | None:
        return self.activation if self.activation in ("sigmoid", "softmax") else None


LAYERS = (Dense,)
