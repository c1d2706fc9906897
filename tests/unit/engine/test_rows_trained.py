"""Networks that learn from rows: columns joined at one input, an index with an Embedding, and a picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.core.check import check
from deepstudio.core.events import Finished
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.project import DataPlan, Project, TrainingPlan
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan
from deepstudio.engine.weights import load_run
from tests.unit.engine.training import new_run, trained

N = 80
DRAW = np.random.RandomState(0)


def graph(*nodes: tuple[str, str, dict[str, object]], links: str) -> Graph:
    made = [Node(name=name, layer=layer, settings=settings) for name, layer, settings in nodes]
    pairs = [pair.split(">") for pair in links.split()]
    return Graph(nodes=tuple(made), links=tuple(Link(source=a, target=b) for a, b in pairs))


JOINED = graph(
    ("rows", "input", {"column": "*"}),
    ("place", "input", {"column": "town"}),
    ("look", "embedding", {"size": 3}),
    ("flat", "flatten", {}),
    ("both", "concatenate", {}),
    ("end", "dense", {"units": 2, "activation": "softmax"}),
    ("out", "output", {}),
    links="rows>both place>look look>flat flat>both both>end end>out",
)
PICTURED = graph(
    ("rows", "input", {"column": "*"}),
    ("shot", "input", {"column": "photo"}),
    ("flat", "flatten", {}),
    ("both", "concatenate", {}),
    ("end", "dense", {"units": 1, "activation": "none"}),
    ("out", "output", {}),
    links="rows>both shot>flat flat>both both>end end>out",
)


@pytest.fixture
def plan(tmp_path: Path) -> DataPlan:
    """Rows of which some ages are missing; the class is whether somebody is old."""
    (tmp_path / "data").mkdir()
    lines = ["age,size,colour,town,photo,target"]
    for row in range(N):
        age = DRAW.normal(40, 10)
        Image.new("L", (4, 4), int(age)).save(tmp_path / "data" / f"{row}.png")
        shown = "" if row % 9 == 0 else f"{age:.2f}"
        town, colour = f"town {row % 7}", ["red", "blue", ""][row % 3]
        lines.append(
            f"{shown},{DRAW.normal():.3f},{colour},{town},{row}.png,{'old' if age > 40 else 'young'}"
        )
    path = tmp_path / "data" / "people.csv"
    path.write_text("\n".join(lines))
    made = plan_for(path, registry())
    columns = dict(made.columns)
    columns["town"] = columns["town"].replace(settings={"enters": "index"})
    columns["photo"] = columns["photo"].replace(
        settings={"height": 4, "width": 4, "color": "grey"}, use="unused"
    )
    return made.replace(columns=columns)


def project_of(plan: DataPlan, graph: Graph) -> Project:
    plan = plan.replace(found=scan(plan, registry()).found)
    training = TrainingPlan(epochs=2, batch_size=16)
    return Project(name="people", data=plan, models={"model": graph}, training=training)


def test_joined_columns_and_an_index_are_learned_and_answered_alike(plan: DataPlan, tmp_path: Path) -> None:
    project = project_of(plan, JOINED)
    assert [str(problem.message) for problem in check(project, registry()).errors] == []
    run = new_run(tmp_path, project)
    assert any(isinstance(event, Finished) for event in trained(project, run))
    model = load_run(run, "best")
    assert model.feed.groups == (("age", "size", "colour"), ("town",))
    rows, town = model.feed.taken(
        [model.feed.read({"age": "40", "size": "0", "colour": "red", "town": "town 3"})]
    )
    assert rows.shape == (1, 2 + 1 + 3)
    assert town.shape == (1, 1)
    unknown = model.feed.read({"colour": "green", "town": "nowhere"})
    rows, town = model.feed.taken([unknown])
    assert rows[0, -3:].tolist() == [0, 0, 0]
    assert rows[0, 1] == 1
    assert town.tolist() == [[1]]


def test_a_picture_and_numbers_tell_a_number(plan: DataPlan, tmp_path: Path) -> None:
    columns = dict(plan.columns)
    uses = {"photo": "input", "town": "unused", "target": "unused", "size": "target"}
    for name, use in uses.items():
        columns[name] = columns[name].replace(use=use)
    project = project_of(plan.replace(columns=columns), PICTURED)
    assert [str(problem.message) for problem in check(project, registry()).errors] == []
    run = new_run(tmp_path, project)
    trained(project, run)
    model = load_run(run, "best")
    assert model.feed.groups == (("age", "colour"), ("photo",))
