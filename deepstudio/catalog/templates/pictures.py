"""Templates that classify pictures."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.catalog.templates.graphs import ADVANCED, BEGINNER, STANDARD, OneNetwork, Step, sequential
from deepstudio.core.graph import Chosen, Graph
from deepstudio.core.project import ColumnPlan, DataPlan, TrainingPlan
from deepstudio.core.text import T, Text

DIGIT_WORDS = ("mnist", "handwriting", "手写", "数字")
SOFTMAX_10 = ("dense", {"units": 10, "activation": "softmax"})


def digits(side: int) -> DataPlan:
    """The built-in handwritten digits as grey pictures of `side` pixels."""
    return _plan(Chosen(id="digits"), {"height": side, "width": side, "color": "grey", "normalise": "range"})


def pictures(side: int, **settings: Any) -> DataPlan:
    """Colour pictures from a folder that is still to be chosen."""
    chosen = Chosen(id="picture-folder", settings={"path": ""})
    return _plan(chosen, {"height": side, "width": side, "color": "rgb", **settings})


def _plan(source: Chosen, picture: dict[str, Any]) -> DataPlan:
    columns = {
        "picture": ColumnPlan(id="picture", settings=picture),
        "label": ColumnPlan(id="category", use="target"),
    }
    return DataPlan(source=source, columns=columns)


class PictureTemplate(OneNetwork):
    """Base of templates that start with the handwritten digits."""

    def data(self) -> DataPlan | None:
        return digits(8)


class DigitsCnn(PictureTemplate):
    id: ClassVar[str] = "digits-cnn"
    keywords: ClassVar[tuple[str, ...]] = DIGIT_WORDS
    title: ClassVar[Text] = T("Handwritten digits, CNN")
    help: ClassVar[Text] = T("A small convolutional network reads 1,797 scanned digits. Trains in seconds.")
    glyph: ClassVar[str] = "convolution"
    level: ClassVar[Text] = BEGINNER

    def graph(self) -> Graph:
        return sequential(
            "input",
            ("conv2d", {"filters": 32, "padding": "same"}),
            ("conv2d", {"filters": 64, "padding": "same"}),
            "max_pool2d",
            ("dropout", {"rate": 0.25}),
            "flatten",
            ("dense", {"units": 128}),
            "dropout",
            SOFTMAX_10,
            "output",
        )


class DigitsMlp(PictureTemplate):
    id: ClassVar[str] = "digits-mlp"
    keywords: ClassVar[tuple[str, ...]] = DIGIT_WORDS
    title: ClassVar[Text] = T("Handwritten digits, dense")
    help: ClassVar[Text] = T(
        "The simplest network: two Dense layers. See how far it gets without convolutions."
    )
    glyph: ClassVar[str] = "dense"
    level: ClassVar[Text] = BEGINNER

    def graph(self) -> Graph:
        return sequential("input", "flatten", ("dense", {"units": 64}), SOFTMAX_10, "output")


class LeNet5(PictureTemplate):
    """LeCun, Bottou, Bengio and Haffner, 1998, with full connections between the convolutions."""

    id: ClassVar[str] = "lenet5"
    title: ClassVar[Text] = T("LeNet-5")
    help: ClassVar[Text] = T(
        "The network that read cheques in 1998: two convolutions, average pooling, tanh."
    )
    glyph: ClassVar[str] = "convolution"
    level: ClassVar[Text] = STANDARD

    def data(self) -> DataPlan:
        return digits(32)

    def graph(self) -> Graph:
        return sequential(
            "input",
            ("conv2d", {"filters": 6, "kernel": 5, "activation": "tanh"}),
            "avg_pool2d",
            ("conv2d", {"filters": 16, "kernel": 5, "activation": "tanh"}),
            "avg_pool2d",
            ("conv2d", {"filters": 120, "kernel": 5, "activation": "tanh"}),
            "flatten",
            ("dense", {"units": 84, "activation": "tanh"}),
            SOFTMAX_10,
            "output",
        )


class CatsDogsCnn(PictureTemplate):
    """The network of the textbooks: 19,034,177 parameters at 150 × 150 pixels."""

    id: ClassVar[str] = "cats-dogs-cnn"
    keywords: ClassVar[tuple[str, ...]] = ("photos", "animals", "pets", "猫", "狗", "照片", "动物")
    title: ClassVar[Text] = T("Cats or dogs, CNN")
    help: ClassVar[Text] = T("The textbook network for two kinds of photographs. Bring a folder of your own.")
    glyph: ClassVar[str] = "convolution"
    level: ClassVar[Text] = STANDARD

    def data(self) -> DataPlan:
        return pictures(150, normalise="range")

    def graph(self) -> Graph:
        return sequential(
            "input",
            ("conv2d", {"filters": 32}),
            "max_pool2d",
            ("conv2d", {"filters": 64}),
            "max_pool2d",
            ("conv2d", {"filters": 128}),
            "max_pool2d",
            "flatten",
            ("dense", {"units": 512}),
            ("dense", {"units": 1, "activation": "sigmoid"}),
            "output",
        )

    def training(self) -> TrainingPlan:
        return TrainingPlan(epochs=15)


class PictureTransfer(PictureTemplate):
    """Frozen features of a network that knows photographs, and one Dense layer to learn."""

    id: ClassVar[str] = "transfer"
    keywords: ClassVar[tuple[str, ...]] = ("photos", "few", "pretrained", "照片", "迁移", "预训练", "少量")
    title: ClassVar[Text] = T("Pictures, transfer learning")
    help: ClassVar[Text] = T(
        "A network that has seen a million photographs looks; only the last layer learns. Twenty pictures of each "
        "class are enough to begin."
    )
    glyph: ClassVar[str] = "convolution"
    level: ClassVar[Text] = BEGINNER

    def data(self) -> DataPlan:
        return pictures(192, normalise="range")

    def graph(self) -> Graph:
        return sequential("input", "efficientnet_lite0", ("dropout", {"rate": 0.2}), self.end(), "output")

    def end(self) -> Step:
        return SOFTMAX_10

    def training(self) -> TrainingPlan:
        return TrainingPlan(epochs=30)


class CatsDogsTransfer(PictureTransfer):
    id: ClassVar[str] = "cats-dogs-transfer"
    keywords: ClassVar[tuple[str, ...]] = CatsDogsCnn.keywords
    title: ClassVar[Text] = T("Cats or dogs, transfer learning")
    help: ClassVar[Text] = T(
        "A network that has seen a million photographs tells two kinds apart. Far better than a new one, in a minute."
    )

    def end(self) -> Step:
        return ("dense", {"units": 1, "activation": "sigmoid"})


class SmallResNet(PictureTemplate):
    """After He et al., 2016, with three stages."""

    id: ClassVar[str] = "small-resnet"
    title: ClassVar[Text] = T("Small ResNet")
    help: ClassVar[Text] = T("Residual blocks with shortcuts, as modern networks have them.")
    glyph: ClassVar[str] = "block"
    level: ClassVar[Text] = ADVANCED

    def data(self) -> DataPlan:
        return digits(32)

    def graph(self) -> Graph:
        return sequential(
            "input",
            ("conv_block", {"filters": 16}),
            ("residual", {"filters": 16}),
            ("residual", {"filters": 32, "stride": 2}),
            ("residual", {"filters": 64, "stride": 2}),
            "global_avg_pool2d",
            SOFTMAX_10,
            "output",
        )


class PictureNumber(PictureTemplate):
    """What each place of a picture adds up to: a mean over all places, which a number follows from."""

    id: ClassVar[str] = "picture-number"
    title: ClassVar[Text] = T("A number from a picture")
    help: ClassVar[Text] = T(
        "Counts or measures what pictures show, here dots. Bring a table of files and numbers."
    )
    glyph: ClassVar[str] = "convolution"
    level: ClassVar[Text] = STANDARD

    def data(self) -> DataPlan:
        columns = {
            "picture": ColumnPlan(id="picture", settings={"height": 48, "width": 48, "color": "grey"}),
            "dots": ColumnPlan(id="number", use="target"),
        }
        return DataPlan(source=Chosen(id="dots"), columns=columns)

    def graph(self) -> Graph:
        return sequential(
            "input",
            ("conv_block", {"filters": 16}),
            ("conv_block", {"filters": 32}),
            "max_pool2d",
            ("conv_block", {"filters": 32}),
            "max_pool2d",
            ("conv_block", {"filters": 64}),
            "global_avg_pool2d",
            ("dense", {"units": 64}),
            ("dense", {"units": 1, "activation": "none"}),
            "output",
        )

    def training(self) -> TrainingPlan:
        return TrainingPlan(epochs=20)


TEMPLATES = (
    DigitsCnn,
    DigitsMlp,
    LeNet5,
    CatsDogsCnn,
    CatsDogsTransfer,
    PictureTransfer,
    SmallResNet,
    PictureNumber,
)
