"""The model card that comes with every export: honest, in the language of who asked, and never over a user's file."""

import json
from pathlib import Path

import pytest

from deepstudio.core.events import Message
from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.export import export
from deepstudio.engine.export.card import model_card
from deepstudio.engine.export.card.markdown import CardParagraph, CardPoints, CardTable, markdown
from deepstudio.engine.export.target import add_beside
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.exporting import drawn_run, table_project
from tests.unit.engine.using import digits_run, photograph_run, result_of

__all__ = ["digits_run", "photograph_run"]


def card_of(run: RunFolder) -> str:
    return model_card(load_run(run), run)


@pytest.fixture
def penguins(tmp_path: Path) -> RunFolder:
    return drawn_run(tmp_path / "project", table_project("penguins", 3))


def compared(run: RunFolder, accuracy: float, state: str) -> None:
    """A simple method, as it is kept with a run."""
    title = Message.of(T("Logistic regression")).model_dump(mode="json")
    methods = {"logistic": {"title": title, "metrics": {"accuracy": accuracy}}}
    run.write_json("baseline-test.json", {"metrics": {}, "methods": methods, "state": state})


def test_a_card_says_what_enters_what_is_answered_and_where_it_is_from(penguins: RunFolder) -> None:
    card = card_of(penguins)
    assert card.startswith("# Model card: penguins\n")
    assert "“bill_length_mm” (Number)" in card
    assert "one of 3 classes, with a probability for each: “Adelie”, “Chinstrap”, “Gentoo”" in card
    assert "* Their licence: CC0 1.0." in card
    assert "| bill_length_mm | Number | enters | 32.1 to 59.6 mm | 2 |" in card
    assert "| sex | Category | enters | 2 different values | 11 |" in card
    assert "It has 147 parameters." in card
    assert len(card.split()) < 900  # two pages


def test_without_an_examination_it_says_so(penguins: RunFolder) -> None:
    assert "were not examined on the test part" in card_of(penguins)
    assert "Measured on" not in card_of(penguins)


def test_numbers_stand_beside_those_of_the_simple_methods_on_the_same_samples(penguins: RunFolder) -> None:
    found = result_of(list(evaluate(penguins)))
    accuracy = f"{100 * found['accuracy']:.1f} %"
    compared(penguins, 0.999, found["state"])
    card = card_of(penguins)
    assert f"Measured on the {found['samples']} samples of the test part" in card
    assert "| Metric | Network | Logistic regression |" in card
    assert f"| Accuracy | {accuracy} | 99.9 % |" in card
    assert "Logistic regression is at least as good" in card
    assert "| Adelie |" in card
    assert f"With {found['samples']} test samples, chance alone moves" in card
    compared(penguins, 0.999, "of other samples")
    assert "It was not compared with a simple method." in card_of(penguins)


def test_an_examination_of_other_weights_does_not_count(penguins: RunFolder) -> None:
    value = result_of(list(evaluate(penguins)))
    penguins.write_json("evaluation-test.json", {**value, "epoch": 7})
    assert "were not examined on the test part" in card_of(penguins)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"epoch": 1, "examinations": [3, {}]}', "[" * 10**5])
def test_damaged_numbers_count_as_none(penguins: RunFolder, content: str) -> None:
    for name in ("evaluation-test.json", "baseline-test.json"):
        (penguins.path / name).write_text(content, encoding="utf-8")
    assert "were not examined on the test part" in card_of(penguins)


def test_a_number_has_its_unit_its_range_and_no_classes(tmp_path: Path) -> None:
    run = drawn_run(tmp_path / "project", table_project("diabetes", 1))
    found = result_of(list(evaluate(run)))
    card = card_of(run)
    assert "It tells the number “progression”." in card
    assert "“progression” is from 25 to 346" in card
    assert f"| Explained variance (R²) | {found['r2']:.1f}"[:30] in card
    assert "lasses" not in card.replace("Mean F1 over the classes", "")


def test_few_samples_of_a_class_are_a_limit(photograph_run: RunFolder) -> None:
    card = card_of(photograph_run)
    assert "fewer than 30 training samples" in card
    assert "a colour picture of 24 × 24 pixels, with a black rim" in card
    assert "Left out by" not in card
    assert str(photograph_run.path.anchor + "tmp") not in card


def test_words_of_people_mean_nothing_to_markdown(photograph_run: RunFolder) -> None:
    card = card_of(photograph_run)
    assert all(char.isprintable() or char == "\n" for char in card)
    blocks = [
        CardParagraph(T("{x}", x="# a\n<script>*x* | `b`")),
        CardTable([T("A")], [[T("{x}", x="1|2\r\n3")]]),
        CardPoints([T("{x}", x="[link](http://x)")]),
    ]
    assert markdown(blocks) == (
        "# a \\<script\\>\\*x\\* \\| \\`b\\`\n\n| A |\n| --- |\n| 1\\|2 3 |\n\n* \\[link\\](http://x)\n"
    )


def test_a_card_is_in_the_language_of_who_asked(digits_run: RunFolder, tmp_path: Path) -> None:
    words = {"Limits": "局限", "Model card: {name}": "模型卡：{name}"}
    list(export(digits_run, "weights", tmp_path / "out", translate=lambda source: words.get(source, "")))
    card = (tmp_path / "out" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert card.startswith("# 模型卡：Digits\n")
    assert "\n## 局限\n" in card


def test_a_folder_holds_its_card_and_an_edited_one_is_never_lost(
    digits_run: RunFolder, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        found = result_of(list(export(digits_run, "weights", out)))
    assert found["card"] == str(out / "MODEL_CARD.md")
    assert found["files"] == sorted(path.name for path in out.iterdir())
    assert "MODEL_CARD.md" in json.loads((out / "export.json").read_text(encoding="utf-8"))["files"]
    with (out / "MODEL_CARD.md").open("a", encoding="utf-8") as file:
        file.write("Made for my thesis.\n")
    with pytest.raises(Explained, match="changed"):
        list(export(digits_run, "weights", out))
    assert "thesis" in (out / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_a_card_beside_a_file_takes_no_place_that_is_a_users(tmp_path: Path) -> None:
    out = tmp_path / "m.onnx"
    first = add_beside(out, ".card.md", "# one\n")
    assert first == tmp_path / "m.onnx.card.md"
    assert add_beside(out, ".card.md", "# two\n") == first
    assert first.read_text(encoding="utf-8").startswith("# two\n")
    first.write_text("# two\n\nMade for my thesis.\n", encoding="utf-8")
    assert add_beside(out, ".card.md", "# three\n") == tmp_path / "m.onnx 2.card.md"
    assert "thesis" in first.read_text(encoding="utf-8")


def test_an_export_whose_card_cannot_be_written_is_kept(
    digits_run: RunFolder, tmp_path: Path, monkeypatch
) -> None:
    from deepstudio.engine import export as module

    def full(*arguments: object) -> Path:
        raise Explained(T("The disk is full."), "disk_full")

    monkeypatch.setattr(module, "add_to_folder", full)
    *events, result = export(digits_run, "weights", tmp_path / "out")
    assert any("model card" in str(getattr(event, "message", "")) for event in events)
    assert "card" not in result.value
    assert (tmp_path / "out" / "model.safetensors").is_file()
