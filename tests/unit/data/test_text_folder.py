"""A folder with one sub-folder of text files for each class."""

import os
from pathlib import Path

import pytest

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.data.scan import refuse_for_task
from deepstudio.data.scanning import scan
from deepstudio.data.sources import reader
from deepstudio.data.text_files import UnreadableText


def plan_of(path: Path | str) -> DataPlan:
    return DataPlan(
        source=Chosen(id="text-folder", settings={"path": str(path)}),
        columns={"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")},
    )


def write(file: Path, text: str, encoding: str = "utf-8") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding))


@pytest.fixture
def reviews(tmp_path: Path) -> Path:
    """Five good and four bad reviews, in several encodings."""
    root = tmp_path / "影评 reviews"
    for number in range(5):
        write(
            root / "好 good" / f"{number}.txt",
            f"这部电影很好看，值得再看{number}遍。\n",
            ("utf-8", "gb18030")[number % 2],
        )
    for number in range(4):
        write(root / "bad" / f"影评 {number}.TXT", f"Un café froid, {number} étoiles.\r\n", "latin-1")
    return root


def refused(path: Path | str, registry: Registry) -> Explained:
    with pytest.raises(Explained) as error:
        refuse_for_task(Project(name="refused", data=plan_of(path)), scan(plan_of(path), registry), registry)
    return error.value


def test_finds_classes_and_reads_texts(reviews: Path, registry: Registry) -> None:
    plan = plan_of(reviews)
    result = scan(plan, registry)
    assert (result.classes, result.counts) == (("bad", "好 good"), (4, 5))
    assert (result.found.column("text").shape, result.unreadable) == (None, ())
    assert [(said.finding, said.count) for said in result.remarks] == [
        ("encoding-found", 4),
        ("encoding-found", 2),
    ]
    source = reader(plan, registry)
    assert source.load("bad/影评 2.TXT", "text") == "Un café froid, 2 étoiles."
    assert [source.load(f"好 good/{n}.txt", "text") for n in (2, 3)] == [
        f"这部电影很好看，值得再看{n}遍。" for n in (2, 3)
    ]


def test_parts_are_joined_and_lists_beside_them_left_out(tmp_path: Path, registry: Registry) -> None:
    """As a well-known set of film reviews comes: lists lie beside the folders of classes."""
    for part in ("train", "test"):
        for name in ("neg", "pos"):
            for number in range(30):
                write(tmp_path / part / name / f"{number}_7.txt", f"a film, seen {number} times")
    write(tmp_path / "train" / "urls_pos.txt", "https://example.com")
    write(tmp_path / "README.txt", "Large set of film reviews.")
    result = scan(plan_of(tmp_path), registry)
    assert (result.classes, result.counts) == (("neg", "pos"), (60, 60))
    assert result.found.given == (60, 0, 60)
    assert [said.finding for said in result.remarks] == ["loose-files"]
    assert str(result.remarks[0].message).endswith("are left out (2): README.txt, train/urls_pos.txt.")


def test_a_small_class_beside_a_large_nested_one_stays(tmp_path: Path, registry: Registry) -> None:
    write(tmp_path / "neg" / "1.txt", "bad")
    write(tmp_path / "neg" / "2.txt", "worse")
    for number in range(300):
        write(tmp_path / "pos" / "2024" / f"{number}.txt", f"good {number}")
    assert scan(plan_of(tmp_path), registry).classes == ("neg", "pos")


