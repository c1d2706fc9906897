"""Settings: typed fields that also say how a form shows them. Everything a user can choose is made of these."""

# Without postponed annotations: pydantic would read their text anew for every class that derives from these.

import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from deepstudio.core.text import T, Text, verbatim

SettingKind = Literal["int", "float", "bool", "choice", "text", "path", "family", "column"]
ColumnUse = Literal["", "input", "target"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice and the words for it."""

    value: Any
    title: Text


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """What a form needs to know of one setting. `visible_when` is (other setting, values that show this one)."""

    name: str
    kind: SettingKind
    title: Text
    help: Text
    default: Any
    ge: float | None = None
    le: float | None = None
    step: float | None = None
    choices: tuple[Choice, ...] = ()
    unit: Text | None = None
    zero: Text | None = None
    """What 0 means, such as `off`; a form shows it instead of the number."""
    advanced: bool = False
    visible_when: tuple[str, tuple[Any, ...]] | None = None
    usual: tuple[float, ...] = ()
    """Numbers that are often wanted; a form offers them besides any other."""
    family: str = ""
    """The family of the registry whose ids can be chosen, of which a plugin may add some (see `Registry.choices`)."""
    use: ColumnUse = ""
    """Of the kind `column`, whose value is the name of a column of the data: what that column is used for."""
    about: str = ""
    """The id of the entry of the glossary that explains it; a form shows a small i, and F1 opens it."""


@dataclass(frozen=True, slots=True)
class SettingError:
    """Why a value of one setting is not accepted, and the default that would be."""

    name: str
    message: Text
    default: Any


class Settings(BaseModel):
    """A frozen set of settings. Unknown names and values out of range are refused, never adjusted."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, allow_inf_nan=False)

    id: ClassVar[str] = ""
    replaces: ClassVar[tuple[str, ...]] = ()
    """Ids that meant this in earlier programs, under which it is still found."""
    title: ClassVar[Text] = Text("")
    help: ClassVar[Text] = Text("")

    @classmethod
    def specs(cls) -> tuple[SettingSpec, ...]:
        return specs_of(cls)

    def values(self) -> dict[str, Any]:
        """All settings, defaults included, as plain JSON values."""
        return self.model_dump(mode="json")


def setting(
    default: Any,
    title: Text,
    help: Text,
    *,
    ge: float | None = None,
    le: float | None = None,
    step: float | None = None,
    choices: Mapping[Any, Text] | None = None,
    unit: Text | None = None,
    zero: Text | None = None,
    kind: SettingKind | None = None,
    advanced: bool = False,
    visible_when: tuple[str, tuple[Any, ...]] | None = None,
    usual: tuple[float, ...] = (),
    family: str = "",
    use: ColumnUse = "",
    about: str = "",
) -> Any:
    """Declares one setting of a `Settings` class: its default, words, limits and how a form edits it."""
    shown = {
        "title": title,
        "help": help,
        "ge": ge,
        "le": le,
        "step": step,
        "choices": tuple(Choice(value, words) for value, words in (choices or {}).items()),
        "unit": unit,
        "zero": zero,
        "kind": "family" if family else kind,
        "advanced": advanced,
        "visible_when": visible_when,
        "usual": usual,
        "family": family,
        "use": use,
        "about": about,
    }
    return Field(default, ge=ge, le=le, json_schema_extra={"form": shown})  # type: ignore[dict-item]


@cache
def specs_of(cls: type[Settings]) -> tuple[SettingSpec, ...]:
    """The settings of `cls` in the order in which they are declared."""
    return tuple(_spec(name, info) for name, info in cls.model_fields.items() if _form(info))


def settings_errors(cls: type[Settings], error: ValidationError) -> list[SettingError]:
    """Turns pydantic's errors into one sentence per setting."""
    specs = {spec.name: spec for spec in cls.specs()}
    found = []
    for item in error.errors():
        name = str(item["loc"][0]) if item["loc"] else ""
        spec = specs.get(name)
        if spec is None:
            found.append(SettingError(name, T("“{name}” is not a setting here.", name=name), None))
        else:
            found.append(SettingError(name, _refusal(spec, item.get("input")), spec.default))
    return found


def _form(info: FieldInfo) -> dict[str, Any] | None:
    extra = info.json_schema_extra
    return (
        typing.cast("dict[str, Any]", extra["form"]) if isinstance(extra, dict) and "form" in extra else None
    )


def _spec(name: str, info: FieldInfo) -> SettingSpec:
    shown = dict(_form(info) or {})
    choices = shown.pop("choices") or _literal_choices(info.annotation)
    kind = shown.pop("kind") or _kind(info.annotation, bool(choices))
    return SettingSpec(name=name, kind=kind, default=info.default, choices=choices, **shown)


def _literal_choices(annotation: Any) -> tuple[Choice, ...]:
    if typing.get_origin(annotation) is not Literal:
        return ()
    return tuple(Choice(value, verbatim(str(value))) for value in typing.get_args(annotation))


def _kind(annotation: Any, has_choices: bool) -> SettingKind:
    if has_choices:
        return "choice"
    kinds: dict[Any, SettingKind] = {bool: "bool", int: "int", float: "float"}
    return kinds.get(annotation, "text")


def _refusal(spec: SettingSpec, value: Any) -> Text:
    words = {"title": spec.title, "value": str(value)[:40], "ge": spec.ge, "le": spec.le}
    if spec.choices:
        return T(
            "{title} cannot be {value}. Choose one of: {all}.", all=[c.title for c in spec.choices], **words
        )
    if spec.ge is not None and spec.le is not None:
        return T("{title} cannot be {value}. It must lie between {ge:g} and {le:g}.", **words)
    if spec.ge is not None:
        return T("{title} cannot be {value}. It must be at least {ge:g}.", **words)
    return T("{title} cannot be {value}.", **words)
