"""The golden projects of format 2: a sample is a row of named columns; what is answered are columns of classes.

They are few and small, for what format 2 added: columns by use, ways to divide, corrections by column, plans for
single networks and answers, layers with several results. The last three were never trained: they name what nobody
knows here, or have no data yet.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.golden.declared import ONE_SHARE, QUICK, Format, Golden, Raw
from tests.golden.drawn import REVIEWS, WORDS, ask_pictures, picture, saved_picture, sentence, written

PEOPLE = ("anna", "bo", "chen", "dora", "emil", "fei", "gül", "hana", "ivo", "jun")
PAWNS = {"open": "pppppppp", "half": "pp1pp1pp", "closed": "p2p2p1"}


# Data


def faces(folder: Path) -> Path:
    """Two classes of small pictures, of which some show the same person: names begin with who it is."""
    for kind, name in enumerate(("calm 静", "wild 狂")):
        for number, person in enumerate(PEOPLE * 4):
            values = picture(kind, 500 * kind + number, 10, colour=True)
            saved_picture(values, folder / name / f"{person}_{number:02}.png")
    return folder


def said_by_whom(folder: Path) -> Path:
    """A CSV file of texts with three moods, and who wrote them."""
    draw, rows = random.Random(21), ["who,review,mood,stars"]
    for _ in range(150):
        mood = draw.choice(list(WORDS))
        rows.append(f"{draw.choice(PEOPLE)},{sentence(draw, mood)},{mood},{draw.randint(1, 5)}")
    return written(folder / "table.csv", "\n".join(rows) + "\n")


def said_when(folder: Path) -> Path:
    """JSON lines of texts with two moods, and when and by whom they were written; not in the order of time."""
    draw, rows = random.Random(22), []
    for number in range(130):
        mood = draw.choice(("good", "bad"))
        when = f"20{10 + 7 * number % 13}-{1 + number % 12:02}-{1 + number % 28:02}"
        row = {
            "when": when,
            "who": draw.choice(PEOPLE),
            "review": sentence(draw, mood),
            "mood": {"good": "好 good", "bad": "坏 bad"}[mood],
        }
        rows.append(json.dumps(row, ensure_ascii=False))
    return written(folder / "table.jsonl", "\n".join(rows) + "\n")


def positions(folder: Path) -> Path:
    """Chess positions for the plugin of the tests, with who won and what the pawns look like; one row is none."""
    draw, rows = random.Random(23), ["position,result,game"]
    for number in range(120):
        pawns, result = draw.choice(list(PAWNS)), draw.choice(("1-0", "0-1"))
        white = PAWNS[pawns].upper()
        black = "4pppp" if result == "1-0" else "pppppppp"
        ranks = [
            "rnbqkbnr",
            black,
            "8",
            "8",
            f"{number % 7 + 1}N{6 - number % 7 or ''}",
            "8",
            white,
            "RNBQKBNR",
        ]
        rows.append(f"{'/'.join(ranks)} {draw.choice('wb')} - - 0 1,{result},{pawns}")
    rows.append("no position at all,1-0,open")
    return written(folder / "table.csv", "\n".join(rows) + "\n")


def ask_positions(folder: Path) -> None:
    """Nobody could ask this network yet; kept for those who can."""
    start = "rnbqkbnr/{black}/8/8/3N4/8/{white}/RNBQKBNR w - - 0 1\n"
    asked = (("pppppppp", "PPPPPPPP"), ("4pppp", "PP1PP1PP"), ("4pppp", "P2P2P1"))
    written(folder / "positions.txt", "".join(start.format(black=b, white=w) for b, w in asked))


# Changes of the project


def linked(*pairs: str) -> list[Raw]:
    """Links from `node` or `node:output` to a node."""
    made = []
    for pair in pairs:
        start, target = pair.split(" > ")
        source, _, output = start.partition(":")
        made.append({"source": source, "target": target, "output": output or "out", "input": "in"})
    return made


def graph(nodes: list[tuple[str, str, Raw]], links: list[Raw]) -> Raw:
    places = {name: [96.0 * (n % 2), 88.0 * n] for n, (name, _, _) in enumerate(nodes)}
    about: Raw = {"frozen": False, "title": ""}
    return {
        "nodes": [
            {"name": name, "layer": layer, "settings": settings, "position": places[name], **about}
            for name, layer, settings in nodes
        ],
        "links": links,
    }


def looked_at(raw: Raw) -> None:
    """Some pictures are left out, one has another class, and one shows somebody else."""
    raw["data"]["excluded"] = ["calm 静/bo_01.png", "wild 狂/jun_39.png"]
    raw["data"]["corrected"] = {
        "calm 静/chen_12.png": {"label": "wild 狂"},
        "wild 狂/anna_20.png": {"label": "calm 静"},
    }
    raw["models"]["model"]["nodes"][1].update(frozen=True, title="第一层 first")


def with_last_state(raw: Raw) -> None:
    """The strongest steps of a GRU and its last state, from a second port, are joined."""
    nodes: list[tuple[str, str, Raw]] = [
        ("input", "input", {"column": "text"}),
        ("embedding", "embedding", {"size": 6}),
        ("gru", "gru", {"units": 6, "return_sequences": True, "return_state": True}),
        ("global_max_pool1d", "global_max_pool1d", {}),
        ("concatenate", "concatenate", {}),
        ("dense", "dense", {"units": 3, "activation": "softmax"}),
        ("output", "output", {"target": "label"}),
    ]
    links = linked(
        "input > embedding",
        "embedding > gru",
        "gru > global_max_pool1d",
        "global_max_pool1d > concatenate",
        "gru:state > concatenate",
        "concatenate > dense",
        "dense > output",
    )
    raw["models"]["model"] = graph(nodes, links)
    # The ids of rows hold a hash of what stands in them.
    raw["data"]["excluded"] = ["0000004-6c8995", "0000033-425680"]
    raw["data"]["corrected"] = {
        "0000002-7657b3": {"label": "bad"},
        "0000003-9819b0": {"label": "so-so", "group": "anna"},
        "0000006-6a757b": {"group": "hana"},
    }
    raw["data"]["split"].update(train=60, validation=20, seed=5)


def in_time(raw: Raw) -> None:
    """Divided in time, while who wrote it is known but not used."""
    raw["data"]["columns"]["group"]["use"] = "unused"
    raw["data"]["split"].update(method={"id": "time", "settings": {}}, train=64, validation=18)


def two_answers(raw: Raw) -> None:
    """Who won, by one number, and what the pawns look like; each has a loss and a weight of its own."""
    nodes: list[tuple[str, str, Raw]] = [
        ("input", "input", {"column": "board"}),
        ("flatten", "flatten", {}),
        ("dense", "dense", {"units": 6, "activation": "tanh"}),
        ("won", "dense", {"units": 1, "activation": "sigmoid"}),
        ("pawns", "dense", {"units": 3, "activation": "softmax"}),
        ("output", "output", {"target": "result"}),
        ("output_2", "output", {"target": "game"}),
    ]
    links = linked(
        "input > flatten",
        "flatten > dense",
        "dense > won",
        "dense > pawns",
        "won > output",
        "pawns > output_2",
    )
    raw["models"]["model"] = graph(nodes, links)
    raw["data"]["columns"]["game"]["use"] = "target"
    raw["data"]["columns"]["board"]["settings"] = {"turned": True}
    raw["data"]["split"].update(method={"id": "random", "settings": {}}, seed=3)
    raw["data"]["excluded"] = ["000011", "000047"]
    raw["data"]["corrected"] = {"000002": {"result": "1-0", "game": "open"}, "000019": {"game": "closed"}}


def from_elsewhere(raw: Raw) -> None:
    """A plugin's source, kinds, split, layer, losses, optimizer and schedule, which this program does not have."""
    data, model = raw["data"], raw["models"]["model"]
    data["source"] = {"id": "ward-archive", "settings": {"ward": 3, "名": "值"}}
    data["columns"] |= {
        "depth": {"id": "depth-map", "settings": {"metres": 4.5}, "use": "input"},
        "age": {"id": "age-band", "settings": {"bands": ["0–30", "30–60"]}, "use": "target"},
        "worth": {"id": "weight-of-a-plugin", "settings": {}, "use": "weight"},
        "left": {"id": "class", "settings": {}, "use": "unused"},
    }
    data["split"].update(method={"id": "by-ward", "settings": {"wards": [3, 5]}}, given="new", seed=17)
    data["excluded"] = ["ward/3/0007"]
    data["corrected"] = {"ward/3/0001": {"age": "30–60", "depth": [1.5, {"near": 2.25}]}}
    data["found"]["columns"]["age"] = {"classes": ["0–30", "30–60"], "counts": [11, 13], "missing": 2}
    data["found"]["columns"]["depth"] = {"low": 0.25, "high": 9.75}
    model["nodes"][2].update(layer="from-a-plugin", settings={"strength": 0.5, "名": "值"}, title="Mine")
    raw["training"].update(
        loss="from-a-plugin",
        optimizer={"id": "lion", "settings": {"learning_rate": 0.01}},
        targets={"age": {"loss": "ordinal", "weight": 0.25}, "label": {"loss": "", "weight": 3.5}},
        roles={"critic": {"optimizer": {"id": "lookahead", "settings": {"every": 6}}, "schedule": None}},
    )


