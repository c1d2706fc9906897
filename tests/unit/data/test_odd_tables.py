"""Tables as they are: with quotes that never close, titles, names in the middle, several sheets, merged cells."""

import csv
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.core.text import render
from deepstudio.data.findings import find_all
from deepstudio.data.recognise import plan_for, recognise
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan
from deepstudio.data.sources import reader
from deepstudio.data.sources.table_files import table_columns
from deepstudio.data.tables import quotes
from deepstudio.data.tables.quotes import repaired
from deepstudio.data.unlabelled import texts_in

QUOTE = '"'
OPEN = 'text,label\nnice a,pos\n"bad b,neg\nnice c,pos\nbad d,neg\n"nice e,pos\nbad f,neg\n'
PAIRS = [
    ("nice a", "pos"),
    ("bad b", "neg"),
    ("nice c", "pos"),
    ("bad d", "neg"),
    ("nice e", "pos"),
    ("bad f", "neg"),
]


def plan_of(path: Path, **settings: Any) -> DataPlan:
    return DataPlan(
        source=Chosen(id="text-table", settings={"path": str(path), **settings}),
        columns={"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")},
    )


def pairs_of(plan: DataPlan) -> list[tuple[str, str]]:
    found, source = scan(plan, registry()), reader(plan, registry())
    return [(source.load(id, "text"), name) for id, name in found.answers.items()]


def written(path: Path, content: str) -> DataPlan:
    path.write_text(content, encoding="utf-8")
    return plan_of(path)


def said(plan: DataPlan) -> dict[str, str]:
    return {one.finding: render(one.message) for one in scan(plan, registry()).remarks}


def fixed(plan: DataPlan, number: int = 0, remark: int = 0) -> DataPlan:
    """The plan with a fix of a remark of its scan."""
    changed = scan(plan, registry()).remarks[remark].fixes[number].apply(Project(name="p", data=plan))
    assert changed.data is not None
    return changed.data


# Quotes


def test_an_open_quote_swallows_no_rows(tmp_path: Path) -> None:
    plan = written(tmp_path / "t.csv", OPEN)
    assert [(text.strip('"'), name) for text, name in pairs_of(plan)] == PAIRS
    assert said(plan) == {
        "quotes-open": "Lines of t.csv with a quotation mark that is not closed (2): 3, 6. "
        "Each is read as a row of its own."
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["t.csv", "t.tsv"])
def test_of_many_rows_with_open_quotes_none_is_lost(tmp_path: Path, delimiter: str, name: str) -> None:
    lines = [
        f"{QUOTE * (row % 3 == 0)}text number {row}{delimiter}{('pos', 'neg')[row % 2]}" for row in range(300)
    ]
    plan = written(tmp_path / name, "\n".join([f"text{delimiter}label", *lines]))
    assert [name for _, name in pairs_of(plan)] == [("pos", "neg")[row % 2] for row in range(300)]


@pytest.mark.parametrize("row", range(1, 7))
def test_a_single_open_quote_swallows_nothing_wherever_it_is(tmp_path: Path, row: int) -> None:
    lines = ["text,label", *(f"{text},{name}" for text, name in PAIRS)]
    lines[row] = f'"{lines[row]}'
    plan = written(tmp_path / "t.csv", "\n".join(lines))
    assert [(text.strip('"'), name) for text, name in pairs_of(plan)] == PAIRS


def test_an_open_quote_around_a_text_with_commas(tmp_path: Path) -> None:
    plan = written(tmp_path / "t.csv", OPEN + '"slow, dull, long,neg\n')
    assert pairs_of(plan)[-1] == ('"slow, dull, long', "neg")


def test_inches_and_inner_quotes_close_nothing(tmp_path: Path) -> None:
    plan = written(tmp_path / "t.csv", OPEN + 'a 12" screen,pos\n"he said "no" to me",neg\nso "so" la,pos\n')
    assert [name for _, name in pairs_of(plan)][-3:] == ["pos", "neg", "pos"]
    assert len(pairs_of(plan)) == 9


