"""Tables of texts and labels, in all the ways people save them; what cannot be used is said in one sentence."""

import json
import os
import shutil
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas
import pytest

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.data import tables
from deepstudio.data.given_parts import given_parts
from deepstudio.data.scan import Scan, refuse_for_task
from deepstudio.data.scanning import scan
from deepstudio.data.sources import reader
from deepstudio.data.sources import table_files as files_of_tables
from deepstudio.data.sources.rows import row_id, shown
from deepstudio.data.sources.table_files import table_columns, table_files
from deepstudio.data.text_files import UnreadableText

ROWS = [
    ("The room was clean, and the staff friendly.", "good"),
    ("Never again! Cold soup\nand a broken window.", "bad"),
    ('They call it "suite", I call it a cupboard; sad.', "bad"),
    ("早餐很好，服务也不错。", "good"),
    ("A bed\tand a chair | nothing else", "bad"),
    ("NA", "good"),
    ("مرحبا، غرفة جميلة 😀", "good"),
    ("  null  ", "bad"),
]
TEXTS = [text.strip() for text, _ in ROWS]


def plan_of(path: Path, **settings: str) -> DataPlan:
    return DataPlan(
        source=Chosen(id="text-table", settings={"path": str(path), **settings}),
        columns={"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")},
    )


def refused(plan: DataPlan, registry: Registry) -> Explained:
    with pytest.raises(Explained) as error:
        refuse_for_task(Project(name="refused", data=plan), scan(plan, registry), registry)
    return error.value


def texts_of(plan: DataPlan, registry: Registry, found: Scan) -> list[str]:
    source = reader(plan, registry)
    return [source.load(id, "text") for id in found.ids]


def numbers(ids: Iterable[str]) -> list[str]:
    """The ids without the marks of their texts."""
    return [shown(id) for id in ids]


def frame() -> pandas.DataFrame:
    return pandas.DataFrame(ROWS, columns=["review", "label"])


def as_csv(separator: str, encoding: str = "utf-8") -> Callable[[Path], None]:
    return lambda path: frame().to_csv(path, sep=separator, index=False, encoding=encoding)


def as_excel(path: Path) -> None:
    with pandas.ExcelWriter(path) as book:
        pandas.DataFrame().to_excel(book, sheet_name="empty")
        frame().to_excel(book, sheet_name="reviews", index=False)


def as_lines(path: Path) -> None:
    frame().to_json(path, orient="records", lines=True, force_ascii=False)


def as_list(path: Path) -> None:
    frame().to_json(path, orient="records")


GB18030 = as_csv(",", "gb18030")
FORMS: list[tuple[str, Callable[[Path], None]]] = [
    ("a.csv", as_csv(",")),
    ("a.csv", as_csv(";")),
    ("a.csv", as_csv("|")),
    ("a.CSV", as_csv("\t")),
    ("a.csv", as_csv(",", "utf-8-sig")),
    ("a.csv", as_csv(",", "utf-16")),
    ("a.csv", GB18030),
    ("a.xlsx", as_excel),
    ("a.jsonl", as_lines),
    ("a.ndjson", as_lines),
    ("a.json", as_list),
    ("a.json", as_lines),
]


@pytest.mark.parametrize(("name", "write"), FORMS)
def test_every_form_gives_the_same_texts(
    name: str, write: Callable[[Path], None], tmp_path: Path, registry: Registry
) -> None:
    write(tmp_path / name)
    plan = plan_of(tmp_path / name)
    found = scan(plan, registry)
    assert (found.classes, found.counts, found.found.column("text").shape) == (("bad", "good"), (4, 4), None)
    assert list(found.ids) == [row_id(row, text) for row, text in enumerate(TEXTS)]
    assert list(found.answers.values()) == [label for _, label in ROWS]
    assert texts_of(plan, registry, found) == TEXTS
    assert found.unreadable == ()
    # What is no UTF-8 was found out, and that is told.
    assert [said.finding for said in found.remarks] == ["encoding-found"] * (write is GB18030)


