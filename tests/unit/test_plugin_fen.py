"""A kind of data, a source and a split from a package of somebody else, found by its entry point, work as our own.

Nothing of it is known to the program (see `tests.fen`).
"""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

from deepstudio.data import served
from tests.fen import PLUGIN, START, attacked_positions, installed, with_plugin
from tests.journeys.commands import command, deepstudio, surroundings

GAMES, MOVES = 20, 5


@pytest.fixture
def positions(tmp_path: Path) -> Path:
    """Positions of some games, in which one side has lost pawns, and the game; one row is none."""
    draw, rows = random.Random(0), ["position,result,game"]
    for game in range(GAMES):
        white = game % 2 == 0
        for _ in range(MOVES):
            ranks = ["rnbqkbnr", "pppppppp", "8", "8", "8", "8", "PPPPPPPP", "RNBQKBNR"]
            kept = draw.randrange(2, 8)
            pawns = 1 if white else 6
            ranks[pawns] = ("p" if white else "P") * kept + (str(8 - kept))
            rows.append(
                f"{'/'.join(ranks)} {draw.choice('wb')} - - 0 1,{'1-0' if white else '0-1'},{game:02}"
            )
    rows.append("no position at all,1-0,00")
    path = tmp_path / "positions.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_what_becomes_known_is_known_where_the_window_asks_about_data(tmp_path: Path) -> None:
    """Also where something was asked before."""
    table = attacked_positions(tmp_path / "positions.csv")
    with installed():
        assert served.plan_for(table).source.id == "fen-squares-file"
    assert served.plan_for(table).source.id == "table"
    with installed():
        assert served.plan_for(table).source.id == "fen-squares-file"


DATA = """
import json, sys
from pathlib import Path
import numpy as np, torch
from deepstudio.catalog import registry
from deepstudio.core.graph import Chosen
from deepstudio.core.project import SplitPlan
from deepstudio.data.given_parts import remarks_of
from deepstudio.data.prepare import prepare
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan
from deepstudio.engine.inputs.feed import Feed, restored

plan = plan_for(Path(sys.argv[1]), registry())
plan = plan.replace(split=SplitPlan(method=Chosen(id="fen-games"), train=60, validation=20))
found = scan(plan, registry())
prepared = prepare(plan, registry())
feed = Feed.of(prepared)
part = feed.part(prepared, prepared.splits["train"], 16, torch.device("cpu"), 0)
batch = next(part.shuffled(1))
(boards,), answers = feed.inputs(batch), feed.targets(batch)
games = {name: sorted({found.values("game")[found.ids.index(prepared.ids[row])] for row in rows})
         for name, rows in prepared.splits.items()}
again = restored(json.loads(json.dumps(feed.about())), "").only
row = again.read(sys.argv[2])
print(json.dumps({
    "source": plan.source.id,
    "scanned": [len(found.ids), list(found.classes)],
    "stored": [str(prepared.columns["board"].values.dtype), list(prepared.columns["board"].values.shape)],
    "fed": [str(boards.dtype), list(boards.shape), str(answers["result"].dtype), len(answers["result"])],
    "shape": list(prepared.columns["board"].column.shape(None).axes),
    "pieces": [float(boards.sum(dim=(1, 2, 3)).min()), float(boards.sum(dim=(1, 2, 3)).max())],
    "games": games,
    "told": [one.finding for one in remarks_of(found, plan)],
    "read": [list(again.collated([row]).shape), int(row.sum()), again.seen(sys.argv[2], row)],
}))
"""


def test_its_data_goes_from_a_file_to_the_numbers_of_a_network(positions: Path) -> None:
    said = with_plugin(DATA, positions, START)
    assert said["source"] == "fen-file"
    assert said["scanned"] == [GAMES * MOVES, ["0-1", "1-0"]]
    assert said["stored"] == ["uint8", [GAMES * MOVES, 12, 8, 8]]  # the row that is no position is left out
    assert said["fed"] == ["torch.float32", [16, 12, 8, 8], "torch.int64", 16]
    assert said["shape"] == [12, 8, 8]
    assert 26 <= said["pieces"][0] <= said["pieces"][1] <= 31
    assert said["games"] == {
        "train": [f"{game:02}" for game in range(12)],
        "validation": [f"{game:02}" for game in range(12, 16)],
        "test": [f"{game:02}" for game in range(16, 20)],
    }
    assert "groups-kept" in said["told"]
    assert said["read"] == [[1, 12, 8, 8], 32, {"pieces": 32}]


