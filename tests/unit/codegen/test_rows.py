"""Emitted projects for rows of a table and for numbers: they read, prepare, divide and answer as the program does."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.catalog.columns import CategoryColumn, NumberColumn, PictureColumn, TextColumn
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.codegen.facts import CodeColumn, CodeFacts
from deepstudio.codegen.project import PythonProject, python_project
from deepstudio.core.binding import REST
from deepstudio.core.check import check
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnFound, ColumnPlan, DataPlan, Found, Project, TrainingPlan
from deepstudio.data.kinds.numerals import number_of
from deepstudio.data.split import ToDivide, divided
from deepstudio.data.tokenizers import learn_tokenizer, tokenizer_code
from deepstudio.engine.inputs.categories import FedCategories
from deepstudio.engine.inputs.feed import Feed
from deepstudio.engine.inputs.numbers import FedNumbers
from tests.unit.codegen.test_project import HOSTILE, written

LEARNED = {"mean": 40.0, "std": 12.5, "low": 18.0, "high": 90.0, "fill": 38.0, "marked": True}
CITIES = {"classes": ["", "Lyon", "Paris", "1"], "known": [0, 1, 3]}
PRICE = {"mean": 200.0, "std": 50.0, "low": 90.0, "high": 400.0, "fill": 200.0, "marked": False}
AGE = CodeColumn("age", NumberColumn(unit="years"), LEARNED)
CITY = CodeColumn("city, or town", CategoryColumn(), CITIES)
NUMBER = CodeColumn("price", NumberColumn(unit="€"), PRICE)
CLASS = CodeColumn("kind", CategoryColumn(), {"classes": HOSTILE[:3]})


def row_project(
    answer: CodeColumn, columns: tuple[CodeColumn, ...] = (AGE, CITY), **training: Any
) -> Project:
    """A small network for rows; its data was looked at."""
    units = len(answer.state["classes"]) if "classes" in answer.state else 1
    graph = sequential(
        ("input", {"column": REST if len(columns) > 1 else ""}),
        ("dense", {"units": 8, "activation": "relu"}),
        ("dense", {"units": units, "activation": "none"}),
        "output",
    )
    plans = {
        one.name: ColumnPlan(id=one.kind.id, settings=one.kind.values(), use=use)
        for one, use in [*((one, "input") for one in columns), (answer, "target")]
    }
    found = {
        one.name: ColumnFound(classes=one.state["classes"], counts=(9,) * len(one.state["classes"]))
        if "classes" in one.state
        else ColumnFound(missing=1)
        for one in (*columns, answer)
    }
    data = DataPlan(
        source=Chosen(id="table", settings={"path": "/home/someone/private.csv"}),
        columns=plans,
        found=Found(fingerprint="x", samples=36, columns=found),
    )
    return Project(name=HOSTILE[0], data=data, models={"model": graph}, training=TrainingPlan(**training))


def emitted(
    answer: CodeColumn,
    columns: tuple[CodeColumn, ...] = (AGE, CITY),
    project: Project | None = None,
    **training: Any,
) -> PythonProject:
    project = project or row_project(answer, columns, **training)
    facts = CodeFacts(columns=columns, answer=answer, small=True)
    return python_project(project, facts, check(project, registry()).analyses["model"], registry())


def module(project: PythonProject, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> ModuleType:
    """One of the emitted files, imported beside the others."""
    monkeypatch.syspath_prepend(str(written(project, folder)))
    blocks = [one for one in sys.modules if one.split(".")[0] == "blocks"]
    for one in ("answer", "data", "model", "train", "predict", "tokenizer", *blocks):
        monkeypatch.delitem(sys.modules, one, raising=False)
    return __import__(name)


@pytest.mark.parametrize("balanced", [False, True])
@pytest.mark.parametrize("answer", [NUMBER, CLASS], ids=["number", "class"])
def test_emitted_code_is_clean(answer: CodeColumn, balanced: bool, tmp_path: Path) -> None:
    project = emitted(answer, balanced=balanced, loss="huber" if balanced and answer is NUMBER else "auto")
    folder = written(project, tmp_path)
    assert not any("/home/someone" in text for text in project.files.values())
    rules = ["--isolated", "--no-cache", "--line-length", "110"]
    ours = ("model.py", "data.py", "answer.py", "train.py", "predict.py")
    for command in (["check", *rules, "--select", "E,F,I,W"], ["format", *rules, "--diff"]):
        ruff = [sys.executable, "-m", "ruff", *command, *ours]
        checked = subprocess.run(ruff, cwd=folder, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("scaling", ["standard", "range", "none"])
def test_a_row_becomes_the_programs_numbers(
    scaling: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    age = CodeColumn("age", NumberColumn(scaling=scaling), LEARNED)
    data = module(emitted(NUMBER, (age, CITY)), tmp_path, monkeypatch, "data")
    fed = {"age": FedNumbers(age.kind, LEARNED), CITY.name: FedCategories(CITY.kind, CITIES)}
    feed = Feed(fed, groups=[("age", CITY.name)])
    rows = [
        {"age": age, CITY.name: city}
        for age, city in [("34", "lyon "), ("1,200.5", "Paris"), ("", "NA"), ("12,5", "Rome"), (3, "1.0")]
    ]
    (expected,) = feed.taken([feed.read(row) for row in rows])
    torch.testing.assert_close(data.to_tensor([data.encode(row) for row in rows]), expected)
    assert data.encode({}) == data.encode({"age": None, CITY.name: float("nan")})
    with pytest.raises(ValueError, match="'abc' is no number"):
        data.encode({"age": "abc"})


def test_a_category_that_enters_as_an_index_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zone = CodeColumn("zone", CategoryColumn(enters="index"), CITIES)
    project = row_project(NUMBER, (zone,))
    graph = sequential("input", ("embedding", {"size": 4}), "flatten", ("dense", {"units": 1}), "output")
    data = module(emitted(NUMBER, (zone,), project.with_graph("model", graph)), tmp_path, monkeypatch, "data")
    fed, values = FedCategories(zone.kind, CITIES), ["Lyon", "Paris", "", "Rome"]
    found = data.to_tensor([data.encode({"zone": value}) for value in values])
    assert found.tolist() == fed.collated([fed.read(value) for value in values]).tolist()
    assert found.dtype == torch.int64


@pytest.mark.parametrize(
    "text",
    [
        *("1,200.5", "12,5", "1.234.567", "€ 3", "-4", "−4", "1e3", "", "abc", "1,200", "5 %"),
        *("1.500", "1234,567", "1234.567", "0.125", "1,5E+03", "1,00,000", ",5", 1.234, 7),
    ],
)
def test_numbers_are_read_as_in_the_program(
    text: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = module(emitted(NUMBER), tmp_path, monkeypatch, "answer")
    np.testing.assert_equal(answer.numeral(text), number_of(text))
    np.testing.assert_equal(answer.numeral(text, comma=True), number_of(text, comma=True))


def test_numbers_are_answered_learned_and_divided_as_in_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train = module(emitted(NUMBER), tmp_path, monkeypatch, "train")
    answer = train.answer
    assert answer.outputs(torch.tensor([[0.0], [1.0]])).tolist() == [[200.0], [250.0]]
    assert answer.said([250.0]) == {"value": 250.0, "unit": "€"}
    assert answer.shown({"value": 250.0}) == "250 €"
    assert "a guess" in answer.shown({"value": 900.0})
    assert answer.targets([200.0, 300.0]).tolist() == [0.0, 2.0]
    assert answer.metric(torch.tensor([[1.0]]), torch.tensor([0.0])).tolist() == [50.0]
    assert answer.loss_of(torch.tensor([[1.0]]), torch.tensor([3.0])).item() == 4.0
    plan = row_project(NUMBER).data.split
    cells = ToDivide(range(97), {"price": np.linspace(1, 9, 97)}, {"price": "target"})
    for mine, theirs in zip(
        train.split(answer.strata(np.linspace(1, 9, 97))), divided(cells, plan).values(), strict=True
    ):
        np.testing.assert_array_equal(mine, theirs)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_is_read_by_the_names_of_its_columns(
    sign: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = module(emitted(NUMBER), tmp_path / "project", monkeypatch, "data")
    with (tmp_path / "t.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = [
            ("price", CITY.name, "age"),
            ("120", "Lyon", "34"),
            ("?", "Lyon", "34"),
            ("90", "Lyon", "old"),
        ]
        csv.writer(file, delimiter=sign).writerows(rows)
    found, answers = data.load(tmp_path / "t.csv")
    assert found.tolist() == [data.encode({"age": 34, CITY.name: "Lyon"})]
    assert answers.tolist() == [120.0]
    assert "2 rows" in capsys.readouterr().err


def test_cells_may_hold_line_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = module(emitted(NUMBER), tmp_path / "project", monkeypatch, "data")
    (tmp_path / "t.csv").write_text('note,age\n"a\nb",34\nc\u2028d,35\n', encoding="utf-8")
    found = [{"note": "a\nb", "age": "34"}, {"note": "c\u2028d", "age": "35"}]
    assert data.read_table(tmp_path / "t.csv") == found


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("t.csv", "a,b\n1,2\n", "none of the columns"), ("t.csv", "", "empty"), ("t.xlsx", "PK", "CSV UTF-8")],
)
def test_a_table_that_does_not_fit_is_one_sentence(
    name: str, content: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = module(emitted(NUMBER), tmp_path / "project", monkeypatch, "data")
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit, match=said):
        data.load(tmp_path / name)


def test_rows_are_typed_as_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    predict = module(emitted(NUMBER), tmp_path, monkeypatch, "predict")
    row = {"age": "34", CITY.name: "Lyon, FR"}
    assert predict.typed('age=34, city, or town="Lyon, FR"') == row
    assert predict.typed("city, or town = Lyon, FR,age=34") == row
    assert predict.typed(json.dumps(row)) == row
    for wrong in ("height=3", "{}", "age"):
        with pytest.raises(SystemExit, match="age"):
            predict.typed(wrong)


def test_pictures_with_numbers_are_read_from_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = CodeColumn("file", PictureColumn(height=4, width=4), {"mean": [0.0] * 3, "std": [1.0] * 3})
    project = row_project(NUMBER, (picture,))
    graph = sequential("input", "flatten", ("dense", {"units": 1, "activation": "none"}), "output")
    made = emitted(NUMBER, (picture,), project.with_graph("model", graph))
    data = module(made, tmp_path / "project", monkeypatch, "data")
    Image.new("RGB", (4, 4), "red").save(tmp_path / "red.png")
    (tmp_path / "t.csv").write_text("file,price\nred.png,120\ngone.png,3\nred.png,\n", encoding="utf-8")
    pixels, answers = data.load(tmp_path / "t.csv")
    assert (pixels.shape, answers.tolist()) == ((1, 4, 4, 3), [120.0])
    assert "`file`" in made.files["README.md"]


def test_texts_with_numbers_are_read_from_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    column = TextColumn(vocabulary=100, min_count=1)
    state = learn_tokenizer(column, ["a fine room", "so so"])
    text = CodeColumn("review", column, {"tokenizer": state})
    project = row_project(NUMBER, (text,))
    layers = (("embedding", {"size": 4}), "global_max_pool1d", ("dense", {"units": 1, "activation": "none"}))
    project = project.with_graph("model", sequential("input", *layers, "output"))
    carried = {"tokenizer.json": json.dumps(state), "tokenizer.py": tokenizer_code("words")}
    facts = CodeFacts(columns=(text,), answer=NUMBER, carried=carried)
    made = python_project(project, facts, check(project, registry()).analyses["model"], registry())
    data = module(made, tmp_path / "project", monkeypatch, "data")
    (tmp_path / "t.csv").write_text("review,price\na fine room,120\nso so,\n", encoding="utf-8")
    rows, answers = data.load(tmp_path / "t.csv")
    assert (rows, answers.tolist()) == ([data.encode("a fine room")], [120.0])
    assert data.load(tmp_path)[1].tolist() == [120.0]


@pytest.mark.slow
def test_train_py_learns_a_number(tmp_path: Path) -> None:
    """y = 3 age, plus 50 in Lyon."""
    folder = written(
        emitted(NUMBER, epochs=30, optimizer=Chosen(id="adam", settings={"learning_rate": 0.02})),
        tmp_path / "p",
    )
    draw = np.random.RandomState(0)
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("age", CITY.name, "price"))
        for _ in range(300):
            age, lyon = draw.uniform(20, 80), draw.rand() < 0.5
            table.writerow((f"{age:.2f}", "Lyon" if lyon else "1", f"{3 * age + 50 * lyon:.2f}"))
    done = subprocess.run(
        [sys.executable, "-B", "train.py", str(tmp_path / "t.csv")],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert float(done.stdout.splitlines()[-1].partition("mean error ")[2].partition(" ")[0]) < 15
