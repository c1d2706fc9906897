"""Where data enters and where the answer leaves."""

from __future__ import annotations

from typing import Any, ClassVar

from deepstudio.core.binding import REST
from deepstudio.core.calls import Call
from deepstudio.core.layer import Category, Layer, Port
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image, Shape, Vector
from deepstudio.core.text import T, Text


class Input(Layer):
    id: ClassVar[str] = "input"
    about: ClassVar[str] = "sample"
    title: ClassVar[Text] = T("Input")
    help: ClassVar[Text] = T("One sample of your data enters here. Its size is chosen on the Data page.")
    category: ClassVar[Category] = Category.DATA
    glyph: ClassVar[str] = "input"
    keywords: ClassVar[tuple[str, ...]] = ("data", "start", "输入")
    inputs: ClassVar[tuple[Port, ...]] = ()
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(3, 8, 8),), (Vector(4),))

    column: str = setting(
        "",
        T("Column"),
        T(
            "What of a sample enters here. Where your data has one thing to enter, it is that. Numbers and "
            "categories can enter together."
        ),
        kind="column",
        use="input",
    )

    def shape(self, *inputs: Any) -> Shape:
        entering: Shape = inputs[0]
        return entering

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return ()

    def summary(self) -> str:
        return "" if self.column == REST else self.column


class Output(Layer):
    id: ClassVar[str] = "output"
    title: ClassVar[Text] = T("Output")
    help: ClassVar[Text] = T("The answer of the network leaves here, such as one score for each class.")
    category: ClassVar[Category] = Category.DATA
    glyph: ClassVar[str] = "output"
    keywords: ClassVar[tuple[str, ...]] = ("result", "end", "输出")
    outputs: ClassVar[tuple[Port, ...]] = ()
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Vector(10),), (Image(1, 4, 4),))

    target: str = setting(
        "",
        T("Answers"),
        T("Which column of your data is answered here. Where there is one to answer, it is that."),
        kind="column",
        use="target",
    )

    def shape(self, *inputs: Any) -> Shape:
        leaving: Shape = inputs[0]
        return leaving

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return ()

    def summary(self) -> str:
        return self.target


LAYERS = (Input, Output)
