"""Layers with any number of inputs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from deepstudio.catalog.layers.rules import TOKENS_ARE_NAMES, flat_fixes, return_whole, shortened
from deepstudio.core.calls import Call, function
from deepstudio.core.layer import (
    Category,
    Cost,
    CutInput,
    InsertBefore,
    Layer,
    Mismatch,
    Port,
    RelativeFix,
    SetBefore,
)
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text


class Merge(Layer):
    """Base of layers that join several inputs of one shape. The first input says what the others should be."""

    category: ClassVar[Category] = Category.MERGE
    inputs: ClassVar[tuple[Port, ...]] = (Port("in", variadic=True, fewest=2),)
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = (
        (Image(8, 4, 4), Image(8, 4, 4)),
        (Vector(6), Vector(6), Vector(6)),
        (Vector(6),),
        (Sequence(None, 6), Sequence(None, 6)),
    )
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Image(8, 4, 4), Image(16, 4, 4))),
        ({}, (Image(8, 4, 4), Image(16, 8, 8))),
        ({}, (Image(8, 5, 4), Image(8, 8, 8))),
        ({}, (Vector(6), Vector(9))),
        ({}, (Image(8, 4, 4), Vector(9))),
        ({}, (Vector(9), Tokens(3, 4))),
        ({}, (Tokens(None, 50),)),
        ({}, (Sequence(None, 6), Tokens(None, 50))),
        ({}, (Tokens(None, 50), Sequence(None, 6))),
        ({}, (Sequence(None, 6), Sequence(None, 9))),
        ({}, (Sequence(None, 6, 4), Sequence(None, 6, 2))),
        ({}, (Sequence(None, 6, 2), Sequence(None, 6, 4))),
        ({}, (Sequence(None, 6), Vector(6))),
        ({}, (Sequence(None, 6), Vector(9))),
        ({}, (Vector(6), Sequence(None, 6))),
        ({}, (Sequence(None, 6, origin="in0"), Sequence(None, 6, origin="in1"))),
    )

    def shape(self, *inputs: Any) -> Shape:
        no_tokens(self.title, inputs)
        one_origin(self.title, inputs)
        first: Shape = inputs[0]
        for index, other in enumerate(inputs):
            if other != first:
                raise Mismatch(
                    T(
                        "{layer} needs inputs of one shape, but they are {shapes}.",
                        layer=self.title,
                        shapes=inputs,
                    ),
                    *matching_fixes(first, other, index),
                    why=T("Numbers are combined place by place."),
                )
        return first

    def cost(self, *inputs: Any) -> Cost:
        return Cost(0, (len(inputs) - 1) * inputs[0].elements)


def no_tokens(layer: Text, shapes: tuple[Any, ...]) -> None:
    """Refuses tokens at one input of several, with fixes for that input."""
    index = next((index for index, shape in enumerate(shapes) if isinstance(shape, Tokens)), None)
    if index is None:
        return
    others = [shape for shape in shapes if not isinstance(shape, Tokens)]
    embedded = [x for x in others if isinstance(x, Sequence) and same_steps(x, shapes[index])]
    settings = {"size": embedded[0].features} if embedded else {}
    raise Mismatch(
        T("{layer} expects numbers but gets {shape}.", layer=layer, shape=shapes[index]),
        *([InsertBefore("embedding", settings, index)] if embedded or not others else []),
        CutInput(index),
        why=TOKENS_ARE_NAMES,
    )


def same_steps(x: Sequence, tokens: Tokens) -> bool:
    """Whether a sequence has one step for each of these tokens."""
    return (x.length, x.every, x.origin) == (tokens.length, 1, tokens.origin)


def one_origin(layer: Text, shapes: tuple[Any, ...]) -> None:
    """Refuses sequences that end where different inputs of the network end, with fixes."""
    origins = [shape.origin if isinstance(shape, Sequence) else "" for shape in shapes]
    index = next((i for i, origin in enumerate(origins) if origin and origin != origins[0]), None)
    if index is None or not origins[0]:
        return
    raise Mismatch(
        T("{layer} joins sequences step by step, but these come from different inputs.", layer=layer),
        CutInput(index),
        why=T("Their lengths differ from sample to sample. Make a flat vector of each first, by pooling."),
    )


def matching_fixes(first: Shape, other: Shape, index: int) -> tuple[RelativeFix, ...]:
    """What brings `other` to the shape of `first`, such as a 1 × 1 convolution; or cutting the wire."""
    if isinstance(first, Image) and isinstance(other, Image):
        return *_one_size(first, other, index), CutInput(index)
    if isinstance(first, Sequence) and isinstance(other, Sequence):
        return *_shorter_sequence(first, other, index), CutInput(index)
    if isinstance(first, Sequence) and isinstance(other, Vector):
        pool = flat_fixes(first, 0) if first.features == other.features else ()
        return return_whole(index), *pool, CutInput(index)
    if isinstance(first, Vector) and isinstance(other, Sequence):
        pool = flat_fixes(other, index) if first.features == other.features else ()
        return return_whole(0), *pool, CutInput(index)
    if isinstance(first, Vector) and isinstance(other, Vector):
        return _as_many(first.features, index), CutInput(index)
    return (CutInput(index),)


def _as_many(features: int, index: int) -> InsertBefore:
    return InsertBefore("dense", {"units": features, "activation": "none"}, index)


def _one_size(first: Image, other: Image, index: int) -> tuple[RelativeFix, ...]:
    """Padding that keeps a picture's size, or a convolution in the shortcut that shrinks the larger one."""
    larger = 0 if first.height > other.height else index
    big, small = (first, other) if larger == 0 else (other, first)
    same_size = (first.height, first.width) == (other.height, other.width)
    padding = () if same_size else (SetBefore({"padding": "same"}, index if larger == 0 else 0),)
    kernel, stride = _convolution(big, small)
    if not kernel:
        return padding
    settings: dict[str, Any] = {"filters": small.channels, "kernel": kernel, "activation": "none"}
    settings |= {"stride": stride} if stride > 1 else {}
    label = T("{k}×{k} convolution in the shortcut", k=kernel)
    return *padding, InsertBefore("conv2d", settings, larger, label)


