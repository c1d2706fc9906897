"""Layers that only rearrange numbers."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.catalog.layers.rules import largest_square_side, need_fixed_length, need_image, need_numbers
from deepstudio.core.calls import Call, function, module
from deepstudio.core.layer import Category, Layer, Mismatch, SetValues
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text


class Flatten(Layer):
    id: ClassVar[str] = "flatten"
    about: ClassVar[str] = "flatten"
    title: ClassVar[Text] = T("Flatten")
    help: ClassVar[Text] = T("Lays all numbers of a picture out in one row, for the Dense layers behind it.")
    category: ClassVar[Category] = Category.SHAPE
    glyph: ClassVar[str] = "flatten"
    keywords: ClassVar[tuple[str, ...]] = ("展平",)
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = (
        (Image(3, 4, 5),),
        (Vector(7),),
        (Sequence(4, 3),),
    )
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Tokens(5, 9),)),
        ({}, (Tokens(None, 9),)),
        ({}, (Sequence(None, 9),)),
    )

    def shape(self, *inputs: Any) -> Shape:
        (x,) = inputs
        need_numbers(self.title, x, embed=not isinstance(x, Tokens) or x.length is not None)
        return Vector(need_fixed_length(self.title, x).elements)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.flatten", start_dim=1),)


class Reshape(Layer):
    id: ClassVar[str] = "reshape"
    title: ClassVar[Text] = T("Reshape")
    help: ClassVar[Text] = T("Folds numbers into a picture of the height and width you choose.")
    category: ClassVar[Category] = Category.SHAPE
    glyph: ClassVar[str] = "reshape"
    keywords: ClassVar[tuple[str, ...]] = ("fold", "变形")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Vector(64),), (Image(2, 4, 4),))
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = ({"height": 2, "width": 8},)
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({"height": 3, "width": 5}, (Vector(64),)),
        ({"height": 3, "width": 5}, (Vector(7),)),
        ({}, (Sequence(None, 9),)),
        ({}, (Tokens(5, 9),)),
    )

    height: int = setting(1, T("Height"), T("Rows of the picture."), ge=1, le=8192, unit=T("px"))
    width: int = setting(
        1, T("Width"), T("Columns of the picture. The channels follow."), ge=1, le=8192, unit=T("px")
    )

    def shape(self, *inputs: Any) -> Shape:
        x = need_fixed_length(self.title, need_numbers(self.title, inputs[0], embed=False))
        if x.elements % (self.height * self.width):
            side = largest_square_side(x.elements)
            raise Mismatch(
                T(
                    "{n} numbers do not fill pictures of {h} × {w}.",
                    n=x.elements,
                    h=self.height,
                    w=self.width,
                ),
                SetValues({"height": side, "width": side}),
                why=T("Height times width must divide the count of numbers."),
                setting="height",
            )
        return Image(x.elements // (self.height * self.width), self.height, self.width)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        out = self.shape(*inputs)
        return (function("torch.reshape", (-1, *out.axes)),)

    def summary(self) -> str:
        return f"{self.height}×{self.width}"


class ZeroPad2d(Layer):
    id: ClassVar[str] = "zero_pad2d"
    about: ClassVar[str] = "padding"
    title: ClassVar[Text] = T("Zero padding")
    help: ClassVar[Text] = T("Adds a border of zeros around a picture.")
    category: ClassVar[Category] = Category.SHAPE
    glyph: ClassVar[str] = "pad"
    keywords: ClassVar[tuple[str, ...]] = ("border", "填充")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(3, 4, 5),),)
    example_settings: ClassVar[tuple[dict[str, Any], ...]] = ({"top": 0, "left": 3},)
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(64),)),
        ({}, (Sequence(None, 9),)),
    )

    top: int = setting(1, T("Top"), T("Rows of zeros added above."), ge=0, le=512, unit=T("px"))
    bottom: int = setting(1, T("Bottom"), T("Rows of zeros added below."), ge=0, le=512, unit=T("px"))
    left: int = setting(1, T("Left"), T("Columns of zeros added at the left."), ge=0, le=512, unit=T("px"))
    right: int = setting(1, T("Right"), T("Columns of zeros added at the right."), ge=0, le=512, unit=T("px"))

    def shape(self, *inputs: Any) -> Shape:
        x = need_image(self.title, inputs[0])
        return Image(x.channels, x.height + self.top + self.bottom, x.width + self.left + self.right)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (module("torch.nn.ZeroPad2d", (self.left, self.right, self.top, self.bottom)),)

    def summary(self) -> str:
        sides = (self.top, self.right, self.bottom, self.left)
        return str(self.top) if len(set(sides)) == 1 else " ".join(map(str, sides))


LAYERS = (Flatten, Reshape, ZeroPad2d)
