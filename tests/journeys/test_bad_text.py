"""Whatever texts people bring: one clear sentence, or a plain answer; nothing lost, no traceback."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from deepstudio.engine.server import Server
from tests.journeys.commands import Ended, deepstudio, explained, files_in, here, succeeded

EMPTY = "The text is empty. Write something."
CLASSES = {"negative", "positive"}
GUESS = "Guess: most frequent class"
STRANGE = {
    "emoji": "👍🏽👨‍👩‍👧‍👦 ❤️",
    "right to left": "الفندق جميل جدا",
    "both directions": "The word שלום means peace",
    "unknown words": "zxqv wwkjh qqpt",
    "one sign": "?",
    "combined": "e\u0301" * 40,
    "many lines": "good\r\n\r\nbad\tgood",
    "control characters": "good\x07 film\x1b[31m",
}
LARGE = "not a good film, " * 65_000  # a megabyte


@dataclass(frozen=True)
class Trained:
    """A project on the toy sentences that was trained for a moment, and the home in which that happened."""

    project: Path
    home: Path


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    base = tmp_path_factory.mktemp("文字")
    project, home = base / "我的 句子", base / "家"
    succeeded("new", project, "--template", "sentiment-lstm", home=home)
    succeeded("train", project, "--epochs", 1, "--device", "cpu", home=home)
    return Trained(project, home)


@pytest.fixture
def server(trained: Trained) -> Iterator["Asked"]:
    made = Asked(trained.project / "runs" / "run-001")
    yield made
    made.server._models.clear()


class Asked:
    """The engine's own way of answering, without its process."""

    def __init__(self, run: Path) -> None:
        self.server = Server(io.StringIO())
        self.run = str(run)

    def texts(self, *texts: str) -> list[dict[str, Any]]:
        answer = self._ask(do="predict", given=[{"text": text} for text in texts], seen=True)
        answers: list[dict[str, Any]] = answer["ok"]["answers"]
        return answers

    def explained(self, text: str) -> dict[str, Any]:
        return self._ask(do="explain", given={"text": text})

    def _ask(self, **fields: Any) -> dict[str, Any]:
        return self.server.answer(json.dumps({"id": 1, "run": self.run, **fields}).encode())


def label_of(answer: dict[str, Any]) -> str:
    """What is said in the column that the network answers."""
    return str(answer["answers"]["label"]["label"])


def message(answer: dict[str, Any]) -> str:
    error = answer["error"]
    assert "Traceback" not in str(error)
    return str(error["source"])


# Texts that are asked for


def test_strange_texts_have_plain_answers(trained: Trained, capsys: pytest.CaptureFixture[str]) -> None:
    options = [option for text in STRANGE.values() for option in ("--text", text)]
    ended = here(capsys, "predict", trained.project, *options, "--json")
    assert ended.code == 0, ended
    assert [answer["input"] for answer in ended.json] == list(STRANGE.values())
    for answer in ended.json:
        assert set(answer) == {"input", "label", "confidence", "probabilities"}
        assert set(answer["probabilities"]) == CLASSES
        assert sum(answer["probabilities"].values()) == pytest.approx(1, abs=1e-5)


def test_no_text_commands_a_terminal(trained: Trained, capsys: pytest.CaptureFixture[str]) -> None:
    ended = here(
        capsys, "predict", trained.project, "--text", "good \x1b[31m film\nbad", "--text", "👨‍👩‍👧 ok"
    )
    first, second = ended.out.splitlines()
    assert first.startswith("good �[31m film bad: ")
    assert second.startswith("👨‍👩‍👧 ok: ")


