"""Training speed of the textbook's sentiment network on real reviews, against a plain PyTorch script.

python benchmarks/sentiment_speed.py REVIEWS [--pairs N] [--epochs N] [--work FOLDER]

REVIEWS is a table of texts with two classes. Both train the same network on the same tokens of the same split, one
after the other, once for each seed; no two run at the same time.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from programs import HERE, ROOT, deepstudio, run

LENGTH, VOCABULARY, LIMIT = 200, 5_000, 3.0  # as the template has them


def train_deepstudio(project: Path, epochs: int, seed: int) -> dict[str, Any]:
    """One run of the program, by the command a person would type."""
    arguments = ["train", str(project), "--epochs", str(epochs), "--seed", str(seed), "--json"]
    result = json.loads(deepstudio(*arguments))
    events = (Path(result["dir"]) / "events.jsonl").read_text(encoding="utf-8").splitlines()
    done = [event for event in map(json.loads, events) if event["kind"] == "epoch"]
    return {
        "samples_per_second": statistics.median(event["samples_per_second"] for event in done),
        "validation_accuracy": result["best"]["validation.accuracy"],
        "test_accuracy": result["test"]["accuracy"],
        "run": result["dir"],
    }


def lay_out(run_folder: Path, file: Path) -> float:
    """Writes the tokens of a run's parts, padded to the same length; returns their mean length in training."""
    sys.path.insert(0, str(ROOT))
    from deepstudio.catalog import registry
    from deepstudio.data.prepare import prepare
    from deepstudio.storage.run_folder import RunFolder

    prepared = prepare(RunFolder(run_folder).project(), registry())
    texts = prepared.columns["text"]
    flat, offsets = texts.tokens, texts.offsets
    tables: dict[str, Any] = {}
    for part, rows in prepared.splits.items():
        table = np.zeros((len(rows), LENGTH), np.int64)
        for number, row in enumerate(rows):
            ids = flat[offsets[row] : offsets[row + 1]]
            table[number, : len(ids)] = ids
        tables |= {f"{part}_tokens": table, f"{part}_labels": prepared.labels[rows]}
    np.savez(file, **tables)
    return float((tables["train_tokens"] != 0).sum(1).mean())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("reviews", type=Path)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--work", type=Path, help="where to put the project (default: a temporary folder)")
    given = parser.parse_args()

    with tempfile.TemporaryDirectory() as temporary:
        work = (given.work or Path(temporary)).resolve()
        project, tokens = work / "project", work / "tokens.npz"
        if not project.exists():
            reviews = str(given.reviews.resolve())
            deepstudio("new", str(project), "--template", "sentiment-lstm", "--data", reviews)
        own, plain, mean = [], [], 0.0
        for seed in range(given.pairs):
            print(f"DeepStudio, seed {seed}", flush=True)
            own.append(train_deepstudio(project, given.epochs, seed))
            mean = mean or lay_out(Path(own[-1]["run"]), tokens)
            print(f"plain PyTorch, seed {seed}", flush=True)
            command = [str(HERE / "plain_lstm.py"), str(tokens), "--vocabulary", str(VOCABULARY)]
            command += ["--epochs", str(given.epochs)]
            plain.append(json.loads(run([sys.executable, *command, "--seed", str(seed)])))

    print(f"\nMean length in training: {mean:.0f} tokens\n")
    for name, runs in (("DeepStudio", own), ("plain PyTorch", plain)):
        speeds = " · ".join(f"{one['samples_per_second']:.0f}" for one in runs)
        right = " · ".join(f"{100 * one['test_accuracy']:.1f} %" for one in runs)
        mean_right = 100 * statistics.mean(one["test_accuracy"] for one in runs)
        print(f"| {name} | {speeds} | {right} | {mean_right:.1f} % |")
    ratio = statistics.median(
        mine["samples_per_second"] / other["samples_per_second"]
        for mine, other in zip(own, plain, strict=True)
    )
    print(f"\n{ratio:.2f} times plain PyTorch (wanted: at least {LIMIT:g})")
    sys.exit(ratio < LIMIT)


if __name__ == "__main__":
    main()
