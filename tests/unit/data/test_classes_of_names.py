"""Loose pictures whose names begin with their class."""

from pathlib import Path

import pytest
from PIL import Image

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan


def folder(tmp_path: Path, *names: str) -> Path:
    for number, name in enumerate(names):
        Image.new("RGB", (8, 8), (10 * number % 255, 0, 0)).save(tmp_path / name)
    return tmp_path


def counted(path: Path) -> dict[str, int]:
    found = scan(plan_for(path, registry()), registry())
    assert [one.finding for one in found.remarks][:1] == ["classes-of-names"]
    return dict(zip(found.classes, found.counts, strict=True))


@pytest.mark.parametrize(
    "name", ["{}.{}.png", "{}_{}.png", "{}{}.png", "{}-{}.png", "{} ({}).png", "{}.{}.2026.png"]
)
def test_the_word_at_the_beginning_is_the_class(name: str, tmp_path: Path) -> None:
    names = [name.format(word, number) for word in ("cat", "狗") for number in range(6)]
    assert counted(folder(tmp_path, *names)) == {"cat": 6, "狗": 6}


def test_other_spellings_are_one_class_and_a_note_beside_them_is_left_out(tmp_path: Path) -> None:
    names = [f"{word}.{number}.png" for word in ("cat", "Cat", "dog") for number in range(20)]
    assert set(counted(folder(tmp_path, *names, "1.png")).values()) == {40, 20}


@pytest.mark.parametrize(
    "names",
    [
        [f"IMG_{number}.png" for number in range(6)] + [f"DSC_{number}.png" for number in range(6)],
        [f"{number}.png" for number in range(12)],
        [f"cat.{number}.png" for number in range(12)],
        [f"{chr(97 + number)}x.1.png" for number in range(12)],
    ],
    ids=["cameras", "numbers", "one-word", "as-many-words-as-pictures"],
)
def test_names_that_tell_no_class(names: list[str], tmp_path: Path) -> None:
    with pytest.raises(Explained) as refused:
        scan(plan_for(folder(tmp_path, *names), registry()), registry())
    assert refused.value.cause == "no_classes"


def test_folders_say_the_class_where_there_are_some(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        folder(tmp_path / name, *(f"{word}.{number}.png" for word in ("cat", "dog") for number in range(6)))
    assert scan(plan_for(tmp_path, registry()), registry()).classes == ("a", "b")
