"""Makes the golden projects of format 1: archives in `1/`, and beside each what the program said of it.

    python tests/golden/make.py [NAME…]

They were made with the program at project format 1 (commit b0f82c93e, "A test ends the process only for its own
request"), before a sample became a row of named columns. This file is kept so that anybody can see how. A later
program writes another format: to make them again, check that commit out and run this file with it, by
`PYTHONPATH=THAT_CHECKOUT`. It uses nothing but the command line, and writes into `project.json` what a person would
set in the window.

For each template there is a project with a network shrunk by real settings, and two runs of two epochs:

* run-001 was left alone, then examined beside the simple method, so that it holds what the window shows of that,
* run-002 is the same and was killed (SIGKILL) when its first epoch was saved, so that it has to come to the numbers
  of run-001 when it goes on.

What else such projects can say is spread over them: see `GOLDEN`. Two have no template of their own: `older` is as
programs wrote it before given parts were kept and runs noted their samples (both taken out by hand), and
`missing-plugin` names a layer, a loss and an optimizer that nobody knows here.

Data lies where it lay when the program is asked here; the tests unpack the archives somewhere else.
"""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from sklearn.datasets import load_digits

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1]))

from tests.golden import asking  # noqa: E402

PLACE = HERE / "1"
Raw = dict[str, Any]
WORDS = {
    "good": [
        "lovely",
        "bright",
        "warm",
        "clever",
        "moving",
        "fresh",
        "charming",
        "honest",
        "好看",
        "感人",
        "精彩",
    ],
    "bad": ["dull", "cold", "slow", "boring", "empty", "broken", "noisy", "weak", "无聊", "难看", "失望"],
    "so-so": [
        "usual",
        "plain",
        "average",
        "middling",
        "ordinary",
        "common",
        "fair",
        "regular",
        "一般",
        "普通",
        "还行",
    ],
}
FILLING = [
    "the",
    "film",
    "was",
    "and",
    "a",
    "story",
    "with",
    "music",
    "in",
    "this",
    "evening",
    "电影",
    "故事",
    "我",
    "觉得",
]
NAMES = {
    "de": ("schnei", "krau", "wein", "hoff", "mann", "berg", "feld", "bach"),
    "it": ("rossi", "ferra", "bian", "chini", "etto", "ello", "ini", "ucci"),
    "ja": ("yama", "kawa", "moto", "shi", "ta", "naka", "saki", "hara"),
}


@dataclass(frozen=True)
class Golden:
    """A project: its template, what writes its data and what it is asked, and what is set in it."""

    template: str
    data: Callable[[Path], Path] | None = None
    ask: Callable[[Path], None] | None = None
    options: tuple[str, ...] = ()
    nodes: Mapping[str, Raw] = field(default_factory=dict)
    column: Mapping[str, Raw] = field(default_factory=dict)
    training: Raw = field(default_factory=dict)
    change: Callable[[Raw], None] = lambda raw: None
    after: Callable[[Path], None] = lambda folder: None
    """What is done to the folder when it was trained."""
    more: Callable[[Path], None] = lambda folder: None
    """Further runs."""
    forms: tuple[str, ...] = ("weights", "onnx", "pt2", "python")


# Data


def _picture(kind: int, seed: int, side: int, colour: bool) -> np.ndarray[Any, Any]:
    """Stripes of a direction, or a spot, in noise; values from 0 to 1."""
    rows, columns = np.mgrid[:side, :side] / side
    noise = np.random.default_rng(seed)
    wave = (rows, columns, (rows - 0.5) ** 2 + (columns - 0.5) ** 2)[kind] * (12 + noise.random())
    grey = (0.35 + 0.35 * np.sin(wave)) + 0.3 * noise.random((side, side))
    return np.stack([grey, grey * 0.8, grey**2], 2) if colour else grey


def _save(values: np.ndarray[Any, Any], path: Path, white: int = 255) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray((values * white).astype(np.uint8 if white == 255 else np.uint16)).save(path)


def photographs(folder: Path) -> Path:
    """Two classes in colour, in folders that give the parts."""
    for start, (part, each) in enumerate((("train", 24), ("val", 8), ("test", 8))):
        for kind, name in enumerate(("cat 猫", "dog 狗")):
            for n in range(each):
                values = _picture(kind, 1000 * start + 10 * n + kind, 20, True)
                _save(values, folder / part / name / f"{n}.png")
    return folder


