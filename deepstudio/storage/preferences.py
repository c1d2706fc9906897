"""What a person prefers, in every project. A broken file never stops the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args

from pydantic import Field, ValidationError

from deepstudio.core.settings import Settings, setting
from deepstudio.core.text import T, Text, verbatim
from deepstudio.storage import places
from deepstudio.storage.atomic import make_folder, write_atomic

FILE = "preferences.json"
LIMIT = 1 << 20  # bytes; a larger file is not ours
TextSize = Literal["90", "100", "110", "125", "150"]  # percent


class Preferences(Settings):
    """Language, looks, places and habits. Saved as JSON in `places.config_dir()`."""

    id: ClassVar[str] = "preferences"
    title: ClassVar[Text] = T("Preferences")

    language: Literal["system", "en", "zh_CN"] = setting(
        "system",
        T("Language"),
        T("The language of the window and the command line."),
        choices={"system": T("As the system"), "en": verbatim("English"), "zh_CN": verbatim("简体中文")},
    )
    theme: Literal["system", "light", "dark"] = setting(
        "system",
        T("Theme"),
        T("Light or dark colours."),
        choices={"system": T("As the system"), "light": T("Light"), "dark": T("Dark")},
    )
    text_size: TextSize = setting(
        "100",
        T("Text size"),
        T("How large the texts of the window are, in percent."),
        choices={each: verbatim(f"{each} %") for each in get_args(TextSize)},
    )
    reduce_motion: bool = setting(
        False, T("Reduce motion"), T("Shows changes at once instead of moving things into place.")
    )
    device: str = setting("auto", T("Device"), T("Where networks train: auto, cpu, cuda, cuda:1 or mps."))
    projects_dir: str = setting(
        "", T("Projects folder"), T("Where new projects go. Empty means the usual place."), kind="path"
    )
    cache_dir: str = setting(
        "",
        T("Prepared data"),
        T("Where prepared data is kept. Empty means the usual place."),
        kind="path",
        advanced=True,
    )
    disk_budget_gb: int = setting(
        20,
        T("Disk budget"),
        T("Prepared data takes at most this much space; the oldest goes first."),
        ge=1,
        le=100_000,
        unit=T("GB"),
        advanced=True,
    )
    debug: bool = setting(
        False,
        T("Debug mode"),
        T("Trains inside the window's own process, so that a debugger can follow. Slower; for developers."),
        advanced=True,
    )
    window_geometry: str = Field(default="", max_length=100_000)
    window_state: str = Field(default="", max_length=100_000)
    last_folder: str = Field(default="", max_length=10_000)
    light_up_words: bool = Field(default=True)
    draw_in_layers: bool = Field(default=True)
    sample_order: Literal["mixed", "class", "files"] = Field(default="mixed")
    thumbnail_size: int = Field(default=92, ge=48, le=384)
    runs_order: str = Field(default="", max_length=1000)
    """By which column the runs of a project stand, and "down" where the largest comes first: `best down`."""

    @classmethod
    def load(cls) -> Preferences:
        """What was saved; the default for whatever is missing or does not fit."""
        return load_with_note()[0]

    def save(self) -> None:
        """Writes all of it. Raises `Explained`."""
        path = preferences_file()
        make_folder(path.parent)
        write_atomic(path, self.model_dump_json(indent=2) + "\n")

    def replace(self, **changes: Any) -> Preferences:
        """Returns a validated copy with `changes`."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self)(**(kept | changes))


def preferences_file() -> Path:
    return places.config_dir() / FILE


def load_with_note() -> tuple[Preferences, Text | None]:
    """The preferences, and a sentence if the file was damaged. The damaged file is kept aside."""
    path = preferences_file()
    try:
        if path.stat().st_size > LIMIT:
            raise ValueError("too large")
        saved = json.loads(path.read_bytes().decode("utf-8"))
        if not isinstance(saved, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Preferences(), None
    except OSError:
        return Preferences(), T(
            "Your preferences cannot be read; the defaults are used. Look at {path}.", path=str(path)
        )
    except (ValueError, RecursionError):
        return Preferences(), _kept_aside(path)
    return Preferences(**_fitting(saved)), None


def _fitting(saved: dict[str, Any]) -> dict[str, Any]:
    """Leaves out what this version does not know or accept."""
    known = {name: value for name, value in saved.items() if name in Preferences.model_fields}
    try:
        Preferences(**known)
    except ValidationError as error:
        wrong = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
        return {name: value for name, value in known.items() if name not in wrong}
    return known


def _kept_aside(path: Path) -> Text:
    aside = path.with_name(path.name + ".broken")
    try:
        path.replace(aside)
    except OSError:
        aside = path
    return T(
        "Your preferences were damaged, so the defaults are used. The old file is kept as {path}.",
        path=str(aside),
    )
