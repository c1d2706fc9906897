"""How good templates are over many seeds that vary split and training, each beside its simple methods.

python benchmarks/seeds.py FOLDER [--sets NAME…] [--seeds N] [--work FOLDER] [--set KEY=VALUE…]

FOLDER holds the real sets as `tests` use them. Each network is trained and examined by the commands a person would
type, on another split for each seed; simple methods learn from the same samples and are examined with the same.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from programs import deepstudio

from deepstudio.catalog import registry
from deepstudio.core.data_edits import set_use
from deepstudio.core.text import verbatim
from deepstudio.storage.project_folder import ProjectFolder


@dataclass(frozen=True)
class Set:
    """What is learned from where; `metric` must reach `wanted`, and stay within `margin` of the method `beside`.

    `data` gives what `new --data` is given, from the folder of real sets and one to work in.
    """

    title: str
    template: str
    data: Callable[[Path, Path], str]
    metric: str
    wanted: float
    beside: str = ""
    margin: float = 0.0
    lower_is_better: bool = False
    options: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def cells(folder: Path, work: Path) -> str:
    """A table of blood pictures with the number of red cells that are marked in each."""
    source, table = folder / "detection_bccd", work / "cells" / "cells.csv"
    table.parent.mkdir(parents=True, exist_ok=True)
    link = table.parent / "pictures"
    if not link.exists():
        link.symlink_to(source / "JPEGImages", target_is_directory=True)
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("picture", "red_cells"))
        for path in sorted((source / "Annotations").glob("*.xml")):
            names = [one.findtext("name") for one in ElementTree.parse(path).iter("object")]
            rows.writerow((f"pictures/{path.stem}.jpg", names.count("RBC")))
    return str(table)


def spoken(folder: Path, work: Path) -> str:
    """Spoken digits in folders; recordings 0 to 4 of each speaker and digit are the test."""
    sounds = work / "spoken"
    for path in sorted((folder / "fsdd" / "recordings").glob("*.wav")):
        digit, _, number = path.stem.split("_")
        place = sounds / ("test" if int(number) < 5 else "train") / digit / path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    return str(sounds)


def file(name: str) -> Callable[[Path, Path], str]:
    return lambda folder, work: str(folder / name)


def sample(name: str) -> Callable[[Path, Path], str]:
    return lambda folder, work: name


SETS = {
    "titanic": Set(
        "Titanic (891 passengers): survived",
        "table-mlp",
        file("tabular_seaborn/titanic.csv"),
        "accuracy",
        0.80,
        "linear",
        0.01,
        options=("--target", "survived"),
        left_out=("alive",),
    ),
    "penguins": Set(
        "Penguins (344): species", "table-mlp", sample("penguins"), "accuracy", 0.97, "linear", 1.0
    ),
    "diabetes": Set(
        "Diabetes (442): progression", "table-regression", sample("diabetes"), "r2", 0.40, "linear", 0.03
    ),
    "cells": Set(
        "Red cells in pictures of blood (364)",
        "picture-number",
        cells,
        "mae",
        0.0,
        "svm",
        0.0,
        lower_is_better=True,
    ),
    "spoken": Set(
        "Spoken digits (3,000, 300 of them the test)", "sound-cnn", spoken, "accuracy", 0.95, "linear", 1.0
    ),
}


def made(one: Set, given: argparse.Namespace, work: Path) -> Path:
    project = work / one.template / one.title.partition(" ")[0].lower()
    if not project.exists():
        project.parent.mkdir(parents=True, exist_ok=True)
        data = one.data(given.folder, work)
        deepstudio("new", str(project), "--template", one.template, "--data", data, *one.options)
        folder = ProjectFolder(project)
        changed = folder.load()
        for name in one.left_out:
            changed = set_use(name, "unused", verbatim(name)).apply(changed)
        folder.save(changed)
        deepstudio("check", str(project))
    return project


def examined(project: Path, seed: int, settings: Sequence[str]) -> dict[str, Any]:
    """What one run comes to on its test part, beside the simple methods."""
    chosen = [part for setting in (f"data.split.seed={seed}", *settings) for part in ("--set", setting)]
    run = json.loads(deepstudio("train", str(project), "--seed", str(seed), "--json", *chosen))
    found = deepstudio("evaluate", str(project), "--run", run["run"], "--baseline", "--json")
    value: dict[str, Any] = json.loads(found)
    return value


def one_set(one: Set, given: argparse.Namespace, work: Path) -> tuple[list[str], bool]:
    """The table of one set, and whether something wanted was missed."""
    project = made(one, given, work)
    found = [examined(project, seed, given.set) for seed in range(given.seeds)]
    methods = {"": [value["metrics"][one.metric] for value in found]}
    for id in found[0]["baseline"]["methods"]:
        methods[id] = [value["baseline"]["methods"][id]["metrics"][one.metric] for value in found]
    lines = [f"\n{one.title}, {one.metric}\n", "| | mean | deviation | each seed |", "|---|---|---|---|"]
    lines += [_row(id or one.template, values) for id, values in methods.items()]
    own = statistics.mean(methods[""])
    beside = statistics.mean(methods[one.beside]) if one.beside in methods else None
    if one.lower_is_better:
        return lines, beside is not None and own >= beside
    return lines, own < one.wanted or (beside is not None and own < beside - one.margin)


def _row(name: str, values: Sequence[float]) -> str:
    spread = statistics.stdev(values) if len(values) > 1 else 0.0
    each = " · ".join(f"{value:.3f}" for value in values)
    return f"| {name} | **{statistics.mean(values):.3f}** | {spread:.3f} | {each} |"


def main() -> None:
    registry()
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", nargs="+", default=list(SETS), choices=list(SETS))
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument(
        "--set", action="append", default=[], help="a setting of all runs, as `train --set` takes it"
    )
    parser.add_argument("--work", type=Path, help="where to put the projects (default: a temporary folder)")
    given = parser.parse_args()
    report: list[str] = []
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        work = (given.work or Path(temporary)).resolve()
        for name in given.sets:
            lines, missed = one_set(SETS[name], given, work)
            report += [*lines, "\nmissed" if missed else "\nreached"]
            failed |= missed
    print("\n".join(report))
    sys.exit(failed)


if __name__ == "__main__":
    main()
