"""The emitted project of a network for texts: clean, harmless, with the program's own tokens and split."""

import ast
import csv
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from deepstudio.catalog import registry
from deepstudio.catalog.columns import CategoryColumn
from deepstudio.codegen.facts import CodeColumn, CodeFacts
from deepstudio.codegen.project import PythonProject, python_project
from deepstudio.core.check import check
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, Project
from deepstudio.data.prepare import prepare
from deepstudio.data.prepared import Prepared
from deepstudio.data.tokenizers import learn_tokenizer
from deepstudio.engine.export.texts import tokenizer_code
from deepstudio.engine.objectives.classes import class_weights
from tests.unit.codegen.test_project import HOSTILE, written

TEMPLATES = [t.id for t in registry().templates if t.id.startswith(("sentiment", "char"))]
WORDS = {"good": "I like it , it is a good {}", "bad": "bad , a waste , I do not want this {} again"}
THINGS = ["book", "film", "room", "soup", "song", "phone", "trip", "game", "teacher", "chair", "lamp", "road"]


def sentences() -> list[tuple[str, str]]:
    """Texts of two classes that differ in their words."""
    return [(words.format(thing), name) for name, words in WORDS.items() for thing in THINGS]


def text_project(template: str = "sentiment-cnn", **training: object) -> Project:
    project = registry().templates.get(template)().build("Opinions")
    return project.replace(training=project.training.replace(**training))


def emitted(
    project: Project,
    classes: tuple[str, ...] = (),
    state: dict | None = None,
    columns: tuple[str, str] = ("", ""),
) -> PythonProject:
    column = registry().make(registry().columns, project.data.columns["text"])
    state = state or learn_tokenizer(column, [text for text, _ in sentences()])
    names = classes or ("negative", "neutral", "positive")
    code = tokenizer_code(column.tokenizer)
    facts = CodeFacts(
        columns=(CodeColumn("text", column, {"tokenizer": state}),),
        answer=CodeColumn("label", CategoryColumn(), {"classes": names}),
        named=dict(zip(("text", "label"), columns, strict=True)),
        carried={"tokenizer.json": json.dumps(state), "tokenizer.py": code},
        small=True,
    )
    return python_project(project, facts, check(project, registry()).analyses["model"], registry())


