"""What lies in a folder and takes no part in the data: counted, three of a kind named, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from deepstudio.core.problems import Severity
from deepstudio.core.text import T, Text, legible
from deepstudio.data.evidence import Evidence

NAMED = 3

# By id: what is said of them, with `n` and `names`. Those that cannot be read are a reason to worry.
REASONS: Mapping[str, Text] = {
    "unreadable-folders": T(
        "Folders that cannot be read are left out ({n}): {names}. Allow this program to read them."
    ),
    "links-out": T(
        "Links to folders of the system, or to one that holds this one, are not followed ({n}): {names}."
    ),
    "links-again": T("Links to folders that are read already are not read twice ({n}): {names}."),
    "deep-folders": T("Folders that lie too deep are left out ({n}): {names}."),
    "system-folders": T("Recycle bins and folders of the system are left out ({n}): {names}."),
    "empty-folders": T("Folders without a single usable file are left out ({n}): {names}."),
    "other-files": T("Files of other kinds are left out ({n}): {names}."),
}
WORRYING = frozenset({"unreadable-folders"})


class Unused:
    """Collects while a folder is looked through."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._names: dict[str, list[str]] = {}

    def add(self, reason: str, name: str) -> None:
        """`reason` is a key of `REASONS`, `name` a path below the folder."""
        self._counts[reason] = self._counts.get(reason, 0) + 1
        names = self._names.setdefault(reason, [])
        if len(names) < NAMED:
            names.append(legible(name))

    def remarks(self) -> tuple[Evidence, ...]:
        """One for each reason that occurred, the most worrying first."""
        return tuple(self._remark(reason) for reason in REASONS if reason in self._counts)

    def _remark(self, reason: str) -> Evidence:
        count = self._counts[reason]
        text = replace(REASONS[reason], args={"n": count, "names": named(self._names[reason], count)})
        severity = Severity.WARNING if reason in WORRYING else Severity.REMARK
        return Evidence(reason, severity, text, count)


def named(names: list[str], count: int) -> list[str]:
    """The first names of `count` things, as a sentence lists them."""
    return [*names[:NAMED], *(["…"] if count > NAMED else [])]
