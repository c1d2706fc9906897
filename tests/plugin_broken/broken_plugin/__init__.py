"""A plugin each of whose parts fails in its own way, beside the parts of the FEN plugin that work."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from fen_plugin.answering import BoardErrors, SquaresAnswer, SquaresObjective
from fen_plugin.kinds import BoardColumn, SquaresColumn, SquaresSource
from fen_plugin.networks import Lines

from deepstudio.core.calls import Call, module
from deepstudio.core.declarations import Exporter, Finding, Objective
from deepstudio.core.problems import Problem
from deepstudio.core.registry import Registry
from deepstudio.core.results import Grid
from deepstudio.core.shapes import Shape
from deepstudio.core.text import T, Text


class BrokenError(RuntimeError):
    """What all of them raise."""


def fail(*_: Any, **__: Any) -> Any:
    raise BrokenError("the rook is missing")


class ChosenBoard(BoardColumn):
    """Only where it is chosen: positions are known as the FEN plugin's, also where both are installed."""

    guessed: ClassVar[str] = ""


class ChosenSquares(SquaresColumn):
    guessed: ClassVar[str] = ""


class ReaderFails(SquaresSource):
    id: ClassVar[str] = "broken-reader"
    reader: ClassVar[str] = "broken_plugin.parts:Reader"
    recognises: ClassVar[str] = "broken_plugin:fail"


class StoredFails(BoardColumn):
    id: ClassVar[str] = "broken-stored"
    stored: ClassVar[str] = "broken_plugin.parts:Stored"
    guessed: ClassVar[str] = "broken_plugin:fail"


class FedFails(ChosenBoard):
    """Neither fed nor shown."""

    id: ClassVar[str] = "broken-fed"
    shown: ClassVar[str] = "broken_plugin.views:LooksFails"
    fed: ClassVar[str] = "broken_plugin.parts:Fed"


class NothingThere(ChosenBoard):
    id: ClassVar[str] = "broken-missing"
    fed: ClassVar[str] = "broken_plugin.no_such_module:Fed"


class LearnedFails(ChosenSquares):
    id: ClassVar[str] = "broken-learned"
    objective: ClassVar[str] = "broken-learned"


class LearnedObjective(SquaresObjective):
    id: ClassVar[str] = "broken-learned"
    learned: ClassVar[str] = "broken_plugin.parts:Learned"


class ShownFails(ChosenSquares):
    id: ClassVar[str] = "broken-shown"
    objective: ClassVar[str] = "broken-shown"


class ShownObjective(SquaresObjective):
    """Learns as it should; its answers and sections cannot be shown."""

    id: ClassVar[str] = "broken-shown"
    learned: ClassVar[str] = "broken_plugin.parts:LearnedWithoutViews"
    shown: ClassVar[str] = "broken_plugin.views:TargetLooksFails"


class CheckedFails(ChosenSquares):
    id: ClassVar[str] = "broken-checked"
    objective: ClassVar[str] = "broken-checked"


class CheckedObjective(SquaresObjective):
    id: ClassVar[str] = "broken-checked"

    def problems(self, *_: Any) -> Iterable[Problem]:
        fail()
        return ()


class AnswerWithoutView(SquaresAnswer):
    id: ClassVar[str] = "broken-answer"
    shown: ClassVar[str] = "broken_plugin.views:AnswerFails"


class SectionWithoutView(BoardErrors):
    id: ClassVar[str] = "broken-section"
    shown: ClassVar[str] = "broken_plugin.views:SectionFails"

    def told(self) -> Iterator[Text | Grid]:
        fail()
        yield from ()


class RuleFails(Lines):
    id: ClassVar[str] = "broken-rule"

    def shape(self, *inputs: Any) -> Shape:
        shape: Shape = fail()
        return shape


class ModuleFails(Lines):
    id: ClassVar[str] = "broken-module"

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        return (module("broken_plugin.parts.Fails"),)


class FinderFails(Finding):
    id: ClassVar[str] = "broken-finding"
    title: ClassVar[Text] = T("Nothing")
    help: ClassVar[Text] = T("Finds nothing.")
    finder: ClassVar[str] = "broken_plugin:fail"


class ExporterFails(Exporter):
    id: ClassVar[str] = "broken-exporter"
    title: ClassVar[Text] = T("Nothing")
    help: ClassVar[Text] = T("Leaves nothing.")
    suffix: ClassVar[str] = ".json"
    exported: ClassVar[str] = "broken_plugin.parts:write"


KINDS = (StoredFails, FedFails, NothingThere, LearnedFails, ShownFails, CheckedFails)
OBJECTIVES: tuple[type[Objective], ...] = (LearnedObjective, ShownObjective, CheckedObjective)


def register(registry: Registry) -> None:
    registry.register(ReaderFails, *KINDS, *OBJECTIVES, AnswerWithoutView, SectionWithoutView)
    registry.register(RuleFails, ModuleFails, FinderFails, ExporterFails)
