"""Samples of any kinds of columns, as these make them up (`StoredColumn.examples`), and a source of them.

So each kind that is declared, those of plugins too, can be tried with each kind of answer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.check import check
from deepstudio.core.declarations import ColumnKind, Source
from deepstudio.core.graph import Chosen, Graph
from deepstudio.core.project import ColumnPlan, DataPlan, Project, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.core.settings import setting
from deepstudio.core.text import T, Text, verbatim
from deepstudio.data.kinds import stored
from deepstudio.data.listing import Listing, listed
from deepstudio.data.scanning import scan

SAMPLES = 64


class InventedSource(Source):
    """`enter` and `answer` are ids of kinds with commas between; columns are called after the kind and its place."""

    id: ClassVar[str] = "invented"
    title: ClassVar[Text] = verbatim("Invented")
    help: ClassVar[Text] = verbatim("Samples that nobody has seen.")
    columns: ClassVar[Mapping[str, ColumnPlan]] = {}
    reader: ClassVar[str] = "tests.invented:InventedReader"

    enter: str = setting("", T("Enter"), T("What enters."))
    answer: str = setting("", T("Answer"), T("What is answered."))
    folder: str = setting("", T("Folder"), T("Where files are written."))

    def offered(self) -> Mapping[str, ColumnPlan]:
        entering = {f"{id}_{place}": ColumnPlan(id=id) for place, id in enumerate(self.enter.split(","))}
        answers = [id for id in self.answer.split(",") if id]
        return entering | {
            f"answer_{place}": ColumnPlan(id=id, use="target") for place, id in enumerate(answers)
        }


class InventedReader:
    def __init__(self, source: InventedSource) -> None:
        self._source = source

    @cached_property
    def _values(self) -> dict[str, list[Any]]:
        return {
            name: invented(made(column.id), SAMPLES, Path(self._source.folder) / name)
            for name, column in self._source.offered().items()
        }

    def scan(self, progress: Any, cancelled: Any) -> Listing:
        """All but files is a cell."""
        cheap = {name: values for name, values in self._values.items() if not isinstance(values[0], Path)}
        rows = {f"{row:03}": {name: values[row] for name, values in cheap.items()} for row in range(SAMPLES)}
        return listed(rows, "invented")

    def load(self, sample_id: str, column: str) -> Any:
        return self._values[column][int(sample_id)]

    def version(self, sample_id: str) -> str:
        return ""


@contextmanager
def inventing() -> Iterator[Registry]:
    """The catalog has the source meanwhile."""
    known = registry()
    known.register(InventedSource)
    try:
        yield known
    finally:
        del known.sources._classes[InventedSource.id]


def made(id: str) -> ColumnKind:
    """A column of a kind with its usual settings."""
    return registry().make(registry().columns, Chosen(id=id))


def invented(kind: ColumnKind, count: int, folder: Path | None = None) -> list[Any]:
    place = folder or Path(tempfile.mkdtemp())
    place.mkdir(parents=True, exist_ok=True)
    return stored(kind).examples(kind, count, place)


def plain(value: Any) -> Any:
    """A value as a request gives it."""
    return {"path": str(value)} if isinstance(value, Path) else value


def project(folder: Path, enter: Sequence[str], answer: Sequence[str], graph: Graph | None = None) -> Project:
    """A project on invented samples; the program itself mends its network until it can be trained."""
    settings = {"enter": ",".join(enter), "answer": ",".join(answer), "folder": str(folder)}
    source = InventedSource(**settings)
    plan = DataPlan(source=Chosen(id="invented", settings=settings), columns=dict(source.offered()))
    plan = plan.replace(found=scan(plan, registry()).found)
    training = TrainingPlan(epochs=2, batch_size=16)
    made = Project(
        name="Invented",
        data=plan,
        models={"model": graph or sequential("input", "output")},
        training=training,
    )
    return mended(made)


def mended(project: Project) -> Project:
    """The project after the first fix of its first error, again and again, until there is no error."""
    for _ in range(12):
        errors = check(project, registry()).errors
        if not errors:
            return project
        assert errors[0].fixes, errors[0]
        project = errors[0].fixes[0].apply(project)
    raise AssertionError(str(check(project, registry()).errors[0].message))
