"""A layer, and a project to start from."""

from typing import Any, ClassVar

from deepstudio.catalog.layers.rules import need_image
from deepstudio.catalog.templates.graphs import STANDARD, sequential
from deepstudio.core.calls import Call, module
from deepstudio.core.declarations import Template
from deepstudio.core.graph import Chosen
from deepstudio.core.layer import Category, Layer
from deepstudio.core.project import DataPlan, Project, TrainingPlan
from deepstudio.core.shapes import Image, Shape, Vector
from deepstudio.core.text import T, Text
from fen_plugin.kinds import SquaresSource


class Lines(Layer):
    """Puts the means of its rank and its file beside each square, so that small windows see along both."""

    id: ClassVar[str] = "fen-lines"
    title: ClassVar[Text] = T("Ranks and files")
    help: ClassVar[Text] = T("Tells each square what stands on its rank and on its file.")
    category: ClassVar[Category] = Category.BLOCK
    glyph: ClassVar[str] = "block"
    example_inputs: ClassVar[tuple[tuple[Shape, ...], ...]] = ((Image(12, 8, 8),),)
    example_mismatches: ClassVar[tuple[tuple[dict[str, Any], tuple[Shape, ...]], ...]] = (
        ({}, (Vector(64),)),
    )

    def shape(self, *inputs: Any) -> Shape:
        image = need_image(self.title, inputs[0])
        return Image(3 * image.channels, image.height, image.width)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (module("fen_plugin.lines.AlongLines"),)


class AttackedSquares(Template):
    id: ClassVar[str] = "fen-attacked"
    title: ClassVar[Text] = T("Attacked squares")
    help: ClassVar[Text] = T("A convolutional network points at squares of a chess position.")
    level: ClassVar[Text] = STANDARD

    def build(self, name: str) -> Project:
        source = Chosen(id="fen-squares-file", settings={"path": ""})
        graph = sequential(
            "input",
            "fen-lines",
            ("conv2d", {"filters": 16, "padding": "same"}),
            ("conv2d", {"filters": 1, "padding": "same", "activation": "none"}),
            "flatten",
            "output",
        )
        return Project(
            name=name,
            template=self.id,
            data=DataPlan(source=source, columns=dict(SquaresSource.columns)),
            models={"model": graph},
            training=TrainingPlan(
                epochs=20, batch_size=16, optimizer=Chosen(id="adam", settings={"learning_rate": 0.02})
            ),
        )
