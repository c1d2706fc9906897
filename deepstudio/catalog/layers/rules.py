"""Shape rules and fixes that several layers share."""

from __future__ import annotations

from typing import Any

from deepstudio.core.layer import InsertBefore, Mismatch, RelativeFix, RemoveSelf
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text


def need_image(layer: Text, shape: Shape, smallest: int = 1) -> Image:
    """The shape, if it is a picture. `smallest` is the side a reshaped vector would need."""
    if isinstance(shape, Image):
        return shape
    raise Mismatch(
        T("{layer} expects a picture but gets {shape}.", layer=layer, shape=shape),
        *picture_fixes(shape, smallest),
        why=T("It looks at neighbouring pixels, and a flat vector has none."),
    )


def picture_fixes(shape: Shape, smallest: int) -> tuple[RelativeFix, ...]:
    """Fold a vector into a picture where that gives one of at least `smallest` pixels a side; or leave out."""
    if isinstance(shape, Vector):
        side = largest_square_side(shape.features)
        if side >= max(smallest, 2):
            return InsertBefore("reshape", {"height": side, "width": side}), RemoveSelf()
    return (RemoveSelf(),)


def largest_square_side(features: int) -> int:
    """The largest side so that side² divides `features`."""
    return next(side for side in range(int(features**0.5), 0, -1) if features % (side * side) == 0)


def need_vector(layer: Text, shape: Shape) -> Vector:
    """The shape, if it is a flat vector."""
    if isinstance(shape, Vector):
        return shape
    raise Mismatch(
        T("{layer} expects a flat vector but gets {shape}.", layer=layer, shape=shape),
        *flat_fixes(shape),
        why=T(
            "Flatten keeps every number; global pooling keeps one per channel and needs far fewer weights."
        ),
    )


def flat_fixes(shape: Shape, input: int = 0) -> tuple[RelativeFix, ...]:
    if isinstance(shape, Image):
        return InsertBefore("flatten", input=input), InsertBefore("global_avg_pool2d", input=input)
    return (RemoveSelf(),)


def need_numbers(layer: Text, shape: Shape) -> Shape:
    """Any shape of decimal numbers; token numbers are names, not amounts."""
    if not isinstance(shape, Tokens):
        return shape
    raise Mismatch(
        T("{layer} expects numbers but gets {shape}.", layer=layer, shape=shape),
        RemoveSelf(),
        why=T("Tokens are names, not amounts; an embedding turns each into numbers."),
    )


def channels_of(shape: Shape) -> int:
    """The size of the axis that holds channels or features."""
    if isinstance(shape, Image):
        return shape.channels
    return shape.features if isinstance(shape, Vector | Sequence) else shape.vocabulary


def kernel_size(kernel: int) -> str:
    return f"{kernel}×{kernel}"


def joined(*parts: Any) -> str:
    """One line under a node's name: “32 · 3×3 · ReLU”."""
    return " · ".join(str(part) for part in parts if part not in ("", None))
