"""Which plugin an error comes from, so that it is told by its name."""

from __future__ import annotations

import traceback
from collections.abc import Iterator

from deepstudio.core.settings import Settings
from deepstudio.core.text import T, Text

OWN = __name__.partition(".")[0]


def blamed(error: BaseException) -> Text | None:
    """That a plugin failed, where its code raised an error or called what did; nothing for any other error.

    A plugin is a package that declares something, as every kind of declaration is a class of settings.
    """
    packages = {_package(cls.__module__) for cls in _declared(Settings)} - {OWN}
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    for frame in reversed(frames):
        package = _package(str(frame.f_globals.get("__name__", "")))
        if package in packages:
            lines = str(error).strip().splitlines()
            reason = f"{type(error).__name__}: {lines[0][:200]}" if lines else type(error).__name__
            words = {"name": package, "reason": reason}
            return T("The plugin “{name}” failed ({reason}). Update or uninstall it.", **words)
    return None


def _package(module: str) -> str:
    return module.partition(".")[0]


def _declared(base: type[Settings]) -> Iterator[type[Settings]]:
    for cls in base.__subclasses__():
        yield cls
        yield from _declared(cls)
