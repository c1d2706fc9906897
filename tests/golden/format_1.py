"""The golden projects of format 1, before a sample became a row of named columns.

For each template there is a project with a network shrunk by real settings. What else such projects can say is spread
over them. Two have no template of their own: `older` is as programs wrote it before given parts were kept and runs
noted their samples (both taken out by hand), and `missing-plugin` names a layer, a loss and an optimizer that nobody
knows here.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

from tests.golden.declared import ONE_SHARE, QUICK, Format, Golden, Raw, said, write
from tests.golden.drawn import (
    REVIEWS,
    ask_pictures,
    ask_texts,
    letters,
    lines,
    names,
    photographs,
    scans,
    table,
)


def digits() -> list[str]:
    """The ids of the handwritten digits."""
    from sklearn.datasets import load_digits

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
        write(file, raw)
    for file in folder.glob("runs/*/parts.json"):
        file.unlink()


def from_the_first(folder: Path) -> None:
    """A third run that starts from the weights of the first, with a part of the network frozen."""
    raw = json.loads((folder / "project.json").read_bytes())
    raw["training"]["start_from"] = {"model": "run-001"}
    raw["models"]["model"]["nodes"][1]["frozen"] = True
    write(folder / "project.json", raw)
    said("train", folder, "--device", "cpu")


PROJECTS = {
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

FORMAT_1 = Format(1, "b0f82c93ea079d48e3c047ffd79b8969d29032e3", PROJECTS, "deepstudio.engine.record")
