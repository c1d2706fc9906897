"""The language of the command line: `--lang`, else the preference, else the system's."""

from __future__ import annotations

import locale
import os
import sys

from deepstudio.cli.terminal import plain
from deepstudio.core.resources import resource
from deepstudio.core.text import Language, Text, Translate, render


class _Spoken:
    language: Language = "en"
    translate: Translate | None = None


def say(text: Text) -> str:
    """The sentence in the language in use; what people wrote stands in it in one line, and does nothing."""
    return "\n".join(map(plain, render(text, _Spoken.translate, plain).split("\n")))


def translation() -> Translate | None:
    """What says a sentence in the language in use; nothing for English."""
    return _Spoken.translate


def current() -> Language:
    """The language in use."""
    return _Spoken.language


def choose(wanted: str | None) -> None:
    """Switches to `wanted` ("en", "zh_CN" and what people write for them), or without one to the usual one."""
    language = spoken(wanted) if wanted else None
    _Spoken.language = language or _preferred() or of_system()
    _Spoken.translate = _translator() if _Spoken.language == "zh_CN" else None


def spoken(wanted: str) -> Language | None:
    """The language meant by "zh", "zh-CN", "en_US.UTF-8" and so on; nothing for one we do not speak."""
    code = wanted.strip().lower().replace("-", "_").partition(".")[0]
    if code.partition("_")[0] in ("zh", "chinese", "chinese (simplified)"):
        return "zh_CN"
    return "en" if code.partition("_")[0] in ("en", "english") else None


def of_system() -> Language:
    """English where the system speaks a language that the program does not."""
    variables = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((value for value in variables if value), "")
    if first not in ("", "C", "POSIX", "C.UTF-8", "C.utf8"):
        names = [*os.environ.get("LANGUAGE", "").split(":"), first]
    else:
        names = [first] if first else [_of_desktop()]
    return next((language for name in names if (language := spoken(name))), "en")


def _of_desktop() -> str:
    """Windows and macOS may set no variable."""
    if sys.platform == "linux":
        return ""
    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""


def _preferred() -> Language | None:
    from deepstudio.storage.preferences import Preferences

    preferred = Preferences.load().language
    return None if preferred == "system" else preferred


def _translator() -> Translate | None:
    """Qt's own translator needs no application; English remains where it or its file is missing."""
    try:
        from PySide6.QtCore import QTranslator

        folder = str(resource("i18n"))
    except (ImportError, FileNotFoundError):
        return None
    translator = QTranslator()
    if not translator.load("deepstudio_zh_CN.qm", folder):
        return None
    return lambda source: translator.translate("", source) or source
