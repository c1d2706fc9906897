"""Which column holds the texts and which the labels: guessed as a person would, and correctable."""

from pathlib import Path

import pandas
import pytest

from deepstudio.core.explained import Explained
from deepstudio.data.sources import table_files
from deepstudio.data.sources.table_files import table_columns
from deepstudio.data.tables.guess import TableColumn, guess_columns

WORDS = ["the", "room", "was", "clean", "and", "staff", "friendly", "but", "breakfast", "cold", "or", "late"]


def sentence(row: int) -> str:
    return " ".join(WORDS[(row * step) % len(WORDS)] for step in range(1, 9)) + f" {row}"


def guessed(tmp_path: Path, **columns: object) -> tuple[str, str]:
    pandas.DataFrame(columns).to_csv(tmp_path / "a.csv", index=False)
    return guess_columns(table_columns(tmp_path / "a.csv"))


ROWS = range(60)
SENTENCES = [sentence(row) for row in ROWS]
FEW = [row % 3 for row in ROWS]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("text", "sentiment"),
        ("review", "label"),
        ("评论", "情感"),
        ("内容", "标签"),
        ("tweet_text", "airline_sentiment"),
        ("reviewText", "overallRating"),
        ("a", "b"),
    ],
)
def test_by_names_and_content(text: str, label: str, tmp_path: Path) -> None:
    dates = [f"2024-0{row % 9 + 1}-11 10:{row:02d}" for row in ROWS]
    links = [f"https://example.com/reviews/of/a/hotel/with/a/long/name/{row}" for row in ROWS]
    more = {"id": [f"{row:020d}" for row in ROWS], "date": dates, "url": links, "user": ["anna", "ben"] * 30}
    assert guessed(tmp_path, **more, **{label: FEW, text: SENTENCES}) == (text, label)


def test_a_label_that_is_sorted_or_has_half_stars(tmp_path: Path) -> None:
    assert guessed(tmp_path, x=SENTENCES, y=["bad"] * 30 + ["good"] * 30) == ("x", "y")
    assert guessed(tmp_path, x=SENTENCES, stars=[3.5, 4.0, 4.5] * 20) == ("x", "stars")


def test_a_column_that_is_hardly_filled_is_no_label(tmp_path: Path) -> None:
    gold = ["negative", "positive", *[""] * 58]
    assert guessed(tmp_path, sentiment_gold=gold, sentiment=FEW, text=SENTENCES) == ("text", "sentiment")
    assert guessed(tmp_path, one=gold, other=FEW, text=SENTENCES) == ("text", "other")


def test_a_given_column_is_never_guessed_again(tmp_path: Path) -> None:
    pandas.DataFrame({"title": SENTENCES, "text": SENTENCES, "label": FEW, "stars": FEW}).to_csv(
        tmp_path / "a.csv", index=False
    )
    columns = table_columns(tmp_path / "a.csv")
    assert guess_columns(columns) == ("text", "label")
    assert guess_columns(columns, text="title", label="stars") == ("title", "stars")
    assert guess_columns(columns, label="text") == ("title", "text")
    assert guess_columns(columns, text="label") == ("label", "stars")


def test_nothing_to_guess(tmp_path: Path) -> None:
    assert guessed(tmp_path, year=list(ROWS), month=["May", "June"] * 30) == ("", "month")
    assert guessed(tmp_path, english=SENTENCES, chinese=["早餐" + text for text in SENTENCES])[1] == ""


def test_what_a_column_holds(tmp_path: Path) -> None:
    texts = ["one", "two\nlines", "", "one", "x" * 500]
    pandas.DataFrame({"text": texts, "n": [1, 2, 3, 4, 5]}).to_csv(tmp_path / "a.csv", index=False)
    text, number = table_columns(tmp_path / "a.csv")
    assert text.examples == ("one", "two lines", "x" * 79 + "…")
    assert (text.name, text.distinct, text.rows, text.filled, text.kind) == ("text", 3, 5, 4, "words")
    assert (number.examples, number.kind, number.mean_length) == (("1", "2", "3"), "numbers", 1.0)


def test_names_that_are_missing_or_repeated(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",text,text\n0,one thing,a\n1,other thing,b\n")
    assert [column.name for column in table_columns(tmp_path / "a.csv")] == ["column 1", "text", "text (2)"]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx"])
def test_of_a_large_file_the_first_rows_are_looked_at(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = pandas.DataFrame({"text": [sentence(row) for row in range(2000)], "label": ["a", "b"] * 1000})
    file = tmp_path / f"a{suffix}"
    if suffix == ".csv":
        rows.to_csv(file, index=False)
    elif suffix == ".jsonl":
        rows.to_json(file, orient="records", lines=True)
    else:
        rows.to_excel(file, index=False)
    monkeypatch.setattr(table_files, "LARGE", 1000)
    monkeypatch.setattr(table_files, "FIRST_ROWS", 300)
    for module in ("delimited", "records"):
        monkeypatch.setattr(f"deepstudio.data.tables.{module}.HEAD", 20_000)
    columns = table_columns(file)
    assert 100 < columns[0].rows < 1000
    assert columns[0].distinct == columns[0].rows
    assert (columns[1].distinct, guess_columns(columns)) == (2, ("text", "label"))


def test_what_is_no_table(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.csv", tmp_path):
        with pytest.raises(Explained):
            table_columns(path)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("en_sentiment_airline/Tweets.csv", ("text", "airline_sentiment")),
        ("zh_sentiment/ChnSentiCorp_htl_all.csv", ("review", "label")),
        ("en_sentiment_sst2/train.tsv", ("column 1", "column 2")),
        ("en_sentiment_sst2/dev.tsv", ("column 1", "column 2")),
        ("en_sentiment_sst2", ("column 1", "column 2")),
        ("translation_cmn_eng/cmn.txt", ("column 1", "")),
    ],
)
def test_real_tables(path: str, names: tuple[str, str], test_data: Path) -> None:
    columns: tuple[TableColumn, ...] = table_columns(test_data / path)
    assert guess_columns(columns) == names