def test_a_table_without_names(tmp_path: Path, registry: Registry) -> None:
    """As the phrases of films come: a sentence, a tab, a label, and quotes that are meant as such."""
    rows = [
        ('" spider man is better than any summer blockbuster', 1),
        ("it 's a charming and often affecting journey", 1),
        ("unflinchingly bleak and desperate .", 0),
        ('the " comedy " has no laughs', 0),
        ("a gorgeous , witty , seductive movie .", 1),
        ("too slow , too long and too little happens .", 0),
        ('" what a waste', 0),
    ]
    (tmp_path / "train.tsv").write_text("".join(f"{text}\t{label}\n" for text, label in rows))
    plan = plan_of(tmp_path / "train.tsv")
    found = scan(plan, registry)
    assert (found.classes, found.counts) == (("0", "1"), (4, 3))
    assert texts_of(plan, registry, found) == [text for text, _ in rows]
    assert [column.name for column in table_columns(tmp_path / "train.tsv")] == ["column 1", "column 2"]
    named = scan(plan_of(tmp_path / "train.tsv", text="column 1", label="column 2"), registry)
    assert named.ids == found.ids


def test_labels_in_words_are_no_names_of_columns(tmp_path: Path, registry: Registry) -> None:
    file = tmp_path / "a.txt"
    file.write_text("".join(f"{text.splitlines()[0][:20]}\t{label}\n" for text, label in ROWS[:4] + ROWS[5:]))
    assert scan(plan_of(file), registry).found.samples == 7


def test_tables_of_a_folder_are_joined(tmp_path: Path, registry: Registry) -> None:
    frame().iloc[:5].to_csv(tmp_path / "train.csv", index=False)
    frame().iloc[5:, ::-1].to_csv(tmp_path / "test.csv", index=False)
    (tmp_path / "README.txt").write_text("Some words about it.")
    (tmp_path / "~$train.xlsx").write_bytes(b"left by Excel")
    plan = plan_of(tmp_path)
    found = scan(plan, registry)
    assert list(found.ids)[:4] == [
        row_id(0, TEXTS[5], "test.csv"),
        row_id(1, TEXTS[6], "test.csv"),
        row_id(2, TEXTS[7], "test.csv"),
        row_id(0, TEXTS[0], "train.csv"),
    ]
    assert texts_of(plan, registry, found) == TEXTS[5:] + TEXTS[:5]
    assert found.remarks == ()
    assert found.found.given == (5, 0, 3)
    test = [found.ids[row] for row in found.split(plan.split)["test"].tolist()]
    assert test == [row_id(row, TEXTS[5 + row], "test.csv") for row in range(3)]
    assert next(said.finding for said in given_parts(found, plan)) == "parts-given"
    (tmp_path / "test.csv").rename(tmp_path / "more.csv")
    joined = scan(plan, registry)
    assert [str(said.message) for said in joined.remarks] == [
        "The files more.csv, train.csv are taken together; the split is made by the program."
    ]
    assert joined.found.given == ()
    (tmp_path / "more.csv").rename(tmp_path / "test.csv")
    assert {column.name: column.distinct for column in table_columns(tmp_path)} == {"review": 8, "label": 2}


def test_tables_without_names_are_joined_even_if_one_looks_named(tmp_path: Path, registry: Registry) -> None:
    rows = ["nice place\tpos", "bad place\tneg", "worst place\tneg", "great place\tpos", "no place\tneg"]
    (tmp_path / "a.tsv").write_text("\n".join(rows))
    (tmp_path / "b.tsv").write_text("so so\tneutral\nfine\tpos\n")
    found = scan(plan_of(tmp_path), registry)
    assert (found.classes, found.found.samples) == (("neg", "neutral", "pos"), 7)


def test_tables_with_other_columns_are_not_joined(tmp_path: Path, registry: Registry) -> None:
    frame().to_csv(tmp_path / "a.csv", index=False)
    (tmp_path / "b.csv").write_text("id,label\n1,good\n2,bad\n")
    error = refused(plan_of(tmp_path), registry)
    assert error.cause == "other_columns"
    assert "a.csv has review, label, b.csv has id, label. Choose one of the files." in str(error)


