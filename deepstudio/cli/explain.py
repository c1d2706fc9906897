"""`deepstudio explain`: what a word of the field means."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from deepstudio.cli.language import say
from deepstudio.cli.options import Json
from deepstudio.cli.output import show, show_json, show_table
from deepstudio.core.explained import Explained
from deepstudio.core.glossary import GlossaryEntry, entries_called
from deepstudio.core.text import T, Text, verbatim

MOST_LIKE = 3


def explain(
    word: Annotated[
        list[str] | None,
        typer.Argument(
            help=T("The word, in English or Chinese; without one, all words are listed.").source,
            metavar="WORD",
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Explains a word of the field."""
    from deepstudio.catalog import registry

    glossary = registry().glossary
    query = " ".join(word or ())
    found = entries_called(query, glossary.values(), say)
    if not found:
        raise Explained(
            T("“{word}” is not among the words. For a list: deepstudio explain", word=query), "unknown_word"
        )
    if json:
        for entry in found if not query else found[:1]:
            show_json(_as_dict(entry))
    elif query:
        _show(found, glossary)
    else:
        titles = [T("Word"), T("Also called"), T("Id")]
        show_table(titles, ((say(e.title), ", ".join(e.also[:MOST_LIKE]), e.id) for e in found))


def _show(found: list[GlossaryEntry], glossary: dict[str, GlossaryEntry]) -> None:
    best, *others = found
    show(T("{title} ({others})", title=best.title, others=_listed(best.names(say)[1:])))
    show(best.text)
    near = [glossary[id].title for id in best.see if id in glossary]
    if near:
        show(T("See also: {words}", words=near))
    if others:
        show(T("Found as well: {words}", words=[entry.title for entry in others[:MOST_LIKE]]))


def _listed(names: tuple[str, ...]) -> list[Text]:
    return [verbatim(name) for name in names]


def _as_dict(entry: GlossaryEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "topic": say(entry.topic),
        "title": say(entry.title),
        "also": list(entry.names(say)[1:]),
        "text": say(entry.text),
        "see": list(entry.see),
    }
