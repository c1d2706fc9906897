"""Convolution and pooling along a sequence."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from deepstudio.catalog.layers.activation import (
    ActivationName,
    activation_calls,
    activation_setting,
    activation_word,
)
from deepstudio.catalog.layers.rules import (
    FILTERS,
    KERNELS,
    joined,
    need_sequence,
    return_whole,
    shortened,
    steps_of,
)
from deepstudio.core.calls import Call, masked
from deepstudio.core.layer import Category, Cost, Layer, Mismatch, RelativeFix, RemoveSelf, ReplaceSelf
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text

_MODULES = "deepstudio.engine.modules"


class AlongSequence(Layer):
    """Base of layers that take a sequence."""

    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Sequence(None, 6),), (Sequence(5, 6),))
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Tokens(None, 50),)),
        ({}, (Vector(64),)),
        ({}, (Image(3, 4, 4),)),
        ({}, (Image(3, 1, 2),)),
    )


class Conv1d(AlongSequence):
    """Kim, 2014, for sentences. Begun strides count, so that even a text of one token leaves a step."""

    id: ClassVar[str] = "conv1d"
    about: ClassVar[str] = "convolution"
    title: ClassVar[Text] = T("Convolution 1D")
    help: ClassVar[Text] = T("Slides small filters along a sequence and marks where each pattern appears.")
    category: ClassVar[Category] = Category.CONVOLUTION
    glyph: ClassVar[str] = "convolution-1d"
    keywords: ClassVar[tuple[str, ...]] = ("conv", "cnn", "filter", "text", "n-gram", "一维卷积")
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = (
        {"filters": 5, "kernel": 4, "stride": 2, "activation": "gelu"},
        {"filters": 5, "kernel": 5, "stride": 3, "padding": "causal"},
        {"kernel": 1, "activation": "softmax"},
    )

    filters: int = setting(
        32,
        T("Filters"),
        T("How many patterns this layer looks for."),
        ge=1,
        le=4096,
        usual=FILTERS,
        about="channel",
    )
    kernel: int = setting(
        3,
        T("Kernel size"),
        T("How many steps a filter sees at once."),
        ge=1,
        le=31,
        unit=T("steps"),
        usual=KERNELS,
        about="kernel",
    )
    stride: int = setting(
        1,
        T("Stride"),
        T("How far the filter moves at each step. 2 halves the sequence."),
        ge=1,
        le=16,
        unit=T("steps"),
        about="stride",
    )
    padding: Literal["same", "causal"] = setting(
        "same",
        T("Padding"),
        T("“Same” looks before and behind a step, “causal” only before it. Zeros stand outside."),
        choices={"same": T("same"), "causal": T("causal")},
        about="padding",
    )
    activation: ActivationName = activation_setting("relu")

    def shape(self, *inputs: Any) -> Shape:
        x = need_sequence(self.title, inputs[0], self._on_pictures(inputs[0]))
        return shortened(x, self.stride, self.filters)

    def _on_pictures(self, x: Shape) -> ReplaceSelf | None:
        if not isinstance(x, Image):
            return None
        kept: dict[str, Any] = {"filters": self.filters, "activation": self.activation}
        if self.stride == 1:
            return ReplaceSelf("conv2d", {**kept, "kernel": self.kernel, "padding": "same"})
        kernel = min(self.kernel, x.height, x.width)
        return ReplaceSelf("conv2d", {**kept, "kernel": kernel, "stride": self.stride})

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        options: dict[str, Any] = {"stride": self.stride} if self.stride != 1 else {}
        if self.padding == "causal":
            options["causal"] = True
        path = f"{_MODULES}.conv1d.Conv1d"
        conv = masked(path, inputs[0].features, self.filters, self.kernel, **options)
        return (conv, *activation_calls(self.activation, Sequence(None, self.filters)))

    def cost(self, *inputs: Any) -> Cost:
        out = self.shape(*inputs)
        assert isinstance(out, Sequence)
        weights = inputs[0].features * self.kernel * self.filters
        return Cost(weights + self.filters, weights * steps_of(out))

    def summary(self) -> str:
        stride = f"/{self.stride}" if self.stride > 1 else ""
        return joined(self.filters, f"{self.kernel}{stride}", activation_word(self.activation))

    def final_activation(self) -> str | None:
        return self.activation if self.activation in ("sigmoid", "softmax") else None


class MaxPool1d(AlongSequence):
    """The last window may be smaller, so that no step is lost."""

    id: ClassVar[str] = "max_pool1d"
    about: ClassVar[str] = "pooling"
    title: ClassVar[Text] = T("Max pooling 1D")
    help: ClassVar[Text] = T(
        "Keeps the strongest value of each few steps, so that the sequence gets shorter."
    )
    category: ClassVar[Category] = Category.POOLING
    glyph: ClassVar[str] = "pooling"
    keywords: ClassVar[tuple[str, ...]] = ("downsample", "text", "池化")
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = ({"size": 3}, {"size": 1})

    size: int = setting(
        2, T("Window"), T("How many steps become one."), ge=1, le=64, unit=T("steps"), about="pooling"
    )

    def shape(self, *inputs: Any) -> Shape:
        x = need_sequence(self.title, inputs[0], self._on_pictures(inputs[0]))
        return shortened(x, self.size, x.features)

    def _on_pictures(self, x: Shape) -> ReplaceSelf | None:
        if not isinstance(x, Image):
            return None
        return ReplaceSelf("max_pool2d", {"size": min(self.size, x.height, x.width)})

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (masked(f"{_MODULES}.pooling1d.MaxPool1d", self.size),)

    def summary(self) -> str:
        return str(self.size)


class ToVector(AlongSequence):
    """Base of layers that make one flat vector of a sequence of any length."""

    category: ClassVar[Category] = Category.POOLING
    glyph: ClassVar[str] = "global-pooling"
    keywords: ClassVar[tuple[str, ...]] = ("gap", "text", "全局池化")
    on_pictures: ClassVar[str] = ""
    on_vectors: ClassVar[tuple[RelativeFix, ...]] = (return_whole(), RemoveSelf())

    def shape(self, *inputs: Any) -> Shape:
        (x,) = inputs
        if isinstance(x, Vector):
            raise Mismatch(
                T("{layer} needs a whole sequence but gets {shape}.", layer=self.title, shape=x),
                *self.on_vectors,
                why=T("Its input is flat already, so that you can leave it out."),
            )
        pictures = ReplaceSelf(self.on_pictures) if self.on_pictures else None
        return Vector(need_sequence(self.title, x, pictures).features)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (masked(f"{_MODULES}.pooling1d.{type(self).__name__}"),)


class GlobalMaxPool1d(ToVector):
    id: ClassVar[str] = "global_max_pool1d"
    about: ClassVar[str] = "pooling"
    title: ClassVar[Text] = T("Global max pooling 1D")
    help: ClassVar[Text] = T("Keeps the strongest value of each feature over the whole sequence.")
    on_pictures: ClassVar[str] = "global_max_pool2d"


class GlobalAvgPool1d(ToVector):
    id: ClassVar[str] = "global_avg_pool1d"
    about: ClassVar[str] = "pooling"
    title: ClassVar[Text] = T("Global average pooling 1D")
    help: ClassVar[Text] = T("Takes the mean of each feature over the whole sequence.")
    on_pictures: ClassVar[str] = "global_avg_pool2d"


class LastStep(ToVector):
    id: ClassVar[str] = "last_step"
    title: ClassVar[Text] = T("Last step")
    help: ClassVar[Text] = T("Keeps only the last step of a sequence, without its padding.")
    glyph: ClassVar[str] = "last-step"
    keywords: ClassVar[tuple[str, ...]] = ("text", "last token", "最后一步")
    on_vectors: ClassVar[tuple[RelativeFix, ...]] = (RemoveSelf(),)


LAYERS = (Conv1d, MaxPool1d, GlobalMaxPool1d, GlobalAvgPool1d, LastStep)
