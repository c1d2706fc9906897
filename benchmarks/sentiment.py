"""Accuracy of the text templates on real sets, beside the simple method that the page Evaluate compares with.

python benchmarks/sentiment.py FOLDER [--sets NAME…] [--templates ID…] [--seeds N] [--epochs N] [--work FOLDER]

FOLDER holds the real sets as `tests` use them. Every network is trained and examined by the commands a person would
type; the split is the program's own and the same for all.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from programs import deepstudio

BOOK, BOOK_3 = "sentiment-lstm", "sentiment-lstm-3"
OTHERS = ("sentiment-average", "sentiment-gru", "sentiment-cnn", "sentiment-transformer")
WITHIN = 0.01  # of the simple method


@dataclass(frozen=True)
class Set:
    """A real set, the network of the book for it, what that must reach, and how its texts are cut."""

    title: str
    path: str
    book: str
    wanted: float
    settings: tuple[str, ...] = ()


WORDS = ("data.text.vocabulary=10000", "data.text.min_count=2")  # what a text column has by itself
SETS = {
    "hotel": Set(
        "hotel reviews (Chinese, 7,765)",
        "zh_sentiment/ChnSentiCorp_htl_all.csv",
        BOOK,
        0.83,
        ("data.text.tokenizer=subwords", "data.text.vocabulary=4000"),
    ),
    "sst2": Set("film phrases (English, 9,613)", "en_sentiment_sst2", BOOK, 0.77, WORDS),
    "airline": Set(
        "airline tweets (English, 14,640)", "en_sentiment_airline/Tweets.csv", BOOK_3, 0.78, WORDS
    ),
}


def examined(project: Path, one: Set, seed: int, epochs: int) -> dict[str, Any]:
    """Test accuracy and macro-F1 of one run."""
    settings = [part for setting in one.settings for part in ("--set", setting)]
    arguments = ["--epochs", str(epochs), "--seed", str(seed), "--json", *settings]
    run = json.loads(deepstudio("train", str(project), *arguments))
    found = json.loads(deepstudio("evaluate", str(project), "--run", run["run"], "--json"))
    return {
        "run": run["run"],
        "validation": run["best"]["validation.accuracy"],
        "accuracy": found["accuracy"],
        "macro_f1": found["macro_f1"],
    }


def simple(project: Path, run: str) -> dict[str, Any]:
    """The simple method on the same split."""
    found = json.loads(deepstudio("evaluate", str(project), "--run", run, "--baseline", "--json"))
    baseline: dict[str, Any] = found["baseline"]
    return baseline


def row(name: str, runs: list[dict[str, Any]]) -> str:
    each = " · ".join(f"{100 * run['accuracy']:.1f}" for run in runs)
    means = [100 * statistics.mean(run[key] for run in runs) for key in ("accuracy", "macro_f1")]
    return f"| {name} | {each} | **{means[0]:.1f} %** | {means[1]:.1f} % |"


def mean(runs: list[dict[str, Any]], key: str = "accuracy") -> float:
    return statistics.mean(run[key] for run in runs)


def one_set(name: str, given: argparse.Namespace, work: Path) -> tuple[list[str], bool]:
    """The table of one set, and whether something wanted was missed."""
    one = SETS[name]
    results: dict[str, list[dict[str, Any]]] = {}
    for template in given.templates or (one.book, *OTHERS):
        project = work / f"{name}-{template}"
        if not project.exists():
            deepstudio("new", str(project), "--template", template, "--data", str(given.folder / one.path))
        results[template] = [examined(project, one, seed, given.epochs) for seed in range(given.seeds)]
    baseline = simple(project, results[template][0]["run"])
    # The best template is the one that is best on the validation part; the test part tells how good it is.
    chosen = max(results, key=lambda name: mean(results[name], "validation"))
    best = mean(results[chosen])
    lines = [f"\n{one.title}\n", "| | accuracy, each seed | mean | macro-F1 |", "|---|---|---|---|"]
    lines += [row(template, runs) for template, runs in results.items()]
    lines.append(
        f"| TF-IDF and logistic regression | | **{100 * baseline['accuracy']:.1f} %** "
        f"| {100 * baseline['macro_f1']:.1f} % |"
    )
    missed = best < baseline["accuracy"] - WITHIN
    if one.book in results:
        missed |= mean(results[one.book]) < one.wanted
        lines.append(f"\n{one.book}: wanted at least {100 * one.wanted:.0f} %")
    gained = 100 * (best - baseline["accuracy"])
    lines.append(f"{chosen}, the best on validation, against the simple method: {gained:+.1f} points")
    return lines, missed


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", nargs="+", default=list(SETS), choices=list(SETS))
    parser.add_argument("--templates", nargs="+")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--work", type=Path, help="where to put the projects (default: a temporary folder)")
    given = parser.parse_args()
    report: list[str] = []
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        work = (given.work or Path(temporary)).resolve()
        for name in given.sets:
            lines, missed = one_set(name, given, work)
            report += lines
            failed |= missed
    print("\n".join(report))
    sys.exit(failed)


if __name__ == "__main__":
    main()
