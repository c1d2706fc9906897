"""Attention: every step looks at the others."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from deepstudio.catalog.layers.rules import joined, need_sequence, steps_of
from deepstudio.core.calls import Call, masked, module
from deepstudio.core.layer import ENTERING, Category, Cost, Layer, Mismatch, OpenedPart, SetValues
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text, verbatim

_MODULES = "deepstudio.engine.modules"


class KeepsSequence(Layer):
    """Base of layers that give a sequence of the shape they take."""

    category: ClassVar[Category] = Category.ATTENTION
    glyph: ClassVar[str] = "attention"
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Sequence(None, 8),), (Sequence(5, 8),))
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Tokens(None, 50),)),
        ({}, (Vector(64),)),
        ({}, (Image(3, 4, 4),)),
    )

    def shape(self, *inputs: Any) -> Shape:
        return need_sequence(self.title, inputs[0])


class PositionalEncoding(KeepsSequence):
    """Vaswani et al., 2017, sections 3.4 and 3.5."""

    id: ClassVar[str] = "positional_encoding"
    title: ClassVar[Text] = T("Positional encoding")
    help: ClassVar[Text] = T(
        "Marks the place of each step. Attention does not know the order of words without it."
    )
    glyph: ClassVar[str] = "position"
    keywords: ClassVar[tuple[str, ...]] = ("transformer", "position", "sinusoidal", "位置编码")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Sequence(None, 7),), (Sequence(5, 8),))
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = ({"scale": False},)

    scale: bool = setting(
        True,
        T("Scale the input"),
        T("Multiplies the input by the root of its size first, so that the marks do not drown it."),
        advanced=True,
    )

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        options = {} if self.scale else {"scale": False}
        return (module(f"{_MODULES}.positional_encoding.PositionalEncoding", **options),)

    def cost(self, *inputs: Any) -> Cost:
        return Cost(0, inputs[0].elements)


class Attention(KeepsSequence):
    """Base of layers with attention heads, which share the features evenly."""

    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        *KeepsSequence.example_mismatches,
        ({"heads": 8}, (Sequence(None, 12),)),
        ({"heads": 4}, (Sequence(None, 7),)),
    )

    heads: int = setting(
        4,
        T("Heads"),
        T("How many kinds of relation are looked for at once. They share the numbers of a step evenly."),
        ge=1,
        le=64,
        about="attention",
    )

    def shape(self, *inputs: Any) -> Shape:
        x = need_sequence(self.title, inputs[0])
        if x.features % self.heads == 0:
            return x
        fitting = next(heads for heads in range(self.heads, 0, -1) if x.features % heads == 0)
        raise Mismatch(
            T("{heads} heads cannot share {n} numbers evenly.", heads=self.heads, n=x.features),
            SetValues({"heads": fitting}),
            why=T("Each head works on an equal part of the numbers of a step."),
            setting="heads",
        )


def attention_cost(x: Sequence) -> Cost:
    """Four square matrices with biases; and each step with each, twice, for weights and for their use."""
    steps, features = steps_of(x), x.features
    return Cost(4 * features * (features + 1), steps * (4 * features**2 + 2 * steps * features))


class MultiHeadAttention(Attention):
    """Vaswani et al., 2017, section 3.2; each step asks and answers (self-attention)."""

    id: ClassVar[str] = "multi_head_attention"
    about: ClassVar[str] = "attention"
    title: ClassVar[Text] = T("Multi-head attention")
    help: ClassVar[Text] = T("Every step looks at all others and takes what matters to it.")
    keywords: ClassVar[tuple[str, ...]] = ("self-attention", "transformer", "注意力")
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = (
        {"heads": 2, "dropout": 0.5},
        {"heads": 1, "causal": True},
    )

    dropout: float = setting(
        0.0,
        T("Dropout"),
        T("The share of attention weights that is switched off at random during training."),
        ge=0,
        le=0.95,
        step=0.05,
        about="dropout",
    )
    causal: bool = setting(
        False, T("Look back only"), T("A step sees only itself and the steps before it."), advanced=True
    )

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        options = {name: value for name, value in self.values().items() if name != "heads" and value}
        path = f"{_MODULES}.attention.MultiHeadAttention"
        return (masked(path, inputs[0].features, self.heads, **options),)

    def cost(self, *inputs: Any) -> Cost:
        return attention_cost(inputs[0])

    def summary(self) -> str:
        return joined(self.heads, self.dropout or "")


class TransformerEncoderBlock(Attention):
    """Vaswani et al., 2017; normalising before attention and network is due to Xiong et al., 2020."""

    id: ClassVar[str] = "transformer_encoder_block"
    about: ClassVar[str] = "transformer"
    title: ClassVar[Text] = T("Transformer encoder")
    help: ClassVar[Text] = T(
        "Attention and a small network at each step, with shortcuts. Put a positional encoding before the first."
    )
    glyph: ClassVar[str] = "transformer"
    keywords: ClassVar[tuple[str, ...]] = ("bert", "encoder", "attention", "变换器")
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = (
        {"heads": 2, "width": 20, "norm": "after", "activation": "relu", "dropout": 0.3},
        {"heads": 1, "width": 3},
    )

    width: int = setting(
        256, T("Feed-forward width"), T("Units of the small network between two steps."), ge=1, le=65_536
    )
    dropout: float = setting(
        0.1,
        T("Dropout"),
        T("The share of numbers that is switched off at random during training."),
        ge=0,
        le=0.95,
        step=0.05,
        about="dropout",
    )
    activation: Literal["relu", "gelu"] = setting(
        "gelu",
        T("Activation"),
        T("What happens to each number inside the small network."),
        choices={"relu": verbatim("ReLU"), "gelu": verbatim("GELU")},
        about="activation",
    )
    norm: Literal["before", "after"] = setting(
        "before",
        T("Normalisation"),
        T("Before each part trains more easily; after it is how the first Transformer was built."),
        choices={"before": T("before"), "after": T("after")},
        advanced=True,
        about="normalisation",
    )

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        options: dict[str, Any] = {} if self.dropout == 0.1 else {"dropout": self.dropout}
        options |= {} if self.activation == "gelu" else {"activation": self.activation}
        options |= {} if self.norm == "before" else {"norm_first": False}
        path = f"{_MODULES}.attention.TransformerEncoderBlock"
        return (masked(path, inputs[0].features, self.heads, self.width, **options),)

    def opened(self, *inputs: Any) -> tuple[OpenedPart, ...]:
        first = self.norm == "before"
        between = "sum1" if first else "norm1"
        attention = {"heads": self.heads, "dropout": self.dropout}
        parts = (
            OpenedPart("attention", "multi_head_attention", attention, ("norm1" if first else ENTERING,)),
            OpenedPart("norm1", "layer_norm", after=(ENTERING if first else "sum1",)),
            OpenedPart(
                "widen", "dense", self._dense(self.width, self.activation), ("norm2" if first else "norm1",)
            ),
            OpenedPart("narrow", "dense", self._dense(inputs[0].features, "none"), ("widen_dropout",)),
            OpenedPart("norm2", "layer_norm", after=("sum1" if first else "sum2",)),
            self._dropped("attention"),
            OpenedPart("sum1", "add", after=(ENTERING, "attention_dropout")),
            self._dropped("widen"),
            self._dropped("narrow"),
            OpenedPart("sum2", "add", after=(between, "narrow_dropout")),
        )
        return parts

    def _dense(self, units: int, activation: str) -> dict[str, Any]:
        return {"units": units, "activation": activation}

    def _dropped(self, name: str) -> OpenedPart:
        return OpenedPart(f"{name}_dropout", "dropout", {"rate": self.dropout}, (name,))

    def cost(self, *inputs: Any) -> Cost:
        (x,) = inputs
        seen, weights = attention_cost(x), 2 * x.features * self.width
        parameters = seen.parameters + weights + self.width + x.features + 4 * x.features
        return Cost(parameters, seen.multiply_adds + steps_of(x) * (weights + 2 * x.features))

    def summary(self) -> str:
        return joined(self.heads, self.width, self.dropout or "")


LAYERS = (PositionalEncoding, MultiHeadAttention, TransformerEncoderBlock)
