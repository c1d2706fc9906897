"""An invented table of flats, and networks that were trained on it for a moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from deepstudio.catalog import registry
from deepstudio.core.binding import REST
from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.project import ColumnPlan, DataPlan, Project, TrainingPlan
from deepstudio.data.scanning import scan
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.using import train

ROWS = 300
TOWNS = ("Lyon", "Oslo", "上海")
WHAT = {"area": "number", "age": "number", "floors": "number", "town": "category", "price": "number"}
WHAT |= {"class": "category"}


def flats(folder: Path, rows: int = ROWS) -> Path:
    """A flat's price follows from its area and town, its class from its price; ages are missing now and then.

    All have the same number of floors.
    """
    draw = np.random.default_rng(0)
    lines = ["area,age,floors,town,price,class"]
    for number in range(rows):
        area, town = draw.uniform(20, 120), number % 3
        price = 3 * area + 100 * town + draw.normal(0, 5)
        age = "" if number % 7 == 0 else f"{draw.uniform(0, 90):.1f}"
        label = "dear" if price > 300 else "cheap"
        lines.append(f"{area:.1f},{age},2,{TOWNS[town]},{price:.1f},{label}")
    path = folder / "flats.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def flats_project(path: Path, targets: Mapping[str, int], inputs: Sequence[str] = ()) -> Project:
    """`targets` are the columns to answer with their numbers at the end of the network."""
    entering = inputs or ("area", "age", "floors", "town")
    uses = dict.fromkeys(WHAT, "unused") | dict.fromkeys(entering, "input") | dict.fromkeys(targets, "target")
    plan = DataPlan(
        source=Chosen(id="table", settings={"path": str(path)}),
        columns={name: ColumnPlan(id=kind, use=uses[name]) for name, kind in WHAT.items()},
    )
    return Project(
        name="Flats",
        data=plan.replace(found=scan(plan, registry()).found),
        models={"model": _graph(targets)},
        training=TrainingPlan(epochs=1, batch_size=64),
    )


def flats_run(folder: Path, targets: Mapping[str, int], rows: int = ROWS) -> RunFolder:
    return train(folder / "project", flats_project(flats(folder, rows), targets))


def _graph(targets: Mapping[str, int]) -> Graph:
    nodes = [Node(name="row", layer="input", settings={"column": REST})]
    links = []
    for name, units in targets.items():
        end = "softmax" if units > 1 else "none"
        nodes.append(Node(name=f"d_{name}", layer="dense", settings={"units": units, "activation": end}))
        nodes.append(Node(name=f"out_{name}", layer="output", settings={"target": name}))
        links += [Link(source="row", target=f"d_{name}"), Link(source=f"d_{name}", target=f"out_{name}")]
    return Graph(nodes=tuple(nodes), links=tuple(links))