def _shorter_sequence(first: Sequence, other: Sequence, index: int) -> tuple[RelativeFix, ...]:
    """A Dense layer where only the features differ, a pooling where only the length does."""
    if replace(other, features=first.features) == first:
        return (_as_many(first.features, index),)
    size, rest = divmod(first.every, other.every)
    if rest == 0 and 1 < size <= 64 and shortened(other, size, other.features) == first:
        return (InsertBefore("max_pool1d", {"size": size}, index),)
    return ()


def _convolution(big: Image, small: Image) -> tuple[int, int]:
    """The smallest kernel, and its stride, that take `big` to the size of `small`; zeros where none does."""
    sizes = ((big.height, small.height), (big.width, small.width))
    for kernel in range(1, 32):
        for stride in range(1, 17):
            if all(side >= kernel and (side - kernel) // stride + 1 == wanted for side, wanted in sizes):
                return kernel, stride
    return 0, 0


class Add(Merge):
    id: ClassVar[str] = "add"
    title: ClassVar[Text] = T("Add")
    help: ClassVar[Text] = T("Adds its inputs number by number, as in a skip connection.")
    glyph: ClassVar[str] = "add"
    keywords: ClassVar[tuple[str, ...]] = ("skip", "residual", "sum", "相加")

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("operator.add", takes="fold"),)


class Multiply(Merge):
    id: ClassVar[str] = "multiply"
    title: ClassVar[Text] = T("Multiply")
    help: ClassVar[Text] = T("Multiplies its inputs number by number, as in a gate.")
    glyph: ClassVar[str] = "multiply"
    keywords: ClassVar[tuple[str, ...]] = ("gate", "相乘")

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("operator.mul", takes="fold"),)