def test_files_that_are_no_texts_are_left_out(reviews: Path, registry: Registry) -> None:
    write(reviews / "bad" / "empty.txt", " \n\n")
    (reviews / "bad" / "nul.txt").write_bytes(b"one\0two")
    (reviews / "bad" / "report.txt").write_bytes(b"%PDF-1.4 ...")
    (reviews / "bad" / "gone.txt").symlink_to(reviews / "nowhere.txt")
    write(reviews / "bad" / "notes.md", "no sample")
    result = scan(plan_of(reviews), registry)
    assert result.counts == (4, 5)
    reasons = {item.id: str(item.reason) for item in result.unreadable}
    assert list(reasons) == ["bad/empty.txt", "bad/gone.txt", "bad/nul.txt", "bad/report.txt"]
    assert reasons["bad/empty.txt"] == "the text is empty"
    assert "NUL" in reasons["bad/nul.txt"]
    assert "PDF" in reasons["bad/report.txt"]
    assert str(result.message()) == (
        "4 files cannot be read and are left out: bad/empty.txt, bad/gone.txt, bad/nul.txt and 1 more."
    )


def test_only_new_files_are_read_again(
    reviews: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[Progress] = []
    scan(plan_of(reviews), registry, events.append)
    assert (events[-1].done, events[-1].total, str(events[-1].what.text())) == (9, 9, "Reading the texts")
    write(reviews / "bad" / "new.txt", "It rained.")
    events.clear()
    assert scan(plan_of(reviews), registry, events.append).found.samples == 10
    assert events[-1].total == 1


def test_a_rejected_file_stays_out_until_it_changes(reviews: Path, registry: Registry) -> None:
    from deepstudio.core.text import T

    source = reader(plan_of(reviews), registry)
    before = source.version("好 good/0.txt")
    source.reject("好 good/0.txt", T("it is strange"))
    assert scan(plan_of(reviews), registry).counts == (4, 4)
    os.utime(reviews / "好 good" / "0.txt", ns=(1, 1))
    assert scan(plan_of(reviews), registry).counts == (4, 5)
    assert source.version("好 good/0.txt") != before


def test_fingerprint_follows_content_not_place(tmp_path: Path, reviews: Path, registry: Registry) -> None:
    before = scan(plan_of(reviews), registry).found.fingerprint
    moved = reviews.rename(tmp_path / "moved")
    assert scan(plan_of(moved), registry).found.fingerprint == before
    os.utime(moved / "bad" / "影评 0.TXT", ns=(1, 1))
    assert scan(plan_of(moved), registry).found.fingerprint != before


def test_ids_never_lead_outside(reviews: Path, registry: Registry) -> None:
    write(reviews.parent / "secret.txt", "secret")
    source = reader(plan_of(reviews), registry)
    for id in (
        "../secret.txt",
        str(reviews.parent / "secret.txt"),
        "bad/../../secret.txt",
        "",
        "bad/none.txt",
    ):
        with pytest.raises(UnreadableText):
            source.load(id, "text")


def test_what_cannot_be_used_is_said(tmp_path: Path, registry: Registry) -> None:
    error = refused(tmp_path, registry)
    assert (error.cause, "There are no text files (.txt)" in str(error)) == ("empty", True)
    write(tmp_path / "a.txt", "loose")
    assert refused(tmp_path, registry).cause == "no_classes"
    write(tmp_path / "b" / "a.txt", "one")
    for number in range(3):
        write(tmp_path / "b" / f"{number}.txt", f"number {number}")
    error = refused(tmp_path, registry)
    assert (error.cause, "make one sub-folder for each class" in str(error)) == ("one_class", True)
    for file in (tmp_path / "b").iterdir():
        file.unlink()
    for name in ("b", "c"):
        write(tmp_path / name / "a.txt", "one")
    assert refused(tmp_path, registry).cause == "too_few"
    assert refused(tmp_path / "a.txt", registry).cause == "not_a_folder"
    assert refused(tmp_path / "gone", registry).cause == "data_missing"
    assert refused("", registry).cause == "no_data"
    assert refused("//server/share", registry).cause == "network_path"


def test_only_empty_texts(tmp_path: Path, registry: Registry) -> None:
    for name in ("a/1.txt", "a/2.txt", "b/1.txt"):
        write(tmp_path / name, "\n")
    assert "None of the texts can be used. 3 files" in str(refused(tmp_path, registry))
