"""Composite blocks: several layers that belong together, as one node."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from deepstudio.catalog.layers.rules import FILTERS, joined, kernel_size, need_image
from deepstudio.core.calls import Call, module
from deepstudio.core.layer import ENTERING, Category, Cost, Layer, OpenedPart, ReplaceSelf
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Vector
from deepstudio.core.text import T, Text, verbatim

_ACTIVATIONS = {"relu": verbatim("ReLU"), "gelu": verbatim("GELU"), "silu": verbatim("SiLU")}
_KERNELS = {side: T("{n} px", n=side) for side in (1, 3, 5, 7)}  # as a convolution tells its own
_MODULES = "deepstudio.engine.modules"


class Block(Layer):
    """Base of blocks of convolutions that keep the size at stride 1."""

    category: ClassVar[Category] = Category.BLOCK
    glyph: ClassVar[str] = "block"
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(3, 8, 8),), (Image(32, 7, 5),))
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = (
        {"filters": 8, "stride": 2},
        {"kernel": 5, "activation": "gelu"},
    )
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(64),)),
        ({}, (Vector(10),)),
        ({"filters": 8, "stride": 2, "activation": "silu"}, (Sequence(None, 6),)),
    )

    filters: int = setting(
        32,
        T("Filters"),
        T("How many patterns this block looks for."),
        ge=1,
        le=4096,
        usual=FILTERS,
        about="channel",
    )
    kernel: Literal[1, 3, 5, 7] = setting(
        3, T("Kernel size"), T("Height and width of a filter, in pixels."), choices=_KERNELS, about="kernel"
    )
    stride: int = setting(
        1, T("Stride"), T("2 halves the picture."), ge=1, le=16, unit=T("px"), about="stride"
    )
    activation: Literal["relu", "gelu", "silu"] = setting(
        "relu",
        T("Activation"),
        T("What happens to each number after a convolution."),
        choices=_ACTIVATIONS,
        about="activation",
    )

    def shape(self, *inputs: Any) -> Shape:
        instead = ReplaceSelf("conv1d", self.model_dump(exclude_defaults=True))
        x = need_image(self.title, inputs[0], sequences=instead)
        return Image(self.filters, (x.height - 1) // self.stride + 1, (x.width - 1) // self.stride + 1)

    def options(self) -> dict[str, Any]:
        """Constructor arguments that differ from the defaults."""
        return {
            name: value
            for name, value, default in (
                ("kernel_size", self.kernel, 3),
                ("stride", self.stride, 1),
                ("activation", self.activation, "relu"),
            )
            if value != default
        }

    def summary(self) -> str:
        stride = f"/{self.stride}" if self.stride > 1 else ""
        return joined(self.filters, kernel_size(self.kernel) + stride, _ACTIVATIONS[self.activation])

    def convolution(self, name: str, after: str, kernel: int, stride: int = 1) -> OpenedPart:
        """A convolution of this block, which keeps the size at stride 1."""
        padding = "none" if kernel == 1 else "same" if stride == 1 else "half"
        settings = {"filters": self.filters, "kernel": kernel, "stride": stride, "padding": padding}
        return OpenedPart(name, "conv2d", {**settings, "activation": "none", "bias": False}, (after,))


class ConvBlock(Block):
    id: ClassVar[str] = "conv_block"
    about: ClassVar[str] = "convolution"
    title: ClassVar[Text] = T("Convolution block")
    help: ClassVar[Text] = T("A convolution, batch normalisation and an activation in one.")
    keywords: ClassVar[tuple[str, ...]] = ("conv", "卷积块")

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        path = f"{_MODULES}.conv_block.ConvBlock"
        return (module(path, inputs[0].channels, self.filters, **self.options()),)

    def opened(self, *inputs: Any) -> tuple[OpenedPart, ...]:
        return (
            self.convolution("conv", ENTERING, self.kernel, self.stride),
            OpenedPart("norm", "batch_norm", after=("conv",)),
            OpenedPart("activation", self.activation, after=("norm",)),
        )

    def cost(self, *inputs: Any) -> Cost:
        out = self.shape(*inputs)
        weights = inputs[0].channels * self.kernel**2 * self.filters
        pixels = out.elements // self.filters
        return Cost(weights + 2 * self.filters, weights * pixels)


class Residual(Block):
    """The basic block of He et al., 2016, “Deep Residual Learning for Image Recognition”."""

    id: ClassVar[str] = "residual"
    about: ClassVar[str] = "residual"
    title: ClassVar[Text] = T("Residual block")
    help: ClassVar[Text] = T(
        "Two convolutions with a shortcut around them, so that deep networks learn well."
    )
    keywords: ClassVar[tuple[str, ...]] = ("resnet", "skip", "残差")

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        path = f"{_MODULES}.residual.Residual"
        return (module(path, inputs[0].channels, self.filters, **self.options()),)

    def opened(self, *inputs: Any) -> tuple[OpenedPart, ...]:
        both = (
            self.convolution("conv1", ENTERING, self.kernel, self.stride),
            OpenedPart("norm1", "batch_norm", after=("conv1",)),
            OpenedPart("activation1", self.activation, after=("norm1",)),
            self.convolution("conv2", "activation1", self.kernel),
            OpenedPart("norm2", "batch_norm", after=("conv2",)),
        )
        changes = inputs[0].channels != self.filters or self.stride != 1
        shortcut = (
            self.convolution("shortcut", ENTERING, 1, self.stride),
            OpenedPart("shortcut_norm", "batch_norm", after=("shortcut",)),
        )
        end = (
            OpenedPart("sum", "add", after=("norm2", "shortcut_norm" if changes else ENTERING)),
            OpenedPart("activation2", self.activation, after=("sum",)),
        )
        return (*both, *(shortcut if changes else ()), *end)

    def cost(self, *inputs: Any) -> Cost:
        channels, out = inputs[0].channels, self.shape(*inputs)
        weights = (channels + self.filters) * self.kernel**2 * self.filters
        scales = 4 * self.filters
        if channels != self.filters or self.stride != 1:
            weights, scales = weights + channels * self.filters, scales + 2 * self.filters
        return Cost(weights + scales, weights * (out.elements // self.filters))


LAYERS = (ConvBlock, Residual)