class Concatenate(Merge):
    id: ClassVar[str] = "concatenate"
    title: ClassVar[Text] = T("Concatenate")
    help: ClassVar[Text] = T(
        "Puts its inputs side by side: channels behind channels, numbers behind numbers."
    )
    glyph: ClassVar[str] = "concatenate"
    keywords: ClassVar[tuple[str, ...]] = ("join", "stack", "拼接")
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = (
        (Image(8, 4, 4), Image(3, 4, 4)),
        (Vector(6), Vector(2), Vector(1)),
        (Sequence(5, 2), Sequence(5, 3)),
        (Sequence(None, 2), Sequence(None, 3)),
        (Vector(6),),
    )
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Image(8, 4, 4), Image(16, 8, 8))),
        ({}, (Image(8, 5, 4), Image(8, 8, 8))),
        ({}, (Image(8, 4, 4), Vector(9))),
        ({}, (Vector(9), Image(8, 4, 4))),
        ({}, (Vector(9), Tokens(3, 4))),
        ({}, (Sequence(None, 6), Tokens(None, 50))),
        ({}, (Sequence(None, 6, 4), Sequence(None, 9, 2))),
        ({}, (Sequence(None, 6, 2), Sequence(None, 9, 3))),
        ({}, (Sequence(None, 6), Vector(9))),
        ({}, (Vector(9), Sequence(None, 6))),
        ({}, (Sequence(None, 6), Image(8, 4, 4))),
        ({}, (Sequence(None, 6, origin="in0"), Sequence(None, 9, origin="in1"))),
    )

    def shape(self, *inputs: Any) -> Shape:
        no_tokens(self.title, inputs)
        one_origin(self.title, inputs)
        first = inputs[0]
        for index, other in enumerate(inputs):
            if _outside(other) != _outside(first):
                raise Mismatch(
                    T("{layer} cannot join {shapes}.", layer=self.title, shapes=inputs),
                    *self._fixes(first, other, index),
                    why=_why_not_joined(first, other),
                )
        return _joined(inputs)

    def _fixes(self, first: Shape, other: Shape, index: int) -> tuple[RelativeFix, ...]:
        if isinstance(first, Image) and isinstance(other, Vector):
            return *flat_fixes(first, 0), CutInput(index)
        if isinstance(first, Vector) and isinstance(other, Image):
            return *flat_fixes(other, index), CutInput(index)
        if isinstance(first, Sequence) and isinstance(other, Vector):
            return return_whole(index), *flat_fixes(first, 0), CutInput(index)
        if isinstance(first, Vector) and isinstance(other, Sequence):
            return return_whole(0), *flat_fixes(other, index), CutInput(index)
        if isinstance(other, Image) and isinstance(first, Image):
            return matching_fixes(Image(other.channels, first.height, first.width), other, index)
        if isinstance(other, Sequence) and isinstance(first, Sequence):
            return matching_fixes(replace(first, features=other.features), other, index)
        return (CutInput(index),)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (function("torch.cat", takes="list", dim=-1 if isinstance(inputs[0], Sequence) else 1),)

    def cost(self, *inputs: Any) -> Cost:
        return Cost()


def _outside(shape: Shape) -> tuple[object, ...]:
    """What must agree: the kind and every axis but that of channels."""
    if isinstance(shape, Image):
        return shape.kind, shape.height, shape.width
    if isinstance(shape, Sequence):
        return shape.kind, shape.length, shape.every, shape.origin
    return (shape.kind,)


def _why_not_joined(first: Shape, other: Shape) -> Text:
    if isinstance(first, Sequence) and isinstance(other, Sequence):
        return T("Sequences need equally many steps.")
    if isinstance(first, Image) and isinstance(other, Image):
        return T("Pictures need one height and width.")
    return T(
        "Only pictures join pictures, only sequences join sequences, only flat vectors join flat vectors."
    )


def _joined(shapes: tuple[Any, ...]) -> Shape:
    first = shapes[0]
    if isinstance(first, Image):
        return Image(sum(shape.channels for shape in shapes), first.height, first.width)
    features = sum(shape.features for shape in shapes)
    return replace(first, features=features) if isinstance(first, Sequence) else Vector(features)


LAYERS = (Add, Concatenate, Multiply)
