"""The guide as chapters, in the language of the reader. It lies in docs/ and comes with the program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from types import MappingProxyType

from deepstudio.core.resources import guide_file
from deepstudio.core.text import Language

_HEADING = re.compile(r"^(##|###) (.+)$")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_OTHER_LANGUAGE = re.compile(r"^\[[^\]]+\]\(guide[^)]*\)$|\s\[[^\]]+\]\(guide[^)]*\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the guide in Markdown; `number` is the same in each language, `level` 1 for one inside another."""

    number: int
    title: str
    level: int
    text: str


@cache
def chapters(language: Language) -> tuple[Chapter, ...]:
    """All chapters in order; none where the program has lost its guide."""
    try:
        text = guide_file(language).read_text(encoding="utf-8")
    except OSError:
        return ()
    return tuple(_chapters(_OTHER_LANGUAGE.sub("", text)))


@cache
def anchors(language: Language) -> Mapping[str, int]:
    """The chapters that links inside the guide lead to, by the name after `#`."""
    return {_slug(chapter.title): chapter.number for chapter in chapters(language)}


def readable(chapter: Chapter, language: Language, words: Mapping[str, str] = MappingProxyType({})) -> str:
    """Its Markdown, where only links to other chapters and to the web remain links, and its parts are named.

    Bold `words`, given in small letters with the ids of their entries, become links such as `word:loss`.
    """
    known = anchors(language)

    def shown(link: re.Match[str]) -> str:
        words, target = link.groups()
        stays = target.removeprefix("#") in known or target.startswith("https://")
        return link[0] if stays else words

    def explained(bold: re.Match[str]) -> str:
        name = bold[1].casefold()
        id = words.get(name) or words.get(name.removesuffix("s"))
        return f"[{bold[1]}](word:{id})" if id else bold[0]

    text = _BOLD.sub(explained, _LINK.sub(shown, chapter.text))
    parts = [f"- [{part.title}](#{_slug(part.title)})" for part in parts_of(chapter, language)]
    return "\n".join((text, "", *parts))


def parts_of(chapter: Chapter, language: Language) -> tuple[Chapter, ...]:
    """The chapters inside another."""
    if chapter.level:
        return ()
    behind = chapters(language)[chapter.number + 1 :]
    return tuple(takewhile(lambda other: other.level > 0, behind))


def _chapters(text: str) -> Iterator[Chapter]:
    title, level, lines, number = "", 0, list[str](), 0
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        heading = None if fenced else _HEADING.match(line)
        if heading is None:
            lines.append(line)
            continue
        if title:
            yield Chapter(number, title, level, "\n".join(lines).strip())
            number += 1
            lines = []
        else:
            lines = [line for line in lines if not line.startswith("# ")]
        title, level = heading[2].strip(), len(heading[1]) - 2
    if title:
        yield Chapter(number, title, level, "\n".join(lines).strip())


def _slug(title: str) -> str:
    """As GitHub names a heading."""
    return re.sub(r"[^\w\- ]", "", title.casefold()).replace(" ", "-")
