"""Texts and pictures that occur more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from deepstudio.core.problems import Edit, Severity
from deepstudio.core.text import T, Text
from deepstudio.data.evidence import Evidence, Example
from deepstudio.data.findings.evidence import EXAMPLES, excerpt, leave_out
from deepstudio.data.findings.shared_data import Looked
from deepstudio.data.split import PARTS

PART_WORDS = {"train": T("training"), "validation": T("validation"), "test": T("test")}
# Of texts and of pictures.
CONTRADICTORY = (
    T("Texts whose copies are in different classes: {n:,} ({copies:,} samples in all)."),
    T("Pictures whose copies are in different classes: {n:,} ({copies:,} files in all)."),
)
ACROSS = (
    T(
        "Texts of validation and test with a copy in another part: {n:,}. The network is examined with what "
        "it knows."
    ),
    T(
        "Pictures of validation and test that show the same as one in another part: {n:,}. The network is examined "
        "with what it knows."
    ),
)
WITHIN = (
    T("Texts that repeat another one of their part: {n:,}. They count more than once."),
    T("Pictures that show the same as another one of their part: {n:,}. They count more than once."),
)
Group = list[int]
DescribeGroup = Callable[[Looked, Group], Sequence[str | Text]]


def contradictory(looked: Looked) -> Iterator[Evidence]:
    """Copies with several labels. Which one is right nobody knows, so the fix leaves all of them out."""
    groups = [rows for rows in looked.copies if len(_labels(looked, rows)) > 1]
    if not groups:
        return
    ids = [looked.scan.ids[row] for rows in groups for row in rows]
    yield Evidence(
        "contradictory-labels",
        Severity.WARNING,
        _words(looked, CONTRADICTORY, n=len(groups), copies=len(ids)),
        len(ids),
        _examples(looked, groups, _class_words),
        leave_out(looked, ids, T("Leave out all {n:,} of them", n=len(ids))),
    )


def across(looked: Looked) -> Iterator[Evidence]:
    """Copies with one label in several parts of the split."""
    groups = [rows for rows in _alike(looked) if len(_parts(looked, rows)) > 1]
    if not groups:
        return
    asked = sum(looked.parts[row] != PARTS[0] for rows in groups for row in rows)
    yield Evidence(
        "duplicates-across",
        Severity.WARNING,
        _words(looked, ACROSS, n=asked),
        asked,
        _examples(looked, groups, _part_words),
        _leave_out_copies(looked),
    )


def within(looked: Looked) -> Iterator[Evidence]:
    """Copies with one label in one part of the split."""
    groups = [rows for rows in _alike(looked) if len(_parts(looked, rows)) == 1]
    if not groups:
        return
    surplus = sum(len(rows) - 1 for rows in groups)
    yield Evidence(
        "duplicates-within",
        Severity.WARNING,
        _words(looked, WITHIN, n=surplus),
        surplus,
        _examples(looked, groups, _part_words),
        _leave_out_copies(looked),
    )


def _words(looked: Looked, sentences: tuple[Text, Text], **args: int) -> Text:
    return replace(sentences[0] if looked.are_texts else sentences[1], args=args)


def _alike(looked: Looked) -> list[Group]:
    return [rows for rows in looked.copies if len(_labels(looked, rows)) == 1]


def _leave_out_copies(looked: Looked) -> tuple[Edit, ...]:
    """Keeps one of each text, if possible that of the training part.

    It takes the copies of all parts: fewer samples are split in another way, and what shared a part may not then.
    """
    ids: list[str] = []
    for rows in _alike(looked):
        kept = min(rows, key=lambda row: (PARTS.index(looked.parts[row]), row))
        ids += [looked.scan.ids[row] for row in rows if row != kept]
    label = T("Leave out the copy") if len(ids) == 1 else T("Leave out {n:,} copies", n=len(ids))
    return leave_out(looked, ids, label)


def _examples(looked: Looked, groups: list[Group], words: DescribeGroup) -> tuple[Example, ...]:
    """The texts with most copies."""
    largest = sorted(groups, key=lambda rows: -len(rows))[:EXAMPLES]
    return tuple(
        Example(
            tuple(looked.scan.ids[row] for row in rows),
            excerpt(looked.texts[rows[0]]) if looked.are_texts else looked.scan.ids[rows[0]],
            T("{n:,} copies: {words}", n=len(rows), words=words(looked, rows)),
        )
        for rows in largest
    )


def _labels(looked: Looked, rows: Group) -> list[int]:
    """The classes that occur among some samples; all are alike where the answer is no class."""
    if not looked.scan.classes:
        return [0]
    return sorted({int(looked.scan.labels[row]) for row in rows})


def _parts(looked: Looked, rows: Group) -> list[str]:
    return sorted({looked.parts[row] for row in rows}, key=PARTS.index)


def _class_words(looked: Looked, rows: Group) -> list[str]:
    return [looked.classes[label] for label in _labels(looked, rows)]


def _part_words(looked: Looked, rows: Group) -> list[Text]:
    return [PART_WORDS[part] for part in _parts(looked, rows)]