def test_rows_that_do_not_fit_are_left_out(tmp_path: Path, registry: Registry) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "text,label\nfirst one here,a\nsecond, with commas, unquoted,b\n\nthird one here,b\n"
        ",a\nfifth without a label\n \u200b ,b\nseventh one here,a\neighth one here, b \n"
    )
    found = scan(plan_of(file), registry)
    assert numbers(found.ids) == ["0000001", "0000003", "0000007", "0000008"]
    assert found.classes == ("a", "b")
    assert [str(said.message) for said in found.remarks] == [
        "1 rows of a.csv do not fit its columns and are left out: 2."
    ]
    assert [(shown(item.id), str(item.reason)) for item in found.unreadable] == [
        ("0000004", "the text is empty"),
        ("0000005", "the label is missing"),
        ("0000006", "the text is empty"),
    ]
    assert str(found.message()) == (
        "3 texts are left out (the text is empty, the label is missing): row 4, row 5, row 6."
    )
    assert numbers(found.found.unreadable) == ["0000004", "0000005", "0000006"]


def test_damaged_lines_and_odd_values_of_json(tmp_path: Path, registry: Registry) -> None:
    file = tmp_path / "a.jsonl"
    rows: list[object] = [
        {"text": "good one", "label": 1, "tags": ["a"]},
        {"text": "bad one", "label": 0},
        {"label": 0, "text": None},
        {"text": "with NUL \0", "label": 1},
        {"text": "half \ud83d", "label": 1},
        {"text": "no label", "label": None},
        {"text": "another bad one", "label": 0},
        {"text": "another good one", "label": 1},
    ]
    lines = [json.dumps(row) for row in rows]
    file.write_text("\n".join([*lines[:2], '{"text": "cut of', *lines[2:]]))
    found = scan(plan_of(file), registry)
    assert numbers(found.ids) == ["0000001", "0000002", "0000008", "0000009"]
    assert [str(item.reason) for item in found.unreadable] == [
        "the text is empty",
        "it holds zero bytes (NUL)",
        "it holds halves of characters",
        "the label is missing",
    ]
    assert str(found.remarks[0].message) == "1 rows of a.jsonl do not fit its columns and are left out: 3."
    assert found.found.model_dump_json()


def test_a_very_long_text_is_a_text(tmp_path: Path, registry: Registry) -> None:
    file = tmp_path / "a.csv"
    rows = [*ROWS, ("word, " * 200_000, "good")]
    pandas.DataFrame(rows, columns=["text", "label"]).to_csv(file, index=False)
    plan = plan_of(file)
    assert len(texts_of(plan, registry, scan(plan, registry))[8]) == 1_199_999


def only_header(path: Path) -> None:
    path.write_text("text,label\n")


def header_and_blank_lines(path: Path) -> None:
    path.write_text("text,label\n\n\n")


def nothing(path: Path) -> None:
    path.write_text(" \n\n")


def nul(path: Path) -> None:
    path.write_bytes(b"text,label\ngood\0,1\nbad,0\n")


def prose(path: Path) -> None:
    path.write_text("It was a dark night\nand nobody came\nor went\n")


def many_labels(path: Path) -> None:
    rows = [(f"a sentence of several words, {row}", f"label {row}") for row in range(5000)]
    pandas.DataFrame(rows * 2, columns=["text", "label"]).to_csv(path, index=False)


def no_labels(path: Path) -> None:
    rows = [
        (f"{row}", f"a sentence of several words, {row}", f"2024-01-{row % 28 + 1:02d}") for row in range(50)
    ]
    pandas.DataFrame(rows, columns=["id", "text", "date"]).to_csv(path, index=False)


def no_texts(path: Path) -> None:
    pandas.DataFrame({"age": range(50), "sex": ["m", "f"] * 25}).to_csv(path, index=False)


