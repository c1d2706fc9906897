"""What the values of a network are shown as: pictures, bars, strips and words, by their shape alone."""

from __future__ import annotations

from typing import Literal

from deepstudio.core.shapes import Image, Sequence, Shape, Tokens

ValueForm = Literal["maps", "numbers", "strip", "words"]
"""Feature maps as a grid; numbers; steps × channels as a strip; the tokens of a text as its words."""


def form_of(shape: Shape) -> ValueForm:
    """What a value of this shape is shown as. A picture of one pixel is no picture but its channels as numbers."""
    if isinstance(shape, Image):
        return "maps" if shape.height * shape.width > 1 else "numbers"
    if isinstance(shape, Sequence):
        return "strip"
    return "words" if isinstance(shape, Tokens) else "numbers"