@pytest.mark.parametrize("text", ["", "   \n\t", "\u3000"])
def test_an_empty_text_is_told(trained: Trained, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert explained(here(capsys, "predict", trained.project, "--text", text)) == EMPTY


def test_an_empty_text_costs_the_others_no_answer(
    trained: Trained, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = here(capsys, "predict", trained.project, "--text", "", "--text", "good", "--json")
    assert ended.code == 1
    empty, good = ended.json
    assert empty == {"input": "", "error": EMPTY}
    assert good["label"] in CLASSES


def test_a_megabyte_of_text_is_answered(
    trained: Trained, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "large.txt").write_text(LARGE, encoding="utf-8")
    typed = here(capsys, "predict", trained.project, "--text", LARGE, "--json")
    read = here(capsys, "predict", trained.project, tmp_path / "large.txt", "--json")
    assert typed.code == read.code == 0
    assert typed.json[0]["label"] == read.json[0]["label"]
    shown = here(capsys, "predict", trained.project, tmp_path / "large.txt")
    assert len(shown.out) < 200


def test_the_program_itself_answers_for_a_text(trained: Trained) -> None:
    ended = deepstudio("predict", trained.project, "--text", "非常好 👍", "--json", home=trained.home)
    assert ended.code == 0
    assert ended.json[0]["label"] in CLASSES


def test_the_engine_answers_all_of_them(server: Asked) -> None:
    answers = server.texts(*STRANGE.values(), LARGE, "", "a\0b", "half \ud800 of one", "\u200b\u200d")
    plain, (large, empty, nul, half, unseen) = answers[: len(STRANGE)], answers[len(STRANGE) :]
    assert all(label_of(answer) in CLASSES for answer in plain)
    assert large["seen"]["text"]["cut"]
    assert len(large["input"]) <= 200
    assert len(large["seen"]["text"]["pieces"]) <= 200
    assert message(empty) == EMPTY
    for bad, reason in ((nul, "NUL"), (half, "halves of characters"), (unseen, "empty")):
        assert "cannot be read" in message(bad)
        assert reason in str(bad["error"])


@pytest.mark.parametrize("text", ["", "a\0b", "\ud800", " \n"])
def test_what_cannot_be_read_cannot_be_explained(server: Asked, text: str) -> None:
    answer = server.explained(text)
    assert message(answer) in (EMPTY, "This text cannot be read: {reason}.")
    assert label_of(server.texts("still there")[0]) in CLASSES


# Files of texts


def test_a_file_of_texts_becomes_a_table_row_by_row(
    trained: Trained, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    texts = ["good", "", "=1+1", "很好", "zwei\nZeilen"]
    with (tmp_path / "评论.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "text"], *enumerate(texts)])
    ended = here(
        capsys, "predict", trained.project, tmp_path / "评论.csv", "--csv", tmp_path / "答案.csv", "--json"
    )
    assert ended.code == 1  # one of them is empty
    (value,) = ended.json
    assert (value["texts"], value["errors"]) == (5, 1)
    with (tmp_path / "答案.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert head == ["input", "label", "confidence", "negative", "positive"]
    assert [row[0] for row in rows] == ["good", "", "'=1+1", "很好", "zwei\nZeilen"]
    assert [len(row) for row in rows] == [5, 1, 5, 5, 5]


FILES = {
    "empty.txt": (b"", "There are no texts in empty.txt."),
    "blank.txt": (b"\n \n\n", "There are no texts in blank.txt."),
    "empty.csv": (b"", "empty.csv is empty."),
    "nul.txt": (b"good\0film\0bad\0" * 9 + b"x", "zero bytes (NUL)"),
    "noise.csv": (bytes(range(256)) * 40, "cannot be read as a text"),
    "film.txt": (b"%PDF-1.7 ...", "it is a PDF"),
    "old.xls": (b"\xd0\xcf\x11\xe0", "Excel file of the old kind"),
    "numbers.csv": (b"a,b\n1,2\n3,4\n", "Name the one that does."),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("table", [False, True])
def test_a_file_without_texts_is_one_sentence(
    trained: Trained, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, table: bool
) -> None:
    content, sentence = FILES[name]
    (tmp_path / name).write_bytes(content)
    before = files_in(tmp_path)
    options = ["--csv", tmp_path / "answers.csv"] if table else []
    assert sentence in explained(here(capsys, "predict", trained.project, tmp_path / name, *options))
    assert files_in(tmp_path) == before


def test_what_was_typed_wrongly_is_told(
    trained: Trained, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "table.csv").write_text("id,text\n1,good film\n2,bad film\n")
    (tmp_path / "cat.png").write_bytes(b"\x89PNG")

    def said(*args: object, code: int = 1) -> str:
        return explained(here(capsys, "predict", trained.project, *args), code)

    assert "no column “words”. It has id, text." in said(tmp_path / "table.csv", "--column", "words")
    assert "takes texts, and" in said(tmp_path / "cat.png")
    assert "If it is a text and no file, give it with --text." in said("a good film")
    assert "is a folder. Choose one file" in said(tmp_path)
    assert "Say what to predict" in said(code=2)
    assert "not --text" in said("--text", "good", "--csv", tmp_path / "out.csv", code=2)
    assert "not 2 inputs" in said("a.csv", "b.csv", "--csv", tmp_path / "out.csv", code=2)


def test_a_network_for_pictures_refuses_texts(chinese: Any, capsys: pytest.CaptureFixture[str]) -> None:
    said = explained(here(capsys, "predict", chinese.project, "--text", "a good film"))
    assert said == "The network of run-001 takes pictures, not texts. Give pictures or a folder of them."


# Tables to learn from


def new(capsys: pytest.CaptureFixture[str], folder: Path, rows: list[list[str]]) -> Ended:
    """What `deepstudio new` says of a table with these rows; it must leave nothing behind."""
    with (folder / "table.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    before = files_in(folder)
    ended = here(capsys, "new", folder / "p", "--template", "sentiment-lstm", "--data", folder / "table.csv")
    assert files_in(folder) == before
    return ended


def sentences(count: int) -> list[str]:
    return [f"This is sentence {number} about something else." for number in range(count)]


def test_a_label_with_five_thousand_values_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = [[text, f"k{number}"] for number, text in enumerate(sentences(5000))]
    said = explained(new(capsys, tmp_path, [["text", "label"], *rows]))
    assert "“label” has 5,000 different values" in said


def test_a_table_without_labels_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [[str(number), text] for number, text in enumerate(sentences(300))]
    assert "could be the labels" in explained(new(capsys, tmp_path, [["id", "text"], *rows]))


def test_a_single_class_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [[text, "good"] for text in sentences(60)]
    said = explained(new(capsys, tmp_path, [["text", "label"], *rows]))
    assert "belong to one class, “good”" in said


def test_a_table_of_empty_texts_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [[" ", label] for label in ("good", "bad") * 30]
    assert explained(new(capsys, tmp_path, [["text", "label"], *rows]))


# The comparison with a simple method


def test_the_comparison_stands_beside_the_evaluation(
    trained: Trained, capsys: pytest.CaptureFixture[str]
) -> None:
    told = here(capsys, "evaluate", trained.project, "--baseline")
    assert told.code == 0, told
    rows = [line.split("  ")[0] for line in told.out.splitlines()]
    assert rows[rows.index("Compared") + 1 :][:3] == ["Network", "Logistic regression", GUESS]
    (value,) = here(capsys, "evaluate", trained.project, "--baseline", "--json").json
    assert value["baseline"]["samples"] == value["samples"]
    assert value["baseline"]["accuracy"] > 0.5
    saved = json.loads((trained.project / "runs" / "run-001" / "baseline-test.json").read_bytes())
    assert saved["accuracy"] == value["baseline"]["accuracy"]


def test_a_comparison_needs_the_data_of_the_run(
    trained: Trained, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ended = here(capsys, "evaluate", trained.project, "--baseline", "--data", tmp_path)
    assert "Leave --data out." in explained(ended, code=2)
