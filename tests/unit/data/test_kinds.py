"""What ties the files of a kind: a part that is missing is named, and a derived kind has those of its base."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import pytest

from deepstudio import catalog
from deepstudio.catalog.columns import CategoryColumn, PictureColumn
from deepstudio.core.check import check
from deepstudio.core.declarations import ColumnKind, Source
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.rooms import has_part, part
from deepstudio.core.text import T, Text
from deepstudio.data.kinds import stored
from deepstudio.data.kinds.picture import StoredPictures
from deepstudio.data.listing import Listing, listed
from deepstudio.data.prepare import prepare
from deepstudio.data.scanning import scan
from deepstudio.data.work import IsCancelled, OnProgress
from tests.unit.data.made_pictures import save_noise


class XRay(PictureColumn):
    """Names nothing of its own."""

    id: ClassVar[str] = "x-ray"
    title: ClassVar[Text] = T("X-ray")


class Bare(ColumnKind):
    id: ClassVar[str] = "bare"


class Misnamed(ColumnKind):
    id: ClassVar[str] = "misnamed"
    stored: ClassVar[str] = "no.such.module:Stored"
    fed: ClassVar[str] = "deepstudio.engine.inputs.column:NoSuchClass"


def pets(folder: Path, kind: str) -> DataPlan:
    for name in ("cats", "dogs"):
        for number in range(4):
            save_noise(folder / name / f"{number}.png", 9, 8, number)
    return DataPlan(
        source=Chosen(id="picture-folder", settings={"path": str(folder)}),
        columns={
            "picture": ColumnPlan(id=kind, settings={"height": 6, "width": 5}),
            "label": ColumnPlan(id="category", use="target"),
        },
    )


def test_a_kind_that_names_nothing_has_the_parts_of_its_base(tmp_path: Path, registry: Registry) -> None:
    registry.register(XRay)
    prepared = prepare(pets(tmp_path, "x-ray"), registry, cache=tmp_path / "cache")
    kept = prepared.columns["picture"]
    assert isinstance(kept, StoredPictures)
    assert kept.pixels.shape == (8, 6, 5, 3)
    assert type(kept.column) is XRay
    assert part(XRay, "fed") is part(PictureColumn, "fed")


@pytest.mark.parametrize("room", ["stored", "fed", "written"])
def test_a_part_that_is_not_named_is_complained_of_with_kind_and_package(room: str) -> None:
    with pytest.raises(Explained) as error:
        part(Bare, room)
    assert error.value.cause == "missing_part"
    assert all(word in str(error.value) for word in ("“bare”", "tests", room, "Update the plugin."))
    assert not has_part(Bare, room)


@pytest.mark.parametrize(("room", "reason"), [("stored", "No module named 'no'"), ("fed", "NoSuchClass")])
def test_a_part_that_cannot_be_loaded_is_complained_of_with_the_reason(room: str, reason: str) -> None:
    with pytest.raises(Explained) as error:
        part(Misnamed(), room)
    assert all(word in str(error.value) for word in ("“misnamed”", room, reason))


def test_a_part_that_is_something_else_is_complained_of() -> None:
    class Confused(ColumnKind):
        id: ClassVar[str] = "confused"
        stored: ClassVar[str] = "deepstudio.core.text:Text"

    with pytest.raises(Explained, match=r"“confused” .*core.text:Text ≠ StoredColumn"):
        stored(Confused())


def test_preparing_says_what_is_missing(tmp_path: Path, registry: Registry) -> None:
    registry.register(Bare)
    plan = pets(tmp_path, "picture")
    plan = plan.replace(columns={**plan.columns, "picture": ColumnPlan(id="bare")})
    with pytest.raises(Explained, match="“bare” of tests does not say what it is here"):
        prepare(plan, registry, cache=tmp_path / "cache")
    with pytest.raises(Explained, match="stored"):
        stored(Bare())


class Words(Source):
    """A text and its class under names that no file can have, or that others have already."""

    id: ClassVar[str] = "words"
    title: ClassVar[Text] = T("Words")
    columns: ClassVar[Mapping[str, ColumnPlan]] = {
        "Größe / 大小?": ColumnPlan(id="category"),
        "größe": ColumnPlan(id="category"),
        "Con": ColumnPlan(id="category"),
        "split": ColumnPlan(id="category", use="target"),
    }
    reader: ClassVar[str] = "tests.unit.data.test_kinds:WordReader"


class WordReader:
    def __init__(self, source: Words) -> None:
        self.columns = source.columns

    def scan(self, progress: OnProgress, cancelled: IsCancelled) -> Listing:
        rows = ((f"{n:03}", {name: f"{name}{n % 2}" for name in self.columns}) for n in range(20))
        return listed(rows, "words")


def test_columns_may_be_called_anything(tmp_path: Path, registry: Registry) -> None:
    registry.register(Words)
    prepared = prepare(DataPlan(source=Chosen(id="words"), columns=Words.columns), registry, cache=tmp_path)
    assert list(prepared.columns) == list(Words.columns)
    for name, column in prepared.columns.items():
        assert column.found.classes == (f"{name}0", f"{name}1")
        assert [column.row(row).item() for row in range(20)] == [0, 1] * 10
    names = [path.name.lower() for path in prepared.folder.iterdir()]
    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in names)
    assert sum(map(len, prepared.splits.values())) == 20


class Diagnosis(CategoryColumn):
    id: ClassVar[str] = "diagnosis"
    title: ClassVar[Text] = T("Diagnosis")


def test_a_project_may_read_its_columns_as_kinds_that_are_derived(tmp_path: Path) -> None:
    known = catalog.registry().copy()
    known.register(XRay, Diagnosis)
    data = pets(tmp_path, "x-ray")
    data = data.replace(columns={**data.columns, "label": ColumnPlan(id="diagnosis", use="target")})
    template = known.templates.get("cats-dogs-cnn")
    assert template is not None
    project = template().build("X-rays").replace(data=data)
    project = project.replace(data=data.replace(found=scan(data, known).found))
    assert not {"other-columns", "answer-kind", "one-class"} & {p.id for p in check(project, known).problems}
    text = data.replace(columns={**data.columns, "picture": ColumnPlan(id="text")})
    assert "other-columns" in {p.id for p in check(project.replace(data=text), known).problems}
