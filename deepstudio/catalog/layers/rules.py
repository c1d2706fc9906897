"""Shape rules and fixes that several layers share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from deepstudio.core.layer import InsertBefore, Mismatch, RelativeFix, RemoveSelf, ReplaceSelf, SetBefore
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text

TOKENS_ARE_NAMES = T("Tokens are names, not amounts; an embedding turns each into numbers.")
# Numbers that textbooks use for filters, for units and for the sides of a kernel.
FILTERS = (8, 16, 32, 64, 128, 256, 512)
UNITS = (1, 2, 10, 32, 64, 128, 256, 512, 1024)
KERNELS = (1, 3, 5, 7)
# Layers that make a flat vector of a sequence, best first.
TO_VECTOR = ("global_max_pool1d", "global_avg_pool1d", "last_step")


def need_image(layer: Text, shape: Shape, smallest: int = 1, sequences: ReplaceSelf | None = None) -> Image:
    """The shape, if it is a picture.

    `smallest` is the side a reshaped vector would need, `sequences` the layer that does the same for sequences.
    """
    if isinstance(shape, Image):
        return shape
    message = T("{layer} expects a picture but gets {shape}.", layer=layer, shape=shape)
    if isinstance(shape, Sequence):
        instead = (sequences,) if sequences else ()
        raise Mismatch(message, *instead, RemoveSelf(), why=T("The steps of a sequence have no pixels."))
    if isinstance(shape, Tokens):
        raise Mismatch(message, RemoveSelf(), why=T("A text has no pixels."))
    raise Mismatch(
        message,
        *picture_fixes(shape, smallest),
        why=T("It looks at neighbouring pixels, and a flat vector has none."),
    )


def need_sequence(layer: Text, shape: Shape, pictures: ReplaceSelf | None = None) -> Sequence:
    """The shape, if it is a sequence. `pictures` is the layer that does the same for pictures."""
    if isinstance(shape, Sequence):
        return shape
    message = T("{layer} needs a whole sequence but gets {shape}.", layer=layer, shape=shape)
    if isinstance(shape, Tokens):
        raise Mismatch(message, InsertBefore("embedding"), RemoveSelf(), why=TOKENS_ARE_NAMES)
    if isinstance(shape, Image):
        instead = (pictures,) if pictures else ()
        raise Mismatch(
            message, *instead, RemoveSelf(), why=T("A picture has no steps that follow each other.")
        )
    raise Mismatch(
        message, return_whole(), RemoveSelf(), why=T("A flat vector has no steps that follow each other.")
    )


def return_whole(input: int = 0) -> SetBefore:
    """Lets the recurrent layer before give its state after every step."""
    why = T("{layer} gives only its last step, but every step is needed here.")
    return SetBefore({"return_sequences": True}, input, why)


def need_fixed_length(layer: Text, shape: Shape) -> Shape:
    """The shape, if it has equally many numbers for every sample."""
    if not isinstance(shape, Sequence) or shape.length is not None:
        return shape
    raise Mismatch(
        T("{layer} needs a fixed length but gets {shape}.", layer=layer, shape=shape),
        *(ReplaceSelf(pooling) for pooling in TO_VECTOR),
        why=T("Texts differ in length. Pooling gives equally many numbers for each."),
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
    """What makes a flat vector of the input."""
    if isinstance(shape, Image):
        return InsertBefore("flatten", input=input), InsertBefore("global_avg_pool2d", input=input)
    if isinstance(shape, Sequence):
        return tuple(InsertBefore(pooling, input=input) for pooling in TO_VECTOR)
    return (RemoveSelf(),)


def need_numbers(layer: Text, shape: Shape, embed: bool = True) -> Shape:
    """Any shape of decimal numbers. `embed` says whether the layer takes what an embedding makes of tokens."""
    if not isinstance(shape, Tokens):
        return shape
    raise Mismatch(
        T("{layer} expects numbers but gets {shape}.", layer=layer, shape=shape),
        *([InsertBefore("embedding")] if embed else []),
        RemoveSelf(),
        why=TOKENS_ARE_NAMES,
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


def steps_of(shape: Sequence) -> int:
    """How many steps a cost counts; of an open length, one."""
    return shape.length or 1


def shortened(shape: Sequence, stride: int, features: int) -> Sequence:
    """What remains of a sequence where one step of every `stride` is kept, begun ones too."""
    length = None if shape.length is None else -(-shape.length // stride)
    return replace(shape, length=length, features=features, every=shape.every * stride)
