"""Training speed and accuracy on real photographs, against a plain PyTorch script and the book's Keras listing.

python benchmarks/cats_dogs.py PHOTOGRAPHS [--keras PYTHON] [--pairs N] [--epochs N] [--work FOLDER]

PHOTOGRAPHS has one sub-folder a class. All three train the same network on the same split of the same files, one
after the other, once for each seed; no two run at the same time. `--keras` names the interpreter of an environment
with TensorFlow; without it, Keras is left out.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from programs import HERE, ROOT, deepstudio, run

NAMES = {"deepstudio": "DeepStudio", "plain": "plain PyTorch", "keras": "Keras"}
LIMITS = {"plain": 4.0, "keras": 1.5}


def lay_out(project: Path, photographs: Path, folder: Path) -> None:
    """Links the files into train/, validation/ and test/ exactly as the project divides them."""
    sys.path.insert(0, str(ROOT))
    from deepstudio.catalog import registry
    from deepstudio.data.scanning import scan
    from deepstudio.storage.project_folder import ProjectFolder

    plan = ProjectFolder(project).load().data
    assert plan is not None
    found = scan(plan, registry())
    for part, indices in found.split(plan.split).items():
        for index in indices:
            id = found.ids[index]
            target = folder / part / found.answers[id] / Path(id).name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(photographs / id, target)


def train_deepstudio(project: Path, epochs: int, seed: int) -> dict[str, Any]:
    """One run of the program, by the command a person would type."""
    arguments = ["train", str(project), "--epochs", str(epochs), "--seed", str(seed), "--json"]
    result = json.loads(deepstudio(*arguments))
    events = (Path(result["dir"]) / "events.jsonl").read_text(encoding="utf-8").splitlines()
    done = [event for event in map(json.loads, events) if event["kind"] == "epoch"]
    return {
        "images_per_second": statistics.median(event["samples_per_second"] for event in done),
        "validation_accuracy": result["best"]["validation.accuracy"],
        "test_accuracy": result["test"]["accuracy"],
    }


def train_script(python: str, script: str, folder: Path, epochs: int, seed: int) -> dict[str, Any]:
    command = [python, str(HERE / script), str(folder), "--epochs", str(epochs), "--seed", str(seed)]
    result: dict[str, Any] = json.loads(run(command))
    return result


def table(results: dict[str, list[dict[str, Any]]]) -> str:
    """The results as Markdown."""
    lines = [
        "| | images a second, each run | median | test accuracy, each run | mean |",
        "|---|---|---|---|---|",
    ]
    for name, runs in results.items():
        speeds = [one["images_per_second"] for one in runs]
        right = [one["test_accuracy"] for one in runs]
        cells = [
            NAMES[name],
            " · ".join(f"{speed:.0f}" for speed in speeds),
            f"{statistics.median(speeds):.0f}",
            " · ".join(f"{100 * share:.1f} %" for share in right),
            f"{100 * statistics.mean(right):.1f} %",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def ratios(results: dict[str, list[dict[str, Any]]]) -> dict[str, float]:
    """How many times faster the program is: the median of the ratios of runs with the same seed."""
    own = [one["images_per_second"] for one in results["deepstudio"]]
    return {
        name: statistics.median(
            mine / other["images_per_second"] for mine, other in zip(own, runs, strict=True)
        )
        for name, runs in results.items()
        if name != "deepstudio"
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("photographs", type=Path)
    parser.add_argument("--keras", help="interpreter of an environment with TensorFlow")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument(
        "--work", type=Path, help="where to put projects and results (default: a temporary folder)"
    )
    given = parser.parse_args()

    with tempfile.TemporaryDirectory() as temporary:
        work = (given.work or Path(temporary)).resolve()
        project, folder = work / "project", work / "files"
        photographs = given.photographs.resolve()
        if not project.exists():
            deepstudio("new", str(project), "--template", "cats-dogs-cnn", "--data", str(photographs))
        if not folder.exists():
            lay_out(project, photographs, folder)
        results: dict[str, list[dict[str, Any]]] = {"deepstudio": [], "plain": []}
        if given.keras:
            results["keras"] = []
        for seed in range(given.pairs):
            for name, runs in results.items():
                print(f"{NAMES[name]}, seed {seed}", flush=True)
                if name == "deepstudio":
                    runs.append(train_deepstudio(project, given.epochs, seed))
                else:
                    script = "plain_pytorch.py" if name == "plain" else "keras_book.py"
                    python = sys.executable if name == "plain" else given.keras
                    runs.append(train_script(python, script, folder, given.epochs, seed))
        if given.work:
            (work / "cats_dogs.json").write_text(json.dumps(results, indent=2), encoding="utf-8")

    print("\n" + table(results) + "\n")
    slow = False
    for name, ratio in ratios(results).items():
        slow |= ratio < LIMITS[name]
        print(f"{ratio:.2f} times {NAMES[name]} (wanted: at least {LIMITS[name]:g})")
    sys.exit(slow)


if __name__ == "__main__":
    main()