def scans(folder: Path) -> Path:
    """Three classes of grey pictures with 12 bits in files of 16."""
    for kind, name in enumerate(("rows", "columns", "rings")):
        for n in range(24):
            _save(_picture(kind, 1000 * kind + n, 12, False), folder / name / f"scan {n:02}.png", 4095)
    return folder


def _sentence(draw: random.Random, mood: str) -> str:
    words = [draw.choice(FILLING) for _ in range(draw.randint(2, 6))]
    for _ in range(2):
        words.insert(draw.randint(0, len(words)), draw.choice(WORDS[mood]))
    return " ".join(words)


def table(folder: Path) -> Path:
    """Texts in one of several columns, with the moods in another."""
    draw, rows = random.Random(3), ["number;title;review;stars;mood"]
    for number in range(240):
        mood = draw.choice(list(WORDS))
        rows.append(f"{number};Film {number % 17};{_sentence(draw, mood)};{draw.randint(1, 5)};{mood}")
    return _written(folder / "table.csv", "\n".join(rows) + "\n", "gb18030")


def letters(folder: Path) -> Path:
    """A file for each text, below folders that give the parts."""
    draw = random.Random(4)
    for part, each in (("train", 50), ("test", 20)):
        for mood in WORDS:
            for n in range(each):
                _written(folder / part / mood / f"{n}.txt", _sentence(draw, mood))
    return folder


def lines(folder: Path) -> Path:
    """A file for each class, with a text in each line; one class is rare."""
    draw = random.Random(5)
    for mood, each in zip(WORDS, (150, 110, 40), strict=True):
        _written(folder / f"{mood}.txt", "".join(f"{_sentence(draw, mood)}\n" for _ in range(each)))
    return folder


def names(folder: Path) -> Path:
    draw = random.Random(6)
    for language, syllables in NAMES.items():
        some = sorted({"".join(draw.sample(syllables, draw.randint(2, 3))).title() for _ in range(160)})
        _written(folder / f"{language}.txt", "".join(f"{name}\n" for name in some))
    return folder


def _written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def ask_pictures(side: int, colour: bool = False, white: int = 255) -> Callable[[Path], None]:
    def ask(folder: Path) -> None:
        for kind in range(3):
            _save(_picture(kind, 77 + kind, side, colour), folder / f"{kind}.png", white)

    return ask


def ask_texts(*texts: str) -> Callable[[Path], None]:
    def ask(folder: Path) -> None:
        _written(folder / "texts.txt", "".join(f"{text}\n" for text in texts))

    return ask


REVIEWS = ask_texts("a lovely film with charming music", "slow and boring 难看", "这个 故事 一般 plain")


# Changes of the project


def digits() -> list[str]:
    """The ids of the handwritten digits."""
    return [f"{label}/{number:04}" for number, label in enumerate(load_digits().target)]


def sentences() -> list[str]:
    """The ids of the toy sentences."""
    return [f"{number:07}" for number in range(1, 2701)]


