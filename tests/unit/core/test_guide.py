"""The guide in chapters, the same in both languages."""

import re

import pytest

from deepstudio.catalog import registry
from deepstudio.core.guide import anchors, chapters, parts_of, readable
from deepstudio.core.text import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh_CN")


def test_both_languages_have_the_same_chapters() -> None:
    english, chinese = map(chapters, LANGUAGES)
    assert [chapter.level for chapter in english] == [chapter.level for chapter in chinese]
    assert len(english) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_has_a_title_of_its_own_and_text(language: Language) -> None:
    found = chapters(language)
    assert len(anchors(language)) == len(found)
    assert [chapter.number for chapter in found] == list(range(len(found)))
    assert all(len(chapter.text) > 30 and "\n## " not in chapter.text for chapter in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_links_that_lead_somewhere_remain(language: Language) -> None:
    for chapter in chapters(language):
        for target in re.findall(r"\]\(([^)]+)\)", readable(chapter, language)):
            assert target.removeprefix("#") in anchors(language) or target.startswith("https://")


def test_bold_words_lead_to_their_entries_and_chapters_to_their_parts() -> None:
    first = chapters("en")[0]
    texts = next(chapter for chapter in chapters("en") if chapter.title == "Texts")
    words = {name.casefold(): entry.id for entry in registry().glossary.values() for name in entry.names(str)}
    assert "[layers](word:layer)" in readable(first, "en", words)
    assert [part.title for part in parts_of(texts, "en")][:2] == [
        "Bring your texts",
        "Look at what the network sees",
    ]
    assert "(#bring-your-texts)" in readable(texts, "en")
