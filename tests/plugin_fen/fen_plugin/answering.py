"""What it means to answer squares: the objective, its loss, its answer, and a section that only boards have."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import Field

from deepstudio.catalog.objectives.heads import deciding, head
from deepstudio.catalog.objectives.scores import activation_fix, flat_output, unit_fixes
from deepstudio.core.analysis import Analysis
from deepstudio.core.calls import Function, function
from deepstudio.core.declarations import Loss, Metric, Objective
from deepstudio.core.events import Message
from deepstudio.core.graph import Node
from deepstudio.core.problems import Place, Problem
from deepstudio.core.project import ColumnFound
from deepstudio.core.registry import Registry
from deepstudio.core.results import Answer, Cell, Grid, Section, written
from deepstudio.core.shapes import Vector
from deepstudio.core.text import T, Text, verbatim

NAMES = tuple(f"{file}{rank}" for rank in "87654321" for file in "abcdefgh")  # as a position lists them
Shares = Annotated[tuple[Annotated[float, Field(ge=0, le=1)], ...], Field(min_length=64, max_length=64)]


class SquareLoss(Loss):
    id: ClassVar[str] = "fen-squares"
    title: ClassVar[Text] = T("Squares")
    help: ClassVar[Text] = T("For squares; those that are meant count as much as all the others together.")
    objectives: ClassVar[tuple[str, ...]] = ("fen-squares",)

    def call(self, outputs: int) -> Function:
        return function("fen_plugin.learning.square_loss")


class SquaresAnswer(Answer):
    """The chance of each square."""

    id: ClassVar[str] = "fen-squares"
    title: ClassVar[Text] = T("Squares")
    help: ClassVar[Text] = T("The squares that are meant, with the chance of each.")
    shown: ClassVar[str] = "fen_plugin.window:SquaresView"

    chances: Shares

    @property
    def squares(self) -> tuple[str, ...]:
        return tuple(name for name, chance in zip(NAMES, self.chances, strict=True) if chance > 0.5)

    def told(self) -> Text:
        return verbatim(" ".join(self.squares)) if self.squares else T("no square")

    def said(self) -> dict[str, Any]:
        return {"squares": list(self.squares), "chances": dict(zip(NAMES, self.chances, strict=True))}

    def row(self) -> dict[str, Cell]:
        return {"squares": self.plain}

    @property
    def plain(self) -> str:
        return " ".join(self.squares)

    def right(self, plain: Any) -> "SquaresAnswer":
        meant = str(plain).split()
        return SquaresAnswer(chances=tuple(float(name in meant) for name in NAMES))


class BoardErrors(Section):
    """How often each square was answered wrongly, as shares from a8 to h1."""

    id: ClassVar[str] = "fen-board-errors"
    title: ClassVar[Text] = T("Board of errors")
    help: ClassVar[Text] = T("How often each square was answered wrongly.")
    shown: ClassVar[str] = "fen_plugin.window:BoardView"

    shares: Shares

    def told(self) -> Iterator[Text | Grid]:
        files = [Message.of(verbatim(file)) for file in "abcdefgh"]
        cells = [written(share, "percent") for share in self.shares]
        rows = tuple((str(8 - row), *cells[8 * row : 8 * row + 8]) for row in range(8))
        yield T("Wrong, by square:")
        yield Grid(titles=(Message.of(verbatim("")), *files), rows=rows, right=tuple(range(1, 9)))


class SquaresObjective(Objective):
    id: ClassVar[str] = "fen-squares"
    title: ClassVar[Text] = T("Squares")
    help: ClassVar[Text] = T("Points at squares of a board.")
    metrics: ClassVar[tuple[Metric, ...]] = (
        Metric("squares_right", T("Squares answered rightly"), higher_is_better=True, percent=True),
        Metric("boards_right", T("Boards without a mistake"), higher_is_better=True, percent=True),
    )
    examined: ClassVar[tuple[Metric, ...]] = (
        Metric("squares_f1", T("F1 over the squares"), higher_is_better=True, percent=True),
        *metrics,
    )
    best: ClassVar[str] = "squares_right"
    learned: ClassVar[str] = "fen_plugin.learning:LearnedSquares"

    def loss(self, outputs: int) -> str:
        return "fen-squares"

    def outputs(self, found: ColumnFound) -> int:
        return 64

    def ending(self, found: ColumnFound) -> Mapping[str, Any]:
        return {"units": 64, "activation": "sigmoid"}

    def problems(
        self, registry: Registry, analysis: Analysis, output: Node, found: ColumnFound | None, column: str
    ) -> Iterable[Problem]:
        shape, end = analysis.shapes.get(output.name), head(analysis, output.name)
        place = Place("model", analysis.role, deciding(analysis, output.name) or output.name)
        if shape is None:
            return
        if not isinstance(shape, Vector):
            message = T("Squares need a flat vector of 64 numbers but get {shape}.", shape=shape)
            fixes = flat_output(registry, analysis, output.name, shape)
            yield Problem("fen-flat", place, message, fixes=fixes)
        elif shape.features != 64:
            message = T("The output has {n} numbers, but a board has 64 squares.", n=shape.features)
            fixes = unit_fixes(registry, analysis, output, 64, "sigmoid", 64)
            yield Problem("fen-count", place, message, fixes=fixes)
        elif end is not None and end.activation == "softmax":
            message = T("Softmax lets the network point at a single square only.")
            fixes = activation_fix(analysis, end, "sigmoid")
            yield Problem("fen-one-square", place, message, fixes=fixes)