def a_part_of(ids: Callable[[], list[str]], every: int) -> Callable[[Raw], None]:
    """Excludes all but one of so many samples."""

    def change(raw: Raw) -> None:
        kept = set(random.Random(11).sample(ids(), len(ids()) // every))
        raw["data"]["excluded"] = [id for id in ids() if id not in kept]

    return change


def corrected(raw: Raw) -> None:
    """A person has looked at some digits."""
    raw["data"]["excluded"] = digits()[3::7]
    raw["data"]["relabelled"] = {digits()[1]: "7", digits()[2]: "3", digits()[11]: "0"}
    raw["data"]["split"].update(train=60, validation=20, seed=7)


def relabelled(raw: Raw) -> None:
    a_part_of(sentences, 3)(raw)
    kept = sorted(set(sentences()) - set(raw["data"]["excluded"]))
    raw["data"]["relabelled"] = dict.fromkeys(kept[::90], "neutral")


def joined(raw: Raw) -> None:
    """What somebody built from nothing: branches that join, one node with a title of its own and one frozen."""
    nodes = [
        ("input", "input", {}),
        ("conv2d", "conv2d", {"filters": 3}),
        ("max_pool2d", "max_pool2d", {}),
        ("flatten", "flatten", {}),
        ("flatten_2", "flatten", {}),
        ("dense", "dense", {"units": 6, "activation": "tanh"}),
        ("concatenate", "concatenate", {}),
        ("dense_2", "dense", {"units": 3, "activation": "softmax"}),
        ("output", "output", {}),
    ]
    links = [
        *(
            ("input", "conv2d"),
            ("conv2d", "max_pool2d"),
            ("max_pool2d", "flatten"),
            ("flatten", "concatenate"),
        ),
        *(("input", "flatten_2"), ("flatten_2", "dense"), ("dense", "concatenate")),
        *(("concatenate", "dense_2"), ("dense_2", "output")),
    ]
    raw["models"]["model"] = {
        "nodes": [
            {
                "name": name,
                "layer": layer,
                "settings": settings,
                "position": [80.0 * (n % 2), 88.0 * n],
                "frozen": name == "conv2d",
                "title": "两条路 join" if name == "concatenate" else "",
            }
            for n, (name, layer, settings) in enumerate(nodes)
        ],
        "links": [{"source": a, "target": b, "output": "out", "input": "in"} for a, b in links],
    }


def files_corrected(raw: Raw) -> None:
    raw["data"]["excluded"] = ["rings/scan 03.png", "rows/scan 11.png"]
    raw["data"]["relabelled"] = {"columns/scan 04.png": "rings", "rows/scan 00.png": "columns"}


def rows_corrected(raw: Raw) -> None:
    """The ids of rows hold a hash of what stands in them."""
    raw["data"]["excluded"] = ["0000002-640fe1", "0000007-d22b4d"]
    raw["data"]["relabelled"] = {"0000001-339da8": "so-so", "0000005-06c413": "good"}


def from_elsewhere(raw: Raw) -> None:
    """A plugin's layer, optimizer and loss, which this program does not have."""
    model = raw["models"]["model"]
    model["nodes"][2].update(layer="from-a-plugin", settings={"strength": 0.5, "名": "值"}, title="Mine")
    raw["training"].update(
        loss="from-a-plugin", optimizer={"id": "lion", "settings": {"learning_rate": 0.01}}
    )


def as_before(folder: Path) -> None:
    """Takes out what programs did not write before: whether given parts are kept, and the samples of a run."""
    for file in [folder / "project.json", *folder.glob("runs/*/project.json")]:
        raw = json.loads(file.read_bytes())
        del raw["data"]["split"]["given"], raw["data"]["found"]["given"]
        del raw["data"]["found"]["black"], raw["data"]["found"]["white"]
        _write(file, raw)
    for file in folder.glob("runs/*/parts.json"):
        file.unlink()


def from_the_first(folder: Path) -> None:
    """A third run that starts from the weights of the first, with a part of the network frozen."""
    raw = json.loads((folder / "project.json").read_bytes())
    raw["training"]["start_from"] = {"model": "run-001"}
    raw["models"]["model"]["nodes"][1]["frozen"] = True
    _write(folder / "project.json", raw)
    said("train", folder, "--device", "cpu")


QUICK = {"optimizer": {"id": "adam", "settings": {"learning_rate": 0.01}}}
# So small that no recurrent network shares its batch out to threads: their number would decide about the numbers.
ONE_SHARE = {**QUICK, "batch_size": 15}

GOLDEN: Mapping[str, Golden] = {
    "digits-cnn": Golden(
        "digits-cnn",
        ask=ask_pictures(8),
        nodes={"conv2d": {"filters": 4}, "conv2d_2": {"filters": 6}, "dense": {"units": 12}},
        training=QUICK,
        more=from_the_first,
    ),
    "digits-mlp": Golden(
        "digits-mlp",
        ask=ask_pictures(8),
        nodes={"dense": {"units": 12}},
        training={**QUICK, "early_stopping": 3, "augmentation": True},
        change=corrected,
    ),
    "lenet5": Golden(
        "lenet5",
        ask=ask_pictures(32),
        nodes={
            "conv2d": {"filters": 2},
            "conv2d_2": {"filters": 3},
            "conv2d_3": {"filters": 6},
            "dense": {"units": 10},
        },
        training={"optimizer": {"id": "sgd", "settings": {"learning_rate": 0.05}}},
        change=a_part_of(digits, 4),
    ),
    "cats-dogs-cnn": Golden(
        "cats-dogs-cnn",
        photographs,
        ask_pictures(20, True),
        nodes={
            "conv2d": {"filters": 3},
            "conv2d_2": {"filters": 4},
            "conv2d_3": {"filters": 5},
            "dense": {"units": 8},
        },
        column={"picture": {"height": 28, "width": 24, "fit": "pad", "normalise": "standard"}},
        training={**QUICK, "batch_size": 8, "loss": "binary_cross_entropy"},
    ),
    "small-resnet": Golden(
        "small-resnet",
        scans,
        ask_pictures(12, white=4095),
        nodes={
            "conv_block": {"filters": 4},
            "residual": {"filters": 4},
            "residual_2": {"filters": 5},
            "residual_3": {"filters": 6},
        },
        column={"picture": {"height": 12, "width": 12, "color": "grey"}},
        training={**QUICK, "batch_size": 8},
        change=files_corrected,
    ),
    "sentiment-average": Golden(
        "sentiment-average",
        ask=REVIEWS,
        nodes={"embedding": {"size": 6}},
        column={"text": {"vocabulary": 200, "length": 30}},
        training=QUICK,
    ),
    "sentiment-lstm": Golden(
        "sentiment-lstm",
        ask=REVIEWS,
        nodes={"embedding": {"size": 6}, "lstm": {"units": 6}, "lstm_2": {"units": 4}},
        column={"text": {"vocabulary": 120, "length": 20}},
        training={**ONE_SHARE, "loss": "binary_cross_entropy"},
        change=a_part_of(sentences, 4),
    ),
    "sentiment-lstm-3": Golden(
        "sentiment-lstm-3",
        table,
        REVIEWS,
        ("--input", "review", "--target", "mood", "--encoding", "gb18030"),
        nodes={"embedding": {"size": 6}, "lstm": {"units": 6}, "lstm_2": {"units": 4}},
        column={"text": {"vocabulary": 80, "length": 12, "lowercase": False}},
        training=ONE_SHARE,
        change=rows_corrected,
    ),
    "sentiment-gru": Golden(
        "sentiment-gru",
        letters,
        REVIEWS,
        ("--split", "new"),
        nodes={"embedding": {"size": 6}, "gru": {"units": 6}},
        column={"text": {"vocabulary": 80, "length": 12}},
        training=ONE_SHARE,
    ),
    "sentiment-cnn": Golden(
        "sentiment-cnn",
        lines,
        REVIEWS,
        nodes={"embedding": {"size": 8}, **{n: {"filters": 8} for n in ("conv1d", "conv1d_2", "conv1d_3")}},
        column={"text": {"vocabulary": 120, "length": 24, "tokenizer": "subwords"}},
        training={**QUICK, "loss": "cross_entropy", "balanced": True},
    ),
    "sentiment-transformer": Golden(
        "sentiment-transformer",
        ask=REVIEWS,
        nodes={"embedding": {"size": 8}, "transformer_encoder_block": {"heads": 2, "width": 12}},
        column={"text": {"vocabulary": 120, "length": 20}},
        training={**QUICK, "schedule": {"id": "warmup-cosine", "settings": {"warmup": 0.2}}},
        change=relabelled,
    ),
    "char-rnn-classifier": Golden(
        "char-rnn-classifier",
        names,
        ask_texts("Schneimann", "Bianchini", "Yamamoto"),
        nodes={"embedding": {"size": 6}, "simple_rnn": {"units": 8}},
        column={"text": {"length": 14, "vocabulary": 60}},
        training=ONE_SHARE,
    ),
    "empty": Golden(
        "empty",
        scans,
        ask_pictures(12, white=4095),
        column={"picture": {"height": 10, "width": 10, "color": "grey", "black": 0.0, "white": 5000.0}},
        training={**QUICK, "schedule": {"id": "cosine", "settings": {}}, "batch_size": 16},
        change=joined,
    ),
    "older": Golden(
        "digits-mlp",
        photographs,
        ask_pictures(20, True),
        ("--split", "new"),
        nodes={"dense": {"units": 6}},
        column={"picture": {"height": 8, "width": 8, "color": "grey"}},
        training={**QUICK, "batch_size": 8},
        after=as_before,
    ),
    "missing-plugin": Golden("digits-mlp", nodes={"dense": {"units": 6}}, change=from_elsewhere, forms=()),
}

# Making


def said(*arguments: object, code: int = 0) -> tuple[int, str]:
    """Runs a command in this process."""
    ended, out = say(*arguments)
    assert ended == code, (arguments, out)
    return ended, out


def say(*arguments: object) -> tuple[int, str]:
    from deepstudio.cli.app import run

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        ended = run([str(argument) for argument in arguments])
    return ended, out.getvalue() or err.getvalue()


# A process that is gone, as by a power cut, as soon as the run's place behind the first epoch is on the disk.
KILLED = f"""
import os, sys
from deepstudio.cli.app import run
from deepstudio.engine import record
whole = record.train_recorded
def killed(*arguments, **options):
    for event in whole(*arguments, **options):
        yield event
        if event.kind == "checkpoint" and "last" in event.file:
            os.kill(os.getpid(), {int(signal.SIGKILL)})
record.train_recorded = killed
run(["train", sys.argv[1], "--device", "cpu"])
"""


def make(name: str, golden: Golden, base: Path) -> None:
    """Writes the archive and what the program says of it."""
    folder = base / name
    project = folder / "project"
    place = golden.data(folder / "data") if golden.data else None
    for path in (folder / "data").rglob("*"):
        os.utime(path, (asking.EARLY, asking.EARLY))
    data = ("--data", place) if place else ()
    said("new", project, "--template", golden.template, *data, *golden.options)
    _set(project / "project.json", name, golden)
    if golden.ask is not None:
        golden.ask(folder / "ask")
        _train(project)
        golden.more(project)
        golden.after(project)
    for file in [*project.rglob("*.bak"), *project.rglob("*.lock")]:
        file.unlink()
    asking.pack(folder, PLACE / f"{name}.tar.xz")
    expected = _expected(PLACE / f"{name}.tar.xz", folder, golden)
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    (PLACE / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _set(file: Path, name: str, golden: Golden) -> None:
    raw = json.loads(file.read_bytes())
    raw["name"] = f"Golden 金 {name}"
    golden.change(raw)
    for node in raw["models"]["model"]["nodes"]:
        node["settings"].update(golden.nodes.get(node["name"], {}))
    assert set(golden.nodes) <= {node["name"] for node in raw["models"]["model"]["nodes"]}
    for column, settings in golden.column.items():
        raw["data"]["columns"][column]["settings"].update(settings)
    raw["training"].update({"epochs": 2, **golden.training})
    if golden.ask is not None:
        raw["data"]["found"] = None  # found anew by the run
    _write(file, raw)


def _train(project: Path) -> None:
    said("train", project, "--device", "cpu")
    run = json.loads((project / "runs" / asking.WHOLE / "project.json").read_bytes())
    raw = json.loads((project / "project.json").read_bytes())
    raw["data"]["found"] = run["data"]["found"]
    _write(project / "project.json", raw)
    said("evaluate", project, "--baseline", "--json")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(project)], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended


def _expected(archive: Path, folder: Path, golden: Golden) -> Raw:
    def fresh() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        return asking.unpack(archive, folder)

    about = {"template": golden.template, "opened": asking.opened(say, fresh())}
    if golden.ask is None:
        return about
    whole = folder / "project" / "runs" / asking.WHOLE
    found = {
        **about,
        "parts": asking.parts(whole / "parts.json"),
        "examined": asking.examined(say, folder),
        "answers": asking.answers(say, folder),
        "exported": {form: asking.exported(say, folder, form) for form in golden.forms},
        "whole": _result(whole),
        "resumed": asking.resumed(say, folder),
    }
    assert {**found["whole"], "run": asking.KILLED} == found["resumed"], found
    asking.opened(say, fresh())
    return found | {"anew": asking.trained_anew(say, folder)}


def _result(run: Path) -> Raw:
    """What the run came to, from the last of its events."""
    last = json.loads((run / "events.jsonl").read_bytes().splitlines()[-1])
    best = {**last["best"], "epoch": last["best_epoch"]}
    return {"run": run.name, "reason": last["reason"], "best": best, "test": last["test"]}


def _write(file: Path, raw: Raw) -> None:
    file.write_text(json.dumps(raw, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main(wanted: list[str]) -> None:
    PLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as base:
        os.environ["DEEPSTUDIO_HOME"] = str(Path(base) / "home")
        for name in wanted or GOLDEN:
            make(name, GOLDEN[name], Path(base))
            print(name, (PLACE / f"{name}.tar.xz").stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1:])
