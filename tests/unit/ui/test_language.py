"""Switching the language while running."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QLabel

from deepstudio.core.text import T
from deepstudio.ui import language


class Greeting(QLabel):
    """A label that says which language it was last told."""

    def __init__(self) -> None:
        super().__init__()
        self.told = 0
        self.greet()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.greet()
        super().changeEvent(event)

    def greet(self) -> None:
        self.told += 1
        self.setText(language.current())


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication):
    yield
    language.install(qapp, "en")


def test_widgets_hear_of_a_new_language(qapp: QApplication, qtbot) -> None:
    label = Greeting()
    qtbot.addWidget(label)
    assert language.install(qapp, "zh_CN") == "zh_CN"
    qtbot.waitUntil(lambda: label.text() == "zh_CN")
    language.install(qapp, "en")
    qtbot.waitUntil(lambda: label.text() == "en")
    assert label.told >= 3


def test_qt_speaks_the_language_too(qapp: QApplication) -> None:
    language.install(qapp, "zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    language.install(qapp, "en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_sentences_follow_each_other_as_the_language_has_it(qapp: QApplication) -> None:
    assert language.sentences(["Seen.", "", "Read."]) == "Seen. Read."
    language.install(qapp, "zh_CN")
    assert language.sentences(["看到了。", "", "读完了。"]) == "看到了。读完了。"
    assert language.sentences([]) == ""


def test_an_unknown_language_means_english(qapp: QApplication) -> None:
    assert language.install(qapp, "tlh") == "en"
    assert language.current() == "en"


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (["zh-CN", "zh-Hans-CN", "zh"], "zh_CN"),
        (["zh_CN"], "zh_CN"),
        (["fr-FR", "zh-CN"], "zh_CN"),
        (["de-DE", "de"], "en"),
        (["en-GB", "zh-CN"], "en"),
        ([], "en"),
    ],
)
def test_the_system_decides(
    spoken: list[str], expected: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Locale:
        def uiLanguages(self) -> list[str]:
            return spoken

    monkeypatch.setattr(QLocale, "system", staticmethod(Locale))
    assert language.install(qapp, "system") == expected


def test_a_missing_translation_leaves_english(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(language, "resource", lambda *parts: tmp_path.joinpath(*parts))
    language.install(qapp, "zh_CN")
    assert language.tr_text(T("Nobody translates {what}.", what=T("this"))) == "Nobody translates this."


def test_texts_from_below_the_window_are_rendered(qapp: QApplication) -> None:
    assert language.tr_text(T("{count} layers", count=3)) == "3 layers"
