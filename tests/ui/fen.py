"""A kind of column that a plugin could bring: a chess position as FEN. It says nothing of how it is shown."""

from dataclasses import replace
from typing import ClassVar

from deepstudio.core.declarations import SAMPLE_WORDS, ColumnKind, KindWords
from deepstudio.core.project import ColumnFound
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Vector
from deepstudio.core.text import T, Text
from deepstudio.data import served


class FenColumn(ColumnKind):
    id: ClassVar[str] = "fen"
    title: ClassVar[Text] = T("Chess position")
    help: ClassVar[Text] = T("Where the pieces stand.")
    words: ClassVar[KindWords] = replace(SAMPLE_WORDS, counted=T("{n} positions"))

    def shape(self, found: ColumnFound | None) -> Vector:
        return Vector(832)


class BrokenFen(FenColumn):
    id: ClassVar[str] = "broken-fen"
    shown: ClassVar[str] = "tests.ui.no_such_module:FenLooks"


class FailingFen(FenColumn):
    id: ClassVar[str] = "failing-fen"
    shown: ClassVar[str] = "tests.ui.failing_looks:FenLooks"


class ShownFen(FenColumn):
    id: ClassVar[str] = "shown-fen"
    shown: ClassVar[str] = "tests.ui.fen_looks:FenLooks"


KINDS = (FenColumn, BrokenFen, FailingFen, ShownFen)


def know(registry: Registry | None = None) -> None:
    """Registers them; without a registry, in that of the data process that runs this."""
    known = served._registry() if registry is None else registry
    for cls in KINDS:
        if known.columns.get(cls.id) is None:
            known.register(cls)
