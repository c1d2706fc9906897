"""Networks for texts outside of the program: lengths that shorten, loops, tokenizers, and hostile texts."""

import io
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from torch import nn

from deepstudio.catalog.templates.graphs import Step, sequential
from deepstudio.core.events import Note
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, Project
from deepstudio.engine.export import export
from deepstudio.engine.export import pt2 as pt2_module
from deepstudio.engine.export.exportable import as_gru
from deepstudio.engine.export.model import ExportedModel
from deepstudio.engine.export.python import code_facts
from deepstudio.engine.export.samples import real_samples
from deepstudio.engine.export.traced import traced
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.exporting import drawn_run, said, template_project
from tests.unit.engine.test_export import drained, names
from tests.unit.engine.test_export_python import predict
from tests.unit.engine.using import result_of

pytestmark = (
    pytest.mark.slow
)  # conversions of recurrent networks, and interpreters of their own for what comes out

EMBEDDING: Step = ("embedding", {"size": 8})
SOFTMAX: Step = ("dense", {"units": 3, "activation": "softmax"})
LONG = "so many words, so little to say" * 40


def text_project(*steps: Step, **column: object) -> Project:
    """A small network of `steps` on the toy sentences."""
    project = template_project("sentiment-cnn")
    chosen = ColumnPlan(id="text", settings={"vocabulary": 300, "min_count": 1, "length": 60, **column})
    data = project.data.replace(columns={"text": chosen, "label": ColumnPlan(id="category", use="target")})
    steps = steps or ("global_max_pool1d",)
    return project.replace(data=data).with_graph(
        "model", sequential("input", EMBEDDING, *steps, SOFTMAX, "output")
    )


def table_run(folder: Path, texts: list[str], **column: object) -> RunFolder:
    """A run on a table of `texts`, which belong to three classes by turns."""
    table = folder / "texts.jsonl"
    rows = [{"text": text, "label": ("a", '"""\n', "$c")[n % 3]} for n, text in enumerate(texts)]
    table.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    project = text_project(**column)
    source = Chosen(id="text-table", settings={"path": str(table), "text": "text", "label": "label"})
    return drawn_run(folder / "project", project.replace(data=project.data.replace(source=source)))


@pytest.fixture(scope="module")
def small_run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return drawn_run(tmp_path_factory.mktemp("small") / "project", text_project())


SHORTENING: tuple[Step, ...] = (
    ("conv1d", {"filters": 4, "kernel": 5, "stride": 2}),
    ("max_pool1d", {"size": 3}),
    ("gru", {"units": 4}),
)


@pytest.mark.parametrize("form", ["onnx", "pt2"])
def test_layers_that_shorten_a_sequence_take_any_length(form, tmp_path):
    run = drawn_run(tmp_path / "project", text_project(*SHORTENING))
    found = result_of(list(export(run, form, tmp_path / f"m.{form}")))
    assert found["difference"] < 1e-5
    assert {1, 60} < set(found["lengths"])
    assert {1, 4, 7} == set(found["batches"])


def test_a_simple_rnn_becomes_a_gru_with_the_same_numbers():
    torch.manual_seed(0)
    rnn = nn.RNN(5, 7, batch_first=True)
    x = torch.randn(3, 40, 5)
    with torch.no_grad():
        torch.testing.assert_close(as_gru(rnn)(x)[0], rnn(x)[0], rtol=0, atol=1e-6)


@pytest.mark.filterwarnings("ignore:The tensor attributes")
def test_an_export_that_knew_nothing_of_loops_spoils_no_later_one(tmp_path):
    """torch remembers how it took a recurrent layer apart."""
    lstm = nn.LSTM(8, 4, batch_first=True).eval()
    torch.export.export(lstm, (torch.rand(2, 5, 8),))
    run = drawn_run(tmp_path / "project", text_project(("lstm", {"units": 4})))
    program = traced(ExportedModel(load_run(run))).module()
    tokens = torch.randint(1, 200, (4, 23))
    np.testing.assert_allclose(program(tokens).detach(), load_run(run).outputs(tokens)[0], atol=1e-6)


