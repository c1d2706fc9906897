"""A path is enough: the program sees whether it holds pictures or texts, and in which form."""

from pathlib import Path

import pytest

from deepstudio import catalog
from deepstudio.catalog.templates.texts import CharRnnClassifier
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, SplitPlan
from deepstudio.core.registry import Registry
from deepstudio.data import recognise as recognising
from deepstudio.data.plans import kept_columns, with_source
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan

PICTURES = DataPlan(
    source=Chosen(id="digits"),
    columns={
        "picture": ColumnPlan(id="picture", settings={"height": 9}),
        "label": ColumnPlan(id="category", use="target"),
    },
    split=SplitPlan(train=60, validation=20),
    excluded=("1/0001",),
    corrected={"1/0002": {"label": "7"}},
)
TEXTS = DataPlan(
    source=Chosen(id="toy-sentiment", settings={"neutral": False}),
    columns={
        "text": ColumnPlan(id="text", settings={"length": 33}),
        "label": ColumnPlan(id="category", use="target"),
    },
)


def recognise(path: Path) -> str:
    return recognising.recognise(path, catalog.registry())


def put(folder: Path, *names: str, content: str = "good\nbad") -> Path:
    """Files by their names; only what their names do not tell is looked into."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


def refused(path: Path) -> Explained:
    with pytest.raises(Explained) as error:
        recognise(path)
    return error.value


FORMS = [
    ("picture-folder", ["cats/1.jpg", "dogs/1.png", "SOURCE.txt"]),
    ("picture-folder", ["1.jpg", "2.jpg"]),
    ("picture-folder", ["train/cats/1.JPG", "train/dogs/1.png"]),
    ("picture-folder", [*(f"cats/{n}.jpg" for n in range(30)), "cats/notes.txt", "labels.csv"]),
    ("text-folder", ["pos/1.txt", "neg/1.TXT", "README.txt"]),
    ("text-folder", ["train/pos/1.txt", "train/neg/1.txt", "test/pos/1.txt"]),
    ("text-folder", [*(f"pos/{n}.txt" for n in range(30)), "list.csv", "picture.png"]),
    ("text-lines", ["pos.txt", "neg.txt"]),
    ("text-lines", ["正面.txt", "负面.txt", "README.txt", "info.json", "plot.png"]),
    ("text-table", ["train.tsv", "dev.tsv", "test.tsv", "SOURCE.txt", "notes.txt", "plot.png"]),
    ("text-table", ["reviews.xlsx"]),
    ("text-table", ["reviews.jsonl", "README.md"]),
]


@pytest.mark.parametrize(("source", "names"), FORMS)
def test_folders(source: str, names: list[str], tmp_path: Path) -> None:
    assert recognise(put(tmp_path, *names)) == source


@pytest.mark.parametrize(
    "suffix", [".csv", ".CSV", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".jsonl", ".ndjson", ".json"]
)
def test_tables(suffix: str, tmp_path: Path) -> None:
    assert recognise(put(tmp_path, f"a{suffix}") / f"a{suffix}") == "text-table"


def test_text_files_with_columns_are_tables(tmp_path: Path) -> None:
    put(tmp_path, "train.txt", "test.txt", content="a good day\t1\na bad day\t0\n" * 5)
    assert recognise(tmp_path / "train.txt") == "text-table"
    assert recognise(tmp_path) == "text-table"
    put(tmp_path, "neg.txt", "pos.txt", content="a good day\na bad day\n")
    assert recognise(tmp_path) == "text-lines"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("report.pdf", "report.pdf is nothing to learn from. Choose a table (.csv"),
        ("letter.docx", "letter.docx is nothing to learn from."),
        ("cats.zip", "cats.zip is packed. Unpack it"),
        ("cat.jpg", "cat.jpg is a single picture. Choose the folder"),
        ("book.txt", "book.txt does not say which class its texts belong to."),
    ],
)
def test_files_that_are_no_data(name: str, said: str, tmp_path: Path) -> None:
    error = refused(put(tmp_path, name) / name)
    assert (error.cause, said in str(error)) == ("not_data", True), str(error)


def test_folders_that_hold_no_data(tmp_path: Path) -> None:
    (tmp_path / "empty" / "class").mkdir(parents=True)
    for folder in (
        tmp_path / "empty",
        put(tmp_path / "one", "book.txt"),
        put(tmp_path / "pdf", "a.pdf", "b/c.pdf"),
    ):
        error = refused(folder)
        assert (error.cause, f"There is nothing in {folder} to learn from." in str(error)) == ("empty", True)


def test_a_folder_with_mixed_things(tmp_path: Path, registry: Registry) -> None:
    put(tmp_path, "cats/1.jpg", "cats/1.txt", "dogs/2.jpg", "dogs/2.txt", "table.csv")
    error = refused(tmp_path)
    assert error.cause == "mixed"
    assert str(error) == (
        f"{tmp_path} holds different things: pictures (2), text files in folders (2), tables (1). "
        "Choose a folder with one of them."
    )
    assert plan_for(tmp_path, registry, PICTURES).source.id == "picture-folder"
    with pytest.raises(Explained, match="different things"):
        plan_for(tmp_path, registry, TEXTS)


def test_nothing_there_and_nothing_near(tmp_path: Path) -> None:
    error = refused(tmp_path / "gone")
    assert (error.cause, "Find its new place" in str(error)) == ("data_missing", True)
    assert refused(Path("//server/share/reviews")).cause == "network_path"


def test_a_plan_of_its_own(tmp_path: Path, registry: Registry) -> None:
    put(tmp_path, "pos.txt", "neg.txt")
    plan = plan_for(tmp_path, registry)
    assert plan == DataPlan(
        source=Chosen(id="text-lines", settings={"path": str(tmp_path)}),
        columns={"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")},
    )


def test_what_a_plan_keeps(tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "lines", "pos.txt", "neg.txt")
    put(tmp_path / "pets", "cats/1.jpg", "dogs/1.jpg")
    assert plan_for(tmp_path / "lines", registry, TEXTS).columns == TEXTS.columns
    other = plan_for(tmp_path / "lines", registry, PICTURES)
    assert other.columns == {"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")}
    assert (other.split, other.excluded, other.corrected) == (PICTURES.split, (), {})
    monkeypatch.chdir(tmp_path)
    pets = plan_for(Path("pets"), registry, PICTURES)
    assert (pets.columns, pets.split) == (PICTURES.columns, PICTURES.split)
    assert dict(pets.source.settings) == {"path": str(tmp_path / "pets")}
    sample = with_source(Chosen(id="digits"), registry, TEXTS)
    assert sample.columns["picture"].settings["height"] == 8


def test_what_a_template_chose_stays_and_what_a_sample_proposed_goes(
    tmp_path: Path, registry: Registry
) -> None:
    put(tmp_path, "pos.txt", "neg.txt")
    own = CharRnnClassifier().build("Names").data
    assert own is not None
    kept = plan_for(tmp_path, registry, own)
    assert kept.columns == own.columns
    assert kept.columns["text"].settings["tokenizer"] == "characters"
    sample = with_source(Chosen(id="toy-sentiment"), registry)
    assert plan_for(tmp_path, registry, sample).columns["text"] == ColumnPlan(id="text")
    assert kept_columns(sample, plan_for(tmp_path, registry), registry) == sample.columns


def test_chosen_columns_of_a_table_stay_where_the_other_has_them(tmp_path: Path, registry: Registry) -> None:
    put(tmp_path, "a.csv", content="text,mood,stars\none thing,a,1\nother thing,b,2\n")
    put(tmp_path, "b.csv", content="text,stars\none thing,1\nother thing,2\n")
    put(tmp_path, "c.csv", content="")
    settings = {"path": str(tmp_path / "old.csv"), "text": "text", "label": "mood"}
    kept = TEXTS.replace(source=Chosen(id="text-table", settings=settings))
    found = {
        name: dict(plan_for(tmp_path / name, registry, kept).source.settings)
        for name in ("a.csv", "b.csv", "c.csv")
    }
    assert found == {
        "a.csv": {"path": str(tmp_path / "a.csv"), "text": "text", "label": "mood"},
        "b.csv": {"path": str(tmp_path / "b.csv"), "text": "text"},
        "c.csv": {"path": str(tmp_path / "c.csv")},
    }


def test_the_reader_of_pictures_says_what_is_wrong_with_a_folder_for_pictures(
    tmp_path: Path, registry: Registry
) -> None:
    for path in (tmp_path, tmp_path / "gone", put(tmp_path / "x", "a.pdf") / "a.pdf"):
        plan = plan_for(path, registry, PICTURES)
        assert plan.source.id == "picture-folder"
        with pytest.raises(Explained):
            scan(plan, registry)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("cats_dogs", "picture-folder"),
        ("faces_att", "picture-folder"),
        ("zh_sentiment", "text-table"),
        ("en_sentiment_sst2", "text-table"),
        ("en_sentiment_airline/Tweets.csv", "text-table"),
    ],
)
def test_real_data(name: str, source: str, test_data: Path) -> None:
    assert recognise(test_data / name) == source


def test_real_counts(test_data: Path, registry: Registry) -> None:
    """As the files beside the data tell them; one review is empty."""
    counted = {}
    for name in ("zh_sentiment", "en_sentiment_sst2", "en_sentiment_airline"):
        found = scan(plan_for(test_data / name, registry), registry)
        counted[name] = dict(zip(found.classes, found.counts, strict=True)), len(found.unreadable)
    assert counted == {
        "zh_sentiment": ({"0": 2443, "1": 5322}, 1),
        "en_sentiment_sst2": ({"0": 3310 + 428 + 912, "1": 3610 + 444 + 909}, 0),
        "en_sentiment_airline": ({"negative": 9178, "neutral": 3099, "positive": 2363}, 0),
    }


def test_a_project_on_rows_takes_a_table_as_it_is_even_where_it_could_be_one_of_texts(
    tmp_path: Path, registry: Registry
) -> None:
    table = tmp_path / "shades.csv"
    table.write_text(
        "shade,class\n" + "".join(f"#{n * 71993:06x},{'abc'[n % 3]}\n" for n in range(200)), "utf-8"
    )
    kept = with_source(Chosen(id="penguins"), registry)
    assert plan_for(table, registry).source.id == "text-table"
    assert plan_for(table, registry, kept).source.id == "table"