LONG = ["one\ntwo", "I came, I saw\nsad", "a,b\nc,d\n,e", 'he said "no"\nand left', "\n\nend", "a\n"]


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("terminator", ["\n", "\r\n"])
def test_texts_over_several_lines_stay_whole(tmp_path: Path, quoting: Any, terminator: str) -> None:
    rows = [(f"{text} {number}", ("pos", "neg")[number % 2]) for number, text in enumerate(LONG * 5)]
    with (tmp_path / "t.csv").open("w", newline="") as file:
        csv.writer(file, quoting=quoting, lineterminator=terminator).writerows([("text", "label"), *rows])
    plan = plan_of(tmp_path / "t.csv")
    assert pairs_of(plan) == [(text.strip(), name) for text, name in rows]
    assert said(plan) == {}


def test_what_is_well_quoted_is_left_as_it_is() -> None:
    text = 'text,label\n"one\ntwo, three",pos\n"a ""b"" c",neg\nplain,pos\n'
    assert repaired(text, ",", 2) == (text, ())


def test_open_quotes_are_found_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is looked at a bounded number of times, whatever the file holds."""
    looked = 0
    real = quotes._Lines.is_open

    def counted(self: Any, line: str, inside: bool = False) -> bool:
        nonlocal looked
        looked += 1
        return real(self, line, inside)

    monkeypatch.setattr(quotes._Lines, "is_open", counted)
    repaired('"a,b\n' * 2000, ",", 2)
    assert looked < 10_000


def test_answers_are_as_many_as_rows(tmp_path: Path) -> None:
    """Each row gets an answer where texts are brought for predictions."""
    lines = [f"{QUOTE * (row % 4 == 1)}text number {row}" for row in range(30)]
    (tmp_path / "alone.csv").write_text("\n".join(["text", *lines]))
    (tmp_path / "with id.csv").write_text(
        "\n".join(["id,text", *(f"{n},{line}" for n, line in enumerate(lines))])
    )
    for name in ("alone.csv", "with id.csv"):
        found = texts_in(tmp_path / name)
        assert [text.strip('"') for text in found.texts] == [line.strip('"') for line in lines]


# Names of columns


@pytest.mark.parametrize(
    "content",
    [
        "sep=;\ntext;label\n{rows}",
        '"sep=;"\ntext;label\n{rows}',
        "Reviews of 2024\ntext;label\n{rows}",
        "Reviews of 2024;\n;\ntext;label\n{rows}",
        "Reviews of 2024\n\n\nRezension;Note\n{rows}",
        "text;label\n{rows}",
    ],
)
def test_names_may_stand_below_other_lines(tmp_path: Path, content: str) -> None:
    rows = "".join(f"{text} {number};{name}\n" for number in range(3) for text, name in PAIRS)
    plan = written(tmp_path / "t.csv", content.format(rows=rows))
    assert scan(plan, registry()).counts == (9, 9)
    assert scan(plan, registry()).classes == ("neg", "pos")


def test_titles_are_told_with_the_way_to_read_them(tmp_path: Path) -> None:
    plan = written(tmp_path / "t.csv", "My reviews,\ntext,label\n" + "a nice one,pos\na bad one,neg\n" * 5)
    assert said(plan) == {
        "titles-left-out": "1 rows at the top of t.csv are titles and left out; its columns are text, label."
    }
    assert "label" in scan(fixed(plan), registry()).classes


def test_names_that_come_again_are_left_out(tmp_path: Path) -> None:
    part = "text,label\na nice one,pos\na bad one,neg\nanother nice one,pos\n"
    plan = written(tmp_path / "t.csv", part * 3)
    assert scan(plan, registry()).counts == (3, 6)
    assert list(said(plan)) == ["names-again"]
    assert len(texts_in(tmp_path / "t.csv").texts) == 9


def test_a_first_row_may_be_data_or_names(tmp_path: Path) -> None:
    rows = "".join(f"{text} {number},{name}\n" for number in range(3) for text, name in PAIRS)
    named = written(tmp_path / "t.csv", "Rezension,Note\n" + rows)
    assert list(said(named)) == ["names-guessed"]
    without = fixed(named)
    assert scan(without, registry()).classes == ("neg", "Note", "pos")
    bare = written(tmp_path / "u.csv", rows)
    assert list(said(bare)) == ["names-missing"]
    assert len(scan(fixed(bare), registry()).ids) == 17


def test_nothing_is_said_of_a_plain_table(tmp_path: Path) -> None:
    assert said(written(tmp_path / "t.csv", "text,label\n" + "a nice one,pos\na bad one,neg\n" * 5)) == {}


# Columns


@pytest.mark.parametrize("name", ["text", "sms", "文本"])
def test_a_text_column_of_digits_is_taken_where_it_is_called_so(tmp_path: Path, name: str) -> None:
    rows = "".join(f"{number * 7919},{number % 2}\n" for number in range(20))
    plan = written(tmp_path / "t.csv", f"{name},label\n{rows}")
    assert len(scan(plan, registry()).ids) == 20


def test_a_text_column_of_digits_can_be_chosen(tmp_path: Path) -> None:
    rows = "".join(f"{number * 7919},{number % 2}\n" for number in range(20))
    path = tmp_path / "t.csv"
    written(path, f"code,label\n{rows}")
    with pytest.raises(Explained) as error:
        scan(plan_of(path), registry())
    assert error.value.cause == "no_text_column"
    assert len(scan(plan_of(path, text="code"), registry()).ids) == 20


def test_a_guess_between_columns_is_told(tmp_path: Path) -> None:
    rows = "".join(f"a good text {n},{'ab'[n % 2]},{'xy'[n % 2]}\n" for n in range(20))
    plan = written(tmp_path / "t.csv", f"Satz,first,second\n{rows}")
    assert list(said(plan)) == ["names-guessed", "columns-guessed"]
    other = fixed(plan, remark=1)
    assert scan(plan, registry()).classes != scan(other, registry()).classes


# Labels


def test_numbers_and_missing_labels(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "a.csv").write_text("text,label\n" + "a good one,1\na bad one,0\n" * 3 + "what,nan\n")
    (tmp_path / "all" / "b.csv").write_text(
        "text,label\n" + "a good one,1.0\na bad one,0.0\n" * 3 + "so,N/A\nno,\n"
    )
    plan = plan_of(tmp_path / "all")
    found = scan(plan, registry())
    assert (found.classes, found.counts) == (("0", "1"), (6, 6))
    assert len(found.unreadable) == 3
    by_id = {one.finding: one for one in found.remarks}
    assert list(by_id) == ["files-joined", "labels-missing", "labels-merged"]
    assert render(by_id["labels-missing"].message) == (
        "2 rows are left out because their label stands for a missing value: N/A, nan."
    )
    (left_out,) = (one for one in find_all(plan, registry(), found) if one.finding == "left-out")
    assert left_out.count == 1, "nothing is said twice"
    project = by_id["labels-missing"].fixes[0].apply(Project(name="p", data=plan))
    assert project.data is not None
    assert "nan" in scan(project.data, registry()).classes


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        (("none", "anger"), ("anger", "none")),
        (("+", "-"), ("+", "-")),
        (("a", "b", "-"), ("a", "b")),
        (("a", "b", "None", "NULL"), ("a", "b")),
    ],
)
def test_a_mark_may_be_a_class(tmp_path: Path, labels: tuple[str, ...], classes: tuple[str, ...]) -> None:
    rows = "".join(f"text number {n},{name}\n" for n in range(5) for name in labels)
    assert scan(written(tmp_path / "t.csv", f"text,label\n{rows}"), registry()).classes == classes


def test_the_review_none_is_a_text(tmp_path: Path) -> None:
    rows = "none,bad\nnan,good\nN/A,bad\n" + "a long and good text,good\n" * 3
    assert len(scan(written(tmp_path / "t.csv", f"text,label\n{rows}"), registry()).ids) == 6


# Excel


def book(
    path: Path, sheets: dict[str, list[list[Any]]], change: Callable[[Workbook], None] | None = None
) -> Path:
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change is not None:
        change(made)
    made.save(path)
    return path


def rows_of(*labels: str) -> list[list[Any]]:
    return [["text", "label"], *([f"a text of its own {n}", labels[n % len(labels)]] for n in range(12))]


README = [["Read me first"], ["These are reviews"], ["Column", "Meaning"], ["text", "what was said"]]


def test_of_several_sheets_the_table_is_read_and_that_is_told(tmp_path: Path) -> None:
    plan = plan_of(
        book(tmp_path / "t.xlsx", {"read me": README, "data": rows_of("a", "b"), "more": rows_of("c", "d")})
    )
    assert scan(plan, registry()).classes == ("a", "b")
    assert said(plan) == {
        "sheets-left-out": "The sheet “data” of t.xlsx is read, one of 3. Not read: read me, more."
    }
    assert scan(fixed(plan, 1), registry()).classes == ("c", "d")
    assert said(fixed(plan, 1)) == {}


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    path = book(tmp_path / "t.xlsx", {"data": rows_of("a", "b")})
    for settings, words in (
        (plan_of(path, sheet="other"), "t.xlsx has no sheet “other”. It has data."),
        (plan_of(csv_at(tmp_path), sheet="data"), "has no sheets"),
    ):
        with pytest.raises(Explained, match=words) as error:
            scan(settings, registry())
        assert error.value.cause == "no_such_sheet"


def csv_at(folder: Path) -> Path:
    (folder / "t.csv").write_text("text,label\na,b\nc,d\n")
    return folder / "t.csv"


def test_merged_titles_and_labels(tmp_path: Path) -> None:
    def merge(made: Workbook) -> None:
        made["data"].merge_cells("A1:C1")
        made["data"].merge_cells("C3:C8")
        made["data"].merge_cells("C9:C14")

    texts = [[n, f"a text of its own {n}", {0: "pos", 6: "neg"}.get(n)] for n in range(12)]
    plan = plan_of(
        book(tmp_path / "t.xlsx", {"data": [["Reviews"], ["编号", "文本", "标签"], *texts]}, merge)
    )
    found = scan(plan, registry())
    assert (found.classes, found.counts) == (("neg", "pos"), (6, 6))
    assert list(said(plan)) == ["cells-filled", "titles-left-out"]


def test_formulas_without_values_are_told(tmp_path: Path) -> None:
    rows = rows_of("a", "b")
    rows[3][1] = '=IF(1>0,"a","b")'
    plan = plan_of(book(tmp_path / "t.xlsx", {"data": rows}))
    assert len(scan(plan, registry()).ids) == 11
    assert said(plan)["formulas-unstored"].startswith("1 formulas in t.xlsx were saved without their values")


def test_a_corner_far_away_is_not_filled_up(tmp_path: Path) -> None:
    """Two cells of a kilobyte would be 17 billion."""

    def far(made: Workbook) -> None:
        made["data"]["XFD1048576"] = "x"

    plan = plan_of(book(tmp_path / "t.xlsx", {"data": [["text"]]}, far))
    with pytest.raises(Explained, match="it has more than 1000 columns") as error:
        scan(plan, registry())
    assert error.value.cause == "not_a_table"


def test_ranges_that_are_merged_over_and_over_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "t.xlsx", {"data": [["text", "label"], ["a", "b"]]})
    last = '<row r="1048576"><c r="B1048576" t="inlineStr"><is><t>b</t></is></c></row></sheetData>'
    merged = "".join('<mergeCell ref="A1:A1048576"/>' for _ in range(200))
    with zipfile.ZipFile(path) as before:
        parts = {name: before.read(name).decode() for name in before.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        "</sheetData>", f'{last}<mergeCells count="200">{merged}</mergeCells>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name, content in parts.items():
            after.writestr(name, content)
    with pytest.raises(Explained) as error:
        scan(plan_of(path), registry())
    assert error.value.cause == "not_a_table"


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_tables_that_unfold_to_far_more_than_they_hold_are_refused(tmp_path: Path, name: str) -> None:
    if name == "t.csv":
        content = "," * 900 + "\n" + "a,b\n" * 60_000
    else:
        content = json.dumps({f"c{n}": 1 for n in range(900)}) + "\n" + '{"c1": 1}\n' * 60_000
    with pytest.raises(Explained, match="it is too large: 6"):
        scan(written(tmp_path / name, content), registry())


# Files without an ending


def test_a_table_without_an_ending(tmp_path: Path) -> None:
    path = tmp_path / "SMSSpamCollection"
    path.write_text("".join(f"{('ham', 'spam')[n % 2]}\tsee you at number {n}, ok\n" for n in range(20)))
    assert recognise(path, registry()) == "text-table"
    assert scan(plan_for(path, registry()), registry()).classes == ("ham", "spam")
    (tmp_path / "readme").write_text("The collection was made by somebody.\nIt has two classes.\n")
    assert recognise(tmp_path, registry()) == "text-table"
    assert len(texts_in(path).texts) == 20


def test_folders_of_texts_without_an_ending(tmp_path: Path) -> None:
    for group in ("rec.autos", "sci.space"):
        (tmp_path / group).mkdir()
        for number in range(6):
            (tmp_path / group / str(49960 + number)).write_text(
                f"From: me\nSubject: {group}\n\ntext {number}\n"
            )
    assert recognise(tmp_path, registry()) == "text-folder"
    plan = plan_for(tmp_path, registry())
    found = scan(plan, registry())
    assert (found.classes, found.counts) == (("rec.autos", "sci.space"), (6, 6))
    assert "rec.autos" in reader(plan, registry()).load(found.ids[0], "text")


def test_lines_without_an_ending(tmp_path: Path) -> None:
    (tmp_path / "reviews").write_text("a nice one\na bad one\n")
    assert texts_in(tmp_path / "reviews").texts == ["a nice one", "a bad one"]


# Encodings


@pytest.mark.parametrize("kind", ["table", "lines", "folder"])
def test_the_encoding_is_told_and_can_be_chosen(tmp_path: Path, kind: str) -> None:
    plan = saved(kind, tmp_path, "cp1251")
    found = scan(plan, registry())
    remark = next(one for one in found.remarks if one.finding == "encoding-found")
    assert "Windows-1251 (Cyrillic)" in render(remark.message)
    assert remark.option == "--encoding"
    assert any("фильм" in text for text in texts_of(plan, found))
    assert {fix.apply(Project(name="p", data=plan)).data is None for fix in remark.fixes} == {False}
    settings = {**plan.source.settings, "encoding": "koi8_r"}
    other = plan.replace(source=plan.source.replace(settings=settings))
    again = scan(other, registry())
    assert again.found.fingerprint != found.found.fingerprint
    assert not any("фильм" in text for text in texts_of(other, again))


def saved(kind: str, folder: Path, encoding: str) -> DataPlan:
    lines = {"хорошо": "прекрасный фильм и хорошая игра", "плохо": "скучный фильм и очень долго"}
    if kind == "table":
        rows = "".join(f"{text} {n},{name}\n" for n in range(6) for name, text in lines.items())
        (folder / "t.csv").write_bytes(f"text,label\n{rows}".encode(encoding))
        return plan_of(folder / "t.csv")
    for name, text in lines.items():
        if kind == "lines":
            (folder / f"{name}.txt").write_bytes("".join(f"{text} {n}\n" for n in range(6)).encode(encoding))
        else:
            (folder / name).mkdir()
            for number in range(6):
                (folder / name / f"{number}.txt").write_bytes(f"{text} {number}".encode(encoding))
    columns = {"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")}
    return DataPlan(source=Chosen(id=f"text-{kind}", settings={"path": str(folder)}), columns=columns)


def texts_of(plan: DataPlan, found: Scan) -> list[str]:
    source = reader(plan, registry())
    return [source.load(id, "text") for id in found.ids]


def test_the_columns_of_another_encoding(tmp_path: Path) -> None:
    plan = saved("table", tmp_path, "cp1251")
    assert table_columns(Path(plan.source.settings["path"]))[0].examples[0].startswith("прекрасный")
