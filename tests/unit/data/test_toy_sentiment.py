"""The toy sentences: honest, balanced, bilingual, and neither trivial nor hopeless."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline

from deepstudio.catalog.sources import ToySentimentSource
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.core.resources import resource
from deepstudio.core.text import T
from deepstudio.data.scanning import scan
from deepstudio.data.sources import reader, toy_sentiment

CHINESE = re.compile("[一-鿿]")
CLASSES = ("negative", "neutral", "positive")


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, str]]:
    """Text and label of each row, read without the reader."""
    lines = resource("samples", "toy-sentiment.tsv").read_bytes().decode("utf-8").split("\n")
    assert lines[0] == "text\tlabel"
    assert lines[-1] == ""
    return [(text, label) for text, label in (line.split("\t") for line in lines[1:-1])]


@pytest.fixture
def plan() -> DataPlan:
    return DataPlan(source=Chosen(id="toy-sentiment"), columns=dict(ToySentimentSource.columns))


@pytest.fixture
def unread() -> Iterator[None]:
    """The file is read anew in this test and after it."""
    toy_sentiment._sentences.cache_clear()
    yield
    toy_sentiment._sentences.cache_clear()


def test_there_are_as_many_as_the_help_says(rows: list[tuple[str, str]]) -> None:
    said = re.search(r"[\d,]+", str(ToySentimentSource.help))
    assert said is not None
    assert len(rows) == int(said.group().replace(",", "")) >= 2400


def test_classes_and_languages_are_balanced(rows: list[tuple[str, str]]) -> None:
    counts = Counter((label, bool(CHINESE.search(text))) for text, label in rows)
    assert set(counts) == {(label, chinese) for label in CLASSES for chinese in (False, True)}
    assert min(counts.values()) >= 0.9 * max(counts.values())


def test_no_sentence_comes_twice(rows: list[tuple[str, str]]) -> None:
    plain = Counter(re.sub(r"\W+", " ", text).strip().lower() for text, _ in rows)
    assert [text for text, count in plain.items() if count > 1] == []


def test_sentences_are_clean_short_texts(rows: list[tuple[str, str]]) -> None:
    for text, _ in rows:
        assert text == text.strip()
        assert text.isprintable(), text
        assert '"' not in text, text
        assert 3 <= len(text if CHINESE.search(text) else text.split()) <= 60, text


def test_each_sentence_is_in_one_language(rows: list[tuple[str, str]]) -> None:
    mixed = [text for text, _ in rows if CHINESE.search(text) and re.search("[A-Za-z]", text)]
    assert mixed == []


def test_scan_finds_every_row(plan: DataPlan, registry: Registry, rows: list[tuple[str, str]]) -> None:
    result = scan(plan, registry)
    assert result.classes == CLASSES
    assert result.found.column("text").shape is None
    assert list(result.ids) == [f"{row:07d}" for row in range(1, len(rows) + 1)]
    assert list(result.answers.values()) == [label for _, label in rows]


def test_load_gives_the_text_of_a_row(
    plan: DataPlan, registry: Registry, rows: list[tuple[str, str]]
) -> None:
    source = reader(plan, registry)
    assert source.load("0000012", "text") == rows[11][0]
    assert source.load(f"{len(rows):07d}", "text") == rows[-1][0]
    assert source.version("0000012") == ""


def test_without_neutral_sentences_two_classes_keep_their_ids(
    plan: DataPlan, registry: Registry, rows: list[tuple[str, str]]
) -> None:
    polar = plan.replace(source=Chosen(id="toy-sentiment", settings={"neutral": False}))
    result = scan(polar, registry)
    assert result.classes == ("negative", "positive")
    assert result.found.fingerprint != scan(plan, registry).found.fingerprint
    wanted = [f"{row:07d}" for row, (_, label) in enumerate(rows, 1) if label != "neutral"]
    assert list(result.ids) == wanted
    source = reader(polar, registry)
    assert source.load(wanted[0], "text") == rows[int(wanted[0]) - 1][0]


@pytest.mark.parametrize("id", ["0000000", "9999999", "12", "", "../x"])
def test_an_unknown_id_is_explained(plan: DataPlan, registry: Registry, id: str) -> None:
    with pytest.raises(Explained, match="no sentence") as error:
        reader(plan, registry).load(id, "text")
    assert error.value.cause == "unknown_sample"


def test_what_is_part_of_the_program_is_neither_rejected_nor_pictured(
    plan: DataPlan, registry: Registry
) -> None:
    source = reader(plan, registry)
    with pytest.raises(AssertionError):
        source.reject("0000001", T("because"))
    with pytest.raises(AssertionError):
        source.thumbnail("0000001", 32)


def test_another_edition_has_another_fingerprint(
    unread: None, plan: DataPlan, registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scan(plan, registry).found
    copy = tmp_path / "toy-sentiment.tsv"
    text = resource("samples", copy.name).read_text("utf-8")
    copy.write_text(text.replace("The shop opens at nine.", "The shop opens at ten."), "utf-8")
    monkeypatch.setattr(toy_sentiment, "resource", lambda *parts: copy)
    toy_sentiment._sentences.cache_clear()
    after = scan(plan, registry).found
    assert after.columns == before.columns
    assert after.fingerprint != before.fingerprint


def test_a_lost_file_is_explained(
    unread: None, plan: DataPlan, registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toy_sentiment, "resource", lambda *parts: tmp_path / "gone.tsv")
    with pytest.raises(Explained, match="Install the program again") as error:
        scan(plan, registry)
    assert error.value.cause == "data_missing"


@pytest.mark.parametrize("classes", [CLASSES, ("negative", "positive")])
def test_counting_words_shows_learning_and_is_far_from_perfect(
    rows: list[tuple[str, str]], classes: tuple[str, ...]
) -> None:
    """Measured: 0.85 for three classes (guessing: 0.33) and 0.84 for two (0.5), words and characters counted."""
    texts, labels = zip(*((text, label) for text, label in rows if label in classes), strict=True)
    words = CountVectorizer(token_pattern=r"[a-z']+|[一-鿿]")
    model = make_pipeline(words, LogisticRegression(max_iter=1000))
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    scores = cross_val_score(model, np.array(texts), np.array(labels), cv=folds)
    assert 0.78 < scores.mean() < 0.92
