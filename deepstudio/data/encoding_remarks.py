"""What is said of files whose encoding was found out, with the other ways to read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deepstudio.catalog.encodings import AUTO, ENCODINGS
from deepstudio.core.data_edits import set_source
from deepstudio.core.problems import Edit, Severity
from deepstudio.core.text import T, Text
from deepstudio.data.evidence import Evidence
from deepstudio.data.text_files import Reading

CERTAIN = frozenset({"utf-8", "utf-8-sig", "utf-16", "utf-32"})
NAMED = 3
SHOWN = 40  # characters
OPTION = "--encoding"


@dataclass(frozen=True, slots=True)
class Understood:
    """How one file was read: its encoding, whether that is beyond doubt, and a few of its words in each reading."""

    encoding: str
    sure: bool
    words: tuple[tuple[str, str], ...]
    damaged: int = 0


def of_reading(reading: Reading) -> Understood | None:
    """What may be said of a file; nothing where there is nothing to say."""
    guess = reading.guess
    if guess.encoding in CERTAIN and not reading.damaged:
        return None
    line = next((line for line in reading.text.split("\n") if not line.isascii()), "")
    start = next((place for place, letter in enumerate(line) if not letter.isascii()), 0)
    excerpt = line[max(0, start - SHOWN // 2) : start + SHOWN // 2].strip()
    stored = excerpt.encode(guess.encoding, "replace")
    readings = ((name, stored.decode(name, "replace").strip()) for name in guess.others)
    return Understood(guess.encoding, guess.sure, ((guess.encoding, excerpt), *readings), reading.damaged)


def encoding_remarks(files: Mapping[str, Understood], chosen: str) -> tuple[Evidence, ...]:
    """What is said of files by name: which encoding was found, unless it was chosen, and what is damaged."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for name, one in files.items():
        if one.encoding not in CERTAIN and chosen == AUTO:
            groups.setdefault((one.encoding, one.sure), []).append(name)
    found = [_found(names, files[names[0]]) for names in groups.values()]
    damaged = {name: one.damaged for name, one in files.items() if one.damaged}
    return (*found, *(_damaged(damaged) if damaged else ()))


def _found(names: list[str], first: Understood) -> Evidence:
    words = {
        "names": _three(names),
        "encoding": _title(first.encoding),
        "words": first.words[0][1],
    }
    text = (
        T("{names}: read as {encoding}, such as “{words}”.", **words)
        if first.sure
        else T("{names}: read as {encoding}, which is not certain, such as “{words}”.", **words)
    )
    severity = Severity.REMARK if first.sure else Severity.WARNING
    fixes = tuple(_read_as(name, words) for name, words in first.words[1:] if name in ENCODINGS)
    return Evidence("encoding-found", severity, text, len(names), (), fixes, OPTION)


def _read_as(encoding: str, words: str) -> Edit:
    return set_source(
        {"encoding": encoding}, T("Read as {encoding}: “{words}”", encoding=_title(encoding), words=words)
    )


def _damaged(files: Mapping[str, int]) -> Iterable[Evidence]:
    text = T(
        "Characters that mean nothing and are shown as \ufffd: {n:,} in {names}.",
        n=sum(files.values()),
        names=_three(list(files)),
    )
    yield Evidence("characters-damaged", Severity.WARNING, text, sum(files.values()), (), (), OPTION)


def _title(encoding: str) -> Text | str:
    return ENCODINGS.get(encoding, encoding)


def _three(names: list[str]) -> list[str]:
    return [*names[:NAMED], *(["…"] if len(names) > NAMED else [])]
