"""Texts for predictions, from whatever file people have them in."""

from pathlib import Path

import pandas
import pytest

from deepstudio.core.explained import Explained
from deepstudio.data.unlabelled import texts_in

GOOD = [
    ("lines.txt", "one\n\ntwo words \n\n\n", ["one", "", "two words"]),
    ("windows.txt", "one\r\ntwo\r\n", ["one", "two"]),
    ("table.txt", "text\tlabel\na good film\t1\na bad film\t0\n", ["a good film", "a bad film"]),
    ("table.csv", 'id,text\n1,good\n2,\n3,"x, y"\n', ["good", "", "x, y"]),
    ("alone.csv", 'review\n"good, film"\n"bad\nfilm"\n', ["good, film", "bad\nfilm"]),
    ("unnamed.csv", "good film\nbad film\n", ["good film", "bad film"]),
    ("评论.csv", "评论\n房间很好\n", ["房间很好"]),
    ("records.jsonl", '{"text": "a\\u0000b"}\n{"text": null}\n{"text": "ok"}\n', ["a\0b", "", "ok"]),
    ("one.jsonl", '{"words": "only one"}\n', ["only one"]),
]
BAD = [
    ("empty.txt", b"", "", "empty", "There are no texts in empty.txt."),
    ("blank.txt", b" \n\n \n", "", "empty", "There are no texts in blank.txt."),
    ("empty.csv", b"", "", "empty", "empty.csv is empty."),
    ("head.csv", b"text\n", "", "empty", "There are no texts in head.csv."),
    ("nul.txt", bytes(range(256)) * 9, "", "unreadable_text", "it holds zero bytes (NUL)"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n", "", "unreadable_text", "it is a picture"),
    ("archive.csv", b"PK\x03\x04rest", "", "unreadable_text", "it is a ZIP archive"),
    ("letter.pdf", b"%PDF-1.4", "", "not_a_table", "tables are .csv, .tsv"),
    ("damaged.xlsx", b"PK\x03\x04rest", "", "not_a_table", "it is no Excel file, or damaged"),
    ("lines.txt", b"one\ntwo\n", "text", "no_such_column", "lines.txt has one text a line and no columns."),
    ("table.csv", b"id,text\n1,good\n", "words", "no_such_column", "“words”. It has id, text."),
    ("alone.csv", b"text\ngood\nbad\n", "words", "no_such_column", "“words”. It has text."),
    ("numbers.csv", b"1,2\n3,4\n", "", "no_text_column", "Name the one that does."),
]


@pytest.mark.parametrize(("name", "content", "texts"), GOOD)
def test_the_texts_of_a_file_come_in_its_order(
    tmp_path: Path, name: str, content: str, texts: list[str]
) -> None:
    (tmp_path / name).write_bytes(content.encode())
    assert texts_in(tmp_path / name).texts == texts


@pytest.mark.parametrize(("name", "content", "column", "cause", "words"), BAD)
def test_what_holds_no_texts_is_told_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, column: str, cause: str, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Explained) as error:
        texts_in(tmp_path / name, column)
    assert error.value.cause == cause
    assert words in str(error.value)


def test_a_column_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(
        "id,text,summary\n1,a long review of a film,good\n2,another one,bad\n"
    )
    assert texts_in(tmp_path / "table.csv", "summary").texts == ["good", "bad"]


@pytest.mark.parametrize("header", [True, False])
def test_a_single_column_of_a_spreadsheet_may_have_no_name(tmp_path: Path, header: bool) -> None:
    frame = pandas.DataFrame({"text": ["good film", "bad film"]})
    frame.to_excel(tmp_path / "table.xlsx", index=False, header=header)
    assert texts_in(tmp_path / "table.xlsx").texts == ["good film", "bad film"]


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(Explained, match="is a folder"):
        texts_in(tmp_path)
    with pytest.raises(Explained, match="is not there"):
        texts_in(tmp_path / "gone.csv")


def test_nothing_is_read_from_another_computer_without_a_question() -> None:
    with pytest.raises(Explained) as error:
        texts_in(Path("//server/share/texts.csv"))
    assert error.value.cause == "network_path"
