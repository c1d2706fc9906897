"""Convolutions."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from deepstudio.catalog.layers.activation import (
    ActivationName,
    activation_calls,
    activation_setting,
    activation_word,
)
from deepstudio.catalog.layers.rules import FILTERS, KERNELS, joined, kernel_size, need_image
from deepstudio.core.calls import Call, module
from deepstudio.core.layer import Category, Cost, Layer, Mismatch, ReplaceSelf, SetValues
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text


class Conv2d(Layer):
    id: ClassVar[str] = "conv2d"
    about: ClassVar[str] = "convolution"
    title: ClassVar[Text] = T("Convolution 2D")
    help: ClassVar[Text] = T("Slides small filters over a picture and marks where each pattern appears.")
    category: ClassVar[Category] = Category.CONVOLUTION
    glyph: ClassVar[str] = "convolution"
    keywords: ClassVar[tuple[str, ...]] = ("conv", "cnn", "filter", "卷积")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(3, 8, 8),), (Image(1, 5, 9),))
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = (
        {"padding": "same", "kernel": 4},
        {"stride": 2, "activation": "gelu"},
        {"padding": "half", "stride": 2, "bias": False},
        {"padding": "half", "kernel": 4},
    )
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(64),)),
        ({}, (Vector(10),)),
        ({"kernel": 5}, (Image(3, 4, 4),)),
        ({"kernel": 5, "stride": 2}, (Image(3, 4, 2),)),
        ({"padding": "same", "stride": 2}, (Image(3, 8, 8),)),
        ({"padding": "same", "stride": 2, "kernel": 5}, (Image(3, 4, 4),)),
        ({"filters": 8, "stride": 2}, (Sequence(None, 6),)),
        ({}, (Tokens(None, 50),)),
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
        T("Height and width of a filter, in pixels."),
        ge=1,
        le=31,
        unit=T("px"),
        usual=KERNELS,
        about="kernel",
    )
    stride: int = setting(
        1,
        T("Stride"),
        T("How far the filter moves at each step. 2 halves the picture."),
        ge=1,
        le=16,
        unit=T("px"),
        about="stride",
    )
    padding: Literal["none", "same", "half"] = setting(
        "none",
        T("Padding"),
        T(
            "“Same” adds a border of zeros, so that the picture keeps its size. “Half the kernel” does so at any "
            "stride, as residual networks want it."
        ),
        choices={"none": T("none"), "same": T("same"), "half": T("half the kernel")},
        about="padding",
    )
    activation: ActivationName = activation_setting("relu")
    bias: bool = setting(
        True,
        T("Bias"),
        T(
            "Adds a number of its own to what each filter finds. A batch normalisation behind makes it superfluous."
        ),
        advanced=True,
    )

    def shape(self, *inputs: Any) -> Shape:
        smallest = self.kernel if self.padding == "none" else 1
        x = need_image(self.title, inputs[0], smallest, ReplaceSelf("conv1d", self._kept()))
        if self.padding == "same":
            self._same_needs_stride_one(x)
            return Image(self.filters, x.height, x.width)
        smaller = min(x.height, x.width)
        if self.padding == "none" and self.kernel > smaller:
            raise self._kernel_too_large(x, smaller)
        return Image(self.filters, self._steps(x.height), self._steps(x.width))

    def _kept(self) -> dict[str, Any]:
        """The settings that a convolution of sequences has as well."""
        names = ("filters", "kernel", "stride", "activation")
        return {
            name: value for name, value in self.model_dump(exclude_defaults=True).items() if name in names
        }

    def _steps(self, side: int) -> int:
        return (side + 2 * self._border() - self.kernel) // self.stride + 1

    def _border(self) -> int:
        """How many zeros are added at each side where the padding is not “same”."""
        return self.kernel // 2 if self.padding == "half" else 0

    def _same_needs_stride_one(self, x: Image) -> None:
        if self.stride == 1:
            return
        fits = self.kernel <= min(x.height, x.width)
        raise Mismatch(
            T("“Same” padding needs a stride of 1, but the stride is {stride}.", stride=self.stride),
            SetValues({"stride": 1}),
            *([SetValues({"padding": "none"})] if fits else []),
            why=T("With larger steps the picture shrinks, so that it cannot keep its size."),
            setting="padding",
        )

    def _kernel_too_large(self, x: Image, smaller: int) -> Mismatch:
        grow = [SetValues({"padding": "same"})] if self.stride == 1 else []
        return Mismatch(
            T("The {k} × {k} kernel is larger than its input, {shape}.", k=self.kernel, shape=x),
            *grow,
            SetValues({"kernel": smaller}),
            why=T("It must fit into the picture that it slides over."),
            shrunk=T("Layers above have already made the picture small."),
            setting="kernel",
        )

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        options: dict[str, Any] = {"stride": self.stride} if self.stride != 1 else {}
        if self.padding == "same":
            options["padding"] = "same"
        elif self._border():
            options["padding"] = self._border()
        if not self.bias:
            options["bias"] = False
        conv = module("torch.nn.Conv2d", inputs[0].channels, self.filters, self.kernel, **options)
        return (conv, *activation_calls(self.activation, Image(self.filters, 1, 1)))

    def cost(self, *inputs: Any) -> Cost:
        out = self.shape(*inputs)
        assert isinstance(out, Image)
        weights = inputs[0].channels * self.kernel**2 * self.filters
        return Cost(weights + (self.filters if self.bias else 0), weights * out.height * out.width)

    def summary(self) -> str:
        stride = f"/{self.stride}" if self.stride > 1 else ""
        return joined(self.filters, kernel_size(self.kernel) + stride, activation_word(self.activation))

    def final_activation(self) -> str | None:
        return self.activation if self.activation in ("sigmoid", "softmax") else None


LAYERS = (Conv2d,)
