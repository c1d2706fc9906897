"""The words that are explained: found by all their names, short, and leading on to each other."""

from __future__ import annotations

import re

import pytest

from deepstudio.catalog import registry
from deepstudio.core.glossary import GlossaryEntry, entries_called
from deepstudio.core.registry import Registry
from deepstudio.core.text import T

ENTRIES = list(registry().glossary.values())
LONGEST = 340  # characters of an explanation


def first(query: str) -> GlossaryEntry:
    return entries_called(query, ENTRIES, str)[0]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_is_short_and_leads_to_others(entry: GlossaryEntry) -> None:
    text = entry.text.source
    assert 2 <= len(re.findall(r"[.!?](?= |$)", text.replace("e.g.", ""))) <= 5
    assert len(text) <= LONGEST
    assert re.fullmatch(r"[a-z0-9_]+", entry.id)
    assert set(entry.see) <= registry().glossary.keys() - {entry.id}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_is_found_by_each_of_its_names(entry: GlossaryEntry) -> None:
    for name in entry.names(str):
        assert entry in entries_called(name, ENTRIES, str)
    assert first(entry.title.source) is entry


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("loss", "loss"),
        ("过拟合", "overfitting"),
        ("OOV", "unknown_words"),
        ("lr", "learning_rate"),
        ("MAE", "mean_absolute_error"),
    ],
)
def test_words_that_people_type(typed: str, id: str) -> None:
    assert first(typed).id == id


def test_a_plugin_explains_words_of_its_own_once() -> None:
    mine = GlossaryEntry("fen", T("Chess"), T("FEN"), (), T("A position in letters. It fits on one line."))
    own = Registry()
    own.register(mine)
    assert own.copy().glossary == {"fen": mine}
    with pytest.raises(ValueError, match="fen"):
        own.register(mine)
