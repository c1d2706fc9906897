"""One form for texts, and one class for labels that are only spelled in several ways."""

import pickle
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepstudio.catalog import registry
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.core.text import render
from deepstudio.data.scanning import scan
from deepstudio.data.spelling import as_classes, class_names, key, label, normal

CAFE = "cafe\u0301"
Made = Callable[..., DataPlan]


def pairs(*names: str) -> list[tuple[str, str]]:
    return [(str(number), name) for number, name in enumerate(names)]


def classes(*names: str, apart: bool = False) -> list[str]:
    return [name for _, name in as_classes(pairs(*names), apart)[0]]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (CAFE, "café"),
        ("p\u200bos", "pos"),
        ("\ufeffpos", "pos"),
        ("co\xadoperate", "cooperate"),
        ("pos\u200d", "pos"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),  # one family, not three people
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("plain", "plain"),
    ],
)
def test_nobody_sees_what_the_normal_form_takes_away(written: str, plain: str) -> None:
    assert normal(written) == plain


@given(st.text())
def test_the_normal_form_is_composed_and_final(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert unicodedata.is_normalized("NFC", normal(text))


def test_a_label_has_single_spaces() -> None:
    assert label("\u200b very\xa0 good\n") == "very good"


@pytest.mark.parametrize(
    "ways",
    [
        ("Pos", "pos", "POS", "ｐｏｓ"),
        ("0", "0.0", "0.", "+0", "00", "0e0", "-0"),
        ("1", "1.0", "1e0", "1,0", "１"),
        ("10", "1e1", "10.00"),
        ("0.5", ".5", "0,50"),
        ("Straße", "STRASSE"),
    ],
)
def test_other_spellings_have_the_same_key(ways: tuple[str, ...]) -> None:
    assert len({key(name) for name in ways}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("1", "10"),
        ("1", "1,000"),
        ("1", "-1"),
        ("1.5", "1"),
        ("a", "b"),
        ("1a", "1"),
        ("1e99999", "1"),
        ("", "0"),
    ],
)
def test_other_labels_have_other_keys(names: tuple[str, str]) -> None:
    assert key(names[0]) != key(names[1])


def test_a_class_is_called_like_its_most_frequent_spelling() -> None:
    assert class_names({"Pos": 2, "pos": 7, "neg": 1}) == {"Pos": "pos", "pos": "pos", "neg": "neg"}


def test_a_number_is_called_like_its_shortest_spelling() -> None:
    assert class_names({"0.0": 9, "0": 1, "1.0": 9}) == {"0.0": "0", "0": "0", "1.0": "1.0"}


def test_labels_that_look_alike_are_one_class_and_that_is_told() -> None:
    found, (said,) = as_classes(pairs("café", CAFE, "tea"))
    assert [name for _, name in found] == ["café", "café", "tea"]
    assert (said.finding, said.count, said.fixes) == ("labels-alike", 1, ())
    assert "café" in render(said.message)


def test_labels_that_look_alike_are_never_kept_apart() -> None:
    assert classes("café", CAFE, "p\u200bos", "pos", apart=True) == ["café", "café", "pos", "pos"]


def test_merged_spellings_are_told_with_the_way_to_keep_them_apart() -> None:
    found, (said,) = as_classes(pairs("pos", "Pos", "pos", "neg"))
    assert [name for _, name in found] == ["pos", "pos", "pos", "neg"]
    assert (said.finding, said.count, said.option) == ("labels-merged", 1, "--apart")
    assert "Pos → pos" in render(said.message)
    project = Project(name="p", data=DataPlan(source=Chosen(id="text-table", settings={"path": "x"})))
    changed = pickle.loads(pickle.dumps(said.fixes[0])).apply(project)
    assert changed.data is not None
    assert changed.data.source.settings["apart"] is True
    registry().make(registry().sources, changed.data.source)
    assert classes("pos", "Pos", apart=True) == ["pos", "Pos"]


def test_three_of_many_merged_spellings_are_named() -> None:
    names = [name for letter in "abcde" for name in (letter, letter.upper())]
    _, (said,) = as_classes(pairs(*names))
    assert said.count == 5
    assert render(said.message).endswith("…).") or render(said.message).endswith("….")


def test_nothing_is_said_of_plain_labels() -> None:
    assert as_classes(pairs("pos", "neg", " pos "))[1] == ()


def table_of(folder: Path, *labels: str) -> DataPlan:
    path = folder / "t.csv"
    rows = "".join(f"a text of its own {number},{name}\n" for number, name in enumerate(labels * 5))
    path.write_text(f"text,label\n{rows}", encoding="utf-8")
    return plan("text-table", path)


def lines_of(folder: Path, *labels: str) -> DataPlan:
    for name in labels:
        (folder / f"{name}.txt").write_text("".join(f"{name} {n}\n" for n in range(5)), encoding="utf-8")
    return plan("text-lines", folder)


def folders_of(folder: Path, *labels: str) -> DataPlan:
    for name in labels:
        (folder / name).mkdir()
        for number in range(5):
            (folder / name / f"{number}.txt").write_text(f"{name} {number}", encoding="utf-8")
    return plan("text-folder", folder)


def plan(source: str, path: Path) -> DataPlan:
    columns = {"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")}
    return DataPlan(source=Chosen(id=source, settings={"path": str(path)}), columns=columns)


@pytest.mark.parametrize("made", [table_of, lines_of, folders_of])
def test_every_source_of_texts_merges_spellings_and_tells(tmp_path: Path, made: Made) -> None:
    data = made(tmp_path, "café", CAFE, "0", "0.0")
    found = scan(data, registry())
    assert found.classes == ("0", "café")
    assert [said.finding for said in found.remarks] == ["labels-alike", "labels-merged"]
    project = found.remarks[1].fixes[0].apply(Project(name="p", data=data))
    assert project.data is not None
    assert scan(project.data, registry()).classes == ("0", "0.0", "café")


def test_a_label_that_was_changed_by_hand_is_the_class_it_means(tmp_path: Path) -> None:
    data = table_of(tmp_path, "café", "tea")
    first, second = list(scan(data, registry()).ids)[1:4:2]
    changed = data.replace(corrected={first: {"label": CAFE}, second: {"label": "CAFÉ"}})
    assert scan(changed, registry()).classes == ("café", "tea")
    assert scan(changed, registry()).counts == (7, 3)
