"""What must hold for all that a declaration names in other rooms."""

from __future__ import annotations

from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.rooms import has_part, part
from deepstudio.core.settings import Settings
from deepstudio.data.kinds.stored_column import StoredColumn

ROOMS = ("stored", "brought", "guessed", "sketched", "fed", "exported", "compared", "written", "shown")
OTHERS = {
    "sources": ("reader", "recognises", "keeps", "proposes"),
    "objectives": ("learned", "estimators", "written", "shown"),
    "tasks": ("learner", "trained"),
    "answers": ("shown",),
    "sections": ("shown",),
}
NAMED = [
    *((cls, room) for cls in registry().columns for room in ROOMS if has_part(cls, room)),
    *(
        (cls, room)
        for family, rooms in OTHERS.items()
        for cls in registry().families()[family]
        for room in rooms
        if has_part(cls, room)
    ),
    *((cls, "finder") for cls in registry().findings),
    *((cls, "divides") for cls in registry().splits),
    *((cls, "exported") for cls in registry().exporters),
]


@pytest.mark.parametrize(("cls", "room"), NAMED, ids=lambda one: one if isinstance(one, str) else one.id)
def test_what_is_named_is_there(cls: type[Settings], room: str) -> None:
    assert callable(part(cls, room))


def test_every_kind_makes_values_up_that_it_understands(tmp_path: Path) -> None:
    for cls in registry().columns:
        folder = tmp_path / cls.id
        folder.mkdir()
        stored: type[StoredColumn] = part(cls, "stored")
        values = stored.examples(cls(), 6, folder)
        assert len(values) == 6
        assert len({str(value) for value in values}) > 1
        assert len(stored.cells(values)[0]) == 6


def test_every_kind_is_stored_and_what_enters_or_is_answered_is_fed() -> None:
    from deepstudio.engine.inputs.column import FedColumn

    for cls in registry().columns:
        assert issubclass(part(cls, "stored"), StoredColumn)
        if {"input", "target"} & set(cls.uses):
            assert issubclass(part(cls, "fed"), FedColumn)


def test_every_source_has_a_reader_and_one_with_a_path_says_what_it_recognises() -> None:
    for cls in registry().sources:
        assert has_part(cls, "reader")
        assert has_part(cls, "recognises") == ("path" in cls.model_fields)
