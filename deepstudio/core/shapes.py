"""The shapes that flow along wires, in words a person knows. The batch axis is never part of a shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from deepstudio.core.text import T, Text

# What token numbers mean, whatever the vocabulary is.
PADDING, UNKNOWN = 0, 1


@dataclass(frozen=True, slots=True)
class Vector:
    """A flat list of `features` numbers; a tensor of shape (N, features)."""

    features: int
    kind: Literal["vector"] = "vector"

    @property
    def elements(self) -> int:
        return self.features

    @property
    def axes(self) -> tuple[int | None, ...]:
        return (self.features,)

    def badge(self) -> str:
        return str(self.features)

    def describe(self) -> Text:
        return T("a flat vector of {n} numbers", n=self.features)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of `channels` × `height` × `width`; a tensor of shape (N, C, H, W)."""

    channels: int
    height: int
    width: int
    kind: Literal["image"] = "image"

    @property
    def elements(self) -> int:
        return self.channels * self.height * self.width

    @property
    def axes(self) -> tuple[int | None, ...]:
        return (self.channels, self.height, self.width)

    def badge(self) -> str:
        return f"{self.channels}×{self.height}×{self.width}"

    def describe(self) -> Text:
        size = {"h": self.height, "w": self.width, "c": self.channels}
        if self.channels == 1:
            return T("a {h} × {w} picture with one channel", **size)
        return T("a {h} × {w} picture with {c} channels", **size)


@dataclass(frozen=True, slots=True)
class Sequence:
    """`length` steps of `features` numbers; a tensor of shape (N, L, F). `None` is an open length.

    `origin` is the input node that says how many steps of a sample are real, of which a step here stands for `every`:
    sequences of equal origin and `every` have equally many steps. Without an origin, all steps are real. In a batch,
    what follows the last real step of a sample is padding and may hold anything.
    """

    length: int | None
    features: int
    every: int = 1
    origin: str = ""
    kind: Literal["sequence"] = "sequence"

    @property
    def elements(self) -> int:
        return (self.length or 1) * self.features

    @property
    def axes(self) -> tuple[int | None, ...]:
        return (self.length, self.features)

    def badge(self) -> str:
        steps = str(self.length or ("L" if self.every == 1 else f"L/{self.every}"))
        return f"{steps}×{self.features}"

    def describe(self) -> Text:
        if self.length is None:
            return T("a sequence with {f} numbers a step", f=self.features)
        return T("a sequence of {n} steps with {f} numbers each", n=self.length, f=self.features)


@dataclass(frozen=True, slots=True)
class Tokens:
    """`length` whole numbers below `vocabulary`; an integer tensor of shape (N, L).

    0 is padding and stands only behind the last token of a text, 1 is a token that the vocabulary does not know.
    `origin` is the input node whose padding says how many tokens are real.
    """

    length: int | None
    vocabulary: int
    origin: str = ""
    kind: Literal["tokens"] = "tokens"

    @property
    def elements(self) -> int:
        return self.length or 1

    @property
    def axes(self) -> tuple[int | None, ...]:
        return (self.length,)

    def badge(self) -> str:
        return f"{self.length or 'L'} tok"

    def describe(self) -> Text:
        if self.length is None:
            return T("a text of tokens from a vocabulary of {v}", v=self.vocabulary)
        return T("a text of {n} tokens from a vocabulary of {v}", n=self.length, v=self.vocabulary)


Shape = Vector | Image | Sequence | Tokens
# What has steps, whose number may differ from sample to sample.
Stepped = Sequence | Tokens
AnyShape = Annotated[Shape, Field(discriminator="kind")]
