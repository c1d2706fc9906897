"""Preferences and recent projects survive damage and other versions."""

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from deepstudio.storage import places
from deepstudio.storage.preferences import Preferences, load_with_note, preferences_file
from deepstudio.storage.preferred_places import cache_dir, default_projects_dir
from deepstudio.storage.recent import forget, recent_projects, remember


def damaged(content: bytes) -> Path:
    path = preferences_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_preferences_are_kept() -> None:
    assert Preferences.load() == Preferences()
    Preferences().replace(language="zh_CN", theme="dark", debug=True).save()
    loaded = Preferences.load()
    assert (loaded.language, loaded.theme, loaded.debug) == ("zh_CN", "dark", True)


def test_a_wrong_preference_is_refused() -> None:
    with pytest.raises(ValidationError):
        Preferences().replace(theme="pink")


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_kept_aside(content: bytes) -> None:
    path = damaged(content)
    preferences, note = load_with_note()
    assert preferences == Preferences()
    assert note is not None
    aside = path.with_name("preferences.json.broken")
    assert aside.read_bytes() == content
    assert str(aside) in str(note)
    assert load_with_note() == (Preferences(), None)


def test_what_does_not_fit_falls_back_by_itself() -> None:
    damaged(json.dumps({"theme": "dark", "language": "tlh", "from_the_future": 1}).encode())
    preferences, note = load_with_note()
    assert (preferences.theme, preferences.language, note) == ("dark", "system", None)


def test_places_follow_home_and_preferences(own_home: Path, tmp_path: Path) -> None:
    home = own_home / "DeepStudio"
    assert places.home() == home
    assert cache_dir().is_relative_to(home)
    assert default_projects_dir().is_relative_to(home)
    Preferences().replace(cache_dir=str(tmp_path / "c"), projects_dir=str(tmp_path / "p")).save()
    assert cache_dir() == tmp_path / "c"
    assert default_projects_dir() == tmp_path / "p"


def test_recent_projects_are_newest_first(tmp_path: Path) -> None:
    for name in ("a", "b", "a"):
        remember(tmp_path / name, name)
    assert [project.name for project in recent_projects()] == ["a", "b"]
    assert not recent_projects()[0].exists
    forget(tmp_path / "a")
    assert [project.path for project in recent_projects()] == [tmp_path / "b"]
    for number in range(30):
        remember(tmp_path / str(number), "n")
    assert len(recent_projects()) == 20


@pytest.mark.parametrize("content", [b"{", b"{}", b'[{"path": 1}]', b"[" * 100_000])
def test_a_damaged_list_counts_as_empty(content: bytes, tmp_path: Path) -> None:
    places.config_dir().mkdir(parents=True)
    (places.config_dir() / "recent.json").write_bytes(content)
    assert recent_projects() == []
    remember(tmp_path, "x")
    assert len(recent_projects()) == 1
