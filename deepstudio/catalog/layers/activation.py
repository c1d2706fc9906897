"""Activation functions, as layers of their own and as a setting of Dense and Convolution."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from deepstudio.catalog.layers.rules import need_numbers
from deepstudio.core.calls import Call, function
from deepstudio.core.layer import Category, Layer
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text, verbatim


class Activation(Layer):
    """Base of activations: the shape stays as it is."""

    category: ClassVar[Category] = Category.ACTIVATION
    about: ClassVar[str] = "activation"
    glyph: ClassVar[str] = "activation"
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = (
        (Vector(8),),
        (Image(3, 4, 4),),
        (Sequence(5, 6),),
        (Sequence(None, 6),),
    )
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Tokens(5, 9),)),
    )

    def shape(self, *inputs: Any) -> Shape:
        return need_numbers(self.title, inputs[0])


class ReLU(Activation):
    id: ClassVar[str] = "relu"
    about: ClassVar[str] = "relu"
    title: ClassVar[Text] = verbatim("ReLU")
    help: ClassVar[Text] = T("Keeps positive numbers and turns negative ones into zero. The usual choice.")

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.relu"),)


class LeakyReLU(Activation):
    id: ClassVar[str] = "leaky_relu"
    title: ClassVar[Text] = verbatim("LeakyReLU")
    help: ClassVar[Text] = T("Like ReLU, but lets a little of the negative numbers through.")

    slope: float = setting(
        0.01, T("Slope"), T("What a negative number is multiplied by."), ge=0, le=1, step=0.01
    )

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.nn.functional.leaky_relu", self.slope),)

    def summary(self) -> str:
        return f"{self.slope:g}"


class ELU(Activation):
    id: ClassVar[str] = "elu"
    title: ClassVar[Text] = verbatim("ELU")
    help: ClassVar[Text] = T("Like ReLU, with negative numbers bending smoothly towards a limit.")

    alpha: float = setting(1.0, T("Limit"), T("How far below zero the result can go."), ge=0, le=10, step=0.1)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.nn.functional.elu", self.alpha),)


class GELU(Activation):
    id: ClassVar[str] = "gelu"
    title: ClassVar[Text] = verbatim("GELU")
    help: ClassVar[Text] = T("A smooth ReLU, usual in Transformers.")

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.nn.functional.gelu"),)


class SiLU(Activation):
    id: ClassVar[str] = "silu"
    title: ClassVar[Text] = verbatim("SiLU")
    help: ClassVar[Text] = T("A number times its own sigmoid; smooth, also called Swish.")
    keywords: ClassVar[tuple[str, ...]] = ("swish",)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.nn.functional.silu"),)


class Sigmoid(Activation):
    id: ClassVar[str] = "sigmoid"
    title: ClassVar[Text] = verbatim("Sigmoid")
    help: ClassVar[Text] = T("Squeezes every number between 0 and 1, such as the probability of yes or no.")

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.sigmoid"),)

    def final_activation(self) -> str | None:
        return "sigmoid"


class Tanh(Activation):
    id: ClassVar[str] = "tanh"
    title: ClassVar[Text] = verbatim("Tanh")
    help: ClassVar[Text] = T("Squeezes every number between −1 and 1.")

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.tanh"),)


class Softmax(Activation):
    id: ClassVar[str] = "softmax"
    about: ClassVar[str] = "softmax"
    title: ClassVar[Text] = verbatim("Softmax")
    help: ClassVar[Text] = T("Turns scores into probabilities that add up to 1; for the end of a classifier.")

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.softmax", dim=1 if isinstance(inputs[0], Image) else -1),)

    def final_activation(self) -> str | None:
        return "softmax"


LAYERS = (ReLU, LeakyReLU, ELU, GELU, SiLU, Sigmoid, Tanh, Softmax)

_BY_ID: dict[str, type[Activation]] = {cls.id: cls for cls in LAYERS}

ActivationName = Literal["none", "relu", "leaky_relu", "elu", "gelu", "silu", "sigmoid", "tanh", "softmax"]
ACTIVATION_TITLES: dict[str, Text] = {"none": T("none")} | {cls.id: cls.title for cls in LAYERS}


def activation_setting(default: ActivationName) -> Any:
    """The setting `activation` of layers that have one built in."""
    words = T(
        "What happens to each number after the layer. Without one, stacked layers are no better than one."
    )
    return setting(default, T("Activation"), words, choices=ACTIVATION_TITLES, about="activation")


def activation_calls(name: str, shape: Shape) -> tuple[Call, ...]:
    """The calls of a built-in activation on values of `shape`."""
    return () if name == "none" else _BY_ID[name]().calls(shape)


def activation_word(name: str) -> str:
    return "" if name == "none" else _BY_ID[name].title.args["verbatim"]
