"""The forms in which a trained model leaves the program."""

from __future__ import annotations

from typing import ClassVar

from deepstudio.core.declarations import Exporter
from deepstudio.core.text import T, Text


class Weights(Exporter):
    id: ClassVar[str] = "weights"
    title: ClassVar[Text] = T("Weights")
    help: ClassVar[Text] = T(
        "A folder with the learned numbers (safetensors) and a description of the network and its input (JSON). "
        "For programs that rebuild the network themselves."
    )
    glyph: ClassVar[str] = "folder"


class Onnx(Exporter):
    id: ClassVar[str] = "onnx"
    title: ClassVar[Text] = T("ONNX model")
    help: ClassVar[Text] = T(
        "One file that runs in phones, browsers, C++, C# and servers without PyTorch. It takes pictures with values "
        "from 0 to 1 and answers with probabilities."
    )
    glyph: ClassVar[str] = "model"
    suffix: ClassVar[str] = ".onnx"


class Python(Exporter):
    id: ClassVar[str] = "python"
    title: ClassVar[Text] = T("Python project")
    help: ClassVar[Text] = T(
        "A folder with short, readable PyTorch code: the network, its data, training and prediction. It does not "
        "need DeepStudio."
    )
    glyph: ClassVar[str] = "list"


EXPORTERS: tuple[type[Exporter], ...] = (Weights, Onnx, Python)