@pytest.mark.usefixtures("fresh_interpreter")
def test_the_command_line_recognises_its_file(positions: Path, tmp_path: Path) -> None:
    arguments = ("new", tmp_path / "chess", "--template", "empty", "--data", positions, "--json")
    done = subprocess.run(
        command(*arguments),
        capture_output=True,
        encoding="utf-8",
        env=surroundings(PYTHONPATH=str(PLUGIN)),
        timeout=120,
    )
    assert not done.returncode, done.stderr
    assert json.loads(done.stdout)["classes"] == {"0-1": 50, "1-0": 50}
    project = json.loads((tmp_path / "chess" / "project.json").read_text(encoding="utf-8"))
    assert project["data"]["source"]["id"] == "fen-file"
    assert {name: (column["id"], column["use"]) for name, column in project["data"]["columns"].items()} == {
        "board": ("fen-board", "input"),
        "result": ("category", "target"),
        "game": ("category", "group"),
    }


LEARNING = """
import json, sys
from pathlib import Path
from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project, SplitPlan, TrainingPlan
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.export import export
from deepstudio.engine.fit import fit
from deepstudio.engine.server import Server
from deepstudio.storage.project_folder import ProjectFolder

plan = plan_for(Path(sys.argv[1]), registry()).replace(split=SplitPlan(train=60, validation=20))
plan = plan.replace(found=scan(plan, registry()).found)
graph = sequential("input", "flatten", ("dense", {"units": 2, "activation": "softmax"}), "output")
project = Project(name="Chess", data=plan, models={"model": graph}, training=TrainingPlan(epochs=60))
run = ProjectFolder.create(Path(sys.argv[2]), project).new_run(project)
last = list(fit(project, run, type("Nobody", (), {"poll": lambda self: None})(), device="cpu"))[-1]
(*_, examined) = evaluate(run)
request = {"id": 1, "do": "predict", "run": str(run.path), "given": [{"board": sys.argv[3]}], "seen": True}
answer = Server(sys.stderr).answer(json.dumps(request).encode())
(*_, left) = export(run, "fen-list", Path(sys.argv[2]) / "list.json")
(*_, program) = export(run, "pt2", Path(sys.argv[2]) / "model.pt2")
try:
    list(export(run, "python", Path(sys.argv[2]) / "code"))
except Explained as error:
    refused = str(error)
print(json.dumps({
    "ended": type(last).__name__,
    "accuracy": examined.value["accuracy"],
    "wrong": examined.value["wrong"][:1],
    "answer": answer,
    "exported": json.loads(Path(left.value["path"]).read_text()),
    "program": [program.value["difference"], program.value["samples"]],
    "refused": refused,
}))
"""


def test_a_network_learns_from_it_and_answers(positions: Path, tmp_path: Path) -> None:
    said = with_plugin(LEARNING, positions, tmp_path / "chess", START.replace("pppppppp", "pppp4"))
    assert said["ended"] == "Finished"
    assert said["accuracy"] > 0.9
    (answer,) = said["answer"]["ok"]["answers"]
    assert (answer["answers"]["result"]["label"], answer["seen"]) == ("1-0", {"board": {"pieces": 28}})
    assert said["exported"] == ["0-1", "1-0"]
    assert (said["program"][0] < 1e-5, said["program"][1]) == (True, 7)
    assert said["refused"].startswith("“fen-board” of fen_plugin does not say what it is here (written).")
    without = deepstudio("evaluate", tmp_path / "chess")
    assert (without.code, "“fen-board” here. A plugin may be missing." in without.err) == (1, True), without
    asked = deepstudio("predict", tmp_path / "chess", "--text", START)
    assert asked.err == "The kind of data “fen-board” is not known here. A plugin may be missing.\n"


