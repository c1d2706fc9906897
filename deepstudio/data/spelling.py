"""One form for each text, and one class for labels that are only spelled in several ways.

Nothing here reads anything; sources ask it about the names of classes, whether they are cells of a table or folders.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from deepstudio.core.data_edits import set_source
from deepstudio.core.problems import Edit
from deepstudio.core.text import T, Text
from deepstudio.data.evidence import Evidence, remark
from deepstudio.data.tokenizers.lookup import normal

APART = "apart"  # the setting of a source that keeps spellings apart, and its option
NAMED = 3
MISSING = frozenset(
    {
        "nan",
        "na",
        "n/a",
        "#n/a",
        "<na>",
        "n.a.",
        "null",
        "nil",
        "none",
        "nat",
        "missing",
        "-",
        "--",
        "?",
        "??",
        "\\n",
    }
)
# 1,000 and 1.000 are as likely a thousand as they are one, so they are left alone.
NUMBER = re.compile(r"[-+]?(0+\.\d*|\d+([.,](?!\d{3}$)\d*)?|[.,]\d+)(e[-+]?\d{1,2})?", re.ASCII)


def label(text: str) -> str:
    """A label as it is written: in normal form, with single spaces inside and none around."""
    return " ".join(normal(text).split())


def key(name: str) -> str:
    """Equal for labels that differ at most in case, width and number format: `Pos` and `ＰＯＳ`, 0 and 0.0."""
    plain = label(unicodedata.normalize("NFKC", name)).casefold()
    return _number(plain) if NUMBER.fullmatch(plain) else unicodedata.normalize("NFC", plain)


def class_names(counts: Mapping[str, int]) -> dict[str, str]:
    """The class that each spelling belongs to, from how often each `label` occurs.

    A class is called like its most frequent spelling; a number like its shortest.
    """
    groups: dict[str, list[str]] = {}
    for name in counts:
        groups.setdefault(key(name), []).append(name)
    best = {}
    for same, names in groups.items():
        number = bool(NUMBER.fullmatch(same))
        best[same] = min(names, key=lambda name: (len(name) if number else 0, -counts[name], name))
    return {name: best[key(name)] for name in counts}


def as_classes(
    labelled: Iterable[tuple[str, str]], apart: bool = False
) -> tuple[list[tuple[str, str]], tuple[Evidence, ...]]:
    """Pairs of a sample's id and its class, from pairs of id and label as it was found, and what was merged.

    `apart` keeps labels apart that differ in case, width or number format; those that look the same are one in any
    case.
    """
    found = list(labelled)
    written = Counter(name for _, name in found)
    plain = {name: label(name) for name in written}
    counts: Counter[str] = Counter()
    for name, count in written.items():
        counts[plain[name]] += count
    classes = {name: name for name in counts} if apart else class_names(counts)
    pairs = [(id, classes[plain[name]]) for id, name in found]
    return pairs, (*_alike(written, plain), *_merged(counts, classes))


def missing_marks(counts: Mapping[str, int]) -> frozenset[str]:
    """Those labels that usually stand for a missing value, as far as two classes are left without them."""
    found = {name for name in counts if key(name) in MISSING}
    if "+" in counts:
        found.discard("-")
    others = {key(name) for name in counts if label(name)} - {key(name) for name in found}
    return frozenset(found) if len(others) > 1 else frozenset()


def missing_remark(counts: Mapping[str, int]) -> tuple[Evidence, ...]:
    """What is said of rows whose label is such a mark, from how often each occurs."""
    if not counts:
        return ()
    text = T(
        "{n} rows are left out because their label stands for a missing value: {marks}.",
        n=sum(counts.values()),
        marks=_three(sorted(counts)),
    )
    fix = set_source({"keep_missing": True}, T("Keep them as a class"))
    return (remark("labels-missing", text, sum(counts.values()), (fix,), "--keep-missing"),)


def _number(plain: str) -> str:
    try:
        value = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return plain
    return f"{value.normalize() + 0:f}"


def _alike(written: Mapping[str, int], plain: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Labels that look the same: nobody would want them apart, so there is nothing to decide."""
    ways: dict[str, set[str]] = {}
    for name in written:
        ways.setdefault(plain[name], set()).add(" ".join(name.split()))
    names = sorted(name for name, forms in ways.items() if len(forms) > 1)
    if not names:
        return ()
    text = T(
        "Labels that look the same but are stored as different characters are one class ({n}): {names}.",
        n=len(names),
        names=_three(names),
    )
    return (remark("labels-alike", text, len(names)),)


def _merged(counts: Mapping[str, int], classes: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Labels that differ in how they are written."""
    groups: dict[str, list[str]] = {}
    for name in counts:
        groups.setdefault(classes[name], []).append(name)
    several = {name: ways for name, ways in sorted(groups.items()) if len(ways) > 1}
    if not several:
        return ()
    told = [
        T("{ways} → {name}", ways=sorted(way for way in ways if way != name), name=name)
        for name, ways in list(several.items())[:NAMED]
    ]
    text = T(
        "Labels that are only spelled differently are one class ({n}): {spellings}.",
        n=len(several),
        spellings=_three(told, len(several)),
    )
    return (remark("labels-merged", text, len(several), (keep_apart(),), "--apart"),)


def keep_apart() -> Edit:
    """The fix that makes each spelling a class of its own."""
    return set_source({APART: True}, T("Keep the spellings apart"))


def _three(items: Sequence[str | Text], count: int = 0) -> list[str | Text]:
    return [*items[:NAMED], *(["…"] if max(len(items), count) > NAMED else [])]