def one_class(path: Path) -> None:
    frame().assign(label="good").to_csv(path, index=False)


def empty_labels(path: Path) -> None:
    frame().assign(label="").to_csv(path, index=False)


def empty_texts(path: Path) -> None:
    frame().assign(review=" ").to_csv(path, index=False)


UNUSABLE: list[tuple[Callable[[Path], None], str, str]] = [
    (only_header, "empty", "a.csv holds no rows below the names of its columns."),
    (header_and_blank_lines, "empty", "a.csv holds no rows below the names of its columns."),
    (nothing, "empty", "a.csv is empty."),
    (nul, "unreadable_text", "it holds zero bytes (NUL)"),
    (prose, "not_a_table", "a.csv cannot be read as a table: its lines are not divided into columns"),
    (
        many_labels,
        "too_many_classes",
        "The column “label” has 5,000 different values; a label has at most 1,000. Choose another column.",
    ),
    (no_labels, "no_label_column", "No column has few different values that could be the labels"),
    (no_texts, "no_text_column", "No column looks as if it held texts. Choose the one that does."),
    (
        one_class,
        "one_class",
        "All usable samples (8) belong to one class, “good”. A classifier needs at least two: choose another column "
        "for the label, or another table.",
    ),
    (empty_labels, "no_label_column", "No column has few different values"),
    (
        empty_texts,
        "empty",
        "None of the texts can be used. 8 texts are left out (the text is empty): row 1, row 2",
    ),
]


@pytest.mark.parametrize(("write", "cause", "said"), UNUSABLE, ids=[row[0].__name__ for row in UNUSABLE])
def test_what_cannot_be_used_is_said(
    write: Callable[[Path], None], cause: str, said: str, tmp_path: Path, registry: Registry
) -> None:
    write(tmp_path / "a.csv")
    error = refused(plan_of(tmp_path / "a.csv"), registry)
    assert (error.cause, said in str(error)) == (cause, True), str(error)


def test_columns_are_named(tmp_path: Path, registry: Registry) -> None:
    file = tmp_path / "a.csv"
    frame().assign(stars=[1, 2, 3, 1, 2, 3, 1, 2]).to_csv(file, index=False)
    assert scan(plan_of(file, label="stars"), registry).classes == ("1", "2", "3")
    error = refused(plan_of(file, label="mood"), registry)
    assert error.cause == "no_such_column"
    assert str(error) == "The table has no column “mood”. It has review, label, stars."
    assert refused(plan_of(file, text="label", label="label"), registry).cause == "same_column"
    assert scan(plan_of(file, text="label"), registry).classes == ("1", "2", "3")


def test_excel_files_that_cannot_be_read(tmp_path: Path, registry: Registry) -> None:
    good = tmp_path / "good.xlsx"
    as_excel(good)
    cases = {
        "cut.xlsx": (good.read_bytes()[:-200], "it is no Excel file, or damaged"),
        "text.xlsx": (b"text,label\n", "it is no Excel file, or damaged"),
        "locked.xlsx": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "protected by a password"),
        "old.xls": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save it as .xlsx"),
        "page.html": (b"<html>", "tables are .csv, .tsv, .xlsx"),
    }
    for name, (content, said) in cases.items():
        (tmp_path / name).write_bytes(content)
        error = refused(plan_of(tmp_path / name), registry)
        assert (error.cause, said in str(error)) == ("not_a_table", True), str(error)
    (tmp_path / "empty.xlsx").write_bytes(b"")
    assert refused(plan_of(tmp_path / "empty.xlsx"), registry).cause == "empty"
    shutil.make_archive(str(tmp_path / "other"), "zip", tmp_path, "page.html")
    (tmp_path / "other.zip").rename(tmp_path / "other.xlsx")
    assert "it is damaged" in str(refused(plan_of(tmp_path / "other.xlsx"), registry))


