"""The language of the program: chosen at the start, switchable while running, for the command line too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QTranslator

from deepstudio.core.resources import resource
from deepstudio.core.text import Language, Text, joined, render, verbatim

LANGUAGES: tuple[Language, ...] = ("en", "zh_CN")

# Of Qt's own file dialog, what its Chinese lacks or calls strangely; marked here, our translations have it.
QT_WORDS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Size"),
)


class _State:
    code: Language = "en"
    translators: tuple[QTranslator, ...] = ()


def install(app: QCoreApplication, code: str) -> Language:
    """Switches to "en", "zh_CN" or the "system"'s language and returns which one it is.

    Qt then sends `QEvent.LanguageChange` to every widget. Any other code means English.
    """
    wanted = of_system() if code == "system" else code
    _State.code = "zh_CN" if wanted == "zh_CN" else "en"
    QLocale.setDefault(QLocale(_State.code))
    for old in _State.translators:
        app.removeTranslator(old)
        old.deleteLater()
    _State.translators = tuple(_translators(app, _State.code))
    for new in _State.translators:
        app.installTranslator(new)
    return _State.code


def current() -> Language:
    """The language in use."""
    return _State.code


def of_system() -> Language:
    """The language the system is set to, English where it is one that the program does not speak."""
    spoken = [name.split("-")[0].split("_")[0] for name in QLocale.system().uiLanguages()]
    first = next((name for name in spoken if name in ("en", "zh")), "en")
    return "zh_CN" if first == "zh" else "en"


def tr_text(text: Text) -> str:
    """A text from below the window in the language in use."""
    return render(text, lambda source: QCoreApplication.translate("", source))


def sentences(said: Iterable[str]) -> str:
    """Whole sentences, empty ones left out, one after the other: Chinese puts no space between them."""
    found = [verbatim(one) for one in said if one]
    return tr_text(joined(*found)) if found else ""


def _translators(app: QCoreApplication, code: Language) -> list[QTranslator]:
    """Qt's own words and the program's; a file that is missing leaves English."""
    if code == "en":
        return []
    folders = (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), str(resource("i18n")))
    made = []
    for folder, name in zip(folders, ("qtbase", "deepstudio"), strict=True):
        translator = QTranslator(app)
        if translator.load(f"{name}_{code}.qm", folder):
            made.append(translator)
        else:
            translator.deleteLater()
    return made
