"""A folder in which each text file is a class and each line a sample."""

import os
from pathlib import Path

import pytest

from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.data.scan import refuse_for_task
from deepstudio.data.scanning import scan
from deepstudio.data.sources import reader, text_lines
from deepstudio.data.sources.rows import row_id, shown
from deepstudio.data.text_files import Reading, UnreadableText

POS = ["好评：房间干净。", "", "  great stay 😀 ", "مرحبا", "\u200b", "tab\there"]
NEG = ["Nie wieder – schön ist anders.", "never again", "bad", "   ", "worst"]


def plan_of(path: Path | str) -> DataPlan:
    return DataPlan(
        source=Chosen(id="text-lines", settings={"path": str(path)}),
        columns={"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "两个 files"
    root.mkdir()
    (root / "pos.txt").write_bytes("\r\n".join(POS).encode("utf-16"))
    (root / "neg.txt").write_bytes("\n".join([*NEG, ""]).encode("cp1252"))
    (root / "README.txt").write_text("One review a line.")
    (root / "list.csv").write_text("a,b")
    return root


def refused(path: Path | str, registry: Registry) -> Explained:
    with pytest.raises(Explained) as error:
        refuse_for_task(Project(name="refused", data=plan_of(path)), scan(plan_of(path), registry), registry)
    return error.value


def test_files_are_classes_and_lines_samples(folder: Path, registry: Registry) -> None:
    plan = plan_of(folder)
    result = scan(plan, registry)
    assert (result.classes, result.counts, result.found.column("text").shape) == (
        ("neg", "pos"),
        (4, 4),
        None,
    )
    ids = list(result.ids)
    assert [shown(id) for id in ids] == [f"neg.txt/000000{line}" for line in (1, 2, 3, 5)] + [
        f"pos.txt/000000{line}" for line in (1, 3, 4, 6)
    ]
    source = reader(plan, registry)
    assert [source.load(id, "text") for id in ids] == [
        *("Nie wieder – schön ist anders.", "never again", "bad", "worst"),
        *("好评：房间干净。", "great stay 😀", "مرحبا", "tab\there"),
    ]
    assert str(result.message()) == "One text is left out, line 5 of pos.txt: the text is empty."


def test_a_file_that_is_no_text_is_left_out(folder: Path, registry: Registry) -> None:
    (folder / "neutral.txt").write_bytes(b"so\0so\n")
    (folder / "a.txt").write_bytes(b"%PDF-")
    result = scan(plan_of(folder), registry)
    assert result.classes == ("neg", "pos")
    assert [shown(item.id) for item in result.unreadable] == ["a.txt", "neutral.txt", "pos.txt/0000005"]
    assert "a.txt, neutral.txt, line 5 of pos.txt" in str(result.message())


def test_files_are_read_once_and_again_when_they_change(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = text_lines.read

    def watched(path: Path, *rest: str) -> Reading:
        seen.append(path.name)
        return real(path, *rest)

    monkeypatch.setattr(text_lines, "read", watched)
    before = scan(plan_of(folder), registry).found.fingerprint
    bad, other = row_id(2, "bad", "neg.txt"), row_id(2, "other", "neg.txt")
    assert reader(plan_of(folder), registry).load(bad, "text") == "bad"
    assert seen == ["neg.txt", "pos.txt"]
    version = reader(plan_of(folder), registry).version(bad)
    (folder / "neg.txt").write_text("a\nb\nother\n")
    os.utime(folder / "neg.txt", ns=(1, 1))
    assert reader(plan_of(folder), registry).load(other, "text") == "other"
    with pytest.raises(UnreadableText, match=r"“neg.txt/0000003” .* it is not there any more"):
        reader(plan_of(folder), registry).load(bad, "text")
    assert reader(plan_of(folder), registry).version(other) != version
    assert scan(plan_of(folder), registry).found.fingerprint != before


def test_the_fingerprint_does_not_depend_on_the_place(
    tmp_path: Path, folder: Path, registry: Registry
) -> None:
    before = scan(plan_of(folder), registry).found.fingerprint
    assert scan(plan_of(folder.rename(tmp_path / "moved")), registry).found.fingerprint == before


def test_ids_that_are_none(folder: Path, registry: Registry) -> None:
    source = reader(plan_of(folder), registry)
    for id in (
        "",
        "0000001",
        "pos.txt",
        "pos.txt/0",
        "pos.txt/0000001",
        row_id(6, "", "pos.txt"),
        row_id(0, NEG[0], "../neg.txt"),
        row_id(0, "One review a line.", "README.txt"),
    ):
        with pytest.raises(UnreadableText):
            source.load(id, "text")


def test_what_cannot_be_used_is_said(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = refused(tmp_path, registry)
    assert (error.cause, "There are no text files (.txt)" in str(error)) == ("empty", True)
    (tmp_path / "pos.txt").write_text("\n".join("abcdefgh"))
    error = refused(tmp_path, registry)
    assert (error.cause, "make one .txt file for each class" in str(error)) == ("one_class", True)
    (tmp_path / "neg.txt").write_text("\n \n")
    assert refused(tmp_path, registry).cause == "one_class"
    assert refused(tmp_path / "pos.txt", registry).cause == "not_a_folder"
    assert refused(tmp_path / "gone", registry).cause == "data_missing"
    assert refused("", registry).cause == "no_data"
    assert refused("//server/share", registry).cause == "network_path"
    monkeypatch.setattr(text_lines, "MAX_FILES", 1)
    assert "too many to be a class each" in str(refused(tmp_path, registry))


def test_cancel(folder: Path, registry: Registry) -> None:
    with pytest.raises(Explained) as stopped:
        scan(plan_of(folder), registry, cancelled=lambda: True)
    assert stopped.value.cause == "cancelled"


def test_reading_stops_between_files(
    folder: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    real = text_lines.read
    monkeypatch.setattr(text_lines, "read", lambda path, *rest: (seen.append(path), real(path, *rest))[1])
    with pytest.raises(Explained) as stopped:
        scan(plan_of(folder), registry, cancelled=lambda: bool(seen))
    assert (stopped.value.cause, len(seen)) == ("cancelled", 1)