def of_another_task(raw: Raw) -> None:
    """A plugin's task with two networks, each with its own way to learn."""
    raw["task"] = {"id": "pose", "settings": {"joints": 17}}
    raw["models"] = {"finder": raw["models"]["model"], "判 judge": raw["models"]["model"]}
    raw["training"]["roles"] = {
        "finder": {"optimizer": {"id": "sgd", "settings": {"learning_rate": 0.125}}, "schedule": None},
        "判 judge": {"optimizer": None, "schedule": {"id": "cosine", "settings": {}}},
    }
    raw["training"]["start_from"] = {"finder": "run-007"}


def with_a_way(raw: Raw) -> None:
    """The network has an optimizer and a schedule of its own, which go before those of the plan."""
    raw["training"].update(
        optimizer={"id": "sgd", "settings": {"learning_rate": 5.0}},
        schedule={"id": "cosine", "settings": {}},
        roles={
            "model": {
                "optimizer": {"id": "adam", "settings": {"learning_rate": 0.02}},
                "schedule": {"id": "constant", "settings": {}},
            }
        },
    )


def grouped(raw: Raw) -> None:
    with_last_state(raw)
    with_a_way(raw)


PROJECTS = {
    "faces": Golden(
        "cats-dogs-cnn",
        faces,
        ask_pictures(10, True),
        ("--group", "name"),
        nodes={
            "input": {"column": "picture"},
            **{name: {"filters": 4, "padding": "same"} for name in ("conv2d", "conv2d_2", "conv2d_3")},
            "dense": {"units": 12},
            "output": {"target": "label"},
        },
        column={"picture": {"height": 10, "width": 10}},
        training={**QUICK, "batch_size": 4, "epochs": 3},
        change=looked_at,
    ),
    "grouped": Golden(
        "sentiment-gru",
        said_by_whom,
        REVIEWS,
        ("--input", "review", "--target", "mood", "--group", "who"),
        column={"text": {"vocabulary": 60, "length": 12}},
        training=ONE_SHARE,
        change=grouped,
    ),
    "timed": Golden(
        "sentiment-lstm",
        said_when,
        REVIEWS,
        ("--input", "review", "--target", "mood", "--time", "when", "--group", "who"),
        nodes={"embedding": {"size": 4}, "lstm": {"units": 4}, "lstm_2": {"units": 3}},
        column={"text": {"vocabulary": 60, "length": 12, "tokenizer": "characters"}},
        training={
            **ONE_SHARE,
            "balanced": True,
            "targets": {"label": {"loss": "binary_cross_entropy", "weight": 2.5}},
        },
        change=in_time,
    ),
    "two-answers": Golden(
        "empty",
        positions,
        ask_positions,
        training={
            **QUICK,
            "targets": {
                "result": {"loss": "binary_cross_entropy", "weight": 2.0},
                "game": {"loss": "cross_entropy", "weight": 0.5},
            },
        },
        change=two_answers,
        only_trains=True,
        plugin=True,
    ),
    "missing-plugin": Golden("digits-mlp", nodes={"dense": {"units": 6}}, change=from_elsewhere),
    "missing-task": Golden("digits-mlp", nodes={"dense": {"units": 5}}, change=of_another_task),
    "no-data": Golden("cats-dogs-cnn", nodes={"dense": {"units": 7}}),
}

FORMAT_2 = Format(2, "8cbfe6ac4a9a0cf0b3dba203a7163dc75bb9ab67", PROJECTS)
