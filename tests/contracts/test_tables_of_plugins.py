"""Kinds of a plugin in a table of anybody: known by their values, learned, and answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.events import Finished
from deepstudio.core.project import Project, TrainingPlan
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan
from tests.fen import attacked_positions, installed
from tests.invented import mended
from tests.unit.engine.training import new_run, trained


@pytest.fixture(scope="module", autouse=True)
def known() -> Iterator[None]:
    with installed():
        yield


def test_a_table_with_positions_and_squares_is_known_and_learned(tmp_path: Path) -> None:
    rows = attacked_positions(tmp_path / "positions.csv", 40).read_text("utf-8").splitlines()[1:-1]
    table = tmp_path / "games.csv"
    table.write_text("\n".join(["fen,hit,move", *(f"{row},{n}" for n, row in enumerate(rows))]), "utf-8")
    plan = plan_for(table, registry())
    found = {name: (column.id, column.use) for name, column in plan.columns.items()}
    assert plan.source.id == "table"
    assert (found["fen"], found["hit"]) == (("fen-board", "input"), ("fen-squares", "target"))
    used = {
        name: column if name in ("fen", "hit") else column.replace(use="unused")
        for name, column in plan.columns.items()
    }
    plan = plan.replace(columns=used)
    project = mended(
        Project(
            name="Games",
            data=plan.replace(found=scan(plan, registry()).found),
            models={"model": sequential("input", "output")},
            training=TrainingPlan(epochs=1),
        )
    )
    assert isinstance(trained(project, new_run(tmp_path, project))[-1], Finished)