def loaded(project: PythonProject, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> ModuleType:
    """One of the emitted files, imported beside the others."""
    monkeypatch.syspath_prepend(str(written(project, folder)))
    for module in (
        "tokenizer",
        "answer",
        "data",
        "model",
        "train",
        *[m for m in sys.modules if m.startswith("blocks")],
    ):
        monkeypatch.delitem(sys.modules, module, raising=False)
    return __import__(name)


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return prepare(text_project(), registry())


@pytest.mark.parametrize("template", TEMPLATES)
def test_emitted_code_is_clean(template, tmp_path):
    project = text_project(template, balanced=template == "sentiment-cnn", early_stopping=3)
    written(emitted(project, ("a", "b") if template == "sentiment-lstm" else ()), tmp_path)
    rules = ["--isolated", "--no-cache", "--line-length", "110"]
    ruff = [sys.executable, "-m", "ruff"]
    ours = ("model.py", "data.py", "answer.py", "train.py", "predict.py")
    for command in (["check", *rules, "--select", "E,F,W"], ["format", *rules, "--diff"]):
        checked = subprocess.run([*ruff, *command, *ours], cwd=tmp_path, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stdout


def test_hostile_names_stay_values():
    project = text_project().replace(name=HOSTILE[0] + HOSTILE[1] + HOSTILE[4])
    settings = {"path": "/home/someone/private.csv"}
    source = Chosen(id="text-table", settings=settings)
    project = project.replace(data=project.data.replace(source=source))
    files = emitted(project, HOSTILE[:3], columns=(HOSTILE[0], HOSTILE[2])).files
    for name, text in files.items():
        assert "/home/someone" not in text
        if name.endswith(".py"):
            calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
            assert not any("abort" in ast.unparse(call.func) for call in calls)
    values = {}
    for node in ast.parse(files["answer.py"] + files["data.py"]).body:
        if isinstance(node, ast.Assign) and not isinstance(node.value, ast.Call):
            names = [ast.unparse(one) for one in ast.walk(node.targets[0]) if isinstance(one, ast.Name)]
            found = ast.literal_eval(node.value)
            values |= dict(zip(names, found if len(names) > 1 else [found], strict=True))
    assert values["CLASSES"] == HOSTILE[:3]
    assert (values["TEXT"], values["LABEL"]) == (HOSTILE[0], HOSTILE[2])
    assert all(char.isprintable() or char == "\n" for char in files["README.md"])


@pytest.mark.parametrize("tokenizer", ["words", "segments", "characters", "subwords"])
def test_tokens_are_those_of_the_program(tokenizer, tmp_path, monkeypatch):
    project = text_project()
    column = ColumnPlan(id="text", settings={"tokenizer": tokenizer, "min_count": 1, "length": 9})
    project = project.replace(
        data=project.data.replace(columns={"text": column, "label": ColumnPlan(id="category", use="target")})
    )
    files = emitted(project)
    data = loaded(files, tmp_path, monkeypatch, "data")
    assert ("sentencepiece" in files.files["requirements.txt"]) == (tokenizer == "subwords")
    rows = [data.encode(text) for text in ("a good soup", "\u202e狗 unseen 🙂 words, many of them, too many")]
    assert len(rows[1]) == 9
    tensor = data.to_tensor(rows)
    assert tensor.shape == (2, 9)
    assert tensor[0].tolist() == rows[0] + [0] * (9 - len(rows[0]))
    with pytest.raises(ValueError, match="empty"):
        data.encode(" \n")


def test_the_toy_sentences_and_their_split_are_the_programs(prepared, tmp_path, monkeypatch):
    project = emitted(text_project(), state=prepared.state("text")["tokenizer"])
    train = loaded(project, tmp_path, monkeypatch, "train")
    monkeypatch.setattr(sys, "argv", ["train.py"])
    rows, labels = train.load_data()
    texts = prepared.columns["text"]
    flat, offsets = texts.tokens, texts.offsets
    expected = [flat[start:end].tolist() for start, end in pairwise(offsets)]
    assert rows == expected
    np.testing.assert_array_equal(labels, prepared.labels)
    for mine, theirs in zip(train.split(labels), prepared.splits.values(), strict=True):
        np.testing.assert_array_equal(mine, theirs)


@pytest.mark.parametrize("shuffled", [False, True])
def test_batches_hold_every_text_once_and_little_padding(prepared, shuffled, tmp_path, monkeypatch):
    project = emitted(text_project(), state=prepared.state("text")["tokenizer"])
    train = loaded(project, tmp_path, monkeypatch, "train")
    monkeypatch.setattr(sys, "argv", ["train.py"])
    rows, labels = train.load_data()
    part = np.arange(3, len(rows), 2)
    batches = list(train.batches(rows, labels, part, shuffled))
    seen = [tuple(row[row > 0].tolist()) for x, _ in batches for row in x]
    assert sorted(seen) == sorted(tuple(rows[index]) for index in part)
    assert all(x.shape[1] == (x > 0).sum(1).max() for x, _ in batches)
    padded, real = sum(x.numel() for x, _ in batches), sum(len(rows[index]) for index in part)
    assert padded < 1.15 * real
    lengths = [x.shape[1] for x, _ in batches]
    assert (lengths == sorted(lengths)) != shuffled


def test_rare_classes_weigh_as_in_the_program(prepared, tmp_path, monkeypatch):
    train = loaded(emitted(text_project(balanced=True)), tmp_path, monkeypatch, "train")
    members = prepared.splits["train"]
    found = train.answer.class_weights(prepared.labels[members])
    torch.testing.assert_close(found, class_weights(prepared.labels[members], len(prepared.classes)))
    labels = torch.tensor([0, 2, 1])
    logits = torch.randn(3, 3)
    losses = torch.nn.functional.cross_entropy(logits, labels, reduction="none")
    weights = torch.tensor([1.0, 2.0, 3.0])
    assert train.answer.loss_of(logits, labels, weights) == pytest.approx(
        (losses * weights[labels]).mean().item()
    )


def table(path: Path, delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, delimiter=delimiter)
        lines.writerows([("id", "text", "label"), *((n, *pair) for n, pair in enumerate(sentences()))])
        lines.writerows([(0, " ", "good"), (0, "of no class", "other")])
    return path


def test_tables_and_folders_are_read_alike(tmp_path, monkeypatch):
    data = loaded(emitted(text_project(), ("bad", "good")), tmp_path / "project", monkeypatch, "data")
    for name in WORDS:
        (tmp_path / "files" / name).mkdir(parents=True)
        (tmp_path / "lines").mkdir(exist_ok=True)
        texts = [text for text, label in sentences() if label == name]
        for number, text in enumerate(texts):
            (tmp_path / "files" / name / f"{number}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "lines" / f"{name}.txt").write_text("\n".join([*texts, "", ""]), encoding="utf-8")
    places = [
        table(tmp_path / "t.csv"),
        table(tmp_path / "t.tsv", "\t"),
        tmp_path / "files",
        tmp_path / "lines",
    ]
    found = [data.load(place) for place in places]
    pairs = [sorted(zip(rows, labels.tolist(), strict=True)) for rows, labels in found]
    assert len(pairs[0]) == len(sentences())
    assert all(one == pairs[0] for one in pairs)


def test_labels_in_other_spellings_are_the_classes_of_the_program(tmp_path, monkeypatch, capsys):
    data = loaded(emitted(text_project(), ("0", "café")), tmp_path / "project", monkeypatch, "data")
    (tmp_path / "t.csv").write_text(
        "text,label\na fine room,0.0\nso so,CAFE\u0301\nwhat,other\n,0\n", encoding="utf-8"
    )
    assert data.load(tmp_path / "t.csv")[1].tolist() == [0, 1]
    assert "2 rows without a text or with another label are left out." in capsys.readouterr().err


def test_texts_in_other_forms_have_the_programs_numbers(tmp_path, monkeypatch):
    data = loaded(emitted(text_project()), tmp_path / "project", monkeypatch, "data")
    assert data.encode("it is a go\u200bod film") == data.encode("it is a good film")


UNNAMED = ("column 2", "column 1")
TABLES = [
    ("hotels.csv", 'label,review\nbad,"so, so"\ngood,fine room\n', ("review", "label")),
    ("a.csv", "id;my  text;label\n1;so, so;bad\n2;fine room;good\n", ("my text", "label")),
    ("plain.tsv", "bad\tso, so\ngood\tfine room\n", UNNAMED),
    ("plain.csv", 'bad,"so, so"\ngood,fine room\n', UNNAMED),
    ("quotes.tsv", 'text\tlabel\nso, so\tbad\n" never ended\tgood\n', ("text", "label")),
    ("index.csv", ',review,label\r\n0,"so, so",bad\r\n1,fine room,good\r\n', ("review", "label")),
]


@pytest.mark.parametrize(("name", "content", "columns"), TABLES)
def test_tables_are_read_by_the_columns_the_run_learned_from(name, content, columns, tmp_path, monkeypatch):
    project = emitted(text_project(), ("bad", "good"), columns=columns)
    data = loaded(project, tmp_path / "project", monkeypatch, "data")
    assert all(f"`{column}`" in project.files["README.md"] for column in columns)
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / name).write_bytes(content.encode())
    for place in (folder / name, folder):
        rows, labels = data.load(place)
        second = '" never ended' if "never" in content else "fine room"
        assert rows == [data.encode("so, so"), data.encode(second)]
        assert labels.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.csv", "a,b\n1,2\n", "'text' and 'label'"),
        ("t.csv", "text,label\nx,y\n", "no texts"),
        ("t.csv", "", "'text' and 'label'"),
        ("t.xlsx", "PK", "CSV UTF-8"),
        ("t.csv", "文本,标签\n房间很好,good\n".encode("gb18030"), "not in UTF-8"),
        ("t.csv", "text,label\nx,good\n".encode("utf-16"), "not in UTF-8"),
    ],
)
def test_a_table_that_does_not_fit_is_one_sentence(name, content, said, tmp_path, monkeypatch):
    data = loaded(emitted(text_project()), tmp_path / "project", monkeypatch, "data")
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(SystemExit, match=said):
        data.load(tmp_path / name)


@pytest.mark.slow
def test_train_py_learns_a_small_table(tmp_path):
    """A network with one sigmoid output, classes balanced, a schedule, in mixed precision."""
    project = text_project(
        "sentiment-lstm",
        epochs=8,
        batch_size=8,
        balanced=True,
        precision="bfloat16",
        schedule=Chosen(id="warmup-cosine"),
        optimizer=Chosen(id="adam", settings={"learning_rate": 0.01}),
    )
    folder = written(emitted(project, ("bad", "good")), tmp_path / "project")
    command = [sys.executable, "-B", "train.py", str(table(tmp_path / "t.csv"))]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 0, done.stderr
    assert (folder / "trained.safetensors").stat().st_size > 10_000
    lines = done.stdout.splitlines()
    assert "validation loss" in lines[0]
    assert float(lines[-1].partition("accuracy ")[2].partition("%")[0]) == 100