ALONE = """
import io, json, sys
sys.modules["deepstudio"] = None
import torch
carried = {"preprocessing.json": "", "tokenizer.json": "", "tokenizer.py": ""}
with open(sys.argv[1], "rb") as file:
    model = torch.export.load(io.BytesIO(file.read()), extra_files=carried).module()
scope = {"__name__": "tokenizer"}
exec(carried["tokenizer.py"], scope)
tokens = scope["Tokenizer"](json.loads(carried["tokenizer.json"])).encode(sys.argv[2])
chances = model(torch.tensor([tokens, tokens[:1] + [0] * (len(tokens) - 1)]))[0].tolist()
print(json.dumps(dict(zip(json.loads(carried["preprocessing.json"])["classes"], chances))))
"""


def test_a_pytorch_program_needs_nothing_of_this_one(tmp_path):
    """A recurrent network, loaded in another process where this program cannot be imported."""
    run = drawn_run(tmp_path / "project", text_project(("gru", {"units": 4, "bidirectional": True})))
    list(export(run, "pt2", tmp_path / "模型.pt2"))
    command = [sys.executable, "-c", ALONE, str(tmp_path / "模型.pt2"), "a good 书 indeed"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (expected,) = said(run, ["a good 书 indeed"])
    assert json.loads(done.stdout) == pytest.approx(expected["probabilities"], abs=1e-5)


def test_a_pytorch_program_for_pictures_takes_bytes_as_numbers(tmp_path):
    run = drawn_run(tmp_path / "project", template_project("digits-mlp"))
    events = list(export(run, "pt2", tmp_path / "m.pt2"))
    assert any(isinstance(event, Note) and "loaded again" in event.message.source for event in events)
    carried = {"preprocessing.json": ""}
    torch.export.load(io.BytesIO((tmp_path / "m.pt2").read_bytes()), extra_files=carried)
    assert json.loads(carried["preprocessing.json"])["layout"] == "NCHW"


def test_an_onnx_file_carries_classes_and_tokenizer(small_run, tmp_path):
    list(export(small_run, "onnx", tmp_path / "m.onnx"))
    read = onnx.load_from_string((tmp_path / "m.onnx").read_bytes())
    carried = {item.key: item.value for item in read.metadata_props}
    model = load_run(small_run)
    assert json.loads(carried["classes"]) == list(model.classes)
    assert json.loads(carried["tokenizer"]) == model.inputs.state["tokenizer"]
    assert json.loads(carried["column"])["length"] == 60
    assert "class Tokenizer" in carried["tokenizer.py"]
    axes = read.graph.input[0].type.tensor_type.shape.dim
    assert read.graph.input[0].name == "tokens"
    assert all(axis.dim_param for axis in axes)
    assert axes[0].dim_param != axes[1].dim_param


def test_weights_come_with_the_tokenizer(small_run, tmp_path):
    list(export(small_run, "weights", tmp_path / "out"))
    assert {"tokenizer.json", "tokenizer.py", "preprocessing.json"} < set(names(tmp_path / "out"))
    state = json.loads((tmp_path / "out" / "tokenizer.json").read_text(encoding="utf-8"))
    assert state == load_run(small_run).inputs.state["tokenizer"]
    architecture = json.loads((tmp_path / "out" / "architecture.json").read_text(encoding="utf-8"))
    masked = [node["calls"][0].get("lengths") for node in architecture["nodes"] if node["calls"]]
    assert masked == [None, True, None]


def test_the_python_project_knows_columns_that_were_guessed(tmp_path):
    table = tmp_path / "hotels.csv"
    rows = [f"{n % 3},the room number {n} was {n % 3}" for n in range(60)]
    table.write_text("\n".join(["label,review", *rows]), encoding="utf-8")
    project = text_project()
    source = Chosen(id="text-table", settings={"path": str(table)})
    run = drawn_run(tmp_path / "project", project.replace(data=project.data.replace(source=source)))
    model = load_run(run)
    assert code_facts(ExportedModel(model), ()).named == {"text": "review", "label": "label"}
    table.unlink()
    assert code_facts(ExportedModel(model), ()).named == {}


@pytest.mark.parametrize("tokenizer", ["words", "segments", "characters", "subwords"])
def test_the_python_project_gives_the_programs_answers(tokenizer, tmp_path):
    """Classes and texts are hostile; a text may begin like an option, hold line ends, and be far too long."""
    base = [
        "--json is no option",
        "two\r\nlines\nand  more",
        LONG,
        "\u202e狗 🙂",
        "'); import os #",
        "x",
        '"""',
    ]
    run = table_run(tmp_path, [f"{text} {n}" for n, text in enumerate(base * 8)], tokenizer=tokenizer)
    out = tmp_path / "出 口"
    found = result_of(list(export(run, "python", out)))
    assert found["difference"] < 1e-5
    assert "sentencepiece" in (out / "requirements.txt").read_text() or tokenizer != "subwords"
    texts = ["--json is no option", LONG, "\u202e狗 🙂 unseen"]
    done = predict(out, "--json", "--", *texts, " ")
    assert done.returncode == 1
    *answers, empty = map(json.loads, done.stdout.splitlines())
    assert empty == {"input": " ", "error": "The text is empty."}
    for answer, expected in zip(answers, said(run, texts), strict=True):
        assert answer["label"] == expected["label"]
        assert answer["probabilities"] == pytest.approx(expected["probabilities"], abs=1e-5)


def test_the_answer_is_readable(small_run, tmp_path):
    list(export(small_run, "python", tmp_path / "out"))
    (tmp_path / "texts.txt").write_text("\ufeffA good book.\n\nA bad one.\n", encoding="utf-8")
    done = predict(tmp_path / "out", "An odd film.", "--file", str(tmp_path / "texts.txt"))
    assert done.returncode == 0, done.stderr
    heads = [line for line in done.stdout.splitlines() if not line.startswith("  ")]
    assert [line.partition(":")[0] for line in heads] == ["An odd film.", "A good book.", "A bad one."]
    assert done.stdout.count("%") == 9
    none = predict(tmp_path / "out")
    assert none.returncode == 2
    assert "--file" in none.stderr


def test_samples_are_short_and_long_ones_of_the_test_part(tmp_path):
    texts = [f"word {'and more ' * (n % 40)}{n}" for n in range(120)]
    run = table_run(tmp_path, texts)
    leaving = ExportedModel(load_run(run))
    _, samples = drained(real_samples(leaving, run, run.project().data))
    lengths = [len(load_run(run).inputs.read(sample["text"])) for sample in samples]
    assert len(samples) == 7
    assert all(sample["text"] in texts for sample in samples)
    assert lengths == sorted(lengths)
    assert lengths[0] < 10 < 40 < lengths[-1]


def test_without_the_data_random_texts_serve_and_a_note_says_so(tmp_path):
    run = table_run(tmp_path, [f"some words {n}" for n in range(60)])
    (tmp_path / "texts.jsonl").unlink()
    events = list(export(run, "pt2", tmp_path / "m.pt2"))
    assert any(isinstance(event, Note) and "random ones" in event.message.source for event in events)
    assert result_of(events)["samples"] == 7


def test_a_program_with_other_answers_is_not_kept(small_run, tmp_path, monkeypatch):
    (tmp_path / "m.pt2").write_bytes(b"an earlier one")
    monkeypatch.setattr(
        pt2_module,
        "answering",
        lambda file, carried: lambda given: (np.full((len(given[0]), 3), 1 / 3, "f"),),
    )
    with pytest.raises(Explained) as caught:
        list(export(small_run, "pt2", tmp_path / "m.pt2"))
    assert caught.value.cause == "export_differs"
    assert (tmp_path / "m.pt2").read_bytes() == b"an earlier one"
    assert names(tmp_path) == ["m.pt2"]


def test_a_program_that_cannot_be_loaded_again_is_not_kept(small_run, tmp_path, monkeypatch):
    monkeypatch.setattr(pt2_module, "_convert", lambda leaving, carried, file: file.write_bytes(b"PK"))
    with pytest.raises(Explained) as caught:
        list(export(small_run, "pt2", tmp_path / "m.pt2"))
    assert caught.value.cause == "export_differs"
    assert names(tmp_path) == []


def test_a_network_that_cannot_be_traced_is_explained(small_run, tmp_path, monkeypatch):
    def fail(leaving: object) -> None:
        raise RuntimeError("unsupported operator\nmore")

    monkeypatch.setattr(pt2_module, "traced", fail)
    with pytest.raises(Explained, match=r"PyTorch.*unsupported operator") as caught:
        list(export(small_run, "pt2", tmp_path / "m.pt2"))
    assert caught.value.cause == "export_failed"
    assert names(tmp_path) == []
