"""Transfer learning on real photographs: accuracy, time to the result, speed of an epoch, few pictures, fine-tuning.

python benchmarks/transfer.py PHOTOGRAPHS [--seeds N] [--work FOLDER]

PHOTOGRAPHS has one sub-folder a class. Each seed draws the parts and the training anew. A plain PyTorch loop with the
same frozen backbone (`plain_transfer.py`) trains one epoch after each of the program's runs, never beside it.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from programs import HERE, deepstudio, run

TEMPLATE, NODE = "cats-dogs-transfer", "efficientnet_lite0"
FEW, FEW_JUDGED = 20, 10  # pictures of each class for training, and for validation
LIMITS = {"accuracy": 0.97, "seconds": 60.0, "ratio": 50.0, "few": 0.93, "lost": 0.01}


def trained(project: Path, seed: int, *more: str) -> dict[str, Any]:
    """One run by the command a person would type: its numbers, and the seconds from start to result."""
    seeds = ["--seed", str(seed), *(("--set", f"data.split.seed={seed}") if not more else ())]
    started = time.perf_counter()
    result: dict[str, Any] = json.loads(deepstudio("train", str(project), *seeds, *more, "--json"))
    result["wall"] = time.perf_counter() - started
    lines = (Path(result["dir"]) / "events.jsonl").read_text(encoding="utf-8").splitlines()
    times = [event["time"] for event in map(json.loads, lines) if event["kind"] == "epoch"]
    result["epoch"] = statistics.median(after - before for before, after in pairwise(times))
    return result


def fresh(work: Path, data: Path, name: str) -> Path:
    project = work / name
    shutil.rmtree(project, ignore_errors=True)
    deepstudio("new", str(project), "--template", TEMPLATE, "--data", str(data))
    return project


def few_of(photographs: Path, folder: Path, seed: int) -> Path:
    """A folder with parts of its own: few pictures of each class to learn from, the rest for the test."""
    shutil.rmtree(folder, ignore_errors=True)
    draw = random.Random(seed)
    for kind in sorted(path for path in photographs.iterdir() if path.is_dir()):
        files = sorted(kind.iterdir())
        draw.shuffle(files)
        parts = {
            "train": files[:FEW],
            "validation": files[FEW : FEW + FEW_JUDGED],
            "test": files[FEW + FEW_JUDGED :],
        }
        for part, chosen in parts.items():
            place = folder / part / kind.name
            place.mkdir(parents=True)
            for file in chosen:
                (place / file.name).symlink_to(file)
    return folder


def measured(photographs: Path, work: Path, seeds: int) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {name: [] for name in ("accuracy", "seconds", "ratio", "few", "lost")}
    for seed in range(seeds):
        project = fresh(work, photographs, f"all-{seed}")
        one = trained(project, seed)
        plain = json.loads(run([sys.executable, str(HERE / "plain_transfer.py"), str(photographs)]))
        tuning = (f"model.{NODE}.learning=2", f"model.{NODE}.rate=0.1", f"data.split.seed={seed}")
        settings = [word for each in tuning for word in ("--set", each)]
        tuned = trained(project, seed, "--start-from", "1", "--epochs", "10", *settings)
        few = trained(
            fresh(work, few_of(photographs, work / f"few-{seed}", seed), f"few-project-{seed}"), seed
        )
        found["accuracy"].append(one["test"]["accuracy"])
        found["seconds"].append(one["wall"])
        found["ratio"].append(plain["epoch_seconds"] / one["epoch"])
        found["few"].append(few["test"]["accuracy"])
        found["lost"].append(one["test"]["accuracy"] - tuned["test"]["accuracy"])
    return found


def judged(found: dict[str, list[float]]) -> list[tuple[str, str, bool]]:
    """What is wanted, what came, and whether that is enough."""
    means = {name: statistics.mean(values) for name, values in found.items()}
    ratio, worst, slowest = statistics.median(found["ratio"]), max(found["lost"]), max(found["seconds"])
    return [
        ("test accuracy, mean", f"{means['accuracy']:.2%}", means["accuracy"] >= LIMITS["accuracy"]),
        ("from start to result, slowest", f"{slowest:.1f} s", slowest <= LIMITS["seconds"]),
        ("an epoch against the plain loop, median", f"{ratio:.0f} times", ratio >= LIMITS["ratio"]),
        (f"{FEW} pictures a class, mean", f"{means['few']:.2%}", means["few"] >= LIMITS["few"]),
        ("lost by fine-tuning, most", f"{100 * worst:.1f} points", worst <= LIMITS["lost"]),
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("photographs", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--work", type=Path, help="where to put projects (default: a temporary folder)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        found = measured(given.photographs.resolve(), (given.work or Path(temporary)).resolve(), given.seeds)
    for name, values in found.items():
        print(f"{name}: {' · '.join(f'{value:.4g}' for value in values)}")
    lines = judged(found)
    for what, number, good in lines:
        print(f"{what}: {number}{'' if good else ' (not enough)'}")
    sys.exit(not all(good for _, _, good in lines))


if __name__ == "__main__":
    main()
