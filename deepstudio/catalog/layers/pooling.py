"""Pooling: fewer pixels, the same channels."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.catalog.layers.rules import joined, kernel_size, need_image
from deepstudio.core.calls import Call, function, module
from deepstudio.core.layer import Category, Layer, Mismatch, RelativeFix, RemoveSelf, ReplaceSelf, SetValues
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Vector
from deepstudio.core.text import T, Text


class WindowPooling(Layer):
    """Base of poolings with a moving window."""

    category: ClassVar[Category] = Category.POOLING
    about: ClassVar[str] = "pooling"
    glyph: ClassVar[str] = "pooling"
    keywords: ClassVar[tuple[str, ...]] = ("downsample", "池化")
    module_path: ClassVar[str]
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(3, 8, 8),), (Image(1, 5, 9),))
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = (
        {"size": 3, "stride": 2},
        {"size": 2, "stride": 1},
    )
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(64),)),
        ({}, (Vector(10),)),
        ({"size": 4}, (Image(3, 3, 8),)),
        ({}, (Image(3, 1, 1),)),
        ({"size": 3}, (Sequence(None, 6),)),
    )

    size: int = setting(
        2,
        T("Window"),
        T("Height and width of the window, in pixels."),
        ge=1,
        le=64,
        unit=T("px"),
        about="pooling",
    )
    stride: int = setting(
        0,
        T("Stride"),
        T("How far the window moves at each step. 0 moves it by its own size."),
        ge=0,
        le=64,
        unit=T("px"),
        advanced=True,
        about="stride",
    )

    def shape(self, *inputs: Any) -> Shape:
        instead = ReplaceSelf("max_pool1d", {"size": self.size})
        x = need_image(self.title, inputs[0], self.size, instead)
        smaller = min(x.height, x.width)
        if self.size > smaller:
            raise self._window_too_large(x, smaller)
        step = self.stride or self.size
        return Image(x.channels, (x.height - self.size) // step + 1, (x.width - self.size) // step + 1)

    def _window_too_large(self, x: Image, smaller: int) -> Mismatch:
        shrink: tuple[RelativeFix, ...] = (SetValues({"size": smaller}),) if smaller > 1 else ()
        return Mismatch(
            T("The {k} × {k} window is larger than its input, {shape}.", k=self.size, shape=x),
            *shrink,
            RemoveSelf(),
            why=T("It must fit into the picture that it slides over."),
            shrunk=T("Layers above have already made the picture small."),
            setting="size",
        )

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        options = {"stride": self.stride} if self.stride and self.stride != self.size else {}
        return (module(self.module_path, self.size, **options),)

    def summary(self) -> str:
        return joined(kernel_size(self.size) + (f"/{self.stride}" if self.stride else ""))


class MaxPool2d(WindowPooling):
    id: ClassVar[str] = "max_pool2d"
    title: ClassVar[Text] = T("Max pooling")
    help: ClassVar[Text] = T("Keeps the strongest value of each small window, so that the picture shrinks.")
    module_path: ClassVar[str] = "torch.nn.MaxPool2d"


class AvgPool2d(WindowPooling):
    id: ClassVar[str] = "avg_pool2d"
    title: ClassVar[Text] = T("Average pooling")
    help: ClassVar[Text] = T("Keeps the mean of each small window, so that the picture shrinks.")
    module_path: ClassVar[str] = "torch.nn.AvgPool2d"


class GlobalPooling(Layer):
    """Base of poolings over the whole picture."""

    category: ClassVar[Category] = Category.POOLING
    about: ClassVar[str] = "pooling"
    glyph: ClassVar[str] = "pooling"
    keywords: ClassVar[tuple[str, ...]] = ("gap", "全局池化")
    for_sequences: ClassVar[str]
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(16, 7, 5),),)
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(64),)),
        ({}, (Vector(10),)),
        ({}, (Sequence(None, 6),)),
    )

    def shape(self, *inputs: Any) -> Shape:
        (x,) = inputs
        if isinstance(x, Vector):
            raise Mismatch(
                T("{layer} expects a picture but gets {shape}.", layer=self.title, shape=x),
                RemoveSelf(),
                why=T("Its input is flat already, so that you can leave it out."),
            )
        return Vector(need_image(self.title, x, sequences=ReplaceSelf(self.for_sequences)).channels)


class GlobalAvgPool2d(GlobalPooling):
    id: ClassVar[str] = "global_avg_pool2d"
    title: ClassVar[Text] = T("Global average pooling")
    help: ClassVar[Text] = T("Turns each channel into one number, its mean. Needs no weights.")
    for_sequences: ClassVar[str] = "global_avg_pool1d"

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.mean", dim=(2, 3)),)


class GlobalMaxPool2d(GlobalPooling):
    id: ClassVar[str] = "global_max_pool2d"
    title: ClassVar[Text] = T("Global max pooling")
    help: ClassVar[Text] = T("Turns each channel into one number, its strongest value. Needs no weights.")
    for_sequences: ClassVar[str] = "global_max_pool1d"

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.amax", dim=(2, 3)),)


LAYERS = (MaxPool2d, AvgPool2d, GlobalAvgPool2d, GlobalMaxPool2d)