OTHERS = """
import json
from deepstudio.catalog import registry
from deepstudio.catalog.columns import TextColumn
from deepstudio.core.graph import Chosen
from deepstudio.data.tokenizers import learn_tokenizer, tokenizer, tokenizer_code
from deepstudio.engine.export import writing

(spec,) = (spec for spec in TextColumn.specs() if spec.name == "tokenizer")
chosen = Chosen(id="text", settings={"tokenizer": "fen-signs", "length": 3})
column = registry().make(registry().columns, chosen)
state = learn_tokenizer(column, ["abc", "abd"])
own = {}
exec(compile(tokenizer_code("fen-signs"), "tokenizer.py", "exec"), own)
print(json.dumps({
    "offered": [choice.value for choice in registry().choices(spec)],
    "ids": tokenizer(json.loads(json.dumps(state))).encode("dabx"),
    "carried": own["Tokenizer"](state).encode("dabx"),
    "exporters": [cls.id for cls in registry().exporters],
    "writes": writing("fen-list").__module__,
}))
"""


def test_its_tokenizer_and_its_exporter_join_their_families() -> None:
    said = with_plugin(OTHERS)
    assert said["offered"] == ["words", "segments", "characters", "subwords", "fen-signs"]
    assert said["ids"] == said["carried"] == [5, 2, 3]
    assert said["exporters"] == ["onnx", "pt2", "python", "weights", "fen-list"]
    assert said["writes"] == "fen_plugin.leaving"


LISTED = """
import contextlib, io, json
from deepstudio.cli.listing import ListedFamily, listing

said = {}
for family in ListedFamily:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        listing(family, json=True)
    said[family.value] = [json.loads(line)["id"] for line in out.getvalue().splitlines()]
print(json.dumps(said))
"""


def test_the_command_line_lists_all_it_brings() -> None:
    said = with_plugin(LISTED)
    found = {family: [id for id in ids if id.startswith("fen-")] for family, ids in said.items()}
    assert {family: ids for family, ids in found.items() if ids} == {
        "layers": ["fen-lines"],
        "templates": ["fen-attacked"],
        "sources": ["fen-file", "fen-squares-file"],
        "columns": ["fen-board", "fen-squares"],
        "splits": ["fen-games"],
        "tokenizers": ["fen-signs"],
        "exporters": ["fen-list"],
        "losses": ["fen-squares"],
        "objectives": ["fen-squares"],
        "answers": ["fen-squares"],
        "sections": ["fen-board-errors"],
    }


CARRYING = """
import json, sys
from pathlib import Path
from deepstudio.catalog import registry
from deepstudio.core.project import ColumnPlan, TrainingPlan
from deepstudio.data.plans import with_source
from deepstudio.core.graph import Chosen
from deepstudio.engine.export import export
from deepstudio.engine.fit import fit
from deepstudio.storage.project_folder import ProjectFolder

template = registry().templates.get("sentiment-average")
project = template().build("Signs")
text = ColumnPlan(id="text", settings={"tokenizer": "fen-signs", "vocabulary": 60, "length": 20})
plan = with_source(Chosen(id="text-table", settings={"path": sys.argv[1]}), registry())
plan = plan.replace(columns={**plan.columns, "text": text})
project = project.replace(data=plan, training=TrainingPlan(epochs=1))
run = ProjectFolder.create(Path(sys.argv[2]), project).new_run(project)
last = list(fit(project, run, type("Nobody", (), {"poll": lambda self: None})(), device="cpu"))[-1]
assert type(last).__name__ == "Finished", last
(*_, left) = export(run, "python", Path(sys.argv[2]) / "code")
print(json.dumps({"difference": left.value["difference"], "files": left.value["files"]}))
"""


@pytest.mark.slow
def test_an_export_takes_its_tokenizer_along(tmp_path: Path) -> None:
    table = tmp_path / "texts.csv"
    words = ("good", "bad", "so so")
    rows = [f"{words[n % 3]} film number {n},{'ynm'[n % 3]}" for n in range(60)]
    table.write_text("\n".join(["text,label", *rows]) + "\n", encoding="utf-8")
    said = with_plugin(CARRYING, table, tmp_path / "signs")
    assert said["difference"] < 1e-4
    carried = (tmp_path / "signs" / "code" / "tokenizer.py").read_text(encoding="utf-8")
    assert carried == (PLUGIN / "fen_plugin" / "signs.py").read_text(encoding="utf-8")