def test_an_excel_file_that_is_open_elsewhere(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    as_excel(tmp_path / "a.xlsx")
    monkeypatch.setattr("deepstudio.data.tables.excel._refuse_no_excel", locked)
    error = refused(plan_of(tmp_path / "a.xlsx"), registry)
    assert "close it in other programs" in str(error)


def test_a_workbook_that_unpacks_to_gigabytes_is_not_opened(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_excel(tmp_path / "a.xlsx")
    monkeypatch.setattr("deepstudio.data.tables.excel.LARGEST", 1000)
    assert "it is too large; save it as .csv" in str(refused(plan_of(tmp_path / "a.xlsx"), registry))


def test_json_that_is_no_table(tmp_path: Path, registry: Registry) -> None:
    for content in ("[1, 2, 3]", '{"a": 1}\nb\nc\nd', "[" * 100_000, '[{"a": 1}', "[]", "nonsense"):
        (tmp_path / "a.json").write_text(content)
        assert refused(plan_of(tmp_path / "a.json"), registry).cause == "not_a_table"


def test_moved_unchosen_and_far_tables(tmp_path: Path, registry: Registry) -> None:
    error = refused(plan_of(tmp_path / "gone.csv"), registry)
    assert (error.cause, "Find its new place" in str(error)) == ("data_missing", True)
    assert refused(DataPlan(source=Chosen(id="text-table")), registry).cause == "no_data"
    assert refused(plan_of(Path("//server/share/a.csv")), registry).cause == "network_path"
    assert refused(plan_of(tmp_path), registry).cause == "empty"


def test_the_fingerprint_follows_content_not_place(tmp_path: Path, registry: Registry) -> None:
    def fingerprint(path: Path, **settings: str) -> str:
        return scan(plan_of(path, **settings), registry).found.fingerprint

    frame().assign(stars=["1", "2"] * 4).to_csv(tmp_path / "a.csv", index=False)
    before = fingerprint(tmp_path / "a.csv")
    (tmp_path / "b").mkdir()
    moved = tmp_path / "b" / "renamed.csv"
    shutil.move(tmp_path / "a.csv", moved)
    assert fingerprint(moved) == before
    assert fingerprint(moved, text="review", label="label") == before
    assert fingerprint(moved, label="stars") != before
    os.utime(moved, ns=(1, 1))
    assert fingerprint(moved) != before


def test_a_table_is_read_once_and_again_when_it_changed(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = files_of_tables.read_tables

    def watched(files: tuple[Path, ...], **options: Any) -> object:
        seen.extend(file.name for file in files)
        return real(files, **options)

    monkeypatch.setattr(files_of_tables, "read_tables", watched)
    file = tmp_path / "a.csv"
    frame().to_csv(file, index=False)
    plan = plan_of(file)
    ids = list(scan(plan, registry).ids) * 20
    shared = reader(plan, registry)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda id: shared.load(id, "text"), ids)) == TEXTS * 20
        assert list(pool.map(lambda id: reader(plan, registry).load(id, "text"), ids)) == TEXTS * 20
    assert seen == ["a.csv"]
    frame().iloc[::-1].to_csv(file, index=False)
    os.utime(file, ns=(1, 1))
    assert reader(plan, registry).load(row_id(0, TEXTS[-1]), "text") == TEXTS[-1]
    assert shared.load(ids[0], "text") == TEXTS[0]
    assert shared.version(ids[0]) != reader(plan, registry).version(ids[0])
    assert seen == ["a.csv", "a.csv"]


def test_ids_that_are_none(tmp_path: Path, registry: Registry) -> None:
    as_csv(",")(tmp_path / "a.csv")
    source = reader(plan_of(tmp_path / "a.csv"), registry)
    good = row_id(0, TEXTS[0])
    assert source.load(good, "text") == TEXTS[0]
    for id in (
        "",
        "0000000",
        "0000001",
        "0000001-",
        "-1",
        "x",
        f"../a.csv/{good}",
        f"b.csv/{good}",
        "9" * 400,
        "²",
    ):
        with pytest.raises(UnreadableText, match="it is not there any more"):
            source.load(id, "text")


def test_progress_and_cancel(tmp_path: Path, registry: Registry) -> None:
    as_csv(",")(tmp_path / "a.csv")
    events: list[Progress] = []
    scan(plan_of(tmp_path / "a.csv"), registry, events.append)
    assert (str(events[-1].what.text()), events[-1].done, events[-1].total) == ("Reading the texts", 8, 8)
    with pytest.raises(Explained) as stopped:
        scan(plan_of(tmp_path / "a.csv"), registry, cancelled=lambda: True)
    assert stopped.value.cause == "cancelled"


def test_exclusions_and_other_labels(tmp_path: Path, registry: Registry) -> None:
    as_csv(",")(tmp_path / "a.csv")
    plan = plan_of(tmp_path / "a.csv").replace(
        excluded=(row_id(0, TEXTS[0]),), corrected={row_id(1, TEXTS[1]): {"label": "good"}}
    )
    found = scan(plan, registry)
    assert (found.classes, found.counts) == (("bad", "good"), (3, 4))


def test_corrections_never_hit_another_text(tmp_path: Path, registry: Registry) -> None:
    """A row is put in at the top, so that each number belongs to another text."""
    as_csv(",")(tmp_path / "a.csv")
    excluded, relabelled = row_id(0, TEXTS[0]), row_id(1, TEXTS[1])
    plan = plan_of(tmp_path / "a.csv").replace(
        excluded=(excluded,), corrected={relabelled: {"label": "good"}}
    )
    pandas.concat([frame().iloc[[7]], frame()]).to_csv(tmp_path / "a.csv", index=False)
    found = scan(plan, registry)
    assert found.answers == scan(plan_of(tmp_path / "a.csv"), registry).answers
    with pytest.raises(UnreadableText, match="“0000001” cannot be read as a text: it is not there any more"):
        reader(plan, registry).load(excluded, "text")


def test_a_corrected_label_in_the_table_leaves_the_id(tmp_path: Path, registry: Registry) -> None:
    as_csv(",")(tmp_path / "a.csv")
    before = list(scan(plan_of(tmp_path / "a.csv"), registry).ids)
    frame().assign(label=["bad", "good"] * 4).to_csv(tmp_path / "a.csv", index=False)
    assert list(scan(plan_of(tmp_path / "a.csv"), registry).ids) == before


def test_empty_lines_before_a_table_do_not_count(tmp_path: Path, registry: Registry) -> None:
    (tmp_path / "a.csv").write_text("\n" * 70_000 + "text,label\ngood one,a\nbad one,b\nthe last,a\n")
    plan = plan_of(tmp_path / "a.csv")
    assert [
        reader(plan, registry).load(row_id(row, text), "text")
        for row, text in enumerate(["good one", "bad one"])
    ]
    (tmp_path / "b.csv").write_text("\n" * 70_000 + "no table at all\n")
    assert refused(plan_of(tmp_path / "b.csv"), registry).cause == "not_a_table"


def test_reading_stops_between_files(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.csv", "b.csv", "c.csv"):
        as_csv(",")(tmp_path / name)
    read: list[Path] = []
    real = tables.read_delimited
    monkeypatch.setattr(
        tables, "read_delimited", lambda path, *rest: (read.append(path), real(path, *rest))[1]
    )
    with pytest.raises(Explained) as stopped:
        scan(plan_of(tmp_path), registry, cancelled=lambda: bool(read))
    assert (stopped.value.cause, len(read)) == ("cancelled", 1)


def test_of_very_many_text_files_only_some_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    monkeypatch.setattr(
        files_of_tables, "is_table", lambda path: bool(looked.append(path)) or path.stem != "10"
    )
    for number in range(30):
        (tmp_path / f"{number}.txt").touch()
    assert len(table_files(tmp_path)) == 29
    monkeypatch.setattr(files_of_tables, "MAX_FILES", 10)
    looked.clear()
    with pytest.raises(Explained, match="There are no tables"):
        table_files(tmp_path)
    assert len(looked) <= files_of_tables.LOOKED_AT
