"""The forms in which a trained model leaves the program."""

from __future__ import annotations

from typing import ClassVar

from deepstudio.core.declarations import Exporter
from deepstudio.core.text import T, Text

CARD = T("a model card: data, numbers beside simple methods, limits")


class Weights(Exporter):
    id: ClassVar[str] = "weights"
    about: ClassVar[str] = "safetensors"
    title: ClassVar[Text] = T("Weights")
    help: ClassVar[Text] = T(
        "A folder with the learned numbers (safetensors) and a description of the network and its input (JSON). "
        "For programs that rebuild the network themselves."
    )
    purpose: ClassVar[Text] = T("Keep the weights")
    glyph: ClassVar[str] = "folder"
    exported: ClassVar[str] = "deepstudio.engine.export.weights:write"
    contents: ClassVar[tuple[Text, ...]] = (
        T("model.safetensors: the learned numbers"),
        T("architecture.json: layers, settings and shapes"),
        T("preprocessing.json: how a sample becomes numbers"),
        CARD,
    )


class Onnx(Exporter):
    id: ClassVar[str] = "onnx"
    about: ClassVar[str] = "onnx"
    title: ClassVar[Text] = T("ONNX model")
    help: ClassVar[Text] = T(
        "One file that runs in phones, browsers, C++, C# and servers without PyTorch. It takes pictures with values "
        "from 0 to 1, the numbers of a text's tokens, or rows of a table as they are, and answers with probabilities "
        "or numbers."
    )
    purpose: ClassVar[Text] = T("Use it in an app or on the web")
    glyph: ClassVar[str] = "device"
    suffix: ClassVar[str] = ".onnx"
    exported: ClassVar[str] = "deepstudio.engine.export.onnx:write"
    contents: ClassVar[tuple[Text, ...]] = (
        T("one file with network, names, and all that is done to a sample before"),
        T("any number of samples at a time, texts of any length"),
        T("checked with ONNX Runtime on samples of your data"),
        CARD,
    )


class Pt2(Exporter):
    id: ClassVar[str] = "pt2"
    title: ClassVar[Text] = T("PyTorch program")
    help: ClassVar[Text] = T(
        "One file that PyTorch loads and runs without the network's code (torch.export). It takes what the ONNX "
        "model takes and answers as it does."
    )
    purpose: ClassVar[Text] = T("Run it with PyTorch, without its code")
    glyph: ClassVar[str] = "model"
    suffix: ClassVar[str] = ".pt2"
    exported: ClassVar[str] = "deepstudio.engine.export.pt2:write"
    contents: ClassVar[tuple[Text, ...]] = (
        T("one file with network, names, and all that is done to a sample before"),
        T("any number of samples at a time, texts of any length"),
        T("checked by loading it again and running it on samples of your data"),
        CARD,
    )


class Python(Exporter):
    id: ClassVar[str] = "python"
    title: ClassVar[Text] = T("Python project")
    help: ClassVar[Text] = T(
        "A folder with short, readable PyTorch code: the network, its data, training and prediction. It does not "
        "need DeepStudio."
    )
    purpose: ClassVar[Text] = T("Go on in Python, with readable code")
    glyph: ClassVar[str] = "list"
    exported: ClassVar[str] = "deepstudio.engine.export.python:write"
    contents: ClassVar[tuple[Text, ...]] = (
        T("model.py, data.py, answer.py, train.py, predict.py and the weights"),
        T("README.md and requirements.txt"),
        T("checked by running it on samples of your data"),
        CARD,
    )


EXPORTERS: tuple[type[Exporter], ...] = (Onnx, Pt2, Python, Weights)
