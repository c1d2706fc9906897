"""Which words decided: the ones without which the answer is less sure."""

import numpy as np
import pytest

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.core.results import Answer
from deepstudio.data.prepare import prepare
from deepstudio.data.sources import reader
from deepstudio.engine.explain import explained_text
from deepstudio.engine.predict import Predictor
from deepstudio.engine.server import Server
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.texting import text_run

__all__ = ["text_run"]


def confidence(model, text: str, label: str) -> float:
    row = model.probabilities([model.inputs.read(text)])[0]
    return float(row[model.classes.index(label)])


def without(text: str, piece: dict) -> str:
    """The text with a word that nobody knows in place of one piece."""
    return text[: piece["start"]] + " qzxv " + text[piece["end"] :]


@pytest.mark.slow
def test_taking_the_strongest_word_away_changes_the_answer_more_than_taking_a_random_one(text_run: RunFolder):
    model, draw = load_run(text_run), np.random.default_rng(0)
    project = model.project
    prepared = prepare(project, registry())
    source = reader(project.data, registry())
    strongest, random = [], []
    for row in prepared.splits["test"][:40]:
        text = source.load(prepared.ids[row], "text")
        found = explained_text(model, text)
        pieces = [piece for piece in found.pieces if text[piece["start"] : piece["end"]].isalnum()]
        if len(pieces) < 3:
            continue
        before = confidence(model, text, found.label)
        top = max(pieces, key=lambda piece: piece["weight"])
        other = pieces[int(draw.integers(len(pieces)))]
        strongest.append(before - confidence(model, without(text, top), found.label))
        random.append(before - confidence(model, without(text, other), found.label))
    assert len(strongest) > 20
    assert np.mean(strongest) > 2 * max(0.0, np.mean(random))
    assert np.mean(strongest) > 0.05


def test_weights_are_those_of_the_pieces_in_the_text(text_run: RunFolder):
    text = "The soup was really qzxv good 😀"
    found = explained_text(load_run(text_run), text)
    words = [text[piece["start"] : piece["end"]] for piece in found.pieces]
    assert words == ["The", "soup", "was", "really", "qzxv", "good", "😀"]
    assert [piece["known"] for piece in found.pieces][4] is False
    assert max(abs(piece["weight"]) for piece in found.pieces) == pytest.approx(1)
    # An unknown word is put in the place of each: where there was one already, nothing changes.
    assert found.pieces[4]["weight"] == pytest.approx(0, abs=1e-4)


def test_chinese_words_light_up_whole_though_each_character_is_a_token(text_run: RunFolder):
    text = "酒店很脏，地铁站太远"
    found = explained_text(load_run(text_run), text)
    words = [text[piece["start"] : piece["end"]] for piece in found.pieces]
    assert words == ["酒店", "很脏", "，", "地铁站", "太远"]
    assert found.tokens == len(text)
    assert all(-1 <= piece["weight"] <= 1 for piece in found.pieces)


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b"])
def test_a_text_without_words_is_told_in_a_sentence(text_run: RunFolder, text: str):
    with pytest.raises(Explained, match=r"(?i)text"):
        explained_text(load_run(text_run), text)


def first_answer(run: RunFolder, text: str) -> Answer:
    (found,) = Predictor(run).answers([{"text": text}])
    assert found.only is not None
    return found.only


def asked(server: Server, **request: object) -> dict:
    import json

    return server.answer(json.dumps({"id": 1, **request}).encode() + b"\n")


def test_the_engine_answers_texts_and_explains_them(text_run: RunFolder):
    server = Server(None)  # type: ignore[arg-type]
    run = str(text_run.path)
    given = [{"text": text} for text in ("The room is qzxv clean.", "", "好" * 100)]
    answer = asked(server, do="predict", run=run, given=given, seen=True)["ok"]
    first, empty, long = answer["answers"]
    assert sum(first["answers"]["label"]["probabilities"].values()) == pytest.approx(1)
    assert [piece["known"] for piece in first["seen"]["text"]["pieces"]][3] is False
    assert first["seen"]["text"]["cut"] is False
    assert "error" in empty
    assert long["seen"]["text"]["cut"] is True
    assert long["seen"]["text"]["tokens"] == 30
    assert answer["weights"] == "best"
    explained = asked(server, do="explain", run=run, given={"text": "The room is clean."})["ok"]
    assert explained["label"] == first_answer(text_run, "The room is clean.").plain
    assert [set(piece) for piece in explained["pieces"]] == [{"start", "end", "known", "weight"}] * 5
    assert "error" in asked(server, do="explain", run=run, given={"text": ""})


def test_a_network_for_texts_refuses_pictures_and_the_other_way_round(text_run: RunFolder, tmp_path):
    from PIL import Image

    (answer,) = Predictor(text_run).answers([{"text": Image.new("L", (8, 8))}])
    assert str(answer.error) == "This network takes texts, nothing else. Choose another run."


def test_neighbours_in_a_very_long_text_are_looked_at_together(
    text_run: RunFolder, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("deepstudio.engine.explain.MOST", 4)
    found = explained_text(load_run(text_run), "The soup was cold and the waiter was rude .")
    weights = [piece["weight"] for piece in found.pieces]
    assert len(weights) == 10
    assert len(set(weights)) <= 4


def test_any_class_can_be_asked_about(text_run: RunFolder):
    model, text = load_run(text_run), "The soup was really good"
    for label in model.classes:
        found = explained_text(model, text, label=label)
        assert found.label == label
        assert found.confidence == pytest.approx(confidence(model, text, label))
    with pytest.raises(Explained, match="does not know the class"):
        explained_text(model, text, label="giraffe")
