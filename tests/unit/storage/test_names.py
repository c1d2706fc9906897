"""Names of folders that every system accepts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepstudio.storage.names import folder_name, free_folder


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Cats and dogs", "Cats and dogs"),
        ("猫和狗", "猫和狗"),
        ("../../etc/passwd", "etc passwd"),
        ('a<b>:"c|d?*', "a b c d"),
        ("con", "con project"),
        ("LPT1.txt", "LPT1.txt project"),
        (" .. ", "Project"),
        ("", "Project"),
        ("end. ", "end"),
    ],
)
def test_names(typed: str, name: str) -> None:
    assert folder_name(typed) == name


@given(st.text(max_size=200))
def test_any_text_gives_one_safe_part_of_a_path(typed: str) -> None:
    name = folder_name(typed)
    assert name == folder_name(name)
    assert Path(name).name == name
    assert 0 < len(name) <= 90


def test_a_number_is_added_to_a_taken_name(tmp_path: Path) -> None:
    (tmp_path / "Digits").mkdir()
    (tmp_path / "Digits 2").mkdir()
    assert free_folder(tmp_path, "Digits") == tmp_path / "Digits 3"
