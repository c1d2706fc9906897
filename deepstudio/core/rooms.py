"""A declaration names what other rooms know of it as `module:name`; it is imported when it is wanted."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from deepstudio.core.explained import Explained
from deepstudio.core.settings import Settings
from deepstudio.core.text import T


def part(declared: Settings | type[Settings], room: str, base: type | None = None) -> Any:
    """What a declaration names under `room`, such as `stored`; a base class stands in where it names nothing.

    Raises `Explained` (`missing_part`) with the name of the package where there is none, it cannot be imported, or is
    no class derived from `base`.
    """
    cls = declared if isinstance(declared, type) else type(declared)
    found = _loaded(cls, room, getattr(cls, room, ""))
    if base is not None and not (isinstance(found, type) and issubclass(found, base)):
        raise _missing(cls, room, f"{getattr(cls, room)} ≠ {base.__name__}")
    return found


def member(declared: type[Settings], room: str, name: str) -> Any:
    """As `part`, where a declaration names a module alone and `name` is what is wanted of it."""
    module = getattr(declared, room, "")
    return _loaded(declared, room, f"{module}:{name}" if module else "")


def has_part(declared: Settings | type[Settings], room: str) -> bool:
    """Whether something is named; not whether it can be imported."""
    return bool(getattr(declared, room, ""))


def imported(path: str) -> Any:
    """The object that `module:name` names. Raises `ImportError` or `AttributeError`."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


def _loaded(cls: type[Settings], room: str, path: str) -> Any:
    if not path:
        raise _missing(cls, room, "")
    try:
        return imported(path)
    except Exception as error:  # what a plugin's module does when it is imported is its own
        raise _missing(cls, room, str(error)) from error


def _missing(cls: type[Settings], room: str, reason: str) -> Explained:
    words = {"id": cls.id, "part": room, "package": cls.__module__.partition(".")[0]}
    if not reason:
        text = T("“{id}” of {package} does not say what it is here ({part}). Update the plugin.", **words)
    else:
        text = T(
            "What “{id}” of {package} needs here ({part}) cannot be loaded: {reason}. Update the plugin.",
            **words,
            reason=reason,
        )
    return Explained(text, "missing_part")
